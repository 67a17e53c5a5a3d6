"""Whether people are taken, killed apart from a fight, or given back."""

from __future__ import annotations

from caucasus_events.parse.sentences.actors import both_parties
from caucasus_events.parse.sentences.model import Reading
from caucasus_events.parse.words.chunks import Chunk, Sentence
from caucasus_events.parse.words.lexicons import word_set
from caucasus_events.parse.words.segments import Segment

TAKEN = {"capture", "arrest"}
_BEFORE = 6
_OBJECT = 4
_AFTER = 8
_TALKED = 12
_RELEASE_BACK = 18
_RELEASE_REACH = 8


def capture(reading: Reading, segment: Segment, chunk: Chunk) -> bool:
    """Tell whether somebody is taken, rather than something."""
    sentence = segment.sentence
    town = _town_taken(reading, chunk)
    if town or _drone_taken(segment, chunk):
        chunk.key = "ground" if town else "drone_down"
        return True
    lost = set(sentence.words(chunk.first, chunk.last)) & word_set("happening", "lost_people")
    if lost and segment.days and not both_parties({item.side for item in reading.people}):
        return False
    if sentence.low(chunk.first) == "hostage":
        return _taken_before(sentence, chunk)
    if any(
        (
            _those_taken(sentence, chunk),
            _lost_in_battle(segment, chunk),
            _given_back(sentence, chunk),
            _things_taken(sentence, chunk),
            _crime(sentence),
            _caught_in(sentence, chunk),
        )
    ):
        return False
    people = sentence.chunks("victim", "force")
    return any(
        abs(item.first - chunk.last) <= _BEFORE or abs(chunk.first - item.last) <= _AFTER
        for item in people
    )


def _town_taken(reading: Reading, chunk: Chunk) -> bool:
    """Tell "the town of Shusha was captured" from people who were."""
    sentence = reading.sentence
    clause = sentence.clause[chunk.first]
    people = any(
        item.key != "unknown" and item.last <= chunk.first and sentence.clause[item.first] == clause
        for item in sentence.chunks("victim", "force")
    )
    verb = sentence.low(chunk.last - 1) in word_set("happening", "town_too")
    return verb and not people and any(place.last == chunk.first for place in reading.places)


def _given_back(sentence: Sentence, chunk: Chunk) -> bool:
    """Tell prisoners who are released from their capture ("freed three who had been taken")."""
    released = any(item.key == "release" for item in sentence.chunks("trigger"))
    return released and sentence.clause_opens_with(chunk.first, word_set("happening", "who"))


def _things_taken(sentence: Sentence, chunk: Chunk) -> bool:
    """Tell a drone or a tank that is captured from people who are."""
    return any(
        0 <= chunk.first - item.last <= 1 for item in sentence.chunks("uav", "materiel", "crew")
    )


def _drone_taken(segment: Segment, chunk: Chunk) -> bool:
    """Tell "a drone of the Armenian army was seized" from people who are."""
    sentence = segment.sentence
    passive = sentence.passive(chunk, 0, inside=True)
    subject = [item for item in segment.chunks("uav", "victim") if item.last <= chunk.first]
    return passive and bool(subject) and subject[0].layer == "uav"


def _caught_in(sentence: Sentence, chunk: Chunk) -> bool:
    """Tell somebody "caught in an explosion" from somebody who is caught."""
    return sentence.low(chunk.first) in word_set("strategic", "caught") and sentence.low(
        chunk.last
    ) in word_set("strategic", "not_caught")


def _crime(sentence: Sentence) -> bool:
    """Tell suspects of a common crime."""
    return any(token.low in word_set("strategic", "crimes") for token in sentence.tokens)


def _taken_before(sentence: Sentence, chunk: Chunk) -> bool:
    """Tell "took 15 villagers hostage" from those held hostage and offices for hostages."""
    words = set(sentence.words(chunk.first - _AFTER, chunk.first))
    return bool(words & word_set("strategic", "takes_people"))


def _only_called(reading: Reading, chunk: Chunk) -> bool:
    """Tell "among the bodies handed over to them are ..." from the headline of a handover."""
    sentence = reading.sentence
    return (
        chunk.form == "past"
        and not reading.heading
        and any(item.last == chunk.first for item in sentence.chunks("victim"))
    )


def _lost_in_battle(segment: Segment, chunk: Chunk) -> bool:
    """Tell those who went missing in a fight from those who were taken."""
    fight = any(item.key in {"clash", "assault", "fire"} for item in segment.chunks("trigger"))
    return fight and segment.sentence.low(chunk.first) in word_set("happening", "lost_people")


