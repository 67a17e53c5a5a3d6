"""Whether an agreement other than a truce is made: signed, issued by both sides, agreed."""

from __future__ import annotations

from itertools import pairwise

from caucasus_events.parse.sentences.actors import both_parties
from caucasus_events.parse.sentences.model import Reading
from caucasus_events.parse.words.chunks import Chunk, Sentence
from caucasus_events.parse.words.lexicons import word_set
from caucasus_events.parse.words.segments import Segment

_VERB_NEAR = 8
_VERB_AFTER = 14
_SUBJECT = 24
_OBJECT = 9
_TALK = 3
_SAID = 14
_UNDER = 6


def agreement(reading: Reading, segment: Segment, chunk: Chunk) -> bool:
    """Tell whether the sides sign, adopt or agree it."""
    sentence = segment.sentence
    if chunk.form != "noun":
        return _agreed(reading, segment, chunk)
    verbs = _verbs(segment, chunk)
    sides = {item.side for item in reading.people}
    before = sentence.words(max(chunk.first - _UNDER, 0), chunk.first)
    if ("under", "the") in pairwise(before):
        return False
    if sentence.low(chunk.last - 1) in word_set("strategic", "papers"):
        shared = bool(
            word_set("strategic", "shared_paper")
            & {sentence.low(chunk.first), sentence.low(chunk.first - 1)}
        )
        if shared and _said_together(reading, segment, chunk):
            return True
        if not (both_parties(sides) and segment.dated()):
            return False
        wanted = word_set("strategic", "papers_signed")
        if sentence.low(chunk.last - 1) == "agreement":
            wanted |= word_set("strategic", "papers_reached")
        if sentence.low(chunk.last - 1) == "deal":
            wanted = word_set("strategic", "deals_made")
        if sentence.low(chunk.last - 1) == "plan":
            wanted = word_set("strategic", "plans_accepted")
        if shared:
            wanted |= word_set("strategic", "papers_issued") | word_set(
                "happening", "agreement_made"
            )
        return bool(verbs & wanted)
    made = bool(verbs & word_set("happening", "agreement_made"))
    named = sentence.low(chunk.first - 1) != "" and all(
        sentence.tokens[index].capital for index in (chunk.first - 1, chunk.last - 1)
    )
    return made and (named or both_parties(sides) or ("Azerbaijan" in sides and "Russia" in sides))


def _verbs(segment: Segment, chunk: Chunk) -> set[str]:
    """Return the verbs of signing before a paper, or after it in the passive."""
    sentence = segment.sentence
    found = set()
    for item in segment.chunks("sign"):
        passive = sentence.passive(item)
        before = 0 <= chunk.first - item.last <= _VERB_NEAR
        after = 0 <= item.first - chunk.last <= _VERB_AFTER and passive
        near = 0 <= item.first - chunk.last <= _VERB_NEAR
        after = after or item.first == chunk.last
        if before or after or (near and sentence.low(chunk.last - 1) not in _papers()):
            found |= {sentence.low(item.first), sentence.low(item.last - 1)}
    return found


def _papers() -> frozenset[str]:
    return word_set("strategic", "papers")


def _said_together(reading: Reading, segment: Segment, chunk: Chunk) -> bool:
    """Tell "in a joint statement on Thursday the two governments said"."""
    sentence = segment.sentence
    if sentence.low(chunk.first - 2) != "in" and sentence.low(chunk.first - 1) != "in":
        return False
    said = next((item.first for item in sentence.chunks("say") if item.first >= chunk.last), None)
    if said is None or said - chunk.last > _SAID or not segment.dated():
        return False
    people = [item for item in reading.people if chunk.last <= item.first < said]
    return both_parties({item.side for item in people}) and len({item.side for item in people}) == 2


def _agreed(reading: Reading, segment: Segment, chunk: Chunk) -> bool:
    """Tell "the two governments agreed on Friday on the delimitation of the border"."""
    sentence = segment.sentence
    if any(item.key == "ceasefire" for item in segment.chunks("trigger")):
        return False
    before = [item for item in reading.people if chunk.first - _SUBJECT <= item.first < chunk.first]
    known = any(item.expression.precision in {1, 2} for item in segment.times)
    if not (both_parties({item.side for item in before}) and known):
        return False
    return _object(sentence, chunk)


def _object(sentence: Sentence, chunk: Chunk) -> bool:
    """Tell what is agreed from mere talk that is agreed."""
    text = {sentence.low(chunk.last), sentence.low(chunk.last + 1)}
    if text & word_set("strategic", "texts"):
        return True
    for index in range(chunk.last, chunk.last + _OBJECT):
        if sentence.low(index) not in word_set("strategic", "agreed_object"):
            continue
        after = set(sentence.words(index + 1, index + 1 + _TALK))
        first = sentence.low(index + 1)
        if sentence.low(index) == "on" and (
            first in word_set("judging", "months") or first.endswith("day") or first.isdigit()
        ):
            continue
        return not after & word_set("strategic", "only_talk")
    return False
