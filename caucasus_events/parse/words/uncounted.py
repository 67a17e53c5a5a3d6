"""People without a number: one ("a soldier"), or some ("soldiers")."""

from __future__ import annotations

from caucasus_events.parse.words.chunks import Chunk, Sentence
from caucasus_events.parse.words.lexicons import word_set
from caucasus_events.parse.words.people import Group, Number, of_a_thing

_REACH = 6
_SINGLE = word_set("counting", "single")
_DEFINITE = word_set("counting", "definite")
_AMBIGUOUS = word_set("counting", "ambiguous")
_SUFFERS = word_set("counting", "suffers")
_STOP = word_set("counting", "stop")


def uncounted(sentence: Sentence, chunk: Chunk, numbers: list[Number]) -> Group | None:
    """Return the people that a noun without a number before it means, None if nobody."""
    article, start, possessive = _opening(sentence, chunk)
    side = next(
        (
            found
            for found in reversed(sentence.chunks("side"))
            if start <= found.first < chunk.first
        ),
        None,
    )
    if any(verb.first == chunk.last for verb in sentence.chunks("say")) and not article:
        return None
    number, last = _number_after(sentence, chunk, numbers), chunk.last
    if number is not None:
        last = sentence.token_at(number.end - 1) + 1
    else:
        number = _implied(sentence, chunk, article)
    if number is None or _adds(sentence, chunk, article):
        return None
    first = start if article or possessive else side.first if side else chunk.first
    return Group(
        number, chunk.key, side.key if side else None, first, last,
        sentence.tokens[first].start, sentence.tokens[last - 1].end, named=True,
        possessive=possessive and not of_a_thing(sentence, chunk.first),
    )  # fmt: skip


def _opening(sentence: Sentence, chunk: Chunk) -> tuple[str, int, bool]:
    """Return the article before a noun, where its phrase begins, whether it is "its"."""
    start = chunk.first
    for position in range(chunk.first - 1, max(chunk.first - _REACH, -1), -1):
        low = sentence.low(position)
        if low in _SINGLE | _DEFINITE:
            return low, position, False
        if low in word_set("clauses", "possessives"):
            return "", position, True
        age = _years_old(sentence, position)
        if low == "of" or not low.isalnum() or (low in _STOP and not age):
            break
        start = position
    return "", start, False


def _years_old(sentence: Sentence, position: int) -> bool:
    """Tell an age before a noun ("a 60-year-old woman")."""
    return (sentence.low(position), sentence.low(position + 1)) == ("year", "old")


def _number_after(sentence: Sentence, chunk: Chunk, numbers: list[Number]) -> Number | None:
    """Return how many a crew is ("its crew of three")."""
    if sentence.low(chunk.first) not in word_set("counting", "bodies_of") or (
        sentence.low(chunk.last) != "of"
    ):
        return None
    return next((item for item in numbers if sentence.token_at(item.start) == chunk.last + 1), None)


def _adds(sentence: Sentence, chunk: Chunk, article: str) -> bool:
    """Tell a word that only adds to a number ("another 21 people")."""
    return not article and chunk.form == "singular" and sentence.low(chunk.last)[:1].isdigit()


def _implied(sentence: Sentence, chunk: Chunk, article: str) -> Number | None:
    before = sentence.low(chunk.first - 2), sentence.low(chunk.first - 1)
    if before[1] in word_set("counting", "offices") or before == ("number", "of"):
        return None
    if chunk.form == "singular":
        bare = not article and sentence.low(chunk.first) in _AMBIGUOUS
        named = sentence.low(chunk.first) in word_set("counting", "ranks") and (
            chunk.last < len(sentence.tokens) and sentence.tokens[chunk.last].capital
        )
        if bare and not named and sentence.low(chunk.last) not in _SUFFERS:
            return None
        if chunk.key == "unknown" and _qualifies(sentence, chunk):
            return None
        return Number(1, 1, 1, "exact", chunk.start, chunk.end)
    if article or sentence.low(chunk.first) in word_set("clauses", "unnumbered"):
        return None
    return Number(3, 3, 9, "vague_term", chunk.start, chunk.end)


def _qualifies(sentence: Sentence, chunk: Chunk) -> bool:
    """Tell an adjective ("the Armenian news agency") from a person ("an Armenian was killed")."""
    if any(side.first == chunk.first for side in sentence.chunks("side")):
        after = sentence.low(chunk.last)
        verbs = ("be", "aux", "say", "outcome_participle", "outcome_state", "by", "follow")
        told = any(verb.first == chunk.last for verb in sentence.chunks(*verbs))
        return after.isalpha() and not told and after not in word_set("roles", "after_a_person")
    return False
