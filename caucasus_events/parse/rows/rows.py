"""From drafts to rows: actors, places, figures, ceasefires, and the words behind each cell."""

from __future__ import annotations

from datetime import datetime

from caucasus_events.parse.events.drafts import Draft, times_told
from caucasus_events.parse.events.location import Spot
from caucasus_events.parse.events.mentions import families
from caucasus_events.parse.events.splitting import split
from caucasus_events.parse.rows.claims import add_claims
from caucasus_events.parse.rows.participants import initiator, participants
from caucasus_events.parse.rows.proofs import proof
from caucasus_events.parse.rows.result import Row, source_row
from caucasus_events.parse.rows.truces import (
    truce_row,
)
from caucasus_events.parse.sentences.actors import (
    PARTIES,
    ZONES,
)
from caucasus_events.text import Document
from caucasus_events.text.times import to_utc
from caucasus_events.vocabulary.ids import hashed_id

_TRUCE = {"ceasefire", "agreement"}
_CIVIL = {"civilians", "civil_target"}


def rows_of(document: Document, drafts: list[Draft]) -> dict[str, list[Row]]:
    """Return the candidate rows of an article by table."""
    source = source_row(document)
    rows: dict[str, list[Row]] = {
        "sources": [source], "events": [], "casualties": [], "ceasefires": [], "evidence": [],
    }  # fmt: skip
    for ordinal, draft in enumerate(drafts):
        for part, (spot, carries) in enumerate(split(draft)):
            event = _event(document, draft, spot, source["source_id"], f"{ordinal}.{part}")
            rows["events"].append(event)
            _evidence(rows, event["event_id"], source["source_id"], draft, spot)
            if carries:
                add_claims(document, rows, event, draft, source["source_id"])
        if draft.family == "ceasefire":
            truce_row(document, rows, draft, source["source_id"])
    return rows


def _event(
    document: Document, draft: Draft, spot: Spot | None, source_id: str, ordinal: str
) -> Row:
    when = draft.when
    if when is None:
        raise ValueError("a draft without a time makes no row")
    first = draft.first
    one, two = participants(draft, spot, when.first)
    contested = _contested(draft)
    match = spot.match if spot else None
    aggregate = _aggregate(draft)
    night = bool(when.expression and when.expression.night)
    end = when.first if night and when.precision == 1 else when.last
    return {
        "event_id": hashed_id("CE-", document.sha256, "events", first.start, first.end, ordinal),
        "event_date": when.first,
        "end_date": end,
        "time_precision": min(when.precision, 3),
        "time_utc": _moment(draft),
        "sub_event_type": _sub_event_type(draft, one, spot),
        "unit": aggregate[0],
        "reported_count": aggregate[1],
        "actor1": one,
        "assoc_actor_1": None,
        "actor2": two,
        "assoc_actor_2": None,
        "initiator": initiator(draft, one, two),
        "contested": contested,
        "civilian_targeting": _civilian(draft),
        "country": match.country if match else spot.country if spot else None,
        "admin1": match.admin1 if match else None,
        "location": spot.name if spot else None,
        "place_id": match.place_id if spot and match and spot.listed else None,
        "latitude": match.latitude if match else None,
        "longitude": match.longitude if match else None,
        "geo_precision": spot.precision if spot and match else None,
        "uncertainty_m": spot.uncertainty_m if spot and match else None,
        "ceasefire_id": None,
        "ceasefire_violation": any(m.family == "violation" for m in draft.mentions),
        "source_ids": [source_id],
        "notes": None,
        "tags": None,
        "override_reason": None,
        "change_reason": None,
        "record_status": "candidate",
        "superseded_by": None,
    }


def _moment(draft: Draft) -> datetime | None:
    """Return the clock time of an event, where a zone is stated or a side's report implies one."""
    if draft.when is None or draft.when.precision != 1 or draft.family in _TRUCE:
        return None
    first = draft.first
    speakers = draft.claimants & set(ZONES)
    local = ZONES[next(iter(speakers))] if len(speakers) == 1 else None
    for item in first.detail.get("clocks", []):
        day = item.first or draft.when.first
        if day == draft.when.first and item.clock is not None:
            return to_utc(day, item.clock, local)
    return None


def _sub_event_type(draft: Draft, actor1: str, spot: Spot | None) -> str:
    if draft.family == "ground" and actor1:
        own = actor1.endswith(" of Azerbaijan")
        country = spot.match.country if spot and spot.match else None
        regains = own and country in {None, "Azerbaijan"}
        return "Government regains territory" if regains else "Non-state actor overtakes territory"
    if draft.family in {"casualty", "attack"} and _only_civilians(draft):
        return str(families()["fire"]["sub_event_type"])
    both = draft.mutual or len(draft.accusers & PARTIES) > 1
    if draft.family in {"violation", "fire"} and both:
        return "Armed clash"
    return str(families()[draft.family]["sub_event_type"])


def _only_civilians(draft: Draft) -> bool:
    """Tell civilians hit by what nobody names: shells reach them more often than fights."""
    hurt = {said.claim.group.category for said in draft.said}
    return hurt == {"civilian"}


def _contested(draft: Draft) -> bool:
    return draft.mutual or bool(draft.deniers & PARTIES) or len(draft.accusers & PARTIES) > 1


def _civilian(draft: Draft) -> bool:
    kinds = {m.target.kind for m in draft.mentions if m.target is not None}
    return bool(kinds & _CIVIL) or draft.family == "attack_civilians"


def _aggregate(draft: Draft) -> tuple[str, int | None]:
    number = times_told(draft)
    if number is None:
        return "incident", None
    long = draft.when is not None and (draft.when.last - draft.when.first).days > 1
    return "period_aggregate" if long else "daily_aggregate", number


def _evidence(
    rows: dict[str, list[Row]], event_id: str, source_id: str, draft: Draft, spot: Spot | None
) -> None:
    proofs = rows["evidence"]
    for mention in draft.mentions:
        proofs.append(proof("events", event_id, "event", source_id, mention.start, mention.end))
        if mention.trigger:
            chunk = mention.trigger
            proofs.append(
                proof("events", event_id, "sub_event_type", source_id, chunk.start, chunk.end)
            )
    if draft.when and draft.when.strong:
        proofs.append(
            proof("events", event_id, "event_date", source_id, draft.when.start, draft.when.end)
        )
    if spot:
        proofs.append(proof("events", event_id, "location", source_id, spot.start, spot.end))
    for field, person in (("actor1", draft.first.agent), ("actor2", draft.first.target)):
        if person:
            proofs.append(proof("events", event_id, field, source_id, person.start, person.end))
