"""Whether an event word that no cue takes away really tells that something happened.

Each family of event words has its own test; a family without one is taken at its word.
"""

from __future__ import annotations

from caucasus_events.parse.scope.fire import aircraft, destroyed, explosion, fire
from caucasus_events.parse.scope.forms import (
    adjectival,
    adjunct,
    finite_base,
    noun_happens,
    suffered_daily,
    told_now,
)
from caucasus_events.parse.scope.ground import assault, ground, incursion, takes_ground, transfer
from caucasus_events.parse.scope.papers import agreement
from caucasus_events.parse.scope.people import attack, capture, killed_in_hand, release
from caucasus_events.parse.scope.strategic import base, destruction, group, protest
from caucasus_events.parse.scope.truces import ceasefire, stopped
from caucasus_events.parse.sentences.model import Reading
from caucasus_events.parse.words.chunks import Chunk
from caucasus_events.parse.words.segments import Segment

_TESTS = {
    "ground": ground,
    "capture": capture,
    "arrest": capture,
    "casualty": killed_in_hand,
    "ceasefire": ceasefire,
    "agreement": agreement,
    "attack_civilians": attack,
    "release": release,
    "property": destruction,
    "transfer": transfer,
    "protest": protest,
    "group": group,
    "base": base,
    "fire": fire,
    "explosion": explosion,
    "aircraft_down": aircraft,
    "drone_down": destroyed,
    "incursion": incursion,
    "assault": assault,
}


def stands(reading: Reading, segment: Segment, chunk: Chunk, *, claims: bool) -> bool:
    """Tell whether a trigger makes an event mention.

    Parameters
    ----------
    reading : Reading
        The sentence.
    segment : Segment
        The part of it that holds the trigger.
    chunk : Chunk
        The trigger.
    claims : bool
        Whether the segment reports casualties.
    """
    sentence = segment.sentence
    if adjunct(sentence, chunk):
        return False
    if chunk.form not in {"noun", "base"} and (
        adjectival(sentence, chunk) or (not claims and suffered_daily(reading, segment, chunk))
    ):
        return False
    if chunk.key == "capture" and takes_ground(sentence, chunk):
        chunk.key = "ground"
    if chunk.key == "clash" and stopped(segment, chunk):
        chunk.key = "ceasefire"
        return True
    test = _TESTS.get(chunk.key)
    return (test is None or test(reading, segment, chunk)) and _told(
        reading, segment, chunk, claims=claims
    )


def _told(reading: Reading, segment: Segment, chunk: Chunk, *, claims: bool) -> bool:
    """Tell whether the form of a word tells of a deed."""
    if chunk.form == "noun":
        return noun_happens(reading, segment, chunk, claims=claims)
    if chunk.form != "base" or chunk.key == "ceasefire":
        return True
    return finite_base(segment.sentence, chunk) and told_now(reading, segment)
