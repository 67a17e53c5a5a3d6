"""Whether a truce or agreement is made, or only spoken of."""

from __future__ import annotations

from caucasus_events.parse.sentences.model import Reading
from caucasus_events.parse.words.chunks import Chunk, Sentence
from caucasus_events.parse.words.lexicons import word_set
from caucasus_events.parse.words.segments import Segment

_OBJECT = {"to", "that"}
_NEAR = 9
_PURPOSE = 16
_CLOSE = 5
_BEFORE = 8
_AFTER = 10


def ceasefire(reading: Reading, segment: Segment, chunk: Chunk) -> bool:
    """Tell a ceasefire that is made or takes effect from one that is spoken of."""
    if chunk.form == "base":
        return _base(segment, chunk)
    if chunk.form != "noun":
        return not segment.chunks("enemy")
    near = [
        item
        for item in segment.chunks("agree")
        if abs(item.first - chunk.last) <= _NEAR or 0 <= chunk.first - item.last <= _NEAR
        if not _adjective(reading, item, chunk) and segment.sentence.low(item.first - 1) != "shall"
    ]
    if _from_an_hour(segment, chunk):
        return True
    if _spoken_of(segment.sentence, chunk):
        return False
    inside = any(chunk.first <= item.first < chunk.last for item in segment.chunks("agree"))
    outside = [item for item in near if not chunk.first <= item.first < chunk.last]
    dated = segment.dated()
    return (
        bool(outside)
        or (inside and dated)
        or _accepted(segment, chunk)
        or _declared(segment, chunk)
    )


def stopped(segment: Segment, chunk: Chunk) -> bool:
    """Tell "hostilities were suspended at noon by mutual agreement"."""
    sentence = segment.sentence
    if chunk.form != "noun":
        return False
    verb = next(
        (
            index
            for index in range(chunk.last, chunk.last + _PURPOSE)
            if sentence.low(index) in word_set("strategic", "fights_stopped")
        ),
        None,
    )
    if verb is None:
        return False
    own = sentence.same_clause(verb, chunk.first)
    words = set(sentence.words(segment.first, segment.last))
    return own and bool(words & word_set("strategic", "stopped_by"))


def _from_an_hour(segment: Segment, chunk: Chunk) -> bool:
    """Tell "announced that the sides would observe a truce from 08:00"."""
    sentence = segment.sentence
    announced = any(
        sentence.low(item.first) in word_set("strategic", "announces") and item.last <= chunk.first
        for item in sentence.chunks("agree", "say")
    )
    return announced and any(
        item.expression.clock is not None
        and 0 <= item.first - chunk.last <= _CLOSE
        and sentence.low(item.first) in word_set("strategic", "from_then")
        for item in segment.times
    )


def _base(segment: Segment, chunk: Chunk) -> bool:
    """Tell what is agreed to be done, or done alone; only a truce is prolonged."""
    sentence = segment.sentence
    if sentence.low(chunk.first) in word_set("happening", "prolongs") and not any(
        item is not chunk and item.key == "ceasefire" for item in sentence.chunks("trigger")
    ):
        return False
    alone = sentence.low(chunk.first - 1) in word_set("happening", "truce_alone")
    return alone or _accepted(segment, chunk)


def _adjective(reading: Reading, item: Chunk, chunk: Chunk) -> bool:
    """Tell "the Russian-brokered truce", which only says whose work it was."""
    sentence = reading.sentence
    between = set(sentence.words(item.last, chunk.first))
    return (
        0 <= chunk.first - item.last <= 1
        and not between & word_set("roles", "articles")
        and sentence.low(item.first) in word_set("roles", "origin_before")
    )


def _declared(segment: Segment, chunk: Chunk) -> bool:
    """Tell "a ceasefire in the whole zone of the conflict is hereby declared"."""
    sentence = segment.sentence
    return any(
        chunk.last <= item.first <= chunk.last + _PURPOSE
        and sentence.passive(item)
        and sentence.same_clause(item.first, chunk.first)
        for item in segment.chunks("agree")
    )


def _spoken_of(sentence: Sentence, chunk: Chunk) -> bool:
    """Tell a truce that is broken, kept, wanted or only the time of something else."""
    clause = sentence.clause[chunk.first]
    before = {
        sentence.low(index)
        for index in range(max(chunk.first - _BEFORE, 0), chunk.first)
        if index >= chunk.first - _CLOSE or sentence.clause[index] == clause
    }
    after = {
        sentence.low(index)
        for index in range(chunk.last, min(chunk.last + _AFTER, len(sentence.tokens)))
        if index < chunk.last + _CLOSE or sentence.clause[index] == clause
    }
    broken = any(
        sentence.low(index) == "not" and sentence.low(index + 1) in word_set("happening", "held")
        for index in range(chunk.last, len(sentence.tokens))
    )
    return broken or bool(
        before & word_set("happening", "truce_spoken_after")
        or after & word_set("happening", "truce_spoken_before")
    )


def _accepted(segment: Segment, chunk: Chunk) -> bool:
    """Tell "agreed on Wednesday to lay down their arms and accept a ceasefire"."""
    sentence = segment.sentence
    if _put_on_paper(segment, chunk):
        return True
    return any(
        word_set("happening", "truce_agreed") & set(sentence.words(item.first, item.last))
        and item.last <= chunk.first <= item.last + _PURPOSE
        and sentence.same_clause(item.first, chunk.first)
        and _OBJECT & set(sentence.words(item.last, chunk.first))
        for item in segment.chunks("agree")
    )


def _put_on_paper(segment: Segment, chunk: Chunk) -> bool:
    """Tell "a deal to halt the offensive", "signed an accord on Friday to cease fire"."""
    sentence = segment.sentence
    if sentence.low(chunk.first - 1) != "to":
        return False
    if sentence.low(chunk.first - 2) in word_set("strategic", "deals"):
        return True
    signed = next((item for item in segment.chunks("sign") if item.last <= chunk.first), None)
    return (
        signed is not None
        and sentence.same_clause(signed.first, chunk.first)
        and any(
            sentence.low(index)
            in word_set("strategic", "papers") | word_set("strategic", "named_papers")
            for index in range(signed.last, chunk.first)
        )
    )
