"""What `release` refuses, and what it leaves behind."""

from __future__ import annotations

import errno
import json
import os
import shutil
from pathlib import Path
from typing import Any

import pandas as pd
import pyarrow as pa
import pytest
from typer.testing import CliRunner

from caucasus_events.checks import validate
from caucasus_events.cli.app import app
from caucasus_events.data import load, releases_root
from caucasus_events.data.writing import write_parquet
from caucasus_events.errors import CaucasusEventsError
from caucasus_events.release import ChecksFailedError, build, verify
from caucasus_events.release.collecting import Collected
from caucasus_events.release.history import TABLES, update_registry
from caucasus_events.schema.frames import typed
from caucasus_events.vocabulary.registry import BATCH_TABLES

VERSION = "2026.12.0"


def left(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir()) if folder.exists() else []


def test_a_release_is_whole_and_listed(repository: Any) -> None:
    folder = repository.build(VERSION)
    assert verify(folder) == []
    assert left(repository.out) == [VERSION, "versions.json"]
    index = json.loads((repository.out / "versions.json").read_text())
    assert index["latest"] == VERSION
    manifest = json.loads((folder / "manifest.json").read_text())
    assert (manifest["git_dirty"], manifest["released"]) == (False, "2026-11-20")
    assert manifest["previous"] is None
    names = {entry["name"] for entry in manifest["files"]}
    assert {"events.parquet", "csv/events.csv", "CODEBOOK.md", "LICENSE", "README.md"} <= names
    assert all(
        set(entry) == {"name", "bytes", "rows", "sha256", "content_sha256"}
        for entry in manifest["files"]
    )


def test_sources_of_control_are_published_and_no_batch_need_hold_them(repository: Any) -> None:
    folder = repository.build(VERSION)
    periods = pd.read_parquet(folder / "control_periods.parquet")
    sources = pd.read_parquet(folder / "sources.parquet")
    assert len(periods)
    assert set(periods["source_id"]) <= set(sources["source_id"])
    assert sources["source_id"].is_unique
    with releases_root(repository.out):
        assert validate(repository.raw, against=VERSION).ok


@pytest.mark.parametrize(
    "version", ["2026.12", "2026.13.0", "2026.01.0", "v2026.1.0", "2026.1.0\n"]
)
def test_what_is_no_version(repository: Any, version: str) -> None:
    with pytest.raises(CaucasusEventsError, match="is not a version"):
        repository.build(version)
    assert not repository.out.exists()


def test_existing_and_older_versions(repository: Any) -> None:
    repository.build(VERSION)
    before = (repository.out / "versions.json").read_bytes()
    with pytest.raises(CaucasusEventsError, match="exists already"):
        repository.build(VERSION)
    with pytest.raises(CaucasusEventsError, match="older than the latest"):
        repository.build("2026.9.7")
    assert left(repository.out) == [VERSION, "versions.json"]
    assert (repository.out / "versions.json").read_bytes() == before


def test_a_failing_check(repository: Any) -> None:
    path = repository.raw / "2022-09-x" / "events.csv"
    path.write_text(path.read_text().replace("Armed clash", "Armed crash"))
    repository.commit()
    with pytest.raises(ChecksFailedError) as caught:
        repository.build(VERSION)
    assert caught.value.report.errors
    assert left(repository.out) == []


def test_alleged_violations_are_linked_to_the_ceasefire_in_force(
    repository: Any, rows: Any
) -> None:
    rows["events"][3]["ceasefire_violation"] = True  # on 16 September, in force since the 14th
    repository.write(rows)
    repository.build(VERSION)
    with releases_root(repository.out):
        events = load("events").set_index("event_id")
    assert events.loc["CE-00000004", "ceasefire_id"] == "CF-00000001"
    assert events["ceasefire_id"].notna().sum() == 1


def test_likely_duplicates_are_named_and_not_merged(repository: Any, rows: Any) -> None:
    rows["events"].append({**rows["events"][0], "event_id": "CE-00000009"})
    repository.write(rows)
    built = build(VERSION, raw=repository.raw, out=repository.out)
    assert any("CE-00000009" in line or "CE-00000001" in line for line in built.duplicates)
    with releases_root(repository.out):
        assert {"CE-00000001", "CE-00000009"} <= set(load("events")["event_id"])


def test_what_was_written_wrong_is_not_published(
    repository: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    def wrong(target: Path, name: str, data: pa.Table) -> None:
        write_parquet(target, name, data.slice(1) if name == "events" else data)

    monkeypatch.setattr("caucasus_events.release.output.write_parquet", wrong)
    with pytest.raises(CaucasusEventsError, match=r"does not hold: events\.parquet"):
        repository.build(VERSION)
    assert left(repository.out) == []


def test_a_full_disk(repository: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(path: Path, _data: pa.Table) -> None:
        path.write_text("half")
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), str(path))

    monkeypatch.setattr("caucasus_events.release.output.write_csv", full)
    with pytest.raises(CaucasusEventsError, match="No space left"):
        repository.build(VERSION)
    assert left(repository.out) == []


