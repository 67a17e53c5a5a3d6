"""Verbs of those who are hurt, put together from their words ("received a severe leg wound")."""

from __future__ import annotations

from caucasus_events.parse.words.chunks import Chunk, Sentence
from caucasus_events.parse.words.lexicons import word_set
from caucasus_events.parse.words.people import Group, Number

_REACH = 5


def add_hurts(sentence: Sentence) -> None:
    """Add to the participles of a sentence those that no fixed phrase can list.

    Somebody receives a wound, or loses a limb; whatever stands between says how. A deadly wound
    is a death.
    """
    known = sentence.layers.get("outcome_participle", [])
    made = [
        chunk
        for position in range(len(sentence.tokens))
        if (chunk := _received(sentence, position) or _maimed(sentence, position)) is not None
        and not any(other.first <= position < other.last for other in known)
    ]
    if made:
        sentence.layers["outcome_participle"] = sorted(
            [*known, *made], key=lambda chunk: (chunk.first, chunk.last)
        )


def _received(sentence: Sentence, position: int) -> Chunk | None:
    if sentence.low(position) not in word_set("hurts", "receives"):
        return None
    for last in range(position + 1, position + 1 + _REACH):
        low = sentence.low(last)
        if low in word_set("hurts", "ends"):
            return None
        if low in word_set("hurts", "wounds"):
            between = set(sentence.words(position + 1, last))
            if between & {"no", "any"}:
                return None
            deadly = bool(between & word_set("hurts", "deadly"))
            return _chunk(sentence, "killed" if deadly else "wounded", position, last + 1)
    return None


def _maimed(sentence: Sentence, position: int) -> Chunk | None:
    if sentence.low(position) not in word_set("hurts", "loses"):
        return None
    for last in range(position + 1, position + 1 + _REACH):
        low = sentence.low(last)
        if low in word_set("hurts", "limbs"):
            return _chunk(sentence, "wounded", position, last + 1)
        if low in word_set("hurts", "ends"):
            return None
    return None


def of_a_limb(sentence: Sentence, chunk: Chunk) -> Group | None:
    """Return the one of whom only "his leg" is told, with what befell it."""
    if sentence.low(chunk.first) not in word_set("hurts", "limbs"):
        return None
    for first in (chunk.first - 1, chunk.first - 2):
        if sentence.low(first) in {"his", "her"}:
            start, end = sentence.tokens[first].start, sentence.tokens[chunk.first].end
            number = Number(1, 1, 1, "exact", start, end)
            return Group(number, "unknown", None, first, chunk.first + 1, start, end)
    return None


def _chunk(sentence: Sentence, key: str, first: int, last: int) -> Chunk:
    return Chunk(
        "outcome_participle", key, "participle", first, last,
        sentence.tokens[first].start, sentence.tokens[last - 1].end,
    )  # fmt: skip
