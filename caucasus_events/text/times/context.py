"""What an expression is read against: publication, tense, and the dates said before it."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass, field
from datetime import date

from caucasus_events.text.document import Span

_FUTURE = re.compile(
    r"\b(?:will|shall|'ll|(?:is|are) (?:going|to)\b|plans?|planned for|scheduled for|upcoming"
    r"|to (?:arrive|visit|meet|host|convene|travel|chair|attend|address)\b"
    r"|(?:is|are|was|were) (?:(?:set|due|scheduled|planned|expected) (?:to|for|in|on|at)|to))\b",
    re.IGNORECASE,
)
_PAST = re.compile(
    r"\b(?:was|were|had|has|have|did|said|killed|took|fell|began|[a-z]{3,20}ed)\b", re.IGNORECASE
)
_NEAR = 90
_FRESH = 14
_MONTH = 31


@dataclass(slots=True)
class Context:
    """State of the reading of one text, from its start to its end."""

    plain: str
    published: date
    sentences: list[Span]
    blocks: list[int]
    news: bool
    year: int | None = None
    year_alone: bool = False
    year_block: int = -1
    year_sentence: int = -1
    day: tuple[date, date] | None = None
    day_sentence: int = -1
    ago: tuple[int, int] | None = None
    starts: list[int] = field(default_factory=list)

    def sentence(self, position: int) -> int:
        """Return the number of the sentence at a position."""
        return bisect_right(self.starts, position) - 1

    def around(self, start: int, end: int) -> Span:
        """Return the sentence of an expression; the expression itself where none holds it."""
        index = self.sentence(start)
        span = self.sentences[index] if 0 <= index < len(self.sentences) else None
        return span if span is not None and start < span.end else Span(start, end)

    def block(self, position: int) -> int:
        """Return the number of the paragraph at a position."""
        return bisect_right(self.blocks, position) - 1

    def future(self, start: int, end: int) -> bool:
        """Tell whether the words around an expression speak of what is to come."""
        span = self.around(start, end)
        before = self.plain[max(span.start, start - _NEAR) : start]
        after = self.plain[end : min(max(span.end, end), end + _NEAR)]
        future = max((match.end() for match in _FUTURE.finditer(before)), default=-1)
        past = max((match.end() for match in _PAST.finditer(before)), default=-1)
        if future >= 0 or past >= 0:
            return future > 0 and (future >= past or _FUTURE.search(before, future - 1) is not None)
        ahead, told = _FUTURE.search(after), _PAST.search(after)
        return ahead is not None and (told is None or ahead.start() < told.start())

    def remember(self, start: int, first: date, last: date, *, stated_year: bool) -> None:
        """Keep a date as the anchor of what follows."""
        self.day = (first, last)
        self.day_sentence = self.sentence(start)
        if stated_year:
            self.year = first.year
            self.year_alone = (last - first).days > _MONTH
            self.year_block = self.block(start)
            self.year_sentence = self.day_sentence

    def name_year(self, start: int, year: int) -> None:
        """Keep the year that "two years ago" names, for the days of its sentence."""
        self.ago = (self.sentence(start), year)

    def _fresh(self, year: int, month: int, day: int) -> bool:
        """Tell a day just before publication: news, whatever year was only mentioned before."""
        try:
            return 0 <= (self.published - date(year, month, day)).days <= _FRESH
        except ValueError:
            return False

    def pick_year(self, start: int, month: int, day: int) -> int:
        """Return the year of a date that is told without one."""
        if self.ago is not None and self.ago[0] == self.sentence(start):
            return self.ago[1]
        latest = self.published.year
        if (month, day) > (self.published.month, self.published.day):
            latest -= 1
        if self.year is None or self.year == latest:
            return latest
        same_sentence = self.sentence(start) == self.year_sentence
        if self.year_alone and not same_sentence and self._fresh(latest, month, day):
            return latest
        same_block = self.block(start) == self.year_block
        if same_sentence or not self.news or (same_block and self.year < latest - 1):
            return self.year
        return latest
