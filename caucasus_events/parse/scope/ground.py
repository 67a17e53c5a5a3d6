"""Whether ground changes hands, by force or not, or is entered."""

from __future__ import annotations

from caucasus_events.parse.scope.fire import aircraft
from caucasus_events.parse.scope.people import TAKEN, capture, given_back, release
from caucasus_events.parse.sentences.model import Reading
from caucasus_events.parse.words.chunks import Chunk, Sentence
from caucasus_events.parse.words.lexicons import word_set
from caucasus_events.parse.words.segments import Segment

_PLACE_REACH = 12
_ADVERB = 2
_SUBJECT = 9
_OBJECT = 6
_WEEK = 2
_PRISONER = 8


def ground(reading: Reading, segment: Segment, chunk: Chunk) -> bool:
    """Ground is taken where a place is taken, on a day."""
    sentence = segment.sentence
    words = set(sentence.words(chunk.first, chunk.last))
    dated = segment.dated()
    if words & word_set("happening", "ground_needs_day") and (
        not dated or _is_held(segment, chunk)
    ):
        return False
    office = bool(words & word_set("happening", "takes_office")) and (
        sentence.low(chunk.last) in word_set("happening", "office_taken")
    )
    if office or _those_captured(segment, chunk) or _vehicle_taken(segment, chunk):
        return False
    turns = bool(words & word_set("happening", "ground_turns"))
    bare = words <= word_set("happening", "ground_bare")
    if _people_taken(segment, chunk) or (bare and _taken_prisoner(sentence, chunk)):
        chunk.key = "capture"
        return capture(reading, segment, chunk)
    if turns or bare:
        return _by_few_words(reading, segment, chunk, turns=turns)
    reach = _OBJECT if "freed" in words else _PLACE_REACH
    places = any(chunk.last <= place.first <= chunk.last + reach for place in reading.places)
    falls = words & word_set("happening", "ground_falls") and any(
        place.last <= chunk.first for place in reading.places
    )
    anaphor = any(chunk.last <= item.first <= chunk.last + 2 for item in sentence.chunks("anaphor"))
    passive = (
        "out" not in words
        and sentence.passive(chunk, _ADVERB)
        and any(place.last <= chunk.first for place in reading.places)
    )
    people = "by" not in sentence.words(chunk.last, chunk.last + 3) and any(
        chunk.last <= item.first <= chunk.last + 3 and not _before_ground(sentence, item)
        for item in sentence.chunks("victim")
    )
    if people:
        return _people_freed(reading, segment, chunk) or bool(falls)
    if _without_fight(sentence, chunk):
        chunk.key = "transfer"
    anaphor = anaphor or _the_town_was(sentence, chunk)
    on_line = sentence.has("contact_line") and any(
        0 <= item.first - chunk.last <= _ADVERB + 1 for item in segment.chunks("military_target")
    )
    found = falls or places or anaphor or passive or on_line
    taken = bool(found) or _which(reading, segment, chunk)
    if taken and _lost_again(sentence, chunk):
        chunk.key = "assault"
    return taken


def _by_few_words(reading: Reading, segment: Segment, chunk: Chunk, *, turns: bool) -> bool:
    """Tell what "lost", "took", "fell" and "into the hands of" mean by what stands beside them."""
    before = set(segment.sentence.words(max(chunk.first - _PLACE_REACH, 0), chunk.first))
    if before & word_set("happening", "lost_things"):
        return False
    if turns:
        return _turns(reading, segment, chunk)
    if _lost_aircraft(segment, chunk):
        return aircraft(reading, segment, chunk)
    return _bare(reading, chunk) or _the_town_was(segment.sentence, chunk)


def _lost_again(sentence: Sentence, chunk: Chunk) -> bool:
    """Tell "entered the village but was driven out by nightfall": a fight, no gain."""
    after = sentence.words(chunk.last, len(sentence.tokens))
    turn = next((i for i, word in enumerate(after) if word in word_set("happening", "turns")), None)
    if turn is None:
        return False
    return bool(set(after[turn : turn + _OBJECT]) & word_set("happening", "lost_again"))


def _lost_aircraft(segment: Segment, chunk: Chunk) -> bool:
    """Tell "lost a helicopter and two drones to our air defence"."""
    return segment.sentence.low(chunk.first) == "lost" and any(
        0 <= item.first - chunk.last <= _ADVERB for item in segment.chunks("crew", "uav")
    )


