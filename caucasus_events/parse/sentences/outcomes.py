"""What happened to counted people: the outcome that a sentence ties to them.

The participle after them ("three soldiers were killed"), the verb or noun before them ("killing
three", "the death of three"), or the outcome of a list that they share.
"""

from __future__ import annotations

from caucasus_events.parse.words.chunks import Chunk, Sentence
from caucasus_events.parse.words.lexicons import word_set
from caucasus_events.parse.words.people import Group

_PASSIVE_REACH = 16
_ACTIVE_REACH = 3
_AUXILIARIES = word_set("counting", "has_done")
_BREAKS = word_set("counting", "breaks")


def part_of(sentence: Sentence, group: Group) -> bool:
    """Tell some of those counted before ("including two children", "two of them")."""
    return any(
        sentence.low(group.first - step) in word_set("clauses", "part_before") for step in (1, 2)
    ) or any(
        sentence.low(group.first + step) == "of"
        and sentence.low(group.first + step + 1) in word_set("clauses", "part_after")
        for step in (1, 2)
    )


def outcome_of(sentence: Sentence, found: list[Group], index: int) -> Chunk | None:
    """Return the outcome of one of the counted groups of a sentence, if it has one."""
    group = found[index]
    if sentence.low(group.last - 1) in word_set("counting", "bodies"):
        return _lost(sentence, group)
    return (
        _adjacent(sentence, group)
        or _before(sentence, group, found, index)
        or _after(sentence, found, index)
        or _shared(sentence, found, index)
        or _inside(sentence, group)
    )


def _shared(sentence: Sentence, found: list[Group], index: int) -> Chunk | None:
    """Return the outcome of the next in a list ("two Azeri and three Armenian soldiers hurt")."""
    group = found[index]
    following = found[index + 1] if index + 1 < len(found) else None
    if following is None or not group.named or not _chain(sentence, found, index, following):
        return None
    return _adjacent(sentence, following) or _shared(sentence, found, index + 1)


def _inside(sentence: Sentence, group: Group) -> Chunk | None:
    """Return a participle before the noun ("13 captured servicemen", "two wounded soldiers")."""
    if sentence.has("trigger", "release"):
        return None
    return next(
        (
            chunk
            for chunk in sentence.chunks("outcome_participle")
            if group.first < chunk.first and chunk.last < group.last
        ),
        None,
    )


def _adjacent(sentence: Sentence, group: Group) -> Chunk | None:
    """Return a participle right behind the group ("three wounded", "two were killed")."""
    for chunk in sentence.chunks("outcome_participle", "outcome_state", "outcome_tally"):
        gap = sentence.words(group.last, chunk.first)
        if (
            chunk.first >= group.last
            and len(gap) <= 3
            and all(_auxiliary(sentence, group.last + step) for step in range(len(gap)))
            and not (set(gap) <= _AUXILIARIES and _has_an_object(sentence, group, chunk))
        ):
            return _widest(sentence, chunk)
    return None


def _has_an_object(sentence: Sentence, group: Group, chunk: Chunk) -> bool:
    """Tell those who kill from those who are killed ("soldiers killed two villagers")."""
    active = chunk.key == "captured" or any(
        other.first == chunk.first for other in sentence.chunks("outcome_active")
    )
    after = sentence.low(chunk.last)
    opens = after.isdigit() or after in word_set("roles", "object_opens")
    people = any(noun.first == chunk.last for noun in sentence.chunks("side", "victim"))
    known = group.named and group.category != "unknown"
    some = chunk.key == "captured" and group.number.rule == "vague_term"
    return active and known and (opens or people or some)


def _auxiliary(sentence: Sentence, position: int) -> bool:
    if sentence.low(position) in word_set("counting", "between_people_and_outcome"):
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
        between = sentence.words(chunk.last, group.first)
        if len(between) > _ACTIVE_REACH or any(
            word in _BREAKS | {",", "by", "in"} for word in between
        ):
            continue
        if _is_passive(sentence, chunk) or _of_others(sentence, found[:index], chunk):
            continue
        best = chunk
    if best is None and index > 0 and _listed(sentence, found[index - 1], group):
        previous = found[index - 1]
        return _before(sentence, previous, found, index - 1)
    if best is None:
        return _lost(sentence, group)
    return best


