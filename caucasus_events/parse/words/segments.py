"""Segments: stretches of a sentence that tell of one day.

A sentence is cut before a clause that has a date of its own and an event word or a casualty of
its own ("In April clashes left three dead, while on 5 October two were killed").
"""

from __future__ import annotations

import itertools
from bisect import bisect_left
from dataclasses import dataclass
from typing import Any

from caucasus_events.parse.words.chunks import Chunk, Sentence
from caucasus_events.parse.words.lexicons import word_set

_TOLD = 7
_AS = 4


@dataclass(frozen=True, slots=True)
class Timed:
    """A time expression at its place among the words of a sentence."""

    expression: Any
    first: int
    last: int
    reporting: bool


@dataclass(frozen=True, slots=True)
class Segment:
    """Tokens first to last (exclusive) of a sentence, and the times among them."""

    sentence: Sentence
    first: int
    last: int
    times: tuple[Timed, ...]

    def holds(self, position: int) -> bool:
        """Tell whether a token belongs to the segment."""
        return self.first <= position < self.last

    def chunks(self, *layers: str) -> list[Chunk]:
        """Return the sentence's chunks that begin in the segment."""
        return [chunk for chunk in self.sentence.chunks(*layers) if self.holds(chunk.first)]

    @property
    def days(self) -> list[Timed]:
        """The times that date what is told, not only the telling ("said on Monday")."""
        return [item for item in self.times if not item.reporting]

    def dated(self) -> bool:
        """Tell whether one of them is a day or a few days."""
        return any(item.expression.precision in {1, 2} for item in self.days)

    @property
    def start(self) -> int:
        """Offset of the first character."""
        return self.sentence.tokens[self.first].start

    @property
    def end(self) -> int:
        """Offset after the last character."""
        return self.sentence.tokens[self.last - 1].end


def timed(sentence: Sentence, expressions: list[Any]) -> list[Timed]:
    """Place time expressions among the words; mark those that date the statement only."""
    result = []
    for expression in expressions:
        first = sentence.token_at(expression.start)
        last = sentence.token_at(expression.end - 1) + 1
        result.append(Timed(expression, first, last, _reporting(sentence, first, last)))
    return result


def _reporting(sentence: Sentence, first: int, last: int) -> bool:
    start = first
    while sentence.low(start - 1) in word_set("clauses", "before_day"):
        start -= 1
    verbs = sentence.chunks("say")
    after_verb = any(chunk.last == start and not _event_verb(sentence, chunk) for chunk in verbs)
    after_verb = after_verb or _told(sentence, start) or _according(sentence, first)
    before_verb = any(
        last <= chunk.first <= last + 1
        and sentence.low(chunk.first) != "according"
        and not _event_verb(sentence, chunk)
        for chunk in verbs
    )
    if before_verb or after_verb:
        return not any(
            chunk.first < first and chunk.last > last for chunk in sentence.chunks("trigger")
        )
    return False


def _told(sentence: Sentence, start: int) -> bool:
    """Tell "told reporters at a briefing", before a day."""
    words = sentence.words(max(start - _TOLD, 0), start)
    if "told" not in words:
        return False
    between = words[words.index("told") + 1 :]
    return bool(word_set("judging", "listeners") & set(between)) and "that" not in between


def _according(sentence: Sentence, first: int) -> bool:
    """Tell "according to a ministry statement on Wednesday"."""
    if sentence.low(first - 1) != "on":
        return False
    paper = sentence.low(first - 2) in word_set("clauses", "told_in")
    return paper and "according" in sentence.words(max(first - _TOLD - 2, 0), first)


def _event_verb(sentence: Sentence, chunk: Chunk) -> bool:
    """Tell an event's passive ("were reported on Tuesday") from "as was reported on Tuesday"."""
    if "as" in sentence.words(max(chunk.first - _AS, 0), chunk.first):
        return False
    return sentence.passive(chunk, 0) and sentence.low(chunk.first) in word_set(
        "clauses", "told_of"
    )


def segments(sentence: Sentence, times: list[Timed], marks: list[int]) -> list[Segment]:
    """Return the segments of a sentence.

    Parameters
    ----------
    sentence : Sentence
        The sentence.
    times : list of Timed
        Its time expressions.
    marks : list of int
        Token positions of event words and casualty outcomes.
    """
    if not sentence.tokens:
        return []
    cuts = [0]
    dated = {sentence.clause[item.first] for item in times if not item.reporting}
    dated &= {sentence.clause[mark] for mark in marks}
    starts = [item.first for item in times if _counted_from(sentence, item)]
    starts += [
        first
        for first in range(1, len(sentence.tokens))
        if sentence.low(first) == ";" and _tells(sentence, first, marks)
    ]
    starts += [
        first
        for first in range(1, len(sentence.tokens))
        if sentence.opens_clause(first)
        and sentence.clause[first] in dated
        and not _dates_both(sentence, first, times)
    ]
    ordered = sorted(marks)
    for first in sorted(set(starts)):
        if bisect_left(ordered, first) > bisect_left(ordered, cuts[-1]) and ordered[-1] >= first:
            cuts.append(first)
    bounds = [*cuts, len(sentence.tokens)]
    return [
        Segment(sentence, first, last, tuple(item for item in times if first <= item.first < last))
        for first, last in itertools.pairwise(bounds)
    ]


def _tells(sentence: Sentence, first: int, marks: list[int]) -> bool:
    """Tell whether a part of a list between semicolons has an event word of its own."""
    last = next(
        (index for index in range(first + 1, len(sentence.tokens)) if sentence.low(index) == ";"),
        len(sentence.tokens),
    )
    return any(first < mark < last for mark in marks)


def _dates_both(sentence: Sentence, first: int, times: list[Timed]) -> bool:
    """Tell a clause that also dates the one before ("were killed when a car hit a mine today")."""
    return sentence.low(first) == "when" and not any(
        item.first < first and not item.reporting for item in times
    )


def _counted_from(sentence: Sentence, item: Timed) -> bool:
    """Tell a time that dates only the clause after it ("a day after three were killed")."""
    return sentence.low(item.last - 1) == "after" and item.expression.kind in {"at", "anchored"}
