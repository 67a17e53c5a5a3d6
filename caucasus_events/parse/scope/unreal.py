"""What no cue governs and still is no deed of this conflict: unrest, patients, July's clashes."""

from __future__ import annotations

from caucasus_events.parse.scope.verdict import Verdict
from caucasus_events.parse.words.chunks import Chunk, Sentence
from caucasus_events.parse.words.lexicons import word_set

_UNREST_REACH = 12
_SUBJECT_REACH = 7
_PATIENTS = 4
_ENDED = 9
_GIVES_BACK = {"release", "transfer"}


def unreal(sentence: Sentence, target: Chunk) -> Verdict | None:
    """Return why a phrase that no cue governs is still no deed of this conflict."""
    unrest = _amid_unrest(sentence, target)
    if unrest is not None:
        return Verdict("non_combat", unrest)
    if target.form == "noun" and _looked_into(sentence, target):
        return Verdict("court")
    infinitive = target.form in {"base", "active"} and target.key != "ceasefire"
    if infinitive and sentence.low(target.first - 1) == "to":
        return Verdict("planned")
    if any(test(sentence, target) for test in _TESTS):
        return Verdict("background")
    if target.form == "gerund" and _would_follow(sentence, target):
        return Verdict("hypothetical")
    return None


def _of_a_month(sentence: Sentence, target: Chunk) -> bool:
    """Tell "July's clashes" and "the July clashes", which were news in July."""
    before = target.first - 1
    return (
        target.form == "noun"
        and sentence.low(before) in word_set("judging", "months")
        and (sentence.tokens[before].possessive or sentence.low(before - 1) == "the")
    )


def _days_before(sentence: Sentence, target: Chunk) -> bool:
    """Tell what only dates the news ("the truce came days after forces overran the town")."""
    first = sentence.clause_start(target.first)
    return sentence.low(first) in word_set("judging", "later_than") and sentence.low(
        first - 1
    ) in word_set("judging", "vague_spans")


def _ended(sentence: Sentence, target: Chunk) -> bool:
    """Tell "active hostilities came to an end"."""
    general = sentence.low(target.last - 1) in word_set("happening", "general_fights")
    after = set(sentence.words(target.last, target.last + _ENDED))
    return target.form == "noun" and general and bool(after & word_set("happening", "at_an_end"))


def _looked_into(sentence: Sentence, target: Chunk) -> bool:
    """Tell "the investigation of the abduction"."""
    before = set(sentence.words(max(target.first - _PATIENTS, 0), target.first))
    return bool(before & word_set("judging", "looks_into"))


def _visited(sentence: Sentence, target: Chunk) -> bool:
    """Tell what happened where somebody goes now ("to visit the posts which came under fire")."""
    words = sentence.words(0, target.first)
    went = next((i for i, word in enumerate(words) if word in word_set("judging", "visits")), None)
    return went is not None and bool(set(words[went:]) & word_set("clauses", "which"))


def _once_taken(sentence: Sentence, target: Chunk) -> bool:
    """Tell how those given back were taken ("released four men captured in the clashes")."""
    if target.key in _GIVES_BACK:
        return False
    returns = [
        chunk
        for chunk in sentence.chunks("trigger")
        if chunk.key in _GIVES_BACK and chunk.last <= target.first
    ]
    if not returns:
        return False
    taken = next(
        (
            index
            for index in range(returns[0].last, target.last)
            if sentence.low(index) in word_set("strategic", "taken_then")
        ),
        None,
    )
    if taken is None:
        return False
    people = any(
        item.first < taken and sentence.same_clause(item.first, returns[0].first)
        for item in sentence.chunks("victim")
    ) or bool(set(sentence.words(0, taken)) & word_set("strategic", "captives"))
    between = set(sentence.words(taken, target.first))
    return people and not between & word_set("judging", "goes_on")


def _in_a_film(sentence: Sentence, target: Chunk) -> bool:
    """Tell "the video of the murder of prisoners", which says nothing of the day."""
    return target.form == "noun" and any(
        0 < target.first - item.last <= _PATIENTS and sentence.low(item.last) == "of"
        for item in sentence.chunks("footage")
    )


def _long_before(sentence: Sentence, target: Chunk) -> bool:
    """Tell "Before the deal was signed, the army had taken 300 villages"."""
    had = any(sentence.low(target.first - step) == "had" for step in (1, 2))
    dated = sentence.low(1) in word_set("judging", "dated_by")
    return had and not dated and sentence.low(0) in word_set("judging", "opens_earlier")


def _would_follow(sentence: Sentence, target: Chunk) -> bool:
    """Tell "capturing the town would cut the road"."""
    opens = sentence.opens_clause(target.first)
    words = set(sentence.words(target.last, target.last + _SUBJECT_REACH))
    return opens and bool(words & word_set("judging", "conditional"))


def _amid_unrest(sentence: Sentence, target: Chunk) -> Chunk | None:
    """Return the word that makes a clash one of police and protesters, inside a country."""
    if target.key == "protest":
        return None
    told = [target]
    if target.layer != "trigger":
        told += [chunk for chunk in sentence.chunks("trigger") if chunk.key == "clash"]
    for cue in sentence.chunks("cue_clause"):
        beside = [chunk for chunk in told if _beside(sentence, cue, chunk)]
        if beside and (cue.key != "care" or _already_hurt(sentence, cue, target)):
            return cue
    return None


def _already_hurt(sentence: Sentence, cue: Chunk, target: Chunk) -> bool:
    """Tell the wounded whom somebody flies out or treats from those whom an attack wounds."""
    passive = sentence.passive(target)
    return (
        target.layer != "trigger"
        and target.key == "wounded"
        and not passive
        and cue.last <= target.first <= cue.last + _PATIENTS
    )


def _beside(sentence: Sentence, cue: Chunk, target: Chunk) -> bool:
    apart = max(cue.first - target.last, target.first - cue.last)
    return apart <= _UNREST_REACH and sentence.same_clause(cue.first, target.first)


_TESTS = (_ended, _in_a_film, _of_a_month, _days_before, _long_before, _once_taken, _visited)
