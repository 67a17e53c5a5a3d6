"""Which days of a sentence are not the day of the event: of a capture told before, of an effect."""

from __future__ import annotations

from datetime import date

from caucasus_events.parse.words.chunks import Chunk, Sentence
from caucasus_events.parse.words.lexicons import word_set
from caucasus_events.parse.words.segments import Segment, Timed

_BESIDE = 2
_HALF_YEAR = 183


def of_a_participle(sentence: Sentence, item: Timed, target: Chunk) -> bool:
    """Tell the day of "soldiers captured on 16 November" from that of their return."""
    return target.key == "release" and any(
        chunk is not target
        and 0 <= item.first - chunk.last <= _BESIDE
        and any(people.last == chunk.first for people in sentence.chunks("victim"))
        for chunk in sentence.chunks("outcome_participle")
    )


def of_the_effect(sentence: Sentence, item: Timed, target: Chunk) -> bool:
    """Tell the day from which a truce holds ("as of 1 September") from that of its making."""
    opens = {sentence.low(item.first), sentence.low(item.first - 1)}
    return (
        target.key in {"ceasefire", "agreement"}
        and item.expression.clock is None
        and bool(opens & word_set("strategic", "holds_from"))
    )


def day_of_effect(segment: Segment, target: Chunk, made: date) -> date | None:
    """Return the day from which a truce holds, where the sentence names it.

    A day without a year that would lie far before the truce is that of the year to come.
    """
    for item in segment.times:
        found = item.expression
        if found.precision == 1 and of_the_effect(segment.sentence, item, target):
            first: date = found.first
            if (made - first).days > _HALF_YEAR:
                first = first.replace(year=first.year + 1)
            return first
    return None
