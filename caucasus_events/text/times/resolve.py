"""From a text and its day of publication to its time expressions."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from itertools import pairwise

from caucasus_events.text.document import Span
from caucasus_events.text.layout import dateline, release_lines, stamps
from caucasus_events.text.sentences import flowing, paragraphs, sentences
from caucasus_events.text.times import clocks
from caucasus_events.text.times.context import Context
from caucasus_events.text.times.expression import TimeExpression, precision
from caucasus_events.text.times.readers import ABSOLUTE, Read
from caucasus_events.text.times.relative import RELATIVE
from caucasus_events.text.times.rules import matches

_READERS = {**ABSOLUTE, **RELATIVE}
_DEICTIC = {"weekday", "today", "last_night", "overnight_into", "just_this", "this_part", "past_n"}
_BESIDE = re.compile(r"[ \n]{0,2}[,(\[][ \n]?(?:on )?\Z")
_BORN = re.compile(r"\bborn(?: in| on)? ?\Z", re.IGNORECASE)
_COMPARED = re.compile(r"\b(?:since|than|unlike)\b[^.;,]{1,60}\Z")
_SUBJECT = re.compile(
    r"\s{0,9}The ((?:19|20)[0-9]{2}) (?:[A-Z]|clash|skirmish|battle|offensive|fighting)"
)
_LOOKS_BACK = re.compile(r"\bhad\b[^.;]{1,80}\b(?:previously|earlier)\b")
_LOOK_BACK = 70
_LONG = 300
_BIRTH = 10
_GAP = 6
_JOINED_DAY = re.compile(r",? (?:on |of )?(?:the )?", re.IGNORECASE)
_UNKNOWN = date(9000, 12, 31)


def find(
    body: str, spans: list[Span] | None = None, reference_date: date | None = None
) -> list[TimeExpression]:
    """Return the time expressions of a text, in order.

    Parameters
    ----------
    body : str
        The text.
    spans : list of Span, optional
        Its sentences, found anew if left out.
    reference_date : datetime.date, optional
        Day of publication. Without it only what states its own date has days.

    Examples
    --------
    >>> text = "Two died on Tuesday. A day earlier, on the night of 12-13 September, shots fell."
    >>> for found in find(text, reference_date=date(2022, 9, 14)):
    ...     print(found.text, found.first, found.last, found.rule)
    Tuesday 2022-09-13 2022-09-13 weekday
    A day earlier 2022-09-12 2022-09-12 offset
    on the night of 12-13 September 2022-09-12 2022-09-13 night_range
    """
    spans = sentences(body) if spans is None else spans
    plain = flowing(body, spans)
    found = matches(plain)
    context = Context(
        plain=plain,
        published=reference_date or _UNKNOWN,
        sentences=spans,
        blocks=[block.start for block in paragraphs(body)],
        news=any(name in _DEICTIC for name, _ in found),
        starts=[span.start for span in spans],
    )
    if subject := _SUBJECT.match(plain):
        context.year = int(subject[1])
    head = dateline(body)
    live = dict(stamps(body))
    out = release_lines(body)
    result: list[TimeExpression] = []
    for name, match in found:
        item = _one(name, match, body, context, known=reference_date is not None)
        if item is None:
            continue
        if (head is not None and head.start <= item.start < head.end) or _release(
            item, out, context
        ):
            item = replace(item, kind="dateline")
        elif item.clock is not None and any(start <= item.start < live[start] for start in live):
            item = replace(item, kind="stamp")
        result.append(item)
    return _clock_days(context, _beside(plain, result))


def _release(item: TimeExpression, lines: list[Span], context: Context) -> bool:
    """Tell the day of publication at the head of a text from the heading of a chronicle."""
    today = item.first is not None and abs((item.first - context.published).days) <= 1
    return today and any(line.start <= item.start < line.end for line in lines)


def _clock_days(context: Context, items: list[TimeExpression]) -> list[TimeExpression]:
    """Give a clock time the day right after it, else the day that its sentence names."""
    days = {
        context.sentence(item.start): item
        for item in reversed(items)
        if item.kind == "at" and item.precision == 1
    }
    result = []
    for index, item in enumerate(items):
        found = _day_after(context, item, items[index + 1 : index + 2])
        if found is None and item.clock and not item.first:
            found = days.get(context.sentence(item.start))
        if found is not None:
            item = replace(item, first=found.first, last=found.last, precision=1)  # noqa: PLW2901 - the same item, with its day
        result.append(item)
    return result


def _day_after(
    context: Context, item: TimeExpression, rest: list[TimeExpression]
) -> TimeExpression | None:
    """Return the day of "at 8 a.m. on 26 October"."""
    if item.clock is None or not rest or rest[0].kind != "at":
        return None
    following = rest[0]
    joined = _JOINED_DAY.fullmatch(context.plain, item.end, following.start)
    return following if joined and following.precision == 1 else None


def _one(
    name: str, match: re.Match[str], body: str, context: Context, *, known: bool
) -> TimeExpression | None:
    start, end = match.span()
    if name in {"clock", "clock_range"}:
        return _clock(name, match, body, context)
    if not known and name in RELATIVE and name not in {"same_day", "next_day", "offset"}:
        return TimeExpression(start, end, None, None, None, name, body[start:end])
    try:
        read = _READERS[name](match, context)
    except (ValueError, OverflowError):
        return None
    if read is None:
        return None
    if _BORN.search(context.plain, max(start - _BIRTH, 0), start):
        read = Read(None, "period", anchors=False)
    days = read.days
    if not known and days and (days[1].year >= _UNKNOWN.year - 1 or not _stated(name, read)):
        days = None
    if days is None:
        return TimeExpression(
            start, end, None, None, None, name, body[start:end], read.kind,
            offset_days=read.offset,
        )  # fmt: skip
    conflict = read.conflict
    if known and conflict is None and days[0] > context.published and read.kind == "at":
        conflict = None if context.future(start, end) else "future"
    if read.anchors and not _aside(context, start, end):
        context.remember(start, *days, stated_year=read.stated_year)
    size = 1 if read.night else precision(*days)
    return TimeExpression(
        start, end, *days, size, name, body[start:end], read.kind, read.night,
        offset_days=read.offset, conflict=conflict,
    )  # fmt: skip


def _aside(context: Context, start: int, end: int) -> bool:
    """Tell a day that is only compared with, or that the sentence looks back to."""
    told = context.around(start, end)
    looks_back = _LOOKS_BACK.search(context.plain, told.start, min(told.end, told.start + _LONG))
    return looks_back is not None or bool(
        _COMPARED.search(context.plain, max(start - _LOOK_BACK, 0), start)
    )


def _stated(name: str, read: Read) -> bool:
    return read.stated_year or name in RELATIVE


def _clock(name: str, match: re.Match[str], body: str, context: Context) -> TimeExpression | None:
    word = (match["zone"] or "").lower()
    zone = clocks.zones().get(word, "local" if word == "local" else None)
    start, end = match.span()
    if match["zone"] and zone is None:
        end = start + len(body[start : match.start("zone")].rstrip(" ("))
    first = clocks.read(match, "a", zone)
    if first is None:
        return None
    second = clocks.read(match, "b", zone) if name == "clock_range" else None
    plain = TimeExpression(
        start, end, None, None, None, name, body[start:end], "clock", clock=first, clock_end=second
    )
    if context.day is None or context.day_sentence != context.sentence(start):
        return plain
    begin, last = context.day
    return replace(plain, first=begin, last=last, precision=precision(begin, last))


def _beside(plain: str, items: list[TimeExpression]) -> list[TimeExpression]:
    """Mark a relative expression whose neighbour in brackets or after a comma names other days."""
    result = list(items)
    for index, (left, right) in enumerate(pairwise(items)):
        close = right.start - left.end <= _GAP and _BESIDE.fullmatch(plain[left.end : right.start])
        if not close or not (left.first and left.last and right.first and right.last):
            continue
        if (
            left.rule in RELATIVE
            and right.rule in ABSOLUTE
            and right.precision == 1
            and not (left.first <= right.last and right.first <= left.last)
        ):
            result[index] = replace(left, conflict="relative")
            result[index + 1] = replace(right, conflict="relative")
    return result
