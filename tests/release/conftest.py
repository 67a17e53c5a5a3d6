"""A small repository of batches and two releases made from it."""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from caucasus_events.batches import write_batch
from caucasus_events.release import build
from caucasus_events.schema.frames import typed
from tests.rows import CEASEFIRE, CLAIM, EVENT, EVIDENCE, SOURCE, numbered

FIRST, SECOND = "2026.11.0", "2026.12.0"
Rows = dict[str, list[dict[str, Any]]]


def source(number: int) -> dict[str, Any]:
    return numbered(
        SOURCE,
        "source_id",
        number,
        title='A "quoted" title, with a comma',
        published_date="2022-09-20",
        text_sha256=f"{number}" * 64,
    )


def event(number: int, **changes: Any) -> dict[str, Any]:
    day = f"2022-09-{12 + number}"
    return numbered(EVENT, "event_id", number, event_date=day, end_date=day) | changes


def claim(number: int, event_number: int, count: int) -> dict[str, Any]:
    counts = dict.fromkeys(("count_low", "count", "count_high"), count)
    return numbered(CLAIM, "casualty_id", number, event_id=f"CE-0000000{event_number}", **counts)


def first_rows() -> Rows:
    return {
        "sources": [source(1), source(2)],
        "events": [
            event(1, tags=["shelling", "night"]),
            event(2, notes="Two lines:\nthe second, with ə and Հ."),
            event(3, latitude=None, longitude=None, geo_precision=None, uncertainty_m=None),
            event(4, sub_event_type="Attack"),
            event(5, record_status="candidate"),
        ],
        "casualties": [claim(1, 1, 2), claim(2, 2, 0), claim(3, 4, 1)],
        "ceasefires": [
            CEASEFIRE
            | {
                "declared_at": "2022-09-14T16:00:00Z",
                "effective_at": "2022-09-14T16:00:00.250000Z",
            }
        ],
        "evidence": [EVIDENCE | {"field": "event"}],
    }


def second_rows() -> Rows:
    """Event 2 is corrected, 3 merged into 1, 4 retracted by the list, 6 is new."""
    rows = first_rows()
    rows["events"][1].update(location="Sotk mine", change_reason="the report names the mine")
    rows["events"][2].update(record_status="merged", superseded_by="CE-00000001")
    rows["events"].append(event(6))
    return rows


RETRACTIONS = "row_id,reason,superseded_by\nCE-00000004,the outlet withdrew the report,\n"


class Repository:
    """A git repository with one batch, and a folder for releases beside it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder / "repository"
        self.raw = self.folder / "data" / "raw"
        self.out = folder / "releases"
        self.raw.mkdir(parents=True)
        self.git("init", "-q")

    def git(self, *arguments: str) -> None:
        identity = {"GIT_AUTHOR_DATE": "2026-11-20T12:00:00Z"}
        identity["GIT_COMMITTER_DATE"] = identity["GIT_AUTHOR_DATE"]
        command = ["git", "-c", "user.name=a", "-c", "user.email=a@example.org", *arguments]
        subprocess.run(command, cwd=self.folder, check=True, env={**os.environ, **identity})

    def write(self, rows: Rows, retractions: str | None = None) -> None:
        write_batch(self.raw / "2022-09-x", {name: typed(name, rows[name]) for name in rows})
        if retractions:
            (self.raw / "retractions.csv").write_text(retractions)
        self.commit()

    def commit(self) -> None:
        self.git("add", "-A")
        self.git("commit", "-q", "-m", "batch", "--allow-empty")

    def build(self, version: str, **options: Any) -> Path:
        return build(version, raw=self.raw, out=self.out, **options).folder


@pytest.fixture
def rows() -> Rows:
    """The rows of the repository's batch, for a test to change and write again."""
    return first_rows()


@pytest.fixture
def repository(tmp_path: Path) -> Repository:
    made = Repository(tmp_path)
    made.write(first_rows())
    return made


@pytest.fixture(scope="session")
def published(tmp_path_factory: pytest.TempPathFactory) -> Repository:
    """Two releases; read only."""
    made = Repository(tmp_path_factory.mktemp("published"))
    made.write(first_rows())
    made.build(FIRST)
    made.write(second_rows(), RETRACTIONS)
    made.build(SECOND)
    return made


@pytest.fixture
def second(repository: Repository) -> Callable[[], None]:
    """Edit the batch as the second release has it."""
    return lambda: repository.write(second_rows(), RETRACTIONS)


@pytest.fixture
def root(published: Repository, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The two releases, in use."""
    monkeypatch.setenv("CAUCASUS_EVENTS_DATA", str(published.out))
    return published.out


@pytest.fixture
def copied(published: Repository, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the two releases that a test may damage, in use."""
    folder = tmp_path / "copied"
    shutil.copytree(published.out, folder)
    monkeypatch.setenv("CAUCASUS_EVENTS_DATA", str(folder))
    return folder


Relist = Callable[..., None]


@pytest.fixture
def relist(copied: Path) -> Relist:
    """Change a manifest and make versions.json name the new one, as an attacker would."""

    def change_manifest(change: Callable[[dict[str, Any]], object], version: str = SECOND) -> None:
        path = copied / version / "manifest.json"
        body = json.loads(path.read_text())
        change(body)
        path.write_text(json.dumps(body))
        index = json.loads((copied / "versions.json").read_text())
        item = next(item for item in index["items"] if item["version"] == version)
        item["manifest_sha256"] = hashlib.sha256(path.read_bytes()).hexdigest()
        (copied / "versions.json").write_text(json.dumps(index))

    return change_manifest
