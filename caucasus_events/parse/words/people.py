"""People as they are counted: a number, and whom it counts."""

from __future__ import annotations

from dataclasses import dataclass

from caucasus_events.parse.words.chunks import Chunk, Sentence
from caucasus_events.parse.words.lexicons import word_set


@dataclass(frozen=True, slots=True)
class Number:
    """A count as low, best and high, with the rule and the words that gave it."""

    low: int | None
    best: int | None
    high: int | None
    rule: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Group:
    """Some people: how many, of what category, of which side, where in the sentence."""

    number: Number
    category: str
    side: str | None
    first: int
    last: int
    start: int
    end: int
    named: bool = True
    possessive: bool = False


def chunk_at(sentence: Sentence, layer: str, position: int) -> Chunk | None:
    """Return the chunk of a layer that begins at a token."""
    for chunk in sentence.chunks(layer):
        if chunk.first == position:
            return chunk
    return None


def of_a_thing(sentence: Sentence, position: int) -> bool:
    """Tell people of a place or a craft ("its residents", "its crew"), of no side that speaks."""
    return sentence.low(position) in word_set("counting", "of_a_thing")
