"""Readers of what is counted from the day told before: the same day, two weeks later."""

from __future__ import annotations

import re
from datetime import date, timedelta

from caucasus_events.text.times import calendar
from caucasus_events.text.times.context import Context
from caucasus_events.text.times.readers import Read

_DAY = timedelta(days=1)


def _anchor(context: Context) -> tuple[date, date] | None:
    return context.day


def same_day(match: re.Match[str], context: Context) -> Read:
    """Read "the same day"."""
    base = _anchor(context)
    if base is None:
        return Read(None, "anchored", offset=0, anchors=False)
    night = match["unit"].lower() == "night" and base[0] == base[1]
    return Read((base[0], base[1] + _DAY) if night else base, night=night, anchors=False)


def next_day(match: re.Match[str], context: Context) -> Read:
    """Read "the next day", the previous day, the following year."""
    sign = 1 if match["rel"].lower() in {"next", "following"} else -1
    unit = match["unit"].lower()
    base = _anchor(context)
    if unit == "year":
        if context.year is None:
            return Read(None, "anchored", offset=sign * 365, anchors=False)
        number = context.year + sign
        return Read((date(number, 1, 1), date(number, 12, 31)), stated_year=True)
    part = unit in {"morning", "afternoon", "evening"}
    size = calendar.count_days(None, "day" if part else unit)[0] or 1
    return _shifted(base, sign * size, unit)


def offset(match: re.Match[str], context: Context) -> Read:
    """Read "a day earlier", two weeks later, a day after (the clashes)."""
    unit, way = match["unit"].lower(), match["dir"].lower()
    later = way in {"later", "after"}
    if unit in {"hour", "minute"}:
        that = context.plain.startswith(" that", match.end())
        return _shifted(_anchor(context) if that or way in {"later", "earlier"} else None, 0, unit)
    days, _ = calendar.count_days(match["n"], unit)
    if days is None:
        return Read(None, "anchored", anchors=False)
    vague_ = match.group().lower().startswith(("less", "more", "not", "about", "barely"))
    alone = way in {"before", "after"} and context.plain[match.end() : match.end() + 1] in {
        ",",
        ".",
    }
    if way in {"before", "after"} and not (alone and not vague_):
        return _beside_event(match, context, days if later else -days, vague=vague_)
    base = _anchor(context)
    if way == "earlier" and base is None and unit == "day":
        base = (context.published, context.published)
    return _shifted(None if vague_ else base, days if later else -days, unit)


def _beside_event(match: re.Match[str], context: Context, days: int, *, vague: bool) -> Read:
    """Read "..., a day after three were killed": the clause after it is that much earlier."""
    leads = not context.plain[max(0, match.start() - 3) : match.start()].strip(" \n")
    index = context.sentence(match.start())
    begins = index >= 0 and context.sentences[index].start == match.start()
    if vague or begins or leads or match["unit"].lower() not in {"day", "night"}:
        return Read(None, "anchored", offset=days, anchors=False)
    base = context.published
    if context.day is not None and context.day_sentence == index:
        base = context.day[0]
    day = base - timedelta(days=days)
    return Read((day, day), offset=-days, anchors=False)


def _shifted(base: tuple[date, date] | None, days: int, unit: str) -> Read:
    if base is None:
        return Read(None, "anchored", offset=days, anchors=False)
    move = timedelta(days=days)
    slack = timedelta(days={"week": 0, "month": 3, "year": 30}.get(unit, 0))
    return Read((base[0] + move - slack, base[1] + move + slack), offset=days)


def vague_offset(match: re.Match[str], context: Context) -> Read:
    """Hours after the clashes, days later."""
    way = match["dir"].lower()
    near = match["unit"].lower() in {"hours", "minutes", "shortly", "soon", "immediately"}
    if near and way in {"later", "earlier"} and context.day is not None:
        return Read(context.day, offset=0, anchors=False)
    return Read(None, "anchored", offset=0 if near else None, anchors=False)
