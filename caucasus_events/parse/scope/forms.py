"""Whether a form of an event word tells of a deed: participles, plain forms, nouns."""

from __future__ import annotations

from caucasus_events.parse.sentences.model import Reading
from caucasus_events.parse.words.chunks import Chunk, Sentence
from caucasus_events.parse.words.lexicons import word_set
from caucasus_events.parse.words.segments import Segment

_NEAR = 7
_PASSIVE = 3
_DOING = 5


def adjectival(sentence: Sentence, chunk: Chunk) -> bool:
    """Tell a participle before a noun ("the occupied territories")."""
    if chunk.key == "attack_civilians" and _of_victims(sentence, chunk):
        return True
    return (
        chunk.last - chunk.first == 1
        and (
            sentence.low(chunk.first - 1) in word_set("happening", "participle_after")
            or (chunk.first > 0 and sentence.tokens[chunk.first - 1].possessive)
        )
        and sentence.low(chunk.last) not in word_set("happening", "verb_before")
        and not sentence.low(chunk.first).endswith("ing")
    )


def _of_victims(sentence: Sentence, chunk: Chunk) -> bool:
    """Tell "dead infants and mutilated civilians", where nobody does it."""
    people = any(item.first == chunk.last for item in sentence.chunks("victim"))
    return people and sentence.low(chunk.first - 1) in word_set("happening", "qualifies_after")


def adjunct(sentence: Sentence, chunk: Chunk) -> bool:
    """Tell a noun that only qualifies the next one ("combat positions")."""
    return (
        chunk.form == "noun"
        and chunk.last - chunk.first == 1
        and sentence.low(chunk.last) in word_set("happening", "adjunct_before")
    )


def finite_base(sentence: Sentence, chunk: Chunk) -> bool:
    """Tell a present tense ("opens fire") from an infinitive or a noun."""
    return sentence.low(chunk.first - 1) not in word_set("happening", "infinitive_after") and (
        chunk.last - chunk.first > 1
        or sentence.low(chunk.first).endswith("s")
        or sentence.low(chunk.first - 1).endswith("s")
        or (sentence.low(chunk.first - 1) in {",", "and"} and chunk.key == "ground")
    )


def told_now(reading: Reading, segment: Segment) -> bool:
    """Tell the present of headlines and chronicles from that of habits ("they fire at anyone")."""
    return reading.heading or reading.entry or reading.sentence.index == 0 or bool(segment.times)


def suffered_daily(reading: Reading, segment: Segment, chunk: Chunk) -> bool:
    """Tell "they are shot at when they work in the fields" from the present of a chronicle."""
    present = any(
        be.last == chunk.first and reading.sentence.low(be.first) in word_set("happening", "is_now")
        for be in reading.sentence.chunks("be")
        if be.last - be.first == 1
    )
    named = reading.sentence.low(0) in word_set("happening", "those_who_live")
    return chunk.form == "past" and present and named and not told_now(reading, segment)


def _by_which(sentence: Sentence, chunk: Chunk) -> bool:
    """Tell "the town had been damaged by shelling"."""
    return sentence.low(chunk.first - 1) == "by" and any(
        0 < chunk.first - be.last <= _PASSIVE for be in sentence.chunks("be")
    )


def _done(sentence: Sentence, chunk: Chunk) -> bool:
    """Tell "launched a new large-scale attack", with words between verb and noun."""
    words = sentence.words(chunk.first - _DOING, chunk.first)
    done = word_set("happening", "noun_done_by")
    last = max((index for index, word in enumerate(words) if word in done), default=None)
    return last is not None and not set(words[last:]) & word_set("happening", "between_breaks")


def noun_happens(reading: Reading, segment: Segment, chunk: Chunk, *, claims: bool) -> bool:
    """Tell a noun that tells of a deed: dated, told by a verb, or with casualties."""
    sentence = segment.sentence
    made = chunk.key == "ceasefire"
    if _by_which(sentence, chunk) or _done(sentence, chunk):
        return True
    if claims or made or segment.days:
        return True
    taken = word_set("happening", "taken_told_by")
    near = [
        other
        for other in segment.chunks("occur", "accuse", "say")
        if -_NEAR <= other.first - chunk.last <= _NEAR or 0 <= chunk.first - other.last <= _NEAR
    ]
    happens = any(
        (other.layer in {"occur", "accuse"} and other.first >= chunk.last)
        or other.layer == "accuse"
        or sentence.low(other.first) in word_set("happening", "noun_told_by")
        or (chunk.key == "ground" and sentence.low(other.first) in taken)
        for other in near
    )
    opens = reading.heading or reading.entry or sentence.index == 0
    return happens or (opens and bool(reading.people))