def _taken_prisoner(sentence: Sentence, chunk: Chunk) -> bool:
    """Tell "took three soldiers prisoner"."""
    near = range(chunk.last, min(chunk.last + _PRISONER, len(sentence.tokens)))
    return any(
        sentence.low(index) in word_set("happening", "as_prisoner")
        and sentence.same_clause(index, chunk.first)
        for index in near
    )


def _the_town_was(sentence: Sentence, chunk: Chunk) -> bool:
    """Tell "the town was taken", of a town named before."""
    return any(
        be.last == chunk.first and 0 <= be.first - item.last <= 1
        for be in sentence.chunks("be")
        for item in sentence.chunks("anaphor")
    )


def _turns(reading: Reading, segment: Segment, chunk: Chunk) -> bool:
    """Tell "on Monday the town passed into Armenian hands", "the heights are in our hands"."""
    return any(item.expression.precision <= _WEEK for item in segment.times) and any(
        place.last <= chunk.first and reading.sentence.same_clause(place.first, chunk.first)
        for place in reading.places
    )


def _before_ground(sentence: Sentence, item: Chunk) -> bool:
    """Tell "the Azerbaijani border city" from Azerbaijanis."""
    words = set(sentence.words(item.last, item.last + _ADVERB))
    return bool(words & word_set("happening", "ground_words"))


def takes_ground(sentence: Sentence, chunk: Chunk) -> bool:
    """Tell "seized nine villages" from people who are seized."""
    after = set(sentence.words(chunk.last, chunk.last + _ADVERB))
    held = word_set("happening", "ground_listed") | word_set("happening", "posts_held")
    return chunk.form == "past" and bool(after & held)


def _one_man(sentence: Sentence, chunk: Chunk) -> bool:
    """Tell "a soldier crossed the border", before he was taken."""
    return any(
        item.form == "singular" and 0 <= chunk.first - item.last <= _ADVERB
        for item in sentence.chunks("victim")
    )


def _people_freed(reading: Reading, segment: Segment, chunk: Chunk) -> bool:
    """Tell people who are freed from ground that is."""
    if segment.sentence.low(chunk.first) not in word_set("strategic", "frees"):
        return False
    chunk.key = "release"
    return release(reading, segment, chunk)


def _without_fight(sentence: Sentence, chunk: Chunk) -> bool:
    """Tell ground that the other side gives up ("took control of four villages ceded by ...")."""
    words = sentence.words(0, len(sentence.tokens))
    if "ceded" in words:
        return True
    return any(
        words[index] in {"under", "with", "by"}
        and word_set("strategic", "peaceful_gain") & set(words[index : index + _OBJECT])
        for index in range(len(words))
    )


def _which(reading: Reading, segment: Segment, chunk: Chunk) -> bool:
    """Tell "the town of Lachin, which the army captured on Monday"."""
    sentence = segment.sentence
    return any(
        sentence.low(index) == "which"
        and any(0 <= index - place.last <= 1 for place in reading.places)
        for index in range(max(chunk.first - _SUBJECT, 0), chunk.first)
    )


def _bare(reading: Reading, chunk: Chunk) -> bool:
    """Tell "took Shusha" and "Lachin fell" from "took part" and "shells fell near Lachin"."""
    if reading.sentence.low(chunk.first) in word_set("happening", "ground_falls"):
        return any(place.last == chunk.first for place in reading.places)
    if _was_taken(reading, chunk):
        return True
    return any(
        place.first == chunk.last or _named_as_town(reading.sentence, chunk.last, place.first)
        for place in reading.places
    )


def _was_taken(reading: Reading, chunk: Chunk) -> bool:
    """Tell "Agdam was lost" and "the town of Agdam had been taken" from people who were."""
    sentence = reading.sentence
    be = next((item for item in sentence.chunks("be") if item.last == chunk.first), None)
    if be is None or sentence.low(chunk.last) in word_set("happening", "ground_not_before"):
        return False
    return any(0 <= be.first - place.last <= 1 for place in reading.places)


def _named_as_town(sentence: Sentence, first: int, last: int) -> bool:
    """Tell "the railway town of" before a name."""
    if last - first > _OBJECT:
        return False
    between = sentence.words(first, last)
    town = set(between) & word_set("happening", "ground_words")
    straight = not set(between) & word_set("happening", "ground_not_before")
    return bool(town) and straight and between[-1] in {"of", "village", "town"}