def test_an_identifier_that_no_check_misses_is_missed_by_the_registry() -> None:
    """Places come from the gazetteer, which no batch holds."""
    previous = typed(
        "registry",
        [{"table": "places", "row_id": f"PL-0000000{n}", "status": "active"} for n in (1, 2)],
    )
    collected = Collected({name: typed(name) for name in BATCH_TABLES})
    published = {name: typed(name) for name in TABLES}
    published["places"] = typed("places", [{"place_id": "PL-00000001"}])
    with pytest.raises(CaucasusEventsError, match="without a tombstone: PL-00000002"):
        update_registry(previous, collected, published, set(), VERSION)


def test_outside_a_repository(repository: Any, tmp_path: Path) -> None:
    raw = tmp_path / "alone" / "raw"
    shutil.copytree(repository.raw, raw)
    with pytest.raises(CaucasusEventsError, match="not in a git repository"):
        build(VERSION, raw=raw, out=repository.out)
    folder = build(VERSION, raw=raw, out=repository.out, allow_dirty=True).folder
    manifest = json.loads((folder / "manifest.json").read_text())
    assert (manifest["git_commit"], manifest["git_dirty"]) == (None, True)
    assert manifest["released"] is None


def test_the_day_can_be_given(repository: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "86400")
    manifest = json.loads((repository.build(VERSION) / "manifest.json").read_text())
    assert manifest["released"] == "1970-01-02"
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "yesterday")
    with pytest.raises(CaucasusEventsError, match="SOURCE_DATE_EPOCH"):
        repository.build("2026.12.1")


@pytest.mark.parametrize("how", ["changed", "staged", "untracked"])
def test_every_kind_of_dirt(repository: Any, how: str) -> None:
    path = repository.raw / "2022-09-x" / "events.csv"
    if how == "untracked":
        path = path.with_name("casualties.csv.orig")
    path.write_bytes((path.read_bytes() if path.exists() else b"") + b"\n")
    if how == "staged":
        repository.git("add", "-A")
    with pytest.raises(CaucasusEventsError, match="not committed"):
        repository.build(VERSION)


def test_a_dirty_tree(repository: Any) -> None:
    (repository.folder / "stray.txt").write_text("x")
    with pytest.raises(CaucasusEventsError, match="not committed"):
        repository.build(VERSION)
    folder = repository.build(VERSION, allow_dirty=True)
    assert json.loads((folder / "manifest.json").read_text())["git_dirty"] is True


def test_a_lost_identifier(repository: Any) -> None:
    repository.build("2026.11.0")
    path = repository.raw / "2022-09-x"
    for name in ("events", "casualties"):
        lines = (path / f"{name}.csv").read_text().splitlines(keepends=True)
        (path / f"{name}.csv").write_text("".join(x for x in lines if "CE-00000004" not in x))
    repository.commit()
    with pytest.raises(CaucasusEventsError):
        repository.build(VERSION)
    assert left(repository.out) == ["2026.11.0", "versions.json"]


def test_a_tombstone_may_not_vanish_later(repository: Any, second: Any) -> None:
    repository.build("2026.11.0")
    second()
    repository.build("2026.11.1")
    path = repository.raw / "2022-09-x" / "events.csv"
    lines = path.read_text().splitlines(keepends=True)
    path.write_text("".join(line for line in lines if not line.startswith("CE-00000003")))
    repository.commit()
    with pytest.raises(CaucasusEventsError, match="CE-00000003"):
        repository.build(VERSION)


def test_candidates_only_in_a_preview(repository: Any) -> None:
    rows = json.loads((repository.build("2026.11.0") / "manifest.json").read_text())
    preview = json.loads((repository.build(VERSION, candidates=True) / "manifest.json").read_text())
    count = {
        name: next(e["rows"] for e in body["files"] if e["name"] == "events.parquet")
        for name, body in (("plain", rows), ("preview", preview))
    }
    assert count == {"plain": 4, "preview": 5}
    assert preview["preview"] is True


def test_a_folder_that_cannot_be_written(repository: Any, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(CaucasusEventsError, match="cannot use"):
        build(VERSION, raw=repository.raw, out=tmp_path / "file" / "out")


def test_a_folder_in_the_way_is_not_touched(repository: Any) -> None:
    folder = repository.out / VERSION
    folder.mkdir(parents=True)
    (folder / "mine.txt").write_text("x")
    with pytest.raises(CaucasusEventsError):
        repository.build(VERSION)
    assert (folder / "mine.txt").exists()


def test_the_command(repository: Any) -> None:
    arguments = ["--raw", str(repository.raw), "--out", str(repository.out)]
    done = CliRunner().invoke(app, ["release", VERSION, *arguments])
    assert done.exit_code == 0, done.output
    assert "released 2026.12.0" in done.output
    assert "likely duplicates" in done.output
    done = CliRunner().invoke(app, ["verify", str(repository.out / VERSION)])
    assert done.exit_code == 0, done.output
    path = repository.raw / "2022-09-x" / "events.csv"
    path.write_text(path.read_text().replace("Armed clash", "Armed crash"))
    done = CliRunner().invoke(app, ["release", "2026.12.1", *arguments, "--allow-dirty"])
    assert done.exit_code == 1
    assert "E203" in done.output
