"""Whether a road is blocked, peacekeepers come or go, a post is set up."""

from __future__ import annotations

from caucasus_events.parse.sentences.model import Reading
from caucasus_events.parse.words.chunks import Chunk, Sentence
from caucasus_events.parse.words.lexicons import word_set
from caucasus_events.parse.words.segments import Segment

_ROAD = 8
_THING = 12
_CALLED_OFF = 14
_FIGHT = {"clash", "attack", "assault", "fire", "airstrike", "ground", "casualty"}


def protest(reading: Reading, segment: Segment, chunk: Chunk) -> bool:
    """Tell a protest with a place and a day; what is blocked in it is a road."""
    sentence = segment.sentence
    after = set(sentence.words(chunk.last, chunk.last + _CALLED_OFF))
    if _note(sentence, chunk) or after & word_set("strategic", "called_off"):
        return False
    if sentence.low(chunk.first) in word_set("strategic", "blocks"):
        first = chunk.first - _ROAD if _passive(sentence, chunk) else chunk.last
        words = set(sentence.words(first, first + _ROAD))
        if not words & word_set("strategic", "roads"):
            return False
        closed = sentence.low(chunk.first) in word_set("strategic", "closes")
        shut = closed and _passive(sentence, chunk)
        told = {token.low for token in sentence.tokens}
        if shut and not told & word_set("strategic", "protesters"):
            return False
    return bool(reading.places) and bool(segment.days)


def _note(sentence: Sentence, chunk: Chunk) -> bool:
    """Tell "a note of protest" and "drew protests from the ministry"."""
    if sentence.low(chunk.last) == "from":
        return True
    return sentence.low(chunk.first - 1) == "of" and sentence.low(chunk.first - 2) in word_set(
        "happening", "protest_notes"
    )


def destruction(reading: Reading, segment: Segment, chunk: Chunk) -> bool:
    """Tell property destroyed by hand, at a place and on a day; what a shell did was fire."""
    sentence = segment.sentence
    if any(item.key in _FIGHT for item in sentence.chunks("trigger")):
        return False
    if sentence.low(chunk.first) in word_set("strategic", "burns"):
        before = _passive(sentence, chunk) or sentence.low(chunk.first) == "on"
        first = chunk.first - _THING if before else chunk.last
        words = set(sentence.words(first, first + _THING))
        if sentence.low(chunk.first) == "on" and not words & word_set("strategic", "sets"):
            return False
        if not words & word_set("strategic", "property"):
            return False
    if any(
        item.last <= chunk.first and sentence.same_clause(item.first, chunk.first)
        for item in segment.chunks("ordnance")
    ):
        chunk.key = "fire"
    return bool(reading.places) and bool(segment.days)


def _passive(sentence: Sentence, chunk: Chunk) -> bool:
    done = not sentence.low(chunk.first).endswith("ing")
    return done and sentence.passive(chunk)


def group(reading: Reading, segment: Segment, chunk: Chunk) -> bool:
    """Tell peacekeepers who begin to come or to leave."""
    return any(item.kind == "peacekeepers" for item in reading.people)


def base(reading: Reading, segment: Segment, chunk: Chunk) -> bool:
    """Tell a post that is set up somewhere."""
    return bool(reading.places)
