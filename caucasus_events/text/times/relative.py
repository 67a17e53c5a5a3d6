"""Readers of what is counted from publication or from another date of the text."""

from __future__ import annotations

import re
from datetime import date, timedelta

from caucasus_events.text.times import calendar
from caucasus_events.text.times.anchored import next_day, offset, same_day, vague_offset
from caucasus_events.text.times.context import Context
from caucasus_events.text.times.readers import Read, Reader

_CLAUSE = 40
_PERFECT = re.compile(r"\b(?:has|have)\b[^.;,]*\Z")
_DAY = timedelta(days=1)
_WEEK = 7
_HALF_DAY = 12
_NEARBY = 2


def weekday_near(name: str, context: Context, match: re.Match[str], relation: str = "") -> date:
    """Return the day a weekday means: the tense decides."""
    today = context.published
    back = (today.weekday() - calendar.weekday_number(name)) % _WEEK
    if relation in {"last", "this past", "the previous"}:
        return today - timedelta(days=back or _WEEK)
    if relation in {"next", "the following"} or context.future(match.start(), match.end()):
        ahead = (-back) % _WEEK
        return today + timedelta(days=ahead or (_WEEK if relation == "next" else 0))
    return today - timedelta(days=back)


def weekday(match: re.Match[str], context: Context) -> Read:
    """On Tuesday, last Friday, late Tuesday, Wednesday night."""
    day = weekday_near(match["wd"], context, match, (match["rel"] or "").lower())
    if (match["cue"] or "").lower() == "since" and day <= context.published:
        return Read((day, context.published), "since", anchors=False)
    if (match["tod"] or "").lower() == "night" and not match["part"]:
        return Read((day, day + _DAY), night=True)
    return Read((day, day), "until" if (match["cue"] or "").lower() in {"until", "by"} else "at")


def overnight_into(match: re.Match[str], context: Context) -> Read:
    """Overnight into Wednesday, on the night from Tuesday to Wednesday."""
    day = weekday_near(match["wd"] or match["wd2"], context, match)
    return Read((day - _DAY, day), night=True)


def weekday_range(match: re.Match[str], context: Context) -> Read:
    """Between Tuesday and Thursday."""
    last = weekday_near(match["wd2"], context, match)
    gap = (calendar.weekday_number(match["wd2"]) - calendar.weekday_number(match["wd"])) % _WEEK
    return Read((last - timedelta(days=gap), last))


def day_before_yesterday(_: re.Match[str], context: Context) -> Read:
    """Read "the day before yesterday"."""
    day = context.published - 2 * _DAY
    return Read((day, day))


def today(match: re.Match[str], context: Context) -> Read:
    """Today, yesterday, tomorrow, tonight."""
    shift = {"yesterday": -1, "tomorrow": 1}.get(match["word"].lower(), 0)
    day = context.published + shift * _DAY
    night = (match["tod"] or "").lower() == "night" or match["word"].lower() == "tonight"
    return Read((day, day + _DAY if night else day), night=night)


def eve(match: re.Match[str], context: Context) -> Read:
    """On the eve, the day before, the night before: of the day told last, else of publication."""
    base = context.day[0] if context.day is not None else context.published
    night = (match["unit"] or "").lower() == "night"
    return Read((base - _DAY, base if night else base - _DAY), night=night, anchors=False)


def lasting(match: re.Match[str], context: Context) -> Read | None:
    """For four days, in the perfect ("has raged for four days"): the days up to publication."""
    days, _ = calendar.count_days(match["n"], "day")
    before = context.plain[max(match.start() - _CLAUSE, 0) : match.start()]
    if days is None or not _PERFECT.search(before):
        return None
    return Read((context.published - days * _DAY, context.published))


def last_night(match: re.Match[str], context: Context) -> Read | None:
    """Overnight, last night; counted from a day that its sentence names, else from publication."""
    anchored = context.day is not None and context.day_sentence == context.sentence(match.start())
    if anchored and context.day and context.day[0] == context.day[1]:
        return Read((context.day[0], context.day[0] + _DAY), night=True, anchors=False)
    if match.group().lower() == "at night":
        return None
    return Read((context.published - _DAY, context.published), night=True)


def part_of_day(match: re.Match[str], context: Context) -> Read:
    """In the afternoon, in a report of the day: of the day told just before, else of today."""
    near = context.sentence(match.start()) - context.day_sentence <= _NEARBY
    if context.day is not None and near and context.day[1] - context.day[0] <= _DAY:
        day = context.day[1 if (match["tod"] or "").lower() == "morning" else 0]
        return Read((day, day), anchors=False)
    return Read((context.published, context.published), anchors=False)


def this_part(_: re.Match[str], context: Context) -> Read:
    """Read "this morning"."""
    return Read((context.published, context.published))


