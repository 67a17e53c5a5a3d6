"""What the time grammar returns."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from caucasus_events.text.times.clocks import Clock

_WEEK = 11
_MONTH = 31


@dataclass(frozen=True, slots=True)
class TimeExpression:
    """Words that say when.

    Attributes
    ----------
    start, end : int
        Where the words stand.
    first, last : date or None
        First and last possible day; None if nothing in the text anchors the expression.
    precision : int or None
        1 the day is known, 2 within a week, 3 within a month, 4 vaguer.
    rule : str
        The rule that read it.
    text : str
        The words.
    kind : str
        ``at`` (when it happened), ``since``, ``until``, ``clock``, ``dateline``, ``stamp``
        (of a live blog), ``anchored`` (counted from another event), ``period`` (a length).
    night : bool
        The night that begins on `first`.
    clock, clock_end : Clock or None
        Clock times that stand in the expression.
    offset_days : int or None
        For ``anchored``: days from the event that it is counted from.
    conflict : str or None
        What contradicts the reading: ``weekday`` (not the day of that date), ``relative`` (a
        date beside it says otherwise), ``future`` (told as past, lies after publication).
    """

    start: int
    end: int
    first: date | None
    last: date | None
    precision: int | None
    rule: str
    text: str
    kind: str = "at"
    night: bool = False
    clock: Clock | None = None
    clock_end: Clock | None = None
    offset_days: int | None = None
    conflict: str | None = None


def precision(first: date, last: date) -> int:
    """Return the precision of a span of days.

    A third of a month ("early September") counts as a week.

    Examples
    --------
    >>> precision(date(2020, 9, 1), date(2020, 9, 10))
    2
    >>> precision(date(2020, 9, 1), date(2020, 9, 30))
    3
    """
    days = (last - first) // timedelta(days=1) + 1
    if days == 1:
        return 1
    return 2 if days <= _WEEK else 3 if days <= _MONTH else 4
