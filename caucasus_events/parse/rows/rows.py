"""From drafts to rows: actors, places, figures, ceasefires, and the words behind each cell."""

from __future__ import annotations

from datetime import date, datetime

from caucasus_events.parse.events.assembly import split
from caucasus_events.parse.events.drafts import Draft, times_told
from caucasus_events.parse.events.location import BORDER, Spot
from caucasus_events.parse.events.mentions import families
from caucasus_events.parse.rows.proofs import proof
from caucasus_events.parse.rows.result import Row, source_row
from caucasus_events.parse.rows.truces import (
    truce_row,
)
from caucasus_events.parse.sentences.actors import (
    ARMENIAN,
    PARTIES,
    ZONES,
    Mention,
    actor_name,
    opponent,
)
from caucasus_events.parse.sentences.model import Said
from caucasus_events.text import Document
from caucasus_events.text.times import to_utc
from caucasus_events.vocabulary.ids import hashed_id

_TRUCE = {"ceasefire", "agreement"}
_CIVIL = {"civilians", "civil_target"}
_KARABAKH_UNITS = {
    "Khankendi", "Khojaly", "Khojavend", "Shusha", "Agdara", "Tartar", "Kalbajar", "Lachin",
    "Agdam", "Fuzuli", "Jabrayil", "Qubadli", "Zangilan",
}  # fmt: skip
_SIDES = {"Armenia", "Azerbaijan", "Nagorno-Karabakh", "Russia", "Turkey"}


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
                _claims(document, rows, event, draft, source["source_id"])
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
    one, two = _actors(draft, spot, when.first)
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
        "initiator": _initiator(draft, one, two),
        "contested": contested,
        "civilian_targeting": _civilian(draft),
        "country": match.country if match else None,
        "admin1": match.admin1 if match else None,
        "location": spot.name if spot else None,
        "place_id": match.place_id if match else None,
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
        own = "Military Forces of Azerbaijan"
        country = spot.match.country if spot and spot.match else None
        regains = actor1 == own and country in {None, "Azerbaijan"}
        return "Government regains territory" if regains else "Non-state actor overtakes territory"
    both = draft.mutual or len(draft.accusers & set(PARTIES)) > 1
    if draft.family in {"violation", "fire"} and both:
        return "Armed clash"
    return str(families()[draft.family]["sub_event_type"])


def _actors(draft: Draft, spot: Spot | None, day: date) -> tuple[str, str | None]:
    parties = [side for side in draft.sides if side in PARTIES]
    if draft.family in _TRUCE | {"release"}:
        named = [actor_name(side, "government", day) for side in parties]
        known = [name for name in named if name]
        one = known[0] if known else "Government of Azerbaijan"
        default = (
            "Government of Armenia"
            if one != "Government of Armenia"
            else "Government of Azerbaijan"
        )
        return one, known[1] if len(known) > 1 else default
    down = draft.family in {"aircraft_down", "drone_down"}
    agent = _fighter(draft.first.agent)
    target = draft.first.target if down else _fighter(draft.first.target)
    if down and agent and not target:
        agent, target = _downed(draft, agent)
    karabakh = _in_karabakh(draft, spot)
    side1 = agent.side if agent and agent.side in _SIDES else None
    side2 = target.side if target and target.side in _SIDES and target.side != side1 else None
    side1 = side1 or next((side for side in parties if side != side2), None)
    side2 = side2 or next((side for side in parties if side != side1), None)
    if draft.family == "explosion":
        victim = side2 or side1 or "Azerbaijan"
        return actor_name(victim, _victims(draft), day) or "Unidentified Armed Group", None
    if side1 is None and side2 is None:
        side1 = "Azerbaijan"
    side1 = side1 or opponent(side2 or "", karabakh=karabakh)
    if side2 is None and side1:
        side2 = opponent(side1, karabakh=karabakh)
    if side1 in ARMENIAN and side2 in ARMENIAN:
        side2 = "Azerbaijan"
    kind1 = (
        agent.kind
        if agent and agent.kind in {"border_guard", "police", "peacekeepers"}
        else "military"
    )
    kind2 = "civilians" if draft.family == "attack_civilians" else "military"
    return (
        actor_name(side1 or "Azerbaijan", kind1, day) or "Military Forces of Azerbaijan",
        actor_name(side2, kind2, day) if side2 else None,
    )