def ago(match: re.Match[str], context: Context) -> Read:
    """Two weeks ago: the longer ago, the vaguer."""
    days, unit = calendar.count_days(match["n"], match["unit"])
    if match["unit"].lower() in {"hour", "minute"}:
        counted = int(match["n"]) if match["n"].isdigit() else 0
        first = context.published - (counted > _HALF_DAY) * _DAY
        return Read((first, context.published))
    if days is None:
        reach = 9 * unit
        return Read(
            (
                context.published - timedelta(days=reach),
                context.published - timedelta(days=2 * unit),
            )
        )
    if match["unit"].lower() == "year" and match["n"].lower() != "some":
        context.name_year(match.start(), context.published.year - days // unit)
    middle = context.published - timedelta(days=days)
    slack = timedelta(days=unit // 2 if unit > 1 else 0)
    return Read((middle - slack, middle + slack))


def just_this(match: re.Match[str], context: Context) -> Read:
    """Read "this week", last month, next year, earlier this week."""
    relation, unit = match["rel"].lower(), match["unit"].lower()
    today_ = context.published
    if relation in {"the past", "the last"}:
        size = calendar.count_days(None, unit)[0] or 2
        return Read((today_ - timedelta(days=size), today_))
    step = {"last": -1, "previous": -1, "next": 1}.get(relation, 0)
    if unit in {"week", "weekend"}:
        monday, sunday = calendar.week_of(today_ + timedelta(days=_WEEK * step))
        if unit == "weekend":
            return _weekend(context, match)
        return Read((monday, min(sunday, today_) if step == 0 else sunday))
    if unit == "month":
        number = today_.year * 12 + today_.month - 1 + step
        first, last = calendar.month_span(number // 12, number % 12 + 1)
        return Read((first, min(last, today_) if step == 0 else last))
    first, last = date(today_.year + step, 1, 1), date(today_.year + step, 12, 31)
    return Read((first, min(last, today_) if step == 0 else last), stated_year=step != 0)


def earlier_this(match: re.Match[str], context: Context) -> Read:
    """Earlier this month, later that day."""
    unit, today_ = match["unit"].lower(), context.published
    if unit not in {"week", "month", "year"}:
        if match["that"].lower() != "this" and context.day is not None:
            return Read(context.day, offset=0, anchors=False)
        return Read((today_, today_))
    first = {
        "week": calendar.week_of(today_)[0],
        "month": today_.replace(day=1),
        "year": date(today_.year, 1, 1),
    }[unit]
    return Read((first, max(today_ - _DAY, first)))


def part_of_this(match: re.Match[str], context: Context) -> Read:
    """Early this month."""
    whole = just_this(match, context)
    unit, today_ = match["unit"].lower(), context.published
    if unit == "month" and match["rel"].lower() == "this":
        span = calendar.month_span(today_.year, today_.month)
    elif unit == "week" and match["rel"].lower() == "this":
        span = calendar.week_of(today_)
    else:
        span = whole.days or (today_, today_)
    first, last = calendar.part_of(span, match["part"])
    return Read((min(first, today_), min(last, today_)))


def _weekend(context: Context, match: re.Match[str]) -> Read:
    day = context.published
    back = (day.weekday() - 5) % _WEEK
    saturday = day - timedelta(days=back)
    if context.future(match.start(), match.end()):
        saturday += timedelta(days=_WEEK if back > 1 else 0)
    return Read((saturday, saturday + _DAY))


def weekend(match: re.Match[str], context: Context) -> Read:
    """Over the weekend, since the weekend."""
    read = _weekend(context, match)
    if match["cue"] and read.days:
        return Read((read.days[0], context.published), "since", anchors=False)
    return read


def past_n(match: re.Match[str], context: Context) -> Read:
    """In the past 24 hours, over the last three days; a week ends with the day of the report."""
    today_ = context.published
    if match["unit"].lower() in {"hour", "minute"}:
        counted = match["n"] and match["n"].isdigit() and match["unit"].lower() == "hour"
        hours = match["n"] if counted else "24"
        return Read((today_ - max(1, -(-int(hours) // 24)) * _DAY, today_))
    days, unit = calendar.count_days(match["n"], match["unit"])
    size = days if days is not None else 3 * unit
    if size == _WEEK:
        size -= 1
    return Read((today_ - timedelta(days=size), today_))


def day_past(_: re.Match[str], context: Context) -> Read:
    """During the day, in a daily bulletin: the day before or that of publication."""
    if context.day is not None and context.day[0] == context.day[1]:
        return Read(context.day, anchors=False)
    return Read((context.published - _DAY, context.published), anchors=False)


RELATIVE: dict[str, Reader] = {
    "weekday": weekday,
    "overnight_into": overnight_into,
    "weekday_night": overnight_into,
    "weekday_range": weekday_range,
    "day_before_yesterday": day_before_yesterday,
    "eve": eve,
    "lasting": lasting,
    "today": today,
    "last_night": last_night,
    "this_part": this_part,
    "ago": ago,
    "just_this": just_this,
    "earlier_this": earlier_this,
    "part_of_this": part_of_this,
    "weekend": weekend,
    "past_n": past_n,
    "day_past": day_past,
    "part_of_day": part_of_day,
    "same_day": same_day,
    "next_day": next_day,
    "offset": offset,
    "vague_offset": vague_offset,
}
