"""Whether an event word that no cue takes away really tells that something happened.

Each family of event words has its own test; a family without one is taken at its word.
"""

from __future__ import annotations

from caucasus_events.parse.scope.fire import aircraft, destroyed, fire
from caucasus_events.parse.scope.forms import (
    adjectival,
    adjunct,
    finite_base,
    noun_happens,
    told_now,
)
from caucasus_events.parse.scope.ground import ground, incursion, placed, takes_ground, transfer
from caucasus_events.parse.scope.people import attack, capture, killed_in_hand, release
from caucasus_events.parse.scope.truces import agreement, ceasefire
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
    "property": placed,
    "transfer": transfer,
    "protest": placed,
    "fire": fire,
    "aircraft_down": aircraft,
    "drone_down": destroyed,
    "incursion": incursion,
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
    if chunk.form not in {"noun", "base"} and adjectival(sentence, chunk):
        return False
    if chunk.key == "capture" and takes_ground(sentence, chunk):
        chunk.key = "ground"
    test = _TESTS.get(chunk.key)
    if test is not None and not test(reading, segment, chunk):
        return False
    if chunk.form != "noun":
        if chunk.form != "base" or chunk.key == "ceasefire":
            return True
        return finite_base(sentence, chunk) and told_now(reading, segment)
    return noun_happens(reading, segment, chunk, claims=claims)