def _fighter(mention: Mention | None) -> Mention | None:
    """Leave out an outside state that only speaks or mediates."""
    if mention is None or mention.side in PARTIES:
        return mention
    return mention if mention.kind not in {"state", "government"} else None


def _downed(draft: Draft, agent: Mention) -> tuple[Mention | None, Mention | None]:
    """Read "an Armenian jet was shot down": the aircraft's owner is no agent."""
    trigger = draft.first.trigger
    owner = trigger is not None and agent.last <= trigger.first and agent.kind != "government"
    crew = owner and any(
        agent.first <= item.first <= agent.last + 1
        for item in draft.first.sentence.chunks("crew", "uav")
    )
    return (None, agent) if crew else (agent, None)


def _in_karabakh(draft: Draft, spot: Spot | None) -> bool:
    if "Nagorno-Karabakh" in draft.sides:
        return True
    return bool(spot and spot.match and spot.match.admin1 in _KARABAKH_UNITS)


def _victims(draft: Draft) -> str:
    categories = {said.claim.group.category for said in draft.said}
    return "military" if "military" in categories else "civilians"


def _initiator(draft: Draft, one: str, two: str | None) -> str:
    if draft.mutual or len(draft.accusers) > 1:
        return "disputed" if two else "unknown"
    if draft.accusers or draft.claimants & {"Armenia", "Azerbaijan", "Nagorno-Karabakh"}:
        return "unknown"
    agent = draft.first.agent
    plain = agent is not None and draft.family in {"assault", "fire", "airstrike", "ground"}
    return "actor1" if plain and agent and agent.side in one else "unknown"


def _contested(draft: Draft) -> bool:
    parties = {"Armenia", "Azerbaijan", "Nagorno-Karabakh"}
    return draft.mutual or bool(draft.deniers & parties) or len(draft.accusers & parties) > 1


def _civilian(draft: Draft) -> bool:
    kinds = {m.target.kind for m in draft.mentions if m.target is not None}
    return bool(kinds & _CIVIL) or draft.family == "attack_civilians"


def _aggregate(draft: Draft) -> tuple[str, int | None]:
    number = times_told(draft)
    if number is None:
        return "incident", None
    long = draft.when is not None and (draft.when.last - draft.when.first).days > 1
    return "period_aggregate" if long else "daily_aggregate", number


def _claims(
    document: Document, rows: dict[str, list[Row]], event: Row, draft: Draft, source_id: str
) -> None:
    seen = set()
    none = {said.side for said in draft.said if said.claim.group.number.rule == "explicit_zero"}
    for number, said in enumerate(draft.said):
        if said.claim.outcome == "unspecified" and said.side in none:
            continue
        row = _claim(document, event, said, source_id, number)
        key = tuple(
            row[name]
            for name in (
                "claimant",
                "side",
                "category",
                "outcome",
                "count_low",
                "count",
                "count_high",
            )
        )
        if key in seen or said.claim.part:
            continue
        seen.add(key)
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


def _claim(document: Document, event: Row, said: Said, source_id: str, number: int) -> Row:
    claim = said.claim
    group = claim.group
    count = group.number
    side = said.side if said.side in {*_SIDES, "unknown"} else "other"
    return {
        "casualty_id": hashed_id(
            "CA-", document.sha256, "casualties", claim.start, claim.end,
            f"{event['event_id']}.{number}",
        ),
        "event_id": event["event_id"],
        "source_id": source_id,
        "claimant": said.claimant,
        "side": side,
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


__all__ = ["BORDER", "rows_of"]
