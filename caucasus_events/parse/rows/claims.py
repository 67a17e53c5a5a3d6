"""The casualty claims of an event as rows."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import lru_cache

from caucasus_events.parse.events.drafts import Draft
from caucasus_events.parse.rows.proofs import proof
from caucasus_events.parse.rows.repeats import Figure, without_repeats
from caucasus_events.parse.rows.result import Row, publisher_side
from caucasus_events.parse.rows.whose import whose
from caucasus_events.parse.sentences.actors import PARTIES
from caucasus_events.parse.sentences.model import Said
from caucasus_events.text import Document
from caucasus_events.vocabulary.ids import hashed_id

_VOICES = {*PARTIES, "Russia"}
_HEAD = 1500
_ENVOY = re.compile(
    r"(?:representative|mission) of\s+(?:the\s+)?(?:republic\s+of\s+)?"
    r"(armenia|azerbaijan)\s+to\s+the"
)


def add_claims(
    document: Document, rows: dict[str, list[Row]], event: Row, draft: Draft, source_id: str
) -> None:
    """Add a row and its words for every claim of an event, none twice."""
    none = {said.side for said in draft.said if said.claim.group.number.rule == "explicit_zero"}
    figures = [
        Figure(said, whose(_signed(said, document), event, draft), claimant, order)
        for order, said in enumerate(draft.said)
        if not (said.claim.outcome == "unspecified" and said.side in none)
        and (claimant := _claimant(said, draft, document))
    ]
    for figure in without_repeats(figures):
        said = figure.said
        row = _row(document, event, figure, source_id)
        _add(rows, row, said, source_id)
        if _nobody_hurt(said) and not any(one.claim.outcome == "killed" for one in draft.said):
            _add(rows, _none_killed(document, row, said), said, source_id)


def _claimant(said: Said, draft: Draft, document: Document) -> str:
    """Return who makes a claim: the voice of its sentence, of its event, or of the publisher.

    An event of which both sides speak lends no voice.
    """
    signed = _signed(said, document).claimant
    heard = draft.claimants & _VOICES
    if said.claimant == "unknown" and len(heard) == 1:
        return next(iter(heard))
    return said.claimant if heard else signed


def _signed(said: Said, document: Document) -> Said:
    """Return a claim with the side that wrote the text, where its sentence names no voice."""
    side = _letter_of(document.text) or publisher_side(document.publisher or "")
    unsigned = said.claimant != "unknown" or side not in _VOICES
    return said if unsigned else replace(said, claimant=side)


def _add(rows: dict[str, list[Row]], row: Row, said: Said, source_id: str) -> None:
    """Add a claim and the words behind it."""
    rows["casualties"].append(row)
    group = said.claim.group
    for field, start, end in (
        ("casualty", said.claim.start, said.claim.end),
        ("count", group.number.start, group.number.end),
        ("outcome", said.claim.chunk.start, said.claim.chunk.end),
    ):
        rows["evidence"].append(
            proof("casualties", row["casualty_id"], field, source_id, start, end)
        )


def _nobody_hurt(said: Said) -> bool:
    """Tell "nobody was hurt", which says that nobody was killed either."""
    return said.claim.outcome == "wounded" and said.claim.group.number.rule == "explicit_zero"


def _none_killed(document: Document, row: Row, said: Said) -> Row:
    """Return the claim of no dead beside that of no wounded."""
    span = (said.claim.start, said.claim.end, f"{row['event_id']}.none")
    own = hashed_id("CA-", document.sha256, "casualties", *span)
    return {**row, "casualty_id": own, "outcome": "killed"}


@lru_cache(maxsize=64)
def _letter_of(text: str) -> str | None:
    """Return the side whose envoy writes a letter to the United Nations."""
    found = _ENVOY.search(text[:_HEAD].lower())
    return found.group(1).title() if found else None


def _row(document: Document, event: Row, figure: Figure, source_id: str) -> Row:
    claim = figure.said.claim
    group = claim.group
    count = group.number
    return {
        "casualty_id": hashed_id(
            "CA-", document.sha256, "casualties", claim.start, claim.end,
            f"{event['event_id']}.{figure.order}",
        ),
        "event_id": event["event_id"],
        "source_id": source_id,
        "claimant": figure.claimant,
        "side": figure.side,
        "category": group.category,
        "outcome": claim.outcome,
        "count_low": count.low,
        "count": count.best,
        "count_high": count.high,
        "count_rule": count.rule,
        "count_text": document.text[group.start : group.end][:80],
        "cumulative": claim.cumulative,
        "as_of_date": document.published if claim.cumulative else None,
        "supersedes": None,
        "record_status": "candidate",
        "superseded_by": None,
    }  # fmt: skip
