"""Whose people a casualty claim counts, as far as its sentence says."""

from __future__ import annotations

from caucasus_events.parse.sentences.actors import ARMENIAN, PARTIES
from caucasus_events.parse.sentences.claim import Claim
from caucasus_events.parse.sentences.model import EventMention, Reading
from caucasus_events.parse.words.chunks import Sentence
from caucasus_events.parse.words.lexicons import word_set

_REACH = 4
_SIDE_REACH = 5
_THEMSELVES = word_set("counting", "speakers_pronouns")
_ENEMIES = word_set("counting", "enemies") | word_set("counting", "bodies")


def claim_side(claim: Claim, mention: EventMention, reading: Reading) -> str:
    """Return the side that a claim counts, or "unknown".

    Parameters
    ----------
    claim : Claim
        The claim.
    mention : EventMention
        The event that it belongs to.
    reading : Reading
        Its sentence.
    """
    speaker = voice(claim, reading)
    if claim.group.side:
        return claim.group.side
    if claim.group.possessive and speaker:
        return speaker
    told = _loser(claim, reading) or _on_a_side(claim, reading)
    if told is None and (
        reading.sentence.low(claim.group.last - 1) in _ENEMIES
        or killed_by_speaker(claim, reading.sentence)
    ):
        return "unknown"
    if told is None and speaker in PARTIES and _owned_up(claim, reading):
        return speaker
    if told is None and speaker in PARTIES and _own_people(claim, mention, reading, speaker):
        return speaker
    return told or _by_the_mention(claim, mention, reading) or "unknown"


def _by_the_mention(claim: Claim, mention: EventMention, reading: Reading) -> str | None:
    """Return the side that was hit, as the mention tells; "its" people are not the doer's."""
    agent = mention.agent
    if claim.group.possessive:
        return "Azerbaijan" if agent is not None and agent.side in ARMENIAN else None
    clause, target = reading.sentence.clause, mention.target
    told = {clause[claim.group.first], clause[claim.chunk.first]}
    if mention.family == "casualty" and target is not None and clause[target.first] not in told:
        return None
    return _target(mention)


def killed_by_speaker(claim: Claim, sentence: Sentence) -> bool:
    """Tell those whom the side that speaks has killed ("it said it had killed up to six")."""
    chunk = claim.chunk
    if chunk.layer != "outcome_active" or chunk.first >= claim.group.first:
        return False
    before = chunk.first - 1
    while sentence.low(before) in word_set("counting", "auxiliaries"):
        before -= 1
    own = word_set("clauses", "possessives") & {sentence.low(before - 1), sentence.low(before - 2)}
    forces = any(item.last == before + 1 for item in sentence.chunks("force"))
    return sentence.low(before) in _THEMSELVES or (bool(own) and forces)


def _owned_up(claim: Claim, reading: Reading) -> bool:
    """Tell losses that a side admits ("acknowledged two wounded", "confirmed the loss of one")."""
    first = min(claim.group.first, claim.chunk.first)
    words = set(reading.sentence.words(first - 3, first))
    return bool(words & word_set("counting", "admits"))


def _target(mention: EventMention) -> str | None:
    """Return the side that was hit, where only one side hits."""
    agent, target = mention.agent, mention.target
    if target is None or mention.mutual or mention.family in {"clash", "explosion"}:
        return None
    own = agent is not None and target.side == agent.side
    return target.side if target.side in {*PARTIES, "Russia"} and not own else None


def voice(claim: Claim, reading: Reading) -> str | None:
    """Return the side that makes a claim ("X reported three dead, while Y spoke of five").

    The verb of saying nearest before the claim has its own speaker, if a party is named before it.
    """
    first = min(claim.group.first, claim.chunk.first)
    main = reading.speech.verb
    for verb in reversed(reading.sentence.chunks("say")):
        if verb.last > first or main is None or verb.first <= main.first:
            continue
        for item in reversed(reading.people):
            near = 0 <= verb.first - item.last <= _REACH
            if (
                near
                and item.side in PARTIES
                and reading.sentence.same_clause(item.first, verb.first)
            ):
                return item.side
    return reading.speech.side


def _loser(claim: Claim, reading: Reading) -> str | None:
    """Return the subject of "the other side lost two men", "our side suffered no losses"."""
    sentence = reading.sentence
    first = claim.group.first
    verb = next(
        (
            index
            for index in range(first - 1, max(first - 1 - _REACH, 0), -1)
            if sentence.low(index) in word_set("roles", "loses")
            and not (index == claim.chunk.first - 1 and claim.chunk.layer == "outcome_active")
        ),
        None,
    )
    if verb is None:
        return None
    return next(
        (
            item.side
            for item in reversed(reading.people)
            if 0 <= verb - item.last <= _REACH and sentence.same_clause(item.first, verb)
        ),
        None,
    )


def _on_a_side(claim: Claim, reading: Reading) -> str | None:
    """Return the side of "two were killed on the Armenian side"."""
    sentence = reading.sentence
    last = max(claim.group.last, claim.chunk.last)
    return next(
        (
            item.key
            for item in sentence.chunks("side")
            if 0 <= item.first - last <= _SIDE_REACH
            and sentence.low(item.last) == "side"
            and {sentence.low(item.first - 1), sentence.low(item.first - 2)} & {"on", "from"}
        ),
        None,
    )


def _own_people(claim: Claim, mention: EventMention, reading: Reading, side: str) -> bool:
    """Tell the dead of the side that speaks: the other fired, or nobody else is named before."""
    allied = ARMENIAN if side in ARMENIAN else {side}
    if mention.agent is not None and not (
        mention.family == "casualty" and mention.agent.side in allied
    ):
        return mention.agent.side in PARTIES and mention.agent.side not in allied
    others = [
        item
        for item in reading.people
        if item.first < claim.group.first and item.side not in allied
    ]
    return not others
