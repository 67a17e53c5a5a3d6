"""Registry, changes, diff: what became of every row, and why."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pandas as pd
import pyarrow.parquet as pq
import pytest
from typer.testing import CliRunner

import caucasus_events as ce
from caucasus_events.cli.app import app
from caucasus_events.data import load
from caucasus_events.data.manifest import file_sha256
from caucasus_events.errors import CaucasusEventsError
from caucasus_events.release import diff
from caucasus_events.release.showing import show

FIRST, SECOND = "2026.11.0", "2026.12.0"


@pytest.fixture
def registry(root: Path) -> dict[str, Any]:
    rows = load("registry").to_dict("records")
    return {row["row_id"]: row for row in rows}


def test_registry_knows_what_became_of_every_row(registry: dict[str, Any]) -> None:
    def fate(row_id: str) -> tuple[str, ...]:
        row = registry[row_id]
        names = ("first_release", "last_release", "last_changed_release", "status")
        return tuple(row[name] for name in names)

    assert fate("CE-00000001") == (FIRST, SECOND, FIRST, "active")
    assert fate("CE-00000002") == (FIRST, SECOND, SECOND, "active")
    assert fate("CE-00000003") == (FIRST, FIRST, SECOND, "merged")
    assert fate("CE-00000004") == (FIRST, FIRST, SECOND, "retracted")
    assert fate("CE-00000006") == (SECOND, SECOND, SECOND, "active")
    assert fate("CA-00000003") == (FIRST, FIRST, SECOND, "retracted")
    assert registry["CE-00000003"]["superseded_by"] == "CE-00000001"
    assert "CE-00000005" not in registry


def test_events_carry_their_history(root: Path) -> None:
    events = ce.load_events().set_index("event_id")
    assert list(events.index) == ["CE-00000001", "CE-00000002", "CE-00000006"]
    assert events["last_changed_release"].tolist() == [FIRST, SECOND, SECOND]
    assert len(ce.load_events(FIRST)) == 4
    assert ce.load_events(FIRST)["last_changed_release"].eq(FIRST).all()


def test_changes_give_cells_and_reasons(root: Path) -> None:
    changes = ce.changes(FIRST, SECOND)
    told = {
        (row["row_id"], row["op"], row["column"] if row["op"] == "MOD" else None): (
            row["old"],
            row["new"],
            row["reason"],
        )
        for row in changes.to_dict("records")
    }
    reason = "the report names the mine"
    assert told["CE-00000002", "MOD", "location"] == ("Sotk", "Sotk mine", reason)
    assert told["CE-00000003", "DEL", None][2] == "merged into CE-00000001"
    assert told["CE-00000004", "DEL", None][2] == "the outlet withdrew the report"
    assert told["CA-00000003", "DEL", None][2] == "the outlet withdrew the report"
    assert ("CE-00000006", "ADD", None) in told
    assert not changes["column"].isin(["first_release", "last_changed_release"]).any()
    published = load("changes", SECOND)
    assert published.equals(changes)
    assert len(load("changes", FIRST)) == 0


def test_diff_backwards_swaps_old_and_new(root: Path) -> None:
    forth, back = ce.changes(FIRST, SECOND), ce.changes(SECOND, FIRST)
    swap = {"ADD": "DEL", "DEL": "ADD", "MOD": "MOD"}

    def keys(frame: Any, *, swapped: bool) -> set[tuple[str, str, str]]:
        ops = frame["op"].astype("str").map(swap if swapped else {op: op for op in swap})
        return set(zip(frame["row_id"], ops, frame["column"].fillna(""), strict=True))

    assert keys(forth, swapped=True) == keys(back, swapped=False)


def test_diff_for_people_and_machines(root: Path) -> None:
    text = CliRunner().invoke(app, ["diff", FIRST, SECOND]).output
    lines = text.splitlines()
    counts = next(line.split() for line in lines if line.startswith("events  "))
    assert lines[2].split() == ["added", "changed", "merged", "retracted"]
    assert counts == ["events", "1", "1", "1", "1"]
    at = lines.index(
        "  ~ CE-00000002  2022-09-14, Sotk mine, Armed clash  (the report names the mine)"
    )
    assert lines[at + 1] == "      location: Sotk -> Sotk mine"
    assert lines[at + 2].startswith("  - ")  # the reason is not shown as a cell
    assert "- CE-00000003  2022-09-15, Sotk, Armed clash  merged into CE-00000001" in text
    gone = "- CE-00000004  2022-09-16, Sotk, Attack  retracted  (the outlet withdrew the report)"
    assert gone in text
    assert "+ CE-00000006  2022-09-18, Sotk, Armed clash" in text
    assert "new by year: 2022: 1" in text
    body = json.loads(CliRunner().invoke(app, ["diff", FIRST, SECOND, "--format", "json"]).output)
    assert body["retired"]["CE-00000003"] == {"status": "merged", "superseded_by": "CE-00000001"}
    assert body["schema"] == []
    assert {change["op"] for change in body["changes"]} == {"ADD", "MOD", "DEL"}


def test_a_long_diff_is_cut_and_says_so(root: Path) -> None:
    found = diff(FIRST, SECOND)
    changes = pd.concat([found.changes.query("op == 'ADD' and table == 'events'")] * 50)
    changes = changes.assign(row_id=[f"CE-{n:08}" for n in range(50)])
    long = replace(found, changes=changes)
    assert show(long, 20).count("\n  + ") == 20
    assert "... and 30 more added; --all shows them" in show(long, 20)
    assert show(long, None).count("\n  + ") == 50


def test_changes_of_the_schema(copied: Path, relist: Any) -> None:
    """An older release had no notes, another type of year and no table of ceasefires."""
    folder = copied / FIRST
    path = folder / "events.parquet"
    data = pq.read_table(path).drop_columns(["notes"])
    year = data.column_names.index("year")
    data = data.set_column(year, "year", data["year"].cast("string"))
    pq.write_table(data, path)

    def change(body: dict[str, Any]) -> None:
        body["files"] = [e for e in body["files"] if e["name"] != "ceasefires.parquet"]
        entry = next(e for e in body["files"] if e["name"] == "events.parquet")
        entry.update(bytes=path.stat().st_size, sha256=file_sha256(path))

    relist(change, FIRST)
    found = diff(FIRST, SECOND)
    told = {(item["table"], item["column"]): item["op"] for item in found.schema}
    assert told == {
        ("events", "notes"): "ADD",
        ("events", "year"): "MOD",
        ("ceasefires", None): "ADD",
    }
    text = show(found)
    assert "schema: events.notes is new" in text
    assert "schema: events.year is int64, was string" in text
    assert "schema: table ceasefires is new" in text
    assert "+ CF-00000001" in text
    assert not found.changes["column"].eq("notes").any()


def test_diff_of_one_version(root: Path) -> None:
    with pytest.raises(CaucasusEventsError, match="same version"):
        ce.changes(SECOND, "latest")


def test_citations(root: Path) -> None:
    text = ce.cite(FIRST, "text")
    assert FIRST in text
    assert load("events", FIRST) is not None
    bibtex = ce.cite(FIRST, "bibtex")
    assert bibtex.startswith("@misc{caucasus_events_2026_11_0,")
    assert bibtex.count("{") == bibtex.count("}")
    assert text in ce.cite(FIRST)
    assert bibtex in ce.cite(FIRST)
