"""Whether an event word that no cue takes away really tells that something happened."""

from __future__ import annotations

from caucasus_events.parse.sentences.model import Reading
from caucasus_events.parse.words.chunks import Chunk, Sentence
from caucasus_events.parse.words.segments import Segment

_NEAR = 7
_ADJECTIVE_BEFORE = {
    "the",
    "of",
    "its",
    "their",
    "recently",
    "previously",
    "newly",
    "formerly",
    "internationally",
    "illegally",
    "in",
    "from",
    "all",
    "to",
}
_AFTER_VERB = {
    "by",
    "in",
    "on",
    "at",
    "from",
    "the",
    "a",
    "an",
    "with",
    "to",
    "and",
    ",",
    ".",
    "during",
    "after",
    "positions",
    "position",
    "several",
    "two",
}
_NEED_DAY = {
    "occupied",
    "occupying",
    "occupation",
    "invaded",
    "invasion",
    "invading",
    "freed",
    "liberated",
    "liberation",
    "seized",
    "seizure",
}
_PLACE_REACH = 12
_RELEASE_BACK = 9
_UNDER = 2
_FIRE_REACH = 18
_FIRE_WORDS = {
    "fire",
    "shelling",
    "bombardment",
    "gunfire",
    "artillery",
    "attack",
    "strikes",
    "rocket",
}
_TRUCE_BEFORE = {
    "adhere",
    "adheres",
    "adhering",
    "because",
    "breach",
    "breached",
    "breaches",
    "breaching",
    "breaking",
    "broke",
    "broken",
    "complied",
    "complies",
    "comply",
    "complying",
    "despite",
    "disregarding",
    "following",
    "ignoring",
    "maintain",
    "notwithstanding",
    "observe",
    "observes",
    "observing",
    "preserve",
    "respect",
    "respecting",
    "since",
    "under",
    "undermining",
    "until",
    "violate",
    "violated",
    "violating",
    "violation",
    "violations",
}
_TRUCE_AFTER = {
    "violated", "collapsed", "broken", "breached", "violation", "violations", "failed", "collapse",
    "ignored", "monitoring", "violating", "unravelled", "shattered",
}  # fmt: skip
_RELEASE_REACH = 8
_PEOPLE_WORDS = {
    "prisoners",
    "captives",
    "detainees",
    "prisoner",
    "pows",
    "bodies",
    "body",
    "remains",
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
    if chunk.form != "noun" and _adjectival(sentence, chunk):
        return False
    test = _TESTS.get(chunk.key)
    if test is not None and not test(reading, segment, chunk):
        return False
    if chunk.form != "noun":
        return chunk.form != "base" or _finite_base(sentence, chunk)
    return _noun_happens(reading, segment, chunk, claims=claims)


def _adjectival(sentence: Sentence, chunk: Chunk) -> bool:
    """Tell a participle before a noun ("the occupied territories")."""
    return (
        chunk.last - chunk.first == 1
        and sentence.low(chunk.first - 1) in _ADJECTIVE_BEFORE
        and sentence.low(chunk.last) not in _AFTER_VERB
        and not sentence.low(chunk.first).endswith("ing")
    )


def _finite_base(sentence: Sentence, chunk: Chunk) -> bool:
    """Tell a present tense ("opens fire") from an infinitive or a noun."""
    return sentence.low(chunk.first - 1) not in {"to", "not", "can"} and (
        chunk.last - chunk.first > 1
        or sentence.low(chunk.first).endswith("s")
        or sentence.low(chunk.first - 1).endswith("s")
    )


def _noun_happens(reading: Reading, segment: Segment, chunk: Chunk, *, claims: bool) -> bool:
    sentence = segment.sentence
    if claims or any(not item.reporting for item in segment.times):
        return True
    near = [
        other
        for other in segment.chunks("occur", "accuse", "say")
        if -_NEAR <= other.first - chunk.last <= _NEAR or 0 <= chunk.first - other.last <= _NEAR
    ]
    happens = any(
        (other.layer in {"occur", "accuse"} and other.first >= chunk.last)
        or other.layer == "accuse"
        or sentence.low(other.first)
        in {"reported", "reports", "witnessed", "recorded", "repelled", "thwarted"}
        for other in near
    )
    return happens or ((reading.heading or sentence.index == 0) and bool(reading.people))


def _ground(reading: Reading, segment: Segment, chunk: Chunk) -> bool:
    """Ground is taken where a place is taken, on a day."""
    sentence = segment.sentence
    words = {sentence.low(index) for index in range(chunk.first, chunk.last)}
    dated = any(item.expression.precision <= 2 and not item.reporting for item in segment.times)
    if (
        words & _NEED_DAY
        and words & {"occupied", "occupation", "occupying", "invaded", "invasion", "invading"}
        and not dated
    ):
        return False
    places = any(chunk.last <= place.first <= chunk.last + _PLACE_REACH for place in reading.places)
    falls = words & {"fell", "fallen"} and any(
        place.last <= chunk.first for place in reading.places
    )
    anaphor = any(chunk.last <= item.first <= chunk.last + 2 for item in sentence.chunks("anaphor"))
    passive = any(be.last == chunk.first for be in sentence.chunks("be")) and any(
        place.last <= chunk.first for place in reading.places
    )
    people = any(chunk.last <= item.first <= chunk.last + 3 for item in sentence.chunks("victim"))
    return bool(places or falls or anaphor or passive) and not people


def _capture(reading: Reading, segment: Segment, chunk: Chunk) -> bool:
    sentence = segment.sentence
    people = sentence.chunks("victim", "force")
    return any(
        abs(item.first - chunk.last) <= 6 or abs(chunk.first - item.last) <= 8 for item in people
    )


def _ceasefire(reading: Reading, segment: Segment, chunk: Chunk) -> bool:
    """Tell a ceasefire that is made or takes effect from one that is spoken of."""
    if chunk.form != "noun":
        return True
    near = [
        item
        for item in segment.chunks("agree")
        if abs(item.first - chunk.last) <= 9 or 0 <= chunk.first - item.last <= 9
    ]
    before = {segment.sentence.low(index) for index in range(chunk.first - 5, chunk.first)}
    after = {segment.sentence.low(index) for index in range(chunk.last, chunk.last + 6)}
    if before & _TRUCE_BEFORE or after & _TRUCE_AFTER:
        return False
    inside = any(chunk.first <= item.first < chunk.last for item in segment.chunks("agree"))
    outside = [item for item in near if not chunk.first <= item.first < chunk.last]
    dated = any(item.expression.precision <= 2 and not item.reporting for item in segment.times)
    return bool(outside) or (inside and dated)


def _agreement(reading: Reading, segment: Segment, chunk: Chunk) -> bool:
    verbs = {
        "signed",
        "sign",
        "signs",
        "adopted",
        "concluded",
        "reached",
        "initialled",
        "initialed",
        "agreed",
    }
    sentence = segment.sentence
    made = any(
        sentence.low(item.first) in verbs and abs(item.first - chunk.first) <= 8
        for item in segment.chunks("agree")
    )
    sides = {item.side for item in reading.people}
    return (
        made and "Azerbaijan" in sides and bool(sides & {"Armenia", "Nagorno-Karabakh", "Russia"})
    )


def _transfer(reading: Reading, segment: Segment, chunk: Chunk) -> bool:
    """Ground is handed over where a place or ground is named, and nobody is handed over."""
    people = any(
        chunk.first - 6 <= item.first <= chunk.last + 6 for item in segment.chunks("victim")
    )
    pronoun = segment.sentence.low(0) in {"he", "she", "they"}
    return bool(reading.places) and not people and not pronoun


def _aircraft(reading: Reading, segment: Segment, chunk: Chunk) -> bool:
    """Tell what is shot down: a crewed aircraft, or a drone (which changes the family)."""
    near = [
        item
        for item in segment.chunks("crew", "uav")
        if item.first >= chunk.first - _NEAR and item.last <= chunk.last + _NEAR
    ]
    if not near:
        return False
    nearest = min(near, key=lambda item: abs(item.first - chunk.last))
    chunk.key = "drone_down" if nearest.layer == "uav" else "aircraft_down"
    return True


def _incursion(reading: Reading, segment: Segment, chunk: Chunk) -> bool:
    """Tell an advance from a person who strays over the line and is detained."""
    taken = any(item.key in {"arrest", "capture"} for item in segment.chunks("trigger"))
    return not (taken and chunk.form == "gerund")


def _needs_people(reading: Reading, segment: Segment, chunk: Chunk) -> bool:
    return bool(segment.chunks("victim")) and bool(reading.people)


def _release(reading: Reading, segment: Segment, chunk: Chunk) -> bool:
    """Tell people who are given back from ground or things that are."""
    words = {segment.sentence.low(index) for index in range(chunk.first, chunk.last)}
    if words & _PEOPLE_WORDS:
        return bool(reading.people)
    passive = any(0 <= chunk.first - be.last <= 1 for be in segment.chunks("be"))
    reach = (-_RELEASE_BACK, 0) if passive else (0, _RELEASE_REACH)
    return bool(reading.people) and any(
        reach[0] <= item.first - chunk.last <= reach[1] for item in segment.chunks("victim")
    )


def _never_alone(reading: Reading, segment: Segment, chunk: Chunk) -> bool:
    return bool(reading.places) and any(not item.reporting for item in segment.times)


def _fire(reading: Reading, segment: Segment, chunk: Chunk) -> bool:
    """Tell whether "hit", "struck" and "fired" have something that is hit, or a weapon."""
    sentence = segment.sentence
    word = sentence.low(chunk.first)
    if word in {"subjected", "subjecting"} or (
        chunk.last - chunk.first == _UNDER and sentence.low(chunk.last - 1) == "under"
    ):
        words = {sentence.low(index) for index in range(chunk.last, chunk.last + _FIRE_REACH)}
        return bool(words & _FIRE_WORDS)
    if chunk.last - chunk.first > 1 or word not in {
        "fired",
        "hit",
        "struck",
        "targeted",
        "bombed",
        "pounded",
        "targeting",
        "pounding",
    }:
        return True
    if word == "fired":
        return sentence.low(chunk.last) not in {"as", "his", "him", "the"} or bool(
            segment.chunks("military_target", "civil_target")
        )
    objects = segment.chunks("military_target", "civil_target")
    near = any(-8 <= item.first - chunk.last <= 6 for item in objects)
    return near or any(-6 <= place.first - chunk.last <= 4 for place in reading.places)


_TESTS = {
    "ground": _ground,
    "capture": _capture,
    "arrest": _capture,
    "ceasefire": _ceasefire,
    "agreement": _agreement,
    "attack_civilians": _needs_people,
    "release": _release,
    "property": _never_alone,
    "transfer": _transfer,
    "protest": _never_alone,
    "fire": _fire,
    "aircraft_down": _aircraft,
    "incursion": _incursion,
}
