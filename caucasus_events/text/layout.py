# ruff: noqa: E501 - a pattern stays on its line
"""The parts of an article that are no sentences of its story."""

from __future__ import annotations

import re
from itertools import pairwise

from caucasus_events.text.document import Span
from caucasus_events.text.masks import DAY, MONTH, YEAR, dates
from caucasus_events.text.plain import same_length

_DATELINE = re.compile(
    r"\s{0,10}(?:[A-Z][A-Z'\-]{2,20}(?: [A-Z][A-Z'\-]{1,20}){0,3}(?:, [A-Z][A-Za-z'\-]{1,20}(?: [A-Z][a-z]{1,20}){0,2})?"
    r"|(?=(?:[A-Z][a-z]{2,8}\.? [0-9]{1,2}|[0-9]{1,2} [A-Z][a-z]{2,8}) \([A-Z][A-Za-z]{1,8}\))"
    r"|[A-Z][a-z'\-]{2,20}(?=,? ?(?:[0-9]|January|February|March|April|May|June|July|August|September|October|November|December)))"
    r"(?:,? ?(?:[A-Z][a-z]{2,9}\.? [0-9]{1,2}|[0-9]{1,2} [A-Z][a-z]{2,9}\.?)(?:,? ?[0-9]{4})?)?"
    r",?\.?(?: ?\([^()\n]{1,40}\))?(?: ?/[^/\n]{1,30}/\.?)?(?:,? ?[A-Z]{4,12}[.:]?)?"
    r" ?(?:--|-|\u2013|\u2014|:|/|(?<=[/.)]))(?= ?\S)"
)
_STAMP = re.compile(
    r"^[ \[(*]{0,3}([0-2]?[0-9][:.][0-5][0-9])(?: ?[A-Za-z ().+0-9]{0,20})?[\])*]?(?= ?[-\u2013\u2014:|]|[ ]*$|[\] ])",
    re.MULTILINE,
)
_AGO = re.compile(
    r"^[ ]{0,4}([0-9]{1,2} ?(?:min|mins|minutes?|h|hrs?|hours?) ago)[ ]*$", re.MULTILINE
)
_ASIDE = re.compile(
    r"^[ ]{0,4}(?:Read (?:also|more|next)|See also|Also read|Related(?: articles?| stories)?|More on this|Follow us|Share this|"
    r"Subscribe|Photo(?: by| credit)?|Image(?: credit)?|Picture|FILE PHOTO|File photo|Caption|Source|Tags|Editing by|"
    r"Reporting by|Writing by|Advertisement|Copyright|All rights reserved|\(Reporting|\(Writing|\(Editing)\b[^\n]{0,400}$",
    re.MULTILINE,
)
_WEEKDAY = r"(?:(?:mon|tues?|wednes|thurs?|fri|satur|sun)day)"
_HEAD = 600
_LONGEST = 60
_ENTRY = 30
_LINE = re.compile(r"^[^\n]{6,60}$", re.MULTILINE)
_FIELD = re.compile(
    r"\s{0,4}(?:[Dd]ate:?|[Pp]ublished:?|[Uu]pdated:?) [0-9]{4}(?:-[0-9]{2}){1,2}(?= )"
)
_BARE = re.compile(
    rf"^[ ]{{0,4}}(?:{_WEEKDAY},? ?)?(?:{DAY} (?:of )?{MONTH}|{MONTH} ?{DAY})(?:,? {YEAR})?"
    rf"(?:,? ?\(?{_WEEKDAY}\)?)?[.:]?[ ]{{0,4}}$",
    re.MULTILINE | re.IGNORECASE,
)
_WORDS = re.compile(
    r"(?i)(?:mon|tues?|wednes|thurs?|fri|satur|sun)day|published|updated|posted|last|date|on|at"
    r"|[a-z]{3}[+-][0-9:]{1,5}|amt|gmt|utc|azt|edt|est|[^A-Za-z0-9]"
)
_BREAK = re.compile(r"\n[\n ]{0,8}")
_AGENCY = re.compile(r"[0-9(/]|[A-Z]{4,}")
_BYLINE = re.compile(r"^[ ]{0,4}By [A-Z][^\n.]{2,80}$", re.MULTILINE)


def dateline(body: str) -> Span | None:
    r"""Return the dateline that begins a text ("YEREVAN, September 13. /ARMENPRESS/.").

    Examples
    --------
    >>> text = "ANKARA, Turkey (UPI) -- Turkey said"
    >>> dateline(text).of(text)
    'ANKARA, Turkey (UPI) --'
    >>> text = "Shelling goes on\n\nMOSCOW, March 20 (Reuter) - Gunners shelled"
    >>> dateline(text).of(text)
    'MOSCOW, March 20 (Reuter) -'
    """
    plain = same_length(body[:_HEAD])
    found = _DATELINE.match(plain)
    if found is None:
        later = (_DATELINE.match(plain, line.end()) for line in _BREAK.finditer(plain))
        found = next((match for match in later if match and _AGENCY.search(match.group())), None)
    return Span(*found.span()) if found else None


def release_lines(body: str) -> list[Span]:
    r"""Return the lines at the head of an article that say only when it came out.

    Examples
    --------
    >>> text = "Two killed near the border\n13 March 2025 18:40 (UTC+04:00)\nTwo soldiers died."
    >>> [line.of(text) for line in release_lines(text)]
    ['13 March 2025 18:40 (UTC+04:00)']
    """
    plain = same_length(body[:_HEAD])
    lines = [
        match
        for match in _LINE.finditer(plain)
        if match.start() < _HEAD - _LONGEST and _only_a_date(match.group())
    ]
    if lines and day_headings(body):
        lines = [match for match in lines if not _BARE.fullmatch(match.group())]
    return [Span(*match.span()) for match in [*lines, _FIELD.match(plain)] if match]


def day_headings(body: str) -> list[Span]:
    r"""Return the lines of a chronicle or live blog that name each the day of what follows.

    Examples
    --------
    >>> text = "2 April\nFighting broke out along the whole line of contact.\n3 April\nIt goes on."
    >>> [line.of(text) for line in day_headings(text)]
    ['2 April', '3 April']
    """
    found = list(_BARE.finditer(same_length(body)))
    days = {"".join(sorted(match.group().strip(" .:").lower().split())) for match in found}
    apart = any(two.start() - one.end() > _ENTRY for one, two in pairwise(found))
    return [Span(*match.span()) for match in found] if len(days) > 1 and apart else []


def _only_a_date(line: str) -> bool:
    left = line
    found = dates(line)
    for start, end in reversed(found):
        left = left[:start] + left[end:]
    return bool(found) and not _WORDS.sub("", left)


def stamps(body: str) -> list[tuple[int, int]]:
    """Return the clock times that begin the entries of a live blog."""
    plain = same_length(body)
    found = [match.span(1) for form in (_STAMP, _AGO) for match in form.finditer(plain)]
    return sorted(found)


def asides(body: str) -> list[Span]:
    """Return bylines, captions, credits and "Read also" lines."""
    plain = same_length(body)
    found = [match.span() for form in (_ASIDE, _BYLINE) for match in form.finditer(plain)]
    return [Span(*span) for span in sorted(found)]
