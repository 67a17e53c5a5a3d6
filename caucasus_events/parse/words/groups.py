"""Counted people: a number, an article or a bare noun, and whom it counts."""

from __future__ import annotations

from dataclasses import dataclass, replace

from caucasus_events.parse.words.chunks import Chunk, Sentence
from caucasus_events.parse.words.lexicons import word_set

_FILLER = 4
_SINGLE = word_set("counting", "single")
_MORE = word_set("counting", "more")
_DEFINITE = word_set("counting", "definite")
_AMBIGUOUS = word_set("counting", "ambiguous")
_SUFFERS = word_set("counting", "suffers")
_STOP = word_set("counting", "stop")


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


def groups(sentence: Sentence, numbers: list[Number]) -> list[Group]:
    """Return the groups of people of a sentence, in order.

    Parameters
    ----------
    sentence : Sentence
        The sentence.
    numbers : list of Number
        The counts found inside it.
    """
    found = [_counted(sentence, number) for number in numbers]
    taken = {index for group in found if group for index in range(group.first, group.last)}
    result = [group for group in found if group is not None]
    for chunk in sentence.chunks("victim"):
        if chunk.first not in taken and not _at(sentence, "victim", chunk.last):
            group = _uncounted(sentence, chunk)
            if group is not None:
                result.append(group)
    result += _by_age(sentence)
    ordered = sorted(result, key=lambda group: (group.first, group.last))
    return [_with_side_after(sentence, group) for group in _share_heads(ordered, sentence)]


def _counted(sentence: Sentence, number: Number) -> Group | None:
    if _age_or_name(sentence, number):
        return None
    first, after = sentence.token_at(number.start), sentence.token_at(number.end - 1) + 1
    victim = None
    side = None
    last = after
    possessive = False
    for position in range(after, min(after + _FILLER + 3, len(sentence.tokens))):
        low = sentence.low(position)
        if low in {"its", "their", "our", "his"}:
            possessive = True
        if low in _MORE and (
            _at(sentence, "side", position + 1) or _at(sentence, "victim", position + 1)
        ):
            continue
        victim = victim or _last_noun(sentence, position)
        side = side or _at(sentence, "side", position)
        if victim is not None:
            last = victim.last
            break
        if side is not None and side.first == position:
            last = side.last
        if low in _STOP and not (low in {"and", ","} and side is None and position == after):
            break
    own = possessive and "own" in {sentence.low(index) for index in range(after, last + _FILLER)}
    if victim is None and side is None and not own and not _bare(sentence, after):
        return None
    named = victim is not None or side is not None or own
    return Group(
        number, victim.key if victim else "unknown", side.key if side else None, first, last,
        sentence.tokens[first].start, sentence.tokens[last - 1].end, named, possessive,
    )  # fmt: skip


def _by_age(sentence: Sentence) -> list[Group]:
    """Return those named by their age alone ("the 20-year-old, a conscript, died")."""
    result = []
    for first in range(1, len(sentence.tokens) - 3):
        if (sentence.low(first + 1), sentence.low(first + 2)) != ("year", "old"):
            continue
        last = first + 3
        alone = sentence.low(last) == "," or any(
            verb.first == last for verb in sentence.chunks("be", "outcome_participle")
        )
        if alone and sentence.low(first - 1) in {"the", "a", "an"}:
            start, end = sentence.tokens[first - 1].start, sentence.tokens[last - 1].end
            number = Number(1, 1, 1, "exact", start, end)
            result.append(Group(number, "unknown", None, first - 1, last, start, end))
    return result


def _age_or_name(sentence: Sentence, number: Number) -> bool:
    """Tell an age in a list ("aged 94 and 41") and a part of a name ("24News") from a count."""
    first = sentence.token_at(number.start)
    if sentence.tokens[first].end > number.end and sentence.tokens[first].low[-1].isalpha():
        return True
    back = first - 1
    while sentence.low(back).isdigit() or sentence.low(back) in {"and", ","}:
        back -= 1
    return sentence.low(back) in {"aged", "age", "born"} or (
        sentence.low(back) == "in" and sentence.low(back - 1) == "born"
    )