def _is_held(segment: Segment, chunk: Chunk) -> bool:
    """Tell a lasting state: "which is occupied by Armenia"."""
    sentence = segment.sentence
    present = sentence.low(chunk.first - 1) in word_set("happening", "is_now")
    relative = sentence.low(chunk.first - 2) in word_set("happening", "relatives")
    return present and relative


def _people_taken(segment: Segment, chunk: Chunk) -> bool:
    """Tell people who are captured from ground that is."""
    sentence = segment.sentence
    passive = sentence.passive(chunk, _ADVERB)
    return (
        passive
        and sentence.low(chunk.last - 1) == "captured"
        and any(
            0 <= chunk.first - item.last <= _SUBJECT
            and sentence.same_clause(item.first, chunk.first)
            for item in segment.chunks("victim")
        )
    )


def _those_captured(segment: Segment, chunk: Chunk) -> bool:
    """Tell "the servicemen captured that day", who are no ground."""
    return (
        chunk.form == "past"
        and any(item.last == chunk.first for item in segment.chunks("victim"))
        and segment.sentence.low(chunk.first) in word_set("happening", "of_people_too")
        and segment.sentence.low(chunk.last) in word_set("happening", "no_object")
    )


def _vehicle_taken(segment: Segment, chunk: Chunk) -> bool:
    """Tell "an armoured car was blocked and seized in the village", which is no ground."""
    sentence = segment.sentence
    return (
        sentence.passive(chunk, _OBJECT)
        and sentence.low(chunk.first) in word_set("happening", "of_people_too")
        and any(
            0 <= chunk.first - item.last <= _OBJECT
            and sentence.same_clause(item.first, chunk.first)
            for item in segment.chunks("materiel", "crew")
        )
    )


def transfer(reading: Reading, segment: Segment, chunk: Chunk) -> bool:
    """Ground is handed over where a place or ground is named, and nobody is handed over."""
    passive = any(
        be.first == chunk.first or 0 <= chunk.first - be.last <= _ADVERB
        for be in segment.chunks("be")
    )
    first = chunk.first - _OBJECT if passive or chunk.form == "noun" else chunk.last
    named = min((p.first for p in reading.places if p.first >= chunk.last), default=chunk.last)
    last = max(named, chunk.last) if chunk.form == "past" and not passive else chunk.last + _OBJECT
    people = any(first <= item.first <= last for item in segment.chunks("victim"))
    pronoun = segment.sentence.low(0) in word_set("happening", "pronouns")
    if passive and given_back(segment.sentence, chunk.first - _SUBJECT * 2, chunk.first):
        chunk.key = "release"
        return release(reading, segment, chunk)
    if segment.sentence.low(chunk.first) in word_set("strategic", "cedes") and not passive:
        after = set(segment.sentence.words(chunk.last, chunk.last + _OBJECT))
        ours = {item.side for item in reading.people}
        ground_named = bool(after & word_set("happening", "ground_words"))
        given = ground_named and not people and {"Azerbaijan", "Armenia"} <= ours
        if given or segment.sentence.low(chunk.first) not in word_set("strategic", "gives_back"):
            return given
    return bool(reading.places) and not people and not pronoun


def incursion(reading: Reading, segment: Segment, chunk: Chunk) -> bool:
    """Tell an advance from a person who strays over the line and is detained."""
    sentence = segment.sentence
    before = set(sentence.words(chunk.first - _ADVERB, chunk.first))
    who = set(sentence.words(chunk.first - _ADVERB - 1, chunk.first))
    if before & word_set("happening", "one_person") or who & word_set("happening", "no_forces"):
        return False
    taken = any(item.key in TAKEN for item in segment.sentence.chunks("trigger"))
    if taken and (chunk.form == "gerund" or _one_man(sentence, chunk)):
        return False
    if segment.sentence.has("handover") and reading.places:
        chunk.key = "transfer"
    return True


def assault(reading: Reading, segment: Segment, chunk: Chunk) -> bool:
    """Tell an attempt of forces from that of one who is arrested ("as he tried to cross")."""
    sentence = segment.sentence
    taken = any(item.key in TAKEN for item in sentence.chunks("trigger"))
    before = set(sentence.words(chunk.first - _ADVERB, chunk.first))
    tried = sentence.low(chunk.first) in word_set("strategic", "tries")
    return not (tried and taken and before & word_set("happening", "one_person"))
