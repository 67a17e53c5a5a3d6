"""One reader per form: from a match to days."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

from caucasus_events.text.times import calendar
from caucasus_events.text.times.calendar import Days
from caucasus_events.text.times.context import Context

_DAY = timedelta(days=1)
_CENTURY = 100
_PIVOT = 70
_LIVING = 45
_LOOK_BACK = 40
_ORIGIN = re.compile(
    r"\b(?:born|founded|built|erected|established|created|graduated|moved|settled)\b[^.;]{0,30}\Z"
)


@dataclass(slots=True)
class Read:
    """Days of an expression, and what else its words say."""

    days: Days | None
    kind: str = "at"
    night: bool = False
    offset: int | None = None
    conflict: str | None = None
    stated_year: bool = False
    anchors: bool = True


Reader = Callable[[re.Match[str], Context], Read | None]


def _year(match: re.Match[str], context: Context, month: int, day: int) -> tuple[int, bool]:
    text = match.groupdict().get("y")
    if text:
        return int(text), True
    relation = match.groupdict().get("ry")
    if relation:
        return context.published.year - (relation.lower() == "last"), True
    if context.future(match.start(), match.end()):
        ahead = (month, day) < (context.published.month, context.published.day)
        return context.published.year + ahead, False
    return context.pick_year(match.start(), month, day), False


def _cued(match: re.Match[str], context: Context, days: Days, *, stated: bool) -> Read:
    cue = (match.groupdict().get("cue") or "").lower()
    if cue == "since" and days[0] <= context.published:
        return Read((days[0], context.published), "since", stated_year=stated, anchors=False)
    kind = {"until": "until", "till": "until", "by": "until", "before": "until"}.get(cue, "at")
    if cue in {"after", "since"}:
        kind = "since"
    return Read(days, kind, stated_year=stated)


def iso(match: re.Match[str], context: Context) -> Read | None:
    """2020-09-27."""
    day = calendar.safe(int(match["y"]), int(match["m"]), int(match["d"]))
    return _cued(match, context, (day, day), stated=True) if day else None


def numeric(match: re.Match[str], _: Context) -> Read | None:
    """27.09.2020; 9/27/2020 where only that is a date."""
    year = int(match["y"])
    if year < _CENTURY:
        year += 1900 if year >= _PIVOT else 2000
    first, second = int(match["d"]), int(match["m"])
    day = calendar.safe(year, second, first) or calendar.safe(year, first, second)
    return Read((day, day), stated_year=True) if day else None


def day(match: re.Match[str], context: Context) -> Read | None:
    """27 September 2020, September 27, with or without weekday."""
    month, number = calendar.month_number(match["mon"]), calendar.day_number(match["d"])
    year, stated = _year(match, context, month, number)
    found = calendar.safe(year, month, number)
    if found is None:
        return None
    read = _cued(match, context, (found, found), stated=stated)
    if match["wd"] and found.weekday() != calendar.weekday_number(match["wd"]):
        read.conflict = "weekday"
    if (match["tod"] or "").lower() == "night" and read.kind == "at":
        read.days, read.night = (found, found + _DAY), True
    return read


def day_of_month(match: re.Match[str], context: Context) -> Read | None:
    """On the 16th: of the month told before, else the latest one not after publication."""
    number = calendar.day_number(match["d"])
    base = context.day[0] if context.day else context.published
    found = calendar.safe(base.year, base.month, number)
    if context.day is None and (found is None or found > context.published):
        before = base.replace(day=1) - _DAY
        found = calendar.safe(before.year, before.month, number)
    if found is None:
        return None
    night = match["tod"] is not None
    return Read((found, found + _DAY if night else found), night=night)


def day_range(match: re.Match[str], context: Context) -> Read | None:
    """12-13 September, from 27 September to 10 November, Sept. 12 to 14."""
    groups = match.groupdict()
    month_first = match.start("mon") < match.start("d")
    last_name = (groups.get("mon2") or groups["mon"]) if month_first else groups["mon"]
    first_name = groups["mon"] if month_first else (groups.get("mon0") or groups["mon"])
    one, two = calendar.month_number(first_name), calendar.month_number(last_name)
    first, last = calendar.day_number(match["d"]), calendar.day_number(match["d2"])
    year, stated = _year(match, context, two, last)
    begin = calendar.safe(year - (one > two), one, first)
    end = calendar.safe(year, two, last)
    if begin is None or end is None or end < begin:
        return None
    return _cued(match, context, (begin, end), stated=stated)


def night_range(match: re.Match[str], context: Context) -> Read | None:
    """On the night of 12-13 September."""
    read = day_range(match, context)
    if read is not None and read.days and (read.days[1] - read.days[0]).days == 1:
        read.night = True
    return read


def night_of(match: re.Match[str], context: Context) -> Read | None:
    """On the night of 12 September."""
    month = calendar.month_number(match["mon"] or match["mon2"])
    number = calendar.day_number(match["d"] or match["d2"])
    year, stated = _year(match, context, month, number)
    found = calendar.safe(year, month, number)
    if found is None:
        return None
    if "evening" in match.group().lower():
        return Read((found, found), stated_year=stated)
    return Read((found, found + _DAY), night=True, stated_year=stated)


def month(match: re.Match[str], context: Context) -> Read | None:
    """In September, early September 2022, September."""
    groups = match.groupdict()
    number = calendar.month_number(match["mon"])
    relation = (groups.get("rel") or "").lower()
    text = match["mon"].strip(".")
    if len(text) <= len("Mar") and not (groups.get("y") or match["mon"].endswith(".") or relation):
        return None
    if text.lower() in {"may", "march"} and not (
        relation or groups.get("y") or groups.get("part") or groups.get("cue")
    ):
        return None
    year, stated = _year(match, context, number, 1)
    span = calendar.month_span(year, number)
    if relation == "last" and span[0] >= context.published.replace(day=1):
        span = calendar.month_span(year - 1, number)
    if groups.get("part"):
        span = calendar.part_of(span, groups["part"])
    if relation == "earlier in":
        span = (span[0], min(span[1], max(context.published - _DAY, span[0])))
    if not stated and span[0] <= context.published < span[1]:
        span = (span[0], context.published)
    return _cued(match, context, span, stated=stated)


def month_range(match: re.Match[str], context: Context) -> Read | None:
    """Late April through early June, September-October 2020."""
    one, two = calendar.month_number(match["mon"]), calendar.month_number(match["mon2"])
    year, stated = _year(match, context, two, 1)
    first_year = match.groupdict().get("y0")
    begin = calendar.month_span(int(first_year) if first_year else year - (one > two), one)
    end = calendar.month_span(year, two)
    if match["part"]:
        begin = calendar.part_of(begin, match["part"])
    if match["part2"]:
        end = calendar.part_of(end, match["part2"])
    return _cued(match, context, (begin[0], end[1]), stated=stated) if begin[0] <= end[1] else None


def season(match: re.Match[str], context: Context) -> Read | None:
    """In the autumn of 2020."""
    return _cued(match, context, calendar.season(match["season"], int(match["y"])), stated=True)


def year(match: re.Match[str], context: Context) -> Read | None:
    """In 2020. Years of the past carry over to dates after them, "the 2020 war" does not."""
    number = int(match["y"])
    span = (date(number, 1, 1), date(number, 12, 31))
    cue = match["cue"].lower()
    if cue in {"early", "mid", "late"}:
        return Read(calendar.part_of(span, cue), stated_year=True)
    told = cue in {"in", "during", "throughout"} and not _of_a_life(match, context, number)
    read = _cued(match, context, span, stated=told)
    read.anchors = read.stated_year
    return read


def year_line(match: re.Match[str], _: Context) -> Read | None:
    """Read a line with a year alone, which heads the days below it."""
    number = int(match["y"])
    return Read((date(number, 1, 1), date(number, 12, 31)), "period", stated_year=True)


def _of_a_life(match: re.Match[str], context: Context, number: int) -> bool:
    """Tell a year of birth or foundation from one in which a story goes on."""
    before = context.plain[max(0, match.start() - _LOOK_BACK) : match.start()]
    return bool(_ORIGIN.search(before)) or context.published.year - number > _LIVING


def vague(_: re.Match[str], __: Context) -> Read | None:
    """In the 1990s."""
    return Read(None, "period", anchors=False)


ABSOLUTE: dict[str, Reader] = {
    "iso": iso,
    "numeric": numeric,
    "day": day,
    "day_us": day,
    "day_of_month": day_of_month,
    "year_line": year_line,
    "day_range": day_range,
    "day_range_us": day_range,
    "night_range": night_range,
    "night_range_us": night_range,
    "night_of": night_of,
    "month": month,
    "month_part": month,
    "month_range": month_range,
    "month_through": month_range,
    "season": season,
    "year": year,
    "decade": vague,
}
