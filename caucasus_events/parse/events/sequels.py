"""Sentences that only complete the event told before: its place, its day, its list of villages."""

from __future__ import annotations

from collections.abc import Sequence

from caucasus_events.parse.events.dating import choose_time
from caucasus_events.parse.events.drafts import Draft, better_day, merge_spots
from caucasus_events.parse.events.location import Spot
from caucasus_events.parse.sentences.model import Reading
from caucasus_events.parse.words.chunks import Chunk
from caucasus_events.parse.words.lexicons import word_set
from caucasus_events.parse.words.segments import Segment

_REACH = 3
_VERB_REACH = 4


def sequel(reading: Reading, drafts: Sequence[Draft]) -> Draft | None:
    """Return the event that a sentence takes up with "the incident" or "the villages are".

    Parameters
    ----------
    reading : Reading
        A sentence that makes no mention of its own.
    drafts : sequence of Draft
        The events told so far, in order.
    """
    sentence = reading.sentence
    near = [
        draft
        for draft in drafts
        if 0 < sentence.index - draft.mentions[-1].sentence.index <= _REACH
    ]
    if not near:
        return None
    last = max(near, key=lambda draft: draft.mentions[-1].sentence.index)
    if incident(reading) is not None:
        return last
    return last if last.family == "ground" and _lists_ground(reading) else None


def incident(reading: Reading) -> Chunk | None:
    """Return the verb of "the incident occurred"."""
    sentence = reading.sentence
    for noun in sentence.chunks("incident"):
        for verb in sentence.chunks("occur"):
            if 0 <= verb.first - noun.last <= _VERB_REACH:
                return verb
    return None


def _lists_ground(reading: Reading) -> bool:
    """Tell "the liberated villages are ..." and "these are the villages of ..."."""
    sentence = reading.sentence
    words = sentence.words(0, _VERB_REACH + 2)
    listed = set(words) & word_set("happening", "ground_listed")
    verb = set(words) & word_set("happening", "list_opens")
    return bool(listed and verb and reading.places)


def complete(draft: Draft, reading: Reading, found: list[Spot]) -> None:
    """Add the places of a sequel to its event, and its day where that dates the event better."""
    verb = incident(reading)
    precise = any(spot.site for spot in draft.spots)
    if verb is None or not precise:
        merge_spots(draft, found)
    if verb is None:
        return
    whole = Segment(reading.sentence, 0, len(reading.sentence.tokens), tuple(reading.times))
    told = choose_time(whole, verb)
    if told is not None and better_day(draft.when, told):
        draft.when = told
