"""Casualty claims of a sentence: who suffered what, how many."""

from __future__ import annotations

from dataclasses import replace

from caucasus_events.parse.sentences.claim import Claim, summed
from caucasus_events.parse.sentences.hurts import add_hurts, of_a_limb
from caucasus_events.parse.sentences.losses import beside_wounded, lost, own_side, side_near, sum_of
from caucasus_events.parse.sentences.outcomes import in_the_end, outcome_of, part_of
from caucasus_events.parse.words.chunks import Chunk, Sentence
from caucasus_events.parse.words.groups import groups
from caucasus_events.parse.words.lexicons import word_set
from caucasus_events.parse.words.people import Group, Number

_DEEDS = {"fire", "attack", "assault", "incursion", "airstrike", "grenade", "violation"}
_CUMULATIVE = word_set("counting", "cumulative")


def claims(sentence: Sentence, numbers: list[Number]) -> list[Claim]:
    """Return the casualty claims of a sentence, in order."""
    add_hurts(sentence)
    found = groups(sentence, numbers)
    result = []
    for index, group in enumerate(found):
        chunk = outcome_of(sentence, found, index)
        if chunk is not None and not _no_claim(sentence, group, chunk):
            result.append(_claim(sentence, group, in_the_end(sentence, group, chunk)))
    result += _losses(sentence, result, numbers)
    result += [_claim(sentence, *pair) for pair in _unnamed(sentence, result)]
    return summed(_without_repeats(result))


def _claim(sentence: Sentence, group: Group, chunk: Chunk) -> Claim:
    words = {token.low for token in sentence.tokens}
    none = group.number.rule == "explicit_zero" and chunk.key == "unspecified"
    outcome = "killed" if none else chunk.key
    return Claim(
        group, outcome, chunk, bool(words & _CUMULATIVE), part_of(sentence, group),
        min(group.start, chunk.start), max(group.end, chunk.end),
    )  # fmt: skip


def _no_claim(sentence: Sentence, group: Group, chunk: Chunk) -> bool:
    """Tell a number that counts something else, and a rate ("three people a week")."""
    words = sentence.low(group.last), sentence.low(group.last + 1)
    rate = words[0] in {"a", "per", "every"} and words[1] in word_set("counting", "spans")
    acts = chunk.first >= group.last and _acts(sentence, group)
    return rate or acts or _strength(sentence, group, chunk)


def _acts(sentence: Sentence, group: Group) -> bool:
    """Tell who does it ("a sniper opened fire") from whom it befalls."""
    return any(
        trigger.first == group.last and trigger.form == "past" and trigger.key in _DEEDS
        for trigger in sentence.chunks("trigger")
    )


def _strength(sentence: Sentence, group: Group, chunk: Chunk) -> bool:
    """Tell whether the number counts something else ("a group of 20 soldiers attacked")."""
    return chunk.first >= group.last and any(
        sentence.low(group.first - step) in {"aged", "age"} for step in (1, 2)
    )


def _losses(sentence: Sentence, known: list[Claim], numbers: list[Number]) -> list[Claim]:
    """Return the claims of "losses" and "casualties"; a number beside them takes their side."""
    result = []
    for chunk in sentence.chunks("outcome_noun"):
        if chunk.key != "unspecified" or any(
            claim.start <= chunk.start < claim.end for claim in known
        ):
            continue
        counted = [claim for claim in known if sum_of(sentence, chunk, claim.group)]
        for claim in counted:
            if claim.group.side is None and not claim.group.possessive:
                known[known.index(claim)] = replace(claim, group=_of(sentence, chunk, claim.group))
        group = None if counted else lost(sentence, chunk, numbers)
        if group is not None:
            none = group.number.rule == "explicit_zero"
            outcome = "killed" if none or beside_wounded(sentence, chunk) else "unspecified"
            result.append(_claim(sentence, group, replace(chunk, key=outcome)))
    return result


def _unnamed(sentence: Sentence, known: list[Claim]) -> list[tuple[Group, Chunk]]:
    """Return the one of whom only a pronoun speaks ("his left foot was amputated")."""
    return [
        (group, chunk)
        for chunk in sentence.chunks("outcome_participle")
        if (group := of_a_limb(sentence, chunk)) is not None
        and not any(claim.chunk is chunk for claim in known)
    ]


def _of(sentence: Sentence, chunk: Chunk, group: Group) -> Group:
    side = side_near(sentence, chunk)
    return replace(group, side=side, possessive=side is None and own_side(sentence, chunk))


def _without_repeats(found: list[Claim]) -> list[Claim]:
    kept: dict[tuple[int, int, str], Claim] = {}
    for claim in found:
        kept.setdefault((claim.group.first, claim.group.last, claim.outcome), claim)
    return sorted(kept.values(), key=lambda claim: claim.start)
