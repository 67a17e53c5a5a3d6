"""What an attack was, by the weapon that is named with it."""

from __future__ import annotations

from caucasus_events.parse.words.chunks import Chunk
from caucasus_events.parse.words.lexicons import word_set
from caucasus_events.parse.words.segments import Segment

FROM_AFAR = {"fire", "airstrike"}
_TOLD_BY_WEAPON = {"attack", "assault", "fire"}
_REACH = 16
_WITH = 4
_OBJECT = 4
_SUBJECT = 1


def kind_by_weapon(segment: Segment, chunk: Chunk) -> str:
    """Return the family of an event word: an attack with rockets is fire, one by drone a strike."""
    if chunk.key not in _TOLD_BY_WEAPON:
        return chunk.key
    if chunk.key == "assault":
        return "airstrike" if _raid(segment, chunk) else chunk.key
    if _used(segment, chunk, "ordnance"):
        return "fire"
    if _used(segment, chunk, "uav") or _by_aircraft(segment, chunk) or _drones(segment, chunk):
        return "airstrike"
    return "assault" if _on_positions(segment, chunk) else chunk.key


def _raid(segment: Segment, chunk: Chunk) -> bool:
    """Tell the raids of aircraft ("warplanes carried out raids on the town")."""
    return segment.sentence.low(chunk.last - 1) in word_set("happening", "raids") and any(
        0 <= chunk.first - item.last <= _OBJECT
        and segment.sentence.same_clause(item.first, chunk.first)
        for item in segment.chunks("crew", "uav")
    )


def _by_aircraft(segment: Segment, chunk: Chunk) -> bool:
    """Tell "jets bombed the town" and "drones hit the post"."""
    return chunk.form in {"past", "base"} and any(
        0 <= chunk.first - item.last <= _SUBJECT for item in segment.chunks("crew", "uav")
    )


def _drones(segment: Segment, chunk: Chunk) -> bool:
    """Tell "used UAVs in the direction of the town"."""
    return segment.sentence.low(chunk.first) in word_set("happening", "weapon_used") and any(
        0 <= item.first - chunk.last <= _SUBJECT for item in segment.chunks("uav")
    )


def _on_positions(segment: Segment, chunk: Chunk) -> bool:
    """Tell an attack by troops ("attacked the positions") from one that may be fire."""
    return (
        chunk.key == "attack"
        and chunk.form in {"past", "base"}
        and any(
            chunk.last <= item.first <= chunk.last + _OBJECT
            for item in segment.chunks("military_target")
        )
    )


def _used(segment: Segment, chunk: Chunk, layer: str) -> bool:
    sentence = segment.sentence
    return any(
        chunk.last <= item.first <= chunk.last + _REACH
        and sentence.same_clause(item.first, chunk.first)
        and any(
            sentence.low(item.first - step) in word_set("happening", "weapon_after")
            for step in range(1, _WITH)
            if item.first - step >= chunk.last
        )
        for item in segment.chunks(layer)
    )
