"""Rows that are right, for tests that make one of them wrong."""

from __future__ import annotations

import csv
from pathlib import Path
from typing import Any

from caucasus_events.batches import write_batch
from caucasus_events.schema.frames import typed

SOURCE: dict[str, Any] = {
    "source_id": "SRC-00000001",
    "publisher": "Example Wire",
    "publisher_side": "independent",
    "language": "en",
    "published_date": "2022-09-14",
    "accessed_date": "2026-11-24",
    "text_sha256": "a" * 64,
}
EVENT: dict[str, Any] = {
    "event_id": "CE-00000001",
    "event_date": "2022-09-13",
    "end_date": "2022-09-13",
    "time_precision": 1,
    "sub_event_type": "Armed clash",
    "unit": "incident",
    "actor1": "Military Forces of Armenia",
    "actor2": "Military Forces of Azerbaijan",
    "initiator": "disputed",
    "contested": True,
    "civilian_targeting": False,
    "country": "Armenia",
    "admin1": "Gegharkunik",
    "location": "Sotk",
    "latitude": 40.2025,
    "longitude": 45.8653,
    "geo_precision": 1,
    "uncertainty_m": 1000,
    "ceasefire_violation": False,
    "source_ids": ["SRC-00000001"],
    "record_status": "active",
}
CLAIM: dict[str, Any] = {
    "casualty_id": "CA-00000001",
    "event_id": "CE-00000001",
    "source_id": "SRC-00000001",
    "claimant": "Armenia",
    "side": "Armenia",
    "category": "military",
    "outcome": "killed",
    "count_low": 2,
    "count": 2,
    "count_high": 2,
    "count_rule": "exact",
    "cumulative": False,
    "record_status": "active",
}
CEASEFIRE: dict[str, Any] = {
    "ceasefire_id": "CF-00000001",
    "name": "Ceasefire of September 2022",
    "ceasefire_type": "bilateral",
    "form": "verbal",
    "parties": ["Armenia", "Azerbaijan"],
    "declared_by": ["Armenia", "Azerbaijan"],
    "effective_at": "2022-09-14T16:00:00Z",
    "effective_precision": "minute",
    "end_cause": "ongoing",
    "source_ids": ["SRC-00000001"],
    "record_status": "active",
}
EVIDENCE: dict[str, Any] = {
    "table": "events",
    "row_id": "CE-00000001",
    "field": "event_date",
    "source_id": "SRC-00000001",
    "start": 0,
    "end": 9,
    "rule": "coder",
}


def numbered(row: dict[str, Any], key: str, number: int, **changes: Any) -> dict[str, Any]:
    """Return a row under another number."""
    return row | {key: f"{row[key][:-1]}{number}"} | changes


def batch(folder: Path, **changes: list[dict[str, Any]]) -> Path:
    """Write a batch of one row per table, but for the tables that are given."""
    rows = {
        "sources": [SOURCE],
        "events": [EVENT],
        "casualties": [CLAIM],
        "evidence": [EVIDENCE],
    } | changes
    write_batch(folder, {name: typed(name, data) for name, data in rows.items()})
    return folder


def put(folder: Path, name: str, column: str, text: str, row: int = 1) -> None:
    """Put a text into a cell of a batch."""
    path = folder / f"{name}.csv"
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.reader(file))
    rows[row][rows[0].index(column)] = text
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file, lineterminator="\n").writerows(rows)
