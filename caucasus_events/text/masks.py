"""Stretches that are dates or clock times, for grammars that must not read them as counts."""

from __future__ import annotations

import re

MONTHS = {
    "january": 1, "february": 2, "march": 3, "april": 4, "may": 5, "june": 6, "july": 7,
    "august": 8, "september": 9, "october": 10, "november": 11, "december": 12,
    "jan": 1, "feb": 2, "mar": 3, "apr": 4, "jun": 6, "jul": 7, "aug": 8, "sept": 9, "sep": 9,
    "oct": 10, "nov": 11, "dec": 12,
}  # fmt: skip
MONTH = (
    r"(?:(?:January|February|March|April|May|June|July|August|September|October|November|December)"
    r"(?![A-Za-z])|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec)(?![A-Za-z])\.?)"
)
DAY = r"(?:3[01]|[12][0-9]|0?[1-9])(?:st|nd|rd|th)?(?![0-9]|\.[0-9]|,[0-9]{3}(?![0-9]))"
YEAR = r"(?:1[89]|20)[0-9]{2}(?![0-9])"
_JOIN = r"(?: ?[-\u2013\u2014/] ?| (?:to|and|or|through|until|till) | ?, ?)"
_DATES = re.compile(
    rf"\b(?:{DAY}(?:{_JOIN}{DAY})?(?:{_JOIN}{DAY})? (?:of )?{MONTH}(?:,? {YEAR})?"
    rf"|{MONTH} ?{DAY}(?:{_JOIN}{DAY})?(?:,? {YEAR})?(?! (?:people|soldiers|servicemen|civilians))"
    rf"|{MONTH},? {YEAR}"
    r"|[0-9]{4}-[0-9]{2}-[0-9]{2}(?:T[0-9:.]+Z?)?"
    r"|[0-9]{1,2}[./][0-9]{1,2}[./][0-9]{2,4}"
    r"|[0-2]?[0-9][:.][0-5][0-9](?::[0-5][0-9])?(?! ?(?:million|thousand|%))"
    r"|[0-2]?[0-9](?:[:.][0-5][0-9])? ?(?:[ap]\.?m\b\.?)"
    r"|[0-2][0-9][0-5][0-9] ?(?:hours|hrs|GMT|UTC))",
    re.IGNORECASE,
)


def dates(plain: str) -> list[tuple[int, int]]:
    """Return start and end of every date and clock time, in order.

    Examples
    --------
    >>> dates("On 12-13 September at 09:00")
    [(3, 18), (22, 27)]
    """
    return [match.span() for match in _DATES.finditer(plain)]
