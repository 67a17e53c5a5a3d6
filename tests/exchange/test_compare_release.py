"""`compare` on the release of this repository, with a made-up file in ACLED's layout."""

from __future__ import annotations

import csv
import json
from pathlib import Path
from typing import Any

import pandas as pd
import pytest
from typer.testing import CliRunner

from caucasus_events.cli.app import app
from caucasus_events.data import load
from caucasus_events.vocabulary.actors import actors

RELEASES = Path(__file__).resolve().parents[2] / "data" / "processed"
ELSEWHERE = {"latitude": "39.2000", "longitude": "46.4000", "location": "Kapan"}


def chosen(events: pd.DataFrame) -> pd.DataFrame:
    """Return some events of a known day and point that no other event is near to in time."""
    days = events["event_date"].sort_values()
    gap = pd.concat([days.diff(), -days.diff(-1)], axis=1).min(axis=1)
    alone = gap.reindex(events.index) > pd.Timedelta(days=3)
    known = events["latitude"].notna() & (events["time_precision"] == 1)
    incident = (events["unit"] == "incident") & events["geo_precision"].isin([1, 2])
    return events[known & incident & alone].iloc[:12]


def their_row(number: int, event: dict[str, Any]) -> dict[str, Any]:
    """Return how somebody else may have coded an event: other words, a point 500 m off."""
    first, second = (
        (actors()[name].acled_name or name) if isinstance(name, str) else ""
        for name in (event["actor1"], event["actor2"])
    )
    return {
        "event_id_cnty": f"MADE{number}",
        "event_date": f"{event['event_date']:%Y-%m-%d}",
        "time_precision": 1,
        "sub_event_type": "Armed clash",
        "actor1": first,
        "inter1": "State forces",
        "actor2": second,
        "inter2": "State forces" if second else "",
        "country": event["country"],
        "location": "A village",
        "latitude": f"{event['latitude'] + 0.0045:.4f}",
        "longitude": f"{event['longitude']:.4f}",
        "geo_precision": 1,
        "source": "Made up",
        "fatalities": 1,
    }


def test_made_up_rows_find_their_events(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CAUCASUS_EVENTS_DATA", str(RELEASES))
    events = load("events")
    picked = chosen(events)
    assert len(picked) >= 5
    rows = [their_row(number, event) for number, event in enumerate(picked.to_dict("records"))]
    strangers = [rows[0] | ELSEWHERE | {"event_id_cnty": f"FAR{number}"} for number in range(2)]
    path = tmp_path / "theirs.csv"
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, list(rows[0]))
        writer.writeheader()
        writer.writerows(rows + strangers)
    result = CliRunner().invoke(app, ["compare", str(path), "--format", "json"])
    assert result.exit_code == 0, result.output
    body = json.loads(result.stdout)
    pairs = {pair["their_id"]: pair["event_id"] for pair in body["pairs"]}
    assert pairs == {f"MADE{number}": row for number, row in enumerate(picked["event_id"])}
    assert all(pair["days"] == 0 and 0.4 <= pair["km"] <= 0.6 for pair in body["pairs"])
    table = pd.DataFrame(body["table"])
    begin, end = picked["event_date"].min(), picked["event_date"].max()
    inside = (events["end_date"] >= begin) & (events["event_date"] <= end)
    assert table["ours"].sum() == inside.sum()
    assert table["theirs"].sum() == len(rows) + len(strangers)
    assert table["pairs"].sum() == len(rows)