def _of_others(sentence: Sentence, before: list[Group], chunk: Chunk) -> bool:
    """Tell a participle of those counted before ("one killed and 13 captured")."""
    word = sentence.low(chunk.first)
    return (
        chunk.layer == "outcome_active"
        and word.endswith("ed")
        and any(group.last == chunk.first and not group.named for group in before)
    )


def _is_passive(sentence: Sentence, chunk: Chunk) -> bool:
    """Tell whether an ambiguous form ("killed") is a passive participle here."""
    if chunk.layer != "outcome_active" or sentence.low(chunk.first).endswith("ing"):
        return False
    return sentence.passive(chunk)


def _listed(sentence: Sentence, left: Group, right: Group) -> bool:
    between = sentence.words(left.last, right.first)
    uncounted = right.number.rule == "vague_term" and right.number.end == right.end
    if uncounted and "and" not in between:
        return False
    return 0 < len(between) <= 2 and all(word in {"and", ","} for word in between)


def _lost(sentence: Sentence, group: Group) -> Chunk | None:
    if sentence.low(group.last - 1) in word_set("counting", "bodies"):
        near = [*range(group.first - 3, group.first), *range(group.last, group.last + 4)]
        left = (spot for spot in near if sentence.low(spot) in word_set("counting", "leaves"))
        return next((_dead(sentence, spot) for spot in left), None)
    for position in range(group.first - 1, max(group.first - 3, -1), -1):
        if sentence.low(position) in word_set("hurts", "loses"):
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
        between = sentence.words(group.last, chunk.first)
        if any(word in _BREAKS for word in between) or not _passive_or_past(sentence, chunk):
            return None
        if any(
            other.first < chunk.first and group.last <= other.first
            for other in sentence.chunks("say", "trigger", "outcome_active")
            if other.first != chunk.first and other.last <= chunk.first and other.layer != "trigger"
        ):
            return None
        if any(
            group.last <= other.first < chunk.first
            and not (part_of(sentence, other) and sentence.low(other.first - 1) != "and")
            and not _chain(sentence, found, index, other)
            for other in found
        ):
            return None
        if not group.named or _has_an_object(sentence, group, chunk):
            return None
        return _widest(sentence, chunk)
    return None


def _passive_or_past(sentence: Sentence, chunk: Chunk) -> bool:
    word = sentence.low(chunk.first)
    if word in word_set("counting", "happens_to"):
        return True
    return any(
        be.last <= chunk.first and chunk.first - be.last <= 3 for be in sentence.chunks("be", "aux")
    )


def _chain(sentence: Sentence, found: list[Group], index: int, other: Group) -> bool:
    """Tell whether only commas and "and" join the groups from one to another."""
    position = index
    while found[position] is not other:
        left, right = found[position], found[position + 1]
        between = sentence.words(left.last, right.first)
        if not set(between) <= word_set("counting", "joins"):
            return False
        position += 1
    return True


def in_the_end(sentence: Sentence, group: Group, chunk: Chunk) -> Chunk:
    """Return the death of somebody wounded before ("was wounded and later died")."""
    if chunk.key != "wounded" or chunk.first < group.last or group.number.best != 1:
        return chunk
    for death in sentence.chunks("outcome_participle"):
        if death.first < chunk.last or sentence.low(death.first) not in word_set(
            "counting", "dies"
        ):
            continue
        between = range(chunk.last, death.first)
        someone = any(
            noun.first in between and death.first == noun.last for noun in sentence.chunks("victim")
        )
        broken = any(sentence.low(index) in _BREAKS for index in between)
        if not someone and (not broken or sentence.low(death.first - 1) == "and"):
            return death
    return chunk