def _those_taken(sentence: Sentence, chunk: Chunk) -> bool:
    """Tell people who are only called so ("the soldiers detained there were sent home")."""
    if chunk.form != "past" or chunk.last - chunk.first > 1:
        return False
    ends = {chunk.first} | {
        side.first - 1
        for side in sentence.chunks("side")
        if side.last == chunk.first and sentence.low(side.first - 1) in {"of", "from"}
    }
    people = any(item.last in ends for item in sentence.chunks("victim"))
    by = sentence.low(chunk.last) == "by"
    taken = any(
        chunk.last <= item.first <= chunk.last + _OBJECT for item in sentence.chunks("victim")
    )
    return people and not by and not taken


def killed_in_hand(reading: Reading, segment: Segment, chunk: Chunk) -> bool:
    """Tell prisoners who are shot, which is no fight, from soldiers who are shot in one."""
    if any(
        segment.sentence.low(index) in word_set("happening", "captives")
        and segment.sentence.same_clause(index, chunk.first)
        for index in range(max(chunk.first - _OBJECT, 0), chunk.last + _OBJECT)
    ) and not segment.sentence.has("trigger", "release"):
        chunk.key = "attack_civilians"
    return True


def attack(reading: Reading, segment: Segment, chunk: Chunk) -> bool:
    """Tell whether somebody of a side is the victim."""
    return bool(segment.chunks("victim")) and bool(reading.people)


def given_back(sentence: Sentence, first: int, last: int) -> bool:
    """Tell whether captives or bodies are named in a stretch of a sentence."""
    words = set(sentence.words(first, last))
    return bool(words & word_set("strategic", "captives")) or any(
        chunk.key == "captured" and first <= chunk.first < last
        for chunk in sentence.chunks("outcome_participle")
    )


def release(reading: Reading, segment: Segment, chunk: Chunk) -> bool:
    """Tell people who are given back from ground or things that are."""
    sentence = segment.sentence
    if not reading.people:
        return False
    first = sentence.low(chunk.first)
    if chunk.form == "noun":
        return _noun_of_return(reading, segment, chunk)
    if first in word_set("strategic", "obtains"):
        return _obtained(reading, chunk)
    if first in word_set("strategic", "homecoming"):
        return _come_home(reading, segment, chunk)
    words = set(sentence.words(chunk.first, chunk.last))
    if words & word_set("happening", "people_given_back"):
        return not _only_called(reading, chunk)
    return not _only_called(reading, chunk) and _people_returned(segment, chunk)


def _people_returned(segment: Segment, chunk: Chunk) -> bool:
    """Tell soldiers or captives who are returned from news and ground that is."""
    sentence = segment.sentence
    after = set(sentence.words(chunk.last, chunk.last + _OBJECT))
    before = set(sentence.words(chunk.first - _OBJECT, chunk.first))
    if (after | before) & word_set("happening", "released_things"):
        return False
    passive = sentence.passive(chunk, inside=True)
    first, last = (-_RELEASE_BACK, 0) if passive else (0, _RELEASE_REACH)
    weak = sentence.low(chunk.first) in word_set("strategic", "weak_returns")
    return given_back(sentence, chunk.last + first, chunk.last + last) or any(
        first <= item.first - chunk.last <= last
        and not (weak and item.key in {"civilian", "unknown"})
        for item in segment.chunks("victim")
    )


def _come_home(reading: Reading, segment: Segment, chunk: Chunk) -> bool:
    """Tell captives who come home; peacekeepers who arrive are another matter."""
    if _peacekeepers_come(reading, chunk):
        chunk.key = "group"
        return True
    reach = 0 if segment.sentence.passive(chunk, inside=True) else _RELEASE_REACH
    return given_back(segment.sentence, chunk.first - _RELEASE_BACK, chunk.last + reach)


def _noun_of_return(reading: Reading, segment: Segment, chunk: Chunk) -> bool:
    """Tell "the release of 32 captives" from what a paper only speaks of."""
    sentence = segment.sentence
    agreed = any(
        item.key == "agreement" and item.last <= chunk.first for item in sentence.chunks("trigger")
    )
    before = set(sentence.words(chunk.first - _TALKED, chunk.first))
    if agreed or before & word_set("strategic", "talked_of"):
        return False
    return given_back(sentence, chunk.first, chunk.last + _RELEASE_REACH)


def _peacekeepers_come(reading: Reading, chunk: Chunk) -> bool:
    """Tell peacekeepers who arrive."""
    return reading.sentence.low(chunk.first) == "arrived" and any(
        item.kind == "peacekeepers" and 0 <= chunk.first - item.last <= _OBJECT
        for item in reading.people
    )


def _obtained(reading: Reading, chunk: Chunk) -> bool:
    """Tell captives or bodies that are traded, or received from those who had them."""
    sentence = reading.sentence
    last = chunk.last + _RELEASE_REACH
    words = set(sentence.words(chunk.first, last))
    traded = sentence.low(chunk.first) not in word_set("strategic", "received")
    return (traded or bool(words & word_set("strategic", "back_from"))) and given_back(
        sentence, chunk.last, last
    )
