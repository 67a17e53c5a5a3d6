"""What a sentence says of the whole: its title, the day of its heading, that it looks back."""

from __future__ import annotations

from caucasus_events.parse.events.drafts import STRATEGIC, Draft
from caucasus_events.parse.sentences.model import Reading, When
from caucasus_events.parse.words.lexicons import word_set

_DETAIL = 3


def is_title(reading: Reading) -> bool:
    """Tell the title of a live blog or digest, which tells what it is about and no event."""
    words = {token.low for token in reading.sentence.tokens}
    return reading.heading and bool(words & word_set("judging", "titles"))


def only_names(reading: Reading, draft: Draft) -> bool:
    """Tell a heading without a verb ("Anti-terrorist operation in Karabakh")."""
    trigger = draft.first.trigger
    verbs = reading.sentence.chunks("occur", "say", "accuse", "leave", "aux", "be", "agree")
    noun = trigger is not None and trigger.form == "noun" and trigger.layer == "trigger"
    return reading.heading and noun and not verbs and not draft.said


def only_karabakh(readings: list[Reading]) -> bool:
    """Tell a report that names the forces of Nagorno-Karabakh and no authority of Armenia."""
    people = {(person.side, person.kind) for reading in readings for person in reading.people}
    own = {kind for side, kind in people if side == "Nagorno-Karabakh"}
    return bool(own & {"military", "government"}) and ("Armenia", "government") not in people


def backward(reading: Reading, draft: Draft) -> bool:
    """Tell a clause that looks back or tells a habit."""
    sentence, trigger = reading.sentence, draft.first.trigger
    return any(
        chunk.key in {"background", "habitual"}
        and (trigger is None or sentence.same_clause(chunk.first, trigger.first))
        for chunk in sentence.chunks("cue_before")
    )


def day_of_heading(reading: Reading) -> When | None:
    """Return the day that is all that a heading says, which dates the entries under it."""
    for item in reading.times:
        found = item.expression
        words = len(reading.sentence.tokens) - (item.last - item.first)
        if found.kind == "at" and found.precision == 1 and words <= 1:
            return When(
                found.first, found.last, 1, found.rule, found.start, found.end,
                strong=False, expression=found,
            )  # fmt: skip
    return None


def since(known: Draft, reading: Reading) -> int:
    """Return how many sentences ago an event was last told."""
    told = [item.sentence.index for item in known.mentions]
    return min(
        (reading.sentence.index - index for index in told if index < reading.sentence.index),
        default=0,
    )


def goes_on(draft: Draft, reading: Reading) -> bool:
    """Tell "as the fighting has intensified", of which nothing else is told."""
    return draft.first.definite and not reading.heading


def live(draft: Draft, reading: Reading) -> bool:
    """Tell an incident in an entry of a live blog, which is of its day."""
    return reading.live and draft.family not in STRATEGIC


def may_place(draft: Draft, known: Draft) -> bool:
    """Tell whether an undated mention may give its place to an event told without one."""
    index = draft.first.sentence.index
    near = any(abs(index - mention.sentence.index) <= _DETAIL for mention in known.mentions)
    return bool(known.spots) or not draft.spots or near
