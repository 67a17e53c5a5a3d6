"""Casualty claims of a sentence: who suffered what, how many.

Counted people (`groups`) are tied to an outcome: the participle after them ("three soldiers
were killed"), the verb or noun before them ("killing three", "the death of three").
"""

from __future__ import annotations

import itertools
from dataclasses import dataclass

from caucasus_events.parse.words.chunks import Chunk, Sentence
from caucasus_events.parse.words.groups import Group, Number, groups
from caucasus_events.parse.words.lexicons import word_set

_PASSIVE_REACH = 16
_ACTIVE_REACH = 3
_COUNT_OF_NONE = 4
_CUMULATIVE = word_set("counting", "cumulative")
_BREAKS = word_set("counting", "breaks")


@dataclass(frozen=True, slots=True)
class Claim:
    """One claim of one sentence, before its event and claimant are known."""

    group: Group
    outcome: str
    chunk: Chunk
    cumulative: bool
    part: bool
    start: int
    end: int


def claims(sentence: Sentence, numbers: list[Number]) -> list[Claim]:
    """Return the casualty claims of a sentence, in order."""
    found = groups(sentence, numbers)
    result = []
    for index, group in enumerate(found):
        chunk = _outcome(sentence, found, index)
        if chunk is not None and not _strength(sentence, group, chunk):
            result.append(_claim(sentence, group, chunk))
    result += _unnumbered(sentence, result)
    return _without_repeats(result)


def _claim(sentence: Sentence, group: Group, chunk: Chunk) -> Claim:
    words = {token.low for token in sentence.tokens}
    part = any(
        sentence.low(group.first - step) in {"including", "included", "them", "whom"}
        for step in (1, 2)
    ) or any(
        sentence.low(group.first + step) == "of"
        and sentence.low(group.first + step + 1) in {"them", "whom", "these", "those", "which"}
        for step in (1, 2)
    )
    return Claim(
        group, chunk.key, chunk, bool(words & _CUMULATIVE), part,
        min(group.start, chunk.start), max(group.end, chunk.end),
    )  # fmt: skip


def _outcome(sentence: Sentence, found: list[Group], index: int) -> Chunk | None:
    group = found[index]
    return (
        _adjacent(sentence, group)
        or _before(sentence, group, found, index)
        or _after(sentence, found, index)
    )


def _adjacent(sentence: Sentence, group: Group) -> Chunk | None:
    """Return a participle right behind the group ("three wounded", "two were killed")."""
    for chunk in sentence.chunks("outcome_participle", "outcome_state", "outcome_tally"):
        gap = [sentence.low(index) for index in range(group.last, chunk.first)]
        if (
            chunk.first >= group.last
            and len(gap) <= 3
            and all(_auxiliary(sentence, group.last + step) for step in range(len(gap)))
            and not (gap == [] and _has_an_object(sentence, group, chunk))
        ):
            return _widest(sentence, chunk)
    return None


def _has_an_object(sentence: Sentence, group: Group, chunk: Chunk) -> bool:
    """Tell those who kill from those who are killed ("soldiers killed two villagers")."""
    active = any(other.first == chunk.first for other in sentence.chunks("outcome_active"))
    after = sentence.low(chunk.last)
    counted = after.isdigit() or after in word_set("roles", "object_opens")
    return active and counted and group.named and group.category != "unknown"


def _auxiliary(sentence: Sentence, position: int) -> bool:
    adverbs = {
        "also",
        "reportedly",
        "later",
        "subsequently",
        "confirmed",
        "reported",
        "both",
        "all",
        "lightly",
        "seriously",
        "badly",
        "been",
        "others",
        "more",
        "of",
        "them",
        "as",
    }
    if sentence.low(position) in adverbs:
        return True
    return any(chunk.first <= position < chunk.last for chunk in sentence.chunks("be", "aux"))


def _widest(sentence: Sentence, chunk: Chunk) -> Chunk:
    """Prefer "killed or wounded" over "killed" at the same place."""
    same = [
        other
        for other in sentence.chunks("outcome_participle", "outcome_state", "outcome_tally")
        if other.first == chunk.first
    ]
    return max(same, key=lambda other: (other.last, other.layer == "outcome_participle"))


def _before(sentence: Sentence, group: Group, found: list[Group], index: int) -> Chunk | None:
    """Return the verb or noun before the group ("killing three", "the death of three")."""
    best = None
    for chunk in sentence.chunks("outcome_active", "outcome_noun"):
        if chunk.key == "unspecified" or chunk.last > group.first:
            continue
        between = [sentence.low(step) for step in range(chunk.last, group.first)]
        if len(between) > _ACTIVE_REACH or any(
            word in _BREAKS | {",", "by", "in"} for word in between
        ):
            continue
        if _is_passive(sentence, chunk):
            continue
        best = chunk
    if best is None and index > 0 and _listed(sentence, found[index - 1], group):
        previous = found[index - 1]
        return _before(sentence, previous, found, index - 1)
    if best is None:
        return _lost(sentence, group)
    return best


def _is_passive(sentence: Sentence, chunk: Chunk) -> bool:
    """Tell whether an ambiguous form ("killed") is a passive participle here."""
    if chunk.layer != "outcome_active" or sentence.low(chunk.first).endswith("ing"):
        return False
    return any(
        be.last <= chunk.first and chunk.first - be.last <= 1 for be in sentence.chunks("be")
    )


