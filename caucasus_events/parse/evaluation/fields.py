"""Figures for the fields of matched events."""

from __future__ import annotations

from typing import Any

from caucasus_events.parse.evaluation.gold import GoldClaim, GoldEvent
from caucasus_events.parse.evaluation.matching import _day, days_apart, place_km

Row = dict[str, Any]

NEAR_KM = 10.0
FAR_KM = 25.0
_SITE = 3


def field_hits(gold: GoldEvent, row: Row, claims: list[Row]) -> dict[str, bool]:
    """Return which fields of a pair are right; a field that the gold leaves open is left out."""
    first, last = _day(row["event_date"]), _day(row.get("end_date") or row["event_date"])
    hits = {
        "date exact": (first, last) == (gold.first, gold.last)
        or (gold.first == gold.last == first),
        "date within a day": days_apart(gold, row) <= 1,
        "type": row["sub_event_type"] in gold.types,
    }
    if gold.precision is not None:
        hits["time precision"] = row.get("time_precision") == gold.precision
    if any(p.latitude is not None and (p.geo_precision or _SITE) < _SITE for p in gold.places):
        apart = place_km(gold, row)
        hits["place within 10 km"] = apart is not None and apart <= NEAR_KM
        hits["place within 25 km"] = apart is not None and apart <= FAR_KM
    wanted = [claim for claim in gold.claims if claim.outcome == "killed"]
    killed = [claim for claim in claims if claim["outcome"] == "killed"]
    said_zero = any(claim.get("count") == 0 for claim in killed)
    hits["zero and not reported kept apart"] = said_zero == any(claim.high == 0 for claim in wanted)
    return hits


def claim_counts(gold: GoldEvent, claims: list[Row]) -> tuple[int, int, int]:
    """Return right, predicted and wanted casualty figures of a pair.

    A figure is right if side, outcome and count are. Gold figures of one side and outcome by
    different claimants are alternatives: one is enough.
    """
    groups: dict[tuple[frozenset[str], str], list[GoldClaim]] = {}
    for claim in gold.claims:
        groups.setdefault((claim.sides, claim.outcome), []).append(claim)
    counted = [
        claim
        for claim in claims
        if claim["outcome"] != "unspecified" or claim.get("count") is not None
    ]
    used: set[int] = set()
    right = 0
    for alternatives in groups.values():
        hits = [
            index
            for index, row in enumerate(counted)
            if index not in used and any(_same(claim, row) for claim in alternatives)
        ]
        right += bool(hits)
        used.update(hits)
    surplus = len(counted) - len(used)
    return right, right + surplus, len(groups)


def _same(claim: GoldClaim, row: Row) -> bool:
    if claim.outcome != row["outcome"]:
        return False
    if claim.sides and row["side"] not in claim.sides:
        return False
    low, best, high = row.get("count_low"), row.get("count"), row.get("count_high")
    if claim.low is None:
        return claim.high is None or claim.high == high
    if claim.low not in {low, best, (low or 0) - 1}:
        return False
    return claim.high is None or claim.high in {high, best}
