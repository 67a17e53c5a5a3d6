"""Ceasefires as rows: parties, mediators, the hour at which they take effect."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from caucasus_events.parse.events.drafts import Draft
from caucasus_events.parse.rows.proofs import proof
from caucasus_events.parse.rows.result import Row
from caucasus_events.parse.sentences.actors import PARTIES, ZONES
from caucasus_events.parse.sentences.model import EventMention
from caucasus_events.parse.words.lexicons import word_set
from caucasus_events.text import Document
from caucasus_events.text.times import Clock, TimeExpression, to_utc
from caucasus_events.vocabulary.ids import hashed_id


def truce_row(document: Document, rows: dict[str, list[Row]], draft: Draft, source_id: str) -> None:
    """Add the row of a ceasefire and its evidence."""
    parties = [side for side in draft.sides if side in PARTIES]
    if draft.when is None:
        return
    if not parties:
        parties = ["Armenia", "Azerbaijan"]
    first = draft.first
    mediators = sorted({side for side in draft.sides if side not in parties})
    effective, words, zone = _effective(draft, parties)
    local = ZONES[parties[0]]
    holds = to_utc(_holds(draft) or draft.when.first, Clock(0, 0), local)
    alone = len(parties) == 1 and not draft.mutual
    ceasefire_id = hashed_id("CF-", document.sha256, "ceasefires", first.start, first.end, 0)
    rows["ceasefires"].append(
        {
            "ceasefire_id": ceasefire_id,
            "name": f"Ceasefire of {draft.when.first.isoformat()}",
            "ceasefire_type": "unilateral" if alone else "bilateral",
            "form": "unknown",
            "purpose": None,
            "scope": None,
            "parties": parties if not alone else sorted({*parties, _other_party(parties[0])}),
            "declared_by": parties,
            "mediators": mediators or None,
            "declared_at": None,
            "effective_at": effective or holds,
            "effective_text": words,
            "effective_timezone": zone if effective else local,
            "effective_precision": "minute" if effective else "day",
            "ended_at": None,
            "end_cause": "unclear",
            "place_id": None,
            "location": None,
            "source_ids": [source_id],
            "notes": None,
            "record_status": "candidate",
            "superseded_by": None,
        }
    )
    rows["evidence"].append(
        proof("ceasefires", ceasefire_id, "ceasefire", source_id, first.start, first.end)
    )


def _other_party(side: str) -> str:
    return "Armenia" if side == "Azerbaijan" else "Azerbaijan"


def _holds(draft: Draft) -> date | None:
    """Return the day from which the truce holds, if the report names it."""
    return next((m.detail["holds"] for m in draft.mentions if m.detail.get("holds")), None)


def _midnight(item: TimeExpression, mention: EventMention, made: date) -> timedelta:
    """Return the day to add for "as of midnight", said on the day before."""
    sentence = mention.sentence
    after = sentence.low(sentence.token_at(item.end - 1) + 1)
    bare = item.text.lower().endswith("midnight") and after not in word_set("strategic", "of_a_day")
    return timedelta(days=1 if bare and item.first == made else 0)


def _effective(draft: Draft, parties: list[str]) -> tuple[datetime | None, str | None, str | None]:
    """Return the clock time at which a ceasefire takes effect in UTC, its words, its zone."""
    for mention in draft.mentions:
        for item in mention.detail.get("clocks", []):
            day = item.first or (draft.when.first if draft.when else None)
            if day is not None and item.clock is not None:
                local = ZONES.get(parties[0])
                made = draft.when.first if draft.when else day
                later = _midnight(item, mention, made)
                moment = to_utc(day + later, item.clock, local)
                if moment is not None:
                    stated = item.clock.zone
                    return moment, item.text, local if stated in {None, "local"} else stated
    return None, None, None
