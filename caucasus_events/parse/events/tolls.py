"""Tolls: figures over a time, which belong to events told elsewhere."""

from __future__ import annotations

from caucasus_events.parse.events.drafts import Draft
from caucasus_events.parse.sentences.model import Said
from caucasus_events.parse.words.lexicons import word_set

_SINCE_REACH = 12
_AREA = 3


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


def bare_count(draft: Draft) -> bool:
    """Tell figures that are only reported ("the ministry reported 40 more deaths on Thursday")."""
    if draft.family != "casualty" or (draft.when is not None and draft.when.strong):
        return False
    placed = any((spot.precision or _AREA) < _AREA for spot in draft.spots)
    return not placed and bool(draft.said) and all(_named(said) for said in draft.said)


def _named(said: Said) -> bool:
    zero = said.claim.group.number.rule == "explicit_zero"
    return not zero and said.claim.chunk.form in {"noun", "tally"}
