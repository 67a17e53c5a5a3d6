"""Sources: those that a published row cites, and every one that was published before."""

from __future__ import annotations

from typing import Any

import pytest

import caucasus_events as ce
from caucasus_events.data import load, releases_root
from caucasus_events.release import verify

FIRST, SECOND = "2026.11.0", "2026.12.0"
CITED, UNCITED = "SRC-00000001", "SRC-00000002"


def from_batches(repository: Any, version: str) -> list[str]:
    with releases_root(repository.out):
        ids = ce.load_sources(version)["source_id"]
    return sorted(row_id for row_id in ids if row_id.startswith("SRC-0000000"))


def test_a_source_that_no_published_row_cites_is_left_out(repository: Any, rows: Any) -> None:
    # a candidate event cites the second source
    rows["events"][4]["source_ids"] = [UNCITED]
    repository.write(rows)
    assert verify(repository.build(FIRST)) == []
    assert from_batches(repository, FIRST) == [CITED]
    repository.build(SECOND, candidates=True)
    assert from_batches(repository, SECOND) == [CITED, UNCITED]


@pytest.mark.parametrize("name", ["events", "casualties", "ceasefires", "evidence"])
def test_every_kind_of_row_keeps_its_source(repository: Any, rows: Any, name: str) -> None:
    column = "source_ids" if "source_ids" in rows[name][0] else "source_id"
    rows[name][0][column] = [UNCITED] if column == "source_ids" else UNCITED
    repository.write(rows)
    repository.build(FIRST)
    assert from_batches(repository, FIRST) == [CITED, UNCITED]


def test_a_published_source_stays_when_nothing_cites_it_any_more(
    repository: Any, rows: Any
) -> None:
    rows["events"][3]["source_ids"] = [UNCITED]
    repository.write(rows)
    repository.build(FIRST)
    rows["events"][3].update(source_ids=[CITED], change_reason="the report was another's")
    repository.write(rows)
    repository.build(SECOND)
    assert from_batches(repository, SECOND) == [CITED, UNCITED]
    with releases_root(repository.out):
        registry = load("registry").set_index("row_id")
    assert registry.loc[UNCITED, ["status", "last_release"]].tolist() == ["active", SECOND]


def test_a_source_in_the_list_of_retractions_is_a_tombstone(repository: Any, rows: Any) -> None:
    rows["events"][3]["source_ids"] = [UNCITED]
    repository.write(rows)
    repository.build(FIRST)
    rows["events"][3].update(source_ids=[CITED], change_reason="the report was another's")
    repository.write(rows, f"row_id,reason,superseded_by\n{UNCITED},read twice,{CITED}\n")
    repository.build(SECOND)
    assert from_batches(repository, SECOND) == [CITED]
    with releases_root(repository.out):
        registry = load("registry").set_index("row_id")
        changed = ce.changes(FIRST, SECOND).set_index("row_id")
    assert registry.loc[UNCITED, ["status", "superseded_by"]].tolist() == ["merged", CITED]
    assert changed.loc[UNCITED, ["op", "reason"]].tolist() == ["DEL", "read twice"]


def test_periods_of_control_cite_sources_of_the_release(repository: Any) -> None:
    repository.build(FIRST)
    with releases_root(repository.out):
        cited = set(load("control_periods")["source_id"])
        there = set(ce.load_sources()["source_id"])
    assert cited
    assert there == {CITED} | cited
