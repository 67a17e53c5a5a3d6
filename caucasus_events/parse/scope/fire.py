"""Whether there was fire, and what was shot down."""

from __future__ import annotations

from caucasus_events.parse.sentences.actors import PARTIES
from caucasus_events.parse.sentences.model import Reading
from caucasus_events.parse.words.chunks import Chunk
from caucasus_events.parse.words.lexicons import word_set
from caucasus_events.parse.words.segments import Segment

_NEAR = 7
_UNDER = 2
_FIRE_REACH = 18
_WEAPON_REACH = 6
_BY = 3
_FIRE_BEFORE = 8
_PLACE_REACH = 4


def fire(reading: Reading, segment: Segment, chunk: Chunk) -> bool:
    """Tell whether "hit", "struck" and "fired" have something that is hit, or a weapon."""
    sentence = segment.sentence
    word = sentence.low(chunk.first)
    if word in word_set("happening", "fire_suffered") or (
        chunk.last - chunk.first == _UNDER and sentence.low(chunk.last - 1) == "under"
    ):
        words = set(sentence.words(chunk.first + 1, chunk.last + _FIRE_REACH))
        return bool(words & word_set("happening", "fire_words"))
    if word in word_set("happening", "lands"):
        return _weapon(segment, chunk, -_FIRE_REACH, 0)
    if word in word_set("happening", "weapon_used") and chunk.last - chunk.first == 1:
        passive = segment.sentence.passive(chunk)
        reach = (-_WEAPON_REACH, 0) if passive else (0, _WEAPON_REACH)
        return _weapon(segment, chunk, *reach) and bool(reading.people or reading.places)
    if chunk.last - chunk.first > 1 or word not in word_set("happening", "fire_needs_object"):
        return True
    return _hits(reading, segment, chunk)


def explosion(reading: Reading, segment: Segment, chunk: Chunk) -> bool:
    """Tell the blast of a mine or of what was left unexploded from any other."""
    sentence = segment.sentence
    if sentence.low(chunk.first) == "mines" and sentence.has("trigger", "fire"):
        chunk.key = "fire"
        return True
    if _shakes(reading, chunk):
        chunk.key = "fire"
        return True
    plain = chunk.form == "noun" and chunk.last - chunk.first == 1
    return not plain or bool(sentence.chunks("mine"))


def _shakes(reading: Reading, chunk: Chunk) -> bool:
    """Tell "several explosions were heard in Stepanakert", which is shelled."""
    sentence = reading.sentence
    after = set(sentence.words(chunk.last, chunk.last + _NEAR))
    return (
        sentence.low(chunk.first) in word_set("happening", "explosions")
        and bool(after & word_set("happening", "heard"))
        and bool(reading.places)
    )


def _hits(reading: Reading, segment: Segment, chunk: Chunk) -> bool:
    """Tell whether something is hit, and not by a mine."""
    sentence = segment.sentence
    if sentence.low(chunk.first) == "fired":
        return sentence.low(chunk.last) not in word_set("happening", "fired_not_before") or bool(
            segment.chunks("military_target", "civil_target")
        )
    after = set(sentence.words(chunk.last, chunk.last + _WEAPON_REACH))
    if "by" in after and after & word_set("happening", "blasts"):
        return False
    if segment.sentence.passive(chunk) and _by_weapon(segment, chunk):
        return True
    objects = segment.chunks("military_target", "civil_target")
    people = [item for item in segment.chunks("victim") if item.first >= chunk.last]
    near = any(
        -_FIRE_BEFORE <= item.first - chunk.last <= _WEAPON_REACH for item in [*objects, *people]
    )
    return near or any(
        -_WEAPON_REACH <= place.first - chunk.last <= _PLACE_REACH for place in reading.places
    )


def _by_weapon(segment: Segment, chunk: Chunk) -> bool:
    """Tell "was hit in the head by a bullet"."""
    return any(
        mark.first >= chunk.last and 0 <= item.first - mark.last <= _BY
        for mark in segment.chunks("by")
        for item in segment.chunks("ordnance")
        if item.last <= chunk.last + _FIRE_REACH
    )


def _weapon(segment: Segment, chunk: Chunk, first: int, last: int) -> bool:
    """Tell whether a shell or a gun is the subject ("a rocket landed") or the object ("used")."""
    word = segment.sentence.low(chunk.first)
    drones = word in word_set("happening", "dives") | word_set("happening", "weapon_used")
    return any(
        (item.last <= chunk.first and item.first - chunk.first >= first)
        if first
        else 0 <= item.first - chunk.last <= last
        for item in segment.chunks(*(("ordnance", "uav") if drones else ("ordnance",)))
        if segment.sentence.same_clause(item.first, chunk.first)
    )


def destroyed(reading: Reading, segment: Segment, chunk: Chunk) -> bool:
    """Tell a drone that is destroyed ("destroyed an enemy UAV") from tanks and posts that are."""
    passive = segment.sentence.passive(chunk)
    drones = [item for item in segment.chunks("uav") if not passive or item.last <= chunk.first]
    if not drones and _materiel(reading, segment, chunk):
        chunk.key = "attack"
        return True
    if segment.sentence.low(chunk.first) == "intercepted" and segment.chunks("ordnance"):
        return True
    if passive and any(item.last <= chunk.first for item in drones):
        subject = [
            item
            for item in segment.chunks("uav", "military_target", "crew")
            if item.last <= chunk.first
        ]
        first = min(subject, key=lambda item: item.first)
        return first.layer == "uav" and aircraft(reading, segment, chunk)
    near = any(-_NEAR <= item.first - chunk.last <= _NEAR for item in drones)
    return near and aircraft(reading, segment, chunk)


def _materiel(reading: Reading, segment: Segment, chunk: Chunk) -> bool:
    """Tell tanks, guns or posts of a side that are destroyed on a day."""
    if segment.sentence.has("cue_when", "total"):
        return False
    dated = bool(segment.days)
    named = any(item.side in PARTIES for item in reading.people)
    return (
        dated
        and named
        and any(-_NEAR <= item.first - chunk.last <= _NEAR for item in segment.chunks("materiel"))
    )


def aircraft(reading: Reading, segment: Segment, chunk: Chunk) -> bool:
    """Tell what is shot down: a crewed aircraft, or a drone (which changes the family)."""
    flown = [
        item
        for item in segment.chunks("crew", "uav")
        if segment.sentence.low(item.first - 1) != "anti"
    ]
    near = [
        item
        for item in flown
        if item.first >= chunk.first - _NEAR and item.last <= chunk.last + _NEAR
    ]
    passive = segment.sentence.passive(chunk)
    if not near and passive:
        near = [item for item in flown if item.last <= chunk.first][:1]
    if not near or segment.sentence.low(chunk.last) == "no":
        return False
    nearest = min(near, key=lambda item: abs(item.first - chunk.last))
    chunk.key = "drone_down" if nearest.layer == "uav" else "aircraft_down"
    return True
