"""Counted people of a sentence, in order: who shares a noun or a side with whom."""

from __future__ import annotations

from dataclasses import replace

from caucasus_events.parse.words.chunks import Sentence
from caucasus_events.parse.words.counted import counted
from caucasus_events.parse.words.lexicons import word_set
from caucasus_events.parse.words.people import Group, Number, chunk_at
from caucasus_events.parse.words.uncounted import uncounted

_SIDE_AFTER = 7
_NAMES = {2, 3}
_BRACKET = 8


def groups(sentence: Sentence, numbers: list[Number]) -> list[Group]:
    """Return the groups of people of a sentence, in order.

    Parameters
    ----------
    sentence : Sentence
        The sentence.
    numbers : list of Number
        The counts found inside it.
    """
    starts = {sentence.token_at(number.start) for number in numbers}
    ends = {sentence.token_at(number.end - 1) + 1 for number in numbers}
    found = [
        counted(sentence, number)
        for number in numbers
        if sentence.token_at(number.end - 1) + 1 not in starts
        and not _whole(sentence, sentence.token_at(number.start), ends)
    ]
    taken = {index for group in found if group for index in range(group.first, group.last)}
    result = [group for group in found if group is not None]
    for chunk in sentence.chunks("victim"):
        mines = sentence.low(chunk.last) in word_set("counting", "mines")
        if not mines and chunk.first not in taken and not chunk_at(sentence, "victim", chunk.last):
            group = uncounted(sentence, chunk, numbers)
            if group is not None:
                result.append(group)
    result += _by_age(sentence) + _by_name(sentence, result)
    ordered = sorted(result, key=lambda group: (group.first, group.last))
    return [_with_side_after(sentence, group) for group in _share_heads(ordered, sentence)]


def _whole(sentence: Sentence, first: int, ends: set[int]) -> bool:
    """Tell the six of "three of the six people", of whom nothing more is told."""
    return (sentence.low(first - 2), sentence.low(first - 1)) == ("of", "the") and (
        first - 2 in ends
    )


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


def _by_name(sentence: Sentence, known: list[Group]) -> list[Group]:
    """Return those of whom only the name is told, which stays out of what is quoted.

    "A. B., 20, and C. D. (born in 1990) were killed": two capitals each, perhaps an age, a verb.
    """
    result = []
    for verb in sentence.chunks("outcome_participle"):
        be = next((item for item in sentence.chunks("be") if item.last == verb.first), None)
        alone = sentence.low(verb.first) in word_set("counting", "happens_to")
        if (be is None and not alone) or verb.key not in {"killed", "wounded"}:
            continue
        opens = be.first if be is not None else verb.first
        first, count = _names_before(sentence, opens)
        near = any(group.first < first <= group.last + 1 for group in known)
        if not count or near or _is_known(sentence, first, opens):
            continue
        start, end = sentence.tokens[opens].start, verb.end
        number = Number(count, count, count, "exact", start, end)
        result.append(Group(number, "unknown", None, first, opens, start, end))
    return result


def _names_before(sentence: Sentence, last: int) -> tuple[int, int]:
    """Return where a list of names begins that ends before a word, and how many they are."""
    count, begins = 0, last
    while last > 0:
        last = _without_age(sentence, last)
        first = last
        while first > 0 and sentence.tokens[first - 1].capital:
            first -= 1
        if last - first not in _NAMES:
            break
        count, begins = count + 1, first
        if sentence.low(first - 1) not in {"and", ","}:
            break
        last = first - 1
        last -= sentence.low(last) == "and" and sentence.low(last - 1) == ","
    return begins, count


def _without_age(sentence: Sentence, last: int) -> int:
    """Return the end of a name before "(born in 1990)" or ", 20,"."""
    if sentence.low(last - 1) == ")":
        opening = (at for at in range(last - 1, max(last - _BRACKET, 0), -1))
        return next((at for at in opening if sentence.low(at) == "("), last)
    aged = last - 1 if sentence.low(last - 1) == "," else last
    if sentence.low(aged - 1).isdigit() and sentence.low(aged - 2) == ",":
        return aged - 2
    return last


def _is_known(sentence: Sentence, first: int, last: int) -> bool:
    """Tell a side, an office or a force from somebody's name."""
    layers = ("side", "metonym", "office", "force", "victim", "civil_target", "military_target")
    return any(item.first < last and item.last > first - 1 for item in sentence.chunks(*layers))


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
    between = sentence.words(left.last, right.first)
    return all(word in {"and", ",", "or"} for word in between)


def _with_side_after(sentence: Sentence, group: Group) -> Group:
    """Read the side in what follows ("two servicemen of the Armenian army")."""
    if group.side is not None or group.possessive:
        return group
    if group.category == "peacekeeper":
        return replace(group, side="Russia")
    if sentence.low(group.last) in {"of", "from"}:
        for chunk in sentence.chunks("side"):
            if group.last < chunk.first <= group.last + _SIDE_AFTER and not _broken(
                sentence, group.last, chunk.first
            ):
                return replace(group, side=chunk.key)
    return group


def _broken(sentence: Sentence, first: int, last: int) -> bool:
    """Tell whether a verb or a mark stands between two words."""
    verbs = sentence.chunks("be", "aux", "say", "outcome_participle", "by")
    return any(
        sentence.low(index) in {",", ";", ":", "in", "near"} for index in range(first, last)
    ) or any(first <= verb.first < last for verb in verbs)