def _listed(sentence: Sentence, left: Group, right: Group) -> bool:
    between = [sentence.low(step) for step in range(left.last, right.first)]
    return 0 < len(between) <= 2 and all(word in {"and", ","} for word in between)


def _lost(sentence: Sentence, group: Group) -> Chunk | None:
    for position in range(group.first - 1, max(group.first - 3, -1), -1):
        if sentence.low(position) in {"lost", "losing", "loses"}:
            return _dead(sentence, position)
    lives = sentence.low(group.last - 1) in {"lives", "life"}
    return _dead(sentence, group.last) if lives and sentence.low(group.last) == "lost" else None


def _dead(sentence: Sentence, position: int) -> Chunk:
    token = sentence.tokens[position]
    return Chunk(
        "outcome_active", "killed", "active", position, position + 1, token.start, token.end
    )


def _after(sentence: Sentence, found: list[Group], index: int) -> Chunk | None:
    """Return the passive further right ("two soldiers, X and Y, were killed")."""
    group = found[index]
    limit = group.last + _PASSIVE_REACH
    for chunk in sentence.chunks("outcome_participle"):
        if not group.last <= chunk.first <= limit:
            continue
        between = [sentence.low(step) for step in range(group.last, chunk.first)]
        if any(word in _BREAKS for word in between) or not _passive_or_past(sentence, chunk):
            return None
        if any(
            other.first < chunk.first and group.last <= other.first
            for other in sentence.chunks("say", "trigger", "outcome_active")
            if other.first != chunk.first and other.last <= chunk.first and other.layer != "trigger"
        ):
            return None
        if any(
            group.last <= other.first < chunk.first and not _chain(sentence, found, index, other)
            for other in found
        ):
            return None
        if not group.named:
            return None
        return _widest(sentence, chunk)
    return None


def _passive_or_past(sentence: Sentence, chunk: Chunk) -> bool:
    word = sentence.low(chunk.first)
    if word in {
        "died",
        "perished",
        "lost",
        "succumbed",
        "received",
        "sustained",
        "suffered",
        "became",
        "die",
        "dies",
    }:
        return True
    return any(
        be.last <= chunk.first and chunk.first - be.last <= 3 for be in sentence.chunks("be", "aux")
    )


def _chain(sentence: Sentence, found: list[Group], index: int, other: Group) -> bool:
    """Tell whether only commas and "and" join the groups from one to another."""
    position = index
    while found[position] is not other:
        left, right = found[position], found[position + 1]
        between = [sentence.low(step) for step in range(left.last, right.first)]
        if not all(word in {"and", ",", "as", "well"} for word in between):
            return False
        position += 1
    return True


def _strength(sentence: Sentence, group: Group, chunk: Chunk) -> bool:
    """Tell whether the number counts something else ("a group of 20 soldiers attacked")."""
    return chunk.first >= group.last and any(
        sentence.low(group.first - step) in {"aged", "age"} for step in (1, 2)
    )


def _unnumbered(sentence: Sentence, known: list[Claim]) -> list[Claim]:
    """Return the claims made by "casualties" and "losses" without people."""
    result = []
    for chunk in sentence.chunks("outcome_noun"):
        if chunk.key != "unspecified":
            continue
        if any(claim.start <= chunk.start < claim.end for claim in known):
            continue
        before = [
            sentence.low(position)
            for position in range(max(chunk.first - _COUNT_OF_NONE, 0), chunk.first)
        ]
        none = "no" in before or "without" in before or "not" in before[-3:] or "neither" in before
        if sentence.low(chunk.first) == "victims" and not none:
            continue
        number = (
            Number(0, 0, 0, "explicit_zero", chunk.start, chunk.end)
            if none
            else Number(0, None, None, "vague_term", chunk.start, chunk.end)
        )
        group = Group(
            number, "civilian" if "civilian" in before else "unknown", _side_near(sentence, chunk),
            chunk.first, chunk.last, chunk.start, chunk.end, named=True,
            possessive=_own_side(sentence, chunk),
        )  # fmt: skip
        outcome = "killed" if none else "unspecified"
        result.append(
            Claim(
                group,
                outcome,
                chunk,
                cumulative=False,
                part=False,
                start=chunk.start,
                end=chunk.end,
            )
        )
    return result


def _side_near(sentence: Sentence, chunk: Chunk) -> str | None:
    for side in sentence.chunks("side"):
        if side.last <= chunk.first <= side.last + 2 or (
            chunk.last <= side.first <= chunk.last + 5
            and any(
                sentence.low(step) in {"side", "among", "forces", "army"}
                for step in range(chunk.last, min(side.last + 2, len(sentence.tokens)))
            )
        ):
            return side.key
    return None


def _own_side(sentence: Sentence, chunk: Chunk) -> bool:
    words = [sentence.low(step) for step in range(chunk.last, chunk.last + 5)]
    return any(
        first in {"its", "their", "our"} and second in {"side", "part", "own"}
        for first, second in itertools.pairwise(words)
    )


def _without_repeats(found: list[Claim]) -> list[Claim]:
    kept: dict[tuple[int, int, str], Claim] = {}
    for claim in found:
        kept.setdefault((claim.group.first, claim.group.last, claim.outcome), claim)
    return sorted(kept.values(), key=lambda claim: claim.start)
