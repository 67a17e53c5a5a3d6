"""Whose people a casualty claim counts, as far as its sentence says."""

from __future__ import annotations

from caucasus_events.parse.sentences.actors import PARTIES
from caucasus_events.parse.sentences.casualties import Claim
from caucasus_events.parse.sentences.model import EventMention, Reading
from caucasus_events.parse.words.lexicons import word_set

_REACH = 4


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
    speaker = reading.speech.side
    if claim.group.side:
        return claim.group.side
    if claim.group.possessive and speaker:
        return speaker
    loser = _loser(claim, reading)
    if loser is not None:
        return loser
    if mention.target is not None and mention.target.side in {*PARTIES, "Russia"}:
        return mention.target.side
    return "unknown"


def _loser(claim: Claim, reading: Reading) -> str | None:
    """Return the subject of "the other side lost two men", "our side suffered no losses"."""
    sentence = reading.sentence
    first = min(claim.group.first, claim.chunk.first)
    verb = next(
        (
            index
            for index in range(first - 1, max(first - _REACH, 0), -1)
            if sentence.low(index) in word_set("roles", "loses")
        ),
        None,
    )
    if verb is None:
        return None
    return next(
        (
            item.side
            for item in reversed(reading.people)
            if 0 <= verb - item.last <= _REACH
            and sentence.clause[item.first] == sentence.clause[verb]
        ),
        None,
    )