def _last_noun(sentence: Sentence, position: int) -> Chunk | None:
    """Return the people at a position; of two nouns in a row the second is the head."""
    found = _at(sentence, "victim", position)
    while found is not None and (following := _at(sentence, "victim", found.last)):
        found = following
    return found


def _bare(sentence: Sentence, after: int) -> bool:
    """Tell whether a number stands for people by what follows ("three wounded")."""
    if sentence.low(after) in {"others", "other", "more"}:
        return True
    layers = ("outcome_participle", "outcome_tally", "be")
    return any(chunk.first in {after, after + 1} for chunk in sentence.chunks(*layers))


def _at(sentence: Sentence, layer: str, position: int) -> Chunk | None:
    for chunk in sentence.chunks(layer):
        if chunk.first == position:
            return chunk
    return None


def _uncounted(sentence: Sentence, chunk: Chunk) -> Group | None:
    side = None
    possessive = False
    article = ""
    start = chunk.first
    for position in range(chunk.first - 1, max(chunk.first - _FILLER - 2, -1), -1):
        low = sentence.low(position)
        for found in sentence.chunks("side"):
            if found.first <= position < found.last:
                side = side or found
        if low in _SINGLE | _DEFINITE:
            article, start = low, position
            break
        if low in {"its", "their", "our"}:
            possessive, start = True, position
            break
        if low in _STOP or not low.isalnum():
            break
    if side is not None:
        start = min(start, side.first)
    if any(verb.first == chunk.last for verb in sentence.chunks("say")) and not article:
        return None
    number = _implied(sentence, chunk, article)
    if number is None:
        return None
    return Group(
        number, chunk.key, side.key if side else None, start, chunk.last,
        sentence.tokens[start].start, chunk.end, named=True, possessive=possessive,
    )  # fmt: skip


def _implied(sentence: Sentence, chunk: Chunk, article: str) -> Number | None:
    if chunk.form == "singular":
        bare = not article and sentence.low(chunk.first) in _AMBIGUOUS
        if bare and sentence.low(chunk.last) not in _SUFFERS:
            return None
        if chunk.key == "unknown" and _qualifies(sentence, chunk):
            return None
        return Number(1, 1, 1, "exact", chunk.start, chunk.end)
    if article or sentence.low(chunk.first) in {"men", "lives", "dead", "casualties", "wounded"}:
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


def _share_heads(found: list[Group], sentence: Sentence) -> list[Group]:
    """Give a group without a noun the next one's ("two Azerbaijani and one Armenian soldier")."""
    result: list[Group] = []
    for index, group in enumerate(found):
        following = found[index + 1] if index + 1 < len(found) else None
        joined = following is not None and _joined(sentence, group, following)
        if (
            joined
            and following is not None
            and group.category == "unknown"
            and following.category != "unknown"
            and group.side
        ):
            result.append(replace(group, category=following.category))
        elif (not group.named or _others(sentence, group)) and result and not group.side:
            result.append(
                replace(
                    group,
                    category=result[-1].category,
                    side=result[-1].side,
                    possessive=result[-1].possessive,
                )
            )
        else:
            result.append(group)
    return result


def _others(sentence: Sentence, group: Group) -> bool:
    """Tell whether "others" stands for the people counted before."""
    return group.category == "unknown" and sentence.low(group.last - 1) in {
        "others", "other", "another", "more",
    }  # fmt: skip


def _joined(sentence: Sentence, left: Group, right: Group) -> bool:
    between = [sentence.low(index) for index in range(left.last, right.first)]
    return all(word in {"and", ",", "or"} for word in between)


def _with_side_after(sentence: Sentence, group: Group) -> Group:
    """Read the side in what follows ("two servicemen of the Armenian army")."""
    if group.side is not None or group.possessive:
        return group
    if sentence.low(group.last) in {"of", "from"}:
        for chunk in sentence.chunks("side"):
            if group.last < chunk.first <= group.last + 4:
                return replace(group, side=chunk.key)
    return group
