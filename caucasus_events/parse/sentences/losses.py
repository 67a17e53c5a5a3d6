"""Claims made by "losses" and "casualties": none, some, or so many."""

from __future__ import annotations

import itertools

from caucasus_events.parse.words.chunks import Chunk, Sentence
from caucasus_events.parse.words.lexicons import word_set
from caucasus_events.parse.words.people import Group, Number

_NEGATION = 5
_LINK = 7
_BETWEEN = 1
_WOUNDED = 2


def nobody_lost(sentence: Sentence, chunk: Chunk) -> bool:
    """Tell "no losses" and "has not suffered any losses" from silence about them."""
    for position in range(chunk.first - 1, max(chunk.first - 1 - _NEGATION, -1), -1):
        low = sentence.low(position)
        if low in {"no", "without"}:
            nearer = set(sentence.words(position + 1, chunk.first))
            return not nearer & word_set("losses", "silence")
        if low == "out" and sentence.low(position - 1) in word_set("losses", "rules"):
            return True
        if low in {"not", "neither"}:
            nearer = set(sentence.words(position + 1, chunk.first))
            return bool(nearer & word_set("losses", "has")) and not nearer & word_set(
                "losses", "silence"
            )
        if low in word_set("losses", "opens"):
            return False
    return False


def unspoken(sentence: Sentence, chunk: Chunk) -> bool:
    """Tell losses that nobody asserts ("no word on losses", "refuted the losses")."""
    before = sentence.words(max(chunk.first - _NEGATION, 0), chunk.first)
    silent = bool(word_set("clauses", "nothing") & set(before))
    return silent or bool(word_set("losses", "denies") & set(before[-3:]))


def sum_of(sentence: Sentence, chunk: Chunk, group: Group) -> bool:
    """Tell whether a number says how many the losses are ("put losses at 20 dead")."""
    between = sentence.words(chunk.last, group.first)
    if chunk.last <= group.first:
        return len(between) <= _LINK and bool(
            not between or word_set("losses", "links") & {*between[-2:]}
        )
    return group.last <= chunk.first <= group.last + 1


def _end(sentence: Sentence, number: Number) -> int:
    return sentence.token_at(number.end - 1) + 1


def beside_wounded(sentence: Sentence, chunk: Chunk) -> bool:
    """Tell casualties that mean the dead ("four casualties and six wounded")."""
    wounded = any(
        item.key == "wounded" and 0 < item.first - chunk.last <= _WOUNDED
        for item in sentence.chunks("outcome_participle")
    )
    return wounded and sentence.low(chunk.last) in {"and", ","}


def side_near(sentence: Sentence, chunk: Chunk) -> str | None:
    """Return whose losses they are ("Armenian losses", "losses of the Armenians")."""
    for side in sentence.chunks("side"):
        if side.last <= chunk.first <= side.last + 2 or (
            chunk.last <= side.first <= chunk.last + 5
            and word_set("losses", "belongs")
            & {
                sentence.low(step)
                for step in range(chunk.last, min(side.last + 2, len(sentence.tokens)))
            }
        ):
            return side.key
    return None


def own_side(sentence: Sentence, chunk: Chunk) -> bool:
    """Tell "losses on its side", "its own losses"."""
    words = sentence.words(chunk.first - 3, chunk.last + 5)
    return any(
        first in word_set("clauses", "possessives") and second in word_set("clauses", "own_part")
        for first, second in itertools.pairwise(words)
    )


def lost(sentence: Sentence, chunk: Chunk, numbers: list[Number]) -> Group | None:
    """Return the people of "losses" and "60 losses", None if nothing is claimed."""
    none = nobody_lost(sentence, chunk)
    if not none and (
        sentence.low(chunk.first) in word_set("losses", "of_persons") or unspoken(sentence, chunk)
    ):
        return None
    rule, best = ("explicit_zero", 0) if none else ("vague_term", None)
    told = next(
        (item for item in numbers if 0 <= chunk.first - _end(sentence, item) <= _BETWEEN), None
    )
    number = Number(0, best, best, rule, chunk.start, chunk.end)
    if told is not None and not none and told.rule != "explicit_zero":
        number = told
    before = set(sentence.words(chunk.first - _NEGATION, chunk.first))
    return Group(
        number, "civilian" if "civilian" in before else "unknown", side_near(sentence, chunk),
        chunk.first, chunk.last, min(chunk.start, number.start), chunk.end, named=True,
        possessive=own_side(sentence, chunk),
    )  # fmt: skip
