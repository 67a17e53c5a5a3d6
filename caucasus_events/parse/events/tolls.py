"""Tolls: figures over a time, which belong to events told elsewhere."""

from __future__ import annotations

from caucasus_events.parse.events.drafts import Draft
from caucasus_events.parse.words.lexicons import word_set

_SINCE_REACH = 12


def only_total(draft: Draft) -> bool:
    """Tell a bare toll ("the death toll reached 604"): no event of its own."""
    return (
        draft.family == "casualty"
        and bool(draft.said)
        and all(said.claim.cumulative for said in draft.said)
    )


def counted_since(draft: Draft) -> bool:
    """Tell a toll whose day is only where the count begins ("since fighting began on Sunday")."""
    if not only_total(draft) or draft.when is None:
        return False
    sentence = draft.first.sentence
    day = sentence.token_at(draft.when.start)
    return any(
        sentence.low(index) in word_set("happening", "counted_since")
        for index in range(max(day - _SINCE_REACH, 0), day)
    )
