"""Every example of the problem classes: the bad one gives its code alone, the good one nothing."""

from __future__ import annotations

import csv
import shutil
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

from caucasus_events import data
from caucasus_events.checks import validate
from caucasus_events.checks.problem import Example, Problem, problem_classes
from caucasus_events.checks.releases import release_problems
from caucasus_events.release import verify
from caucasus_events.schema.frames import typed
from caucasus_events.vocabulary.registry import BATCH_TABLES
from tests.rows import CEASEFIRE, CLAIM, EVENT, EVIDENCE, SOURCE, batch

BASE = {
    "sources": SOURCE,
    "events": EVENT,
    "casualties": CLAIM,
    "ceasefires": CEASEFIRE,
    "evidence": EVIDENCE,
}
RELEASES = Path(__file__).resolve().parents[2] / "data" / "processed"


def write(folder: Path, tables: Mapping[str, list[dict[str, str]]]) -> None:
    """Write a batch of right rows, but for the cells that are given as text."""
    batch(folder, **{name: [row] for name, row in BASE.items()})
    for name, changes in tables.items():
        path = folder / f"{name}.csv"
        with path.open(encoding="utf-8", newline="") as file:
            (right,) = csv.DictReader(file)
        rows = [right | change for change in changes]
        with path.open("w", encoding="utf-8", newline="") as file:
            writer = csv.DictWriter(file, list(rows[0] if rows else right), lineterminator="\n")
            writer.writeheader()
            writer.writerows(rows)


def frames(changes: Mapping[str, list[dict[str, Any]]]) -> dict[str, pd.DataFrame]:
    """Return typed frames of right rows, but for the values that are given."""
    return {
        name: typed(name, [row | change for change in changes.get(name, [{}])])
        for name, row in BASE.items()
    }


def in_memory(changes: Mapping[str, list[dict[str, Any]]]) -> list[Problem]:
    given = frames({})
    for name, rows in changes.items():
        untyped = given[name].astype("object")
        for at, row in enumerate(rows):
            for column, value in row.items():
                untyped.loc[at, column] = value
        given[name] = untyped
    return validate(given, against=None).items


def found(example: Example, folder: Path, monkeypatch: pytest.MonkeyPatch) -> list[Problem]:
    if "frames" in example:
        return in_memory(example["frames"])
    if "release" in example:
        version = data.versions()[-1]
        copy = Path(shutil.copytree(RELEASES, folder)) / version
        for name, text in example["release"].items():
            (copy / name).write_text(text, "utf-8")
        return release_problems(copy, verify(copy))
    if "published" in example:
        published = frames(example["published"])
        monkeypatch.setattr(data, "versions", lambda: ["2026.11.0"])
        monkeypatch.setattr(data, "load", lambda name, **_: published[name])
    first = folder / "2022-09-first"
    write(first, {name: example[name] for name in BATCH_TABLES if name in example})
    for name, text in example.get("files", {}).items():
        if name.endswith("/"):
            (first / name).with_suffix(".csv").unlink()
            (first / name).mkdir()
        else:
            (first / name).write_bytes(text.encode(example.get("encoding", "utf-8")))
    if "beside" in example:
        second = folder / "2022-09-second"
        write(second, example["beside"])
        for path in set(second.iterdir()) - {second / f"{name}.csv" for name in example["beside"]}:
            path.unlink()
    against = "latest" if "published" in example else None
    return validate(folder, against=against).items


@pytest.mark.parametrize("code", problem_classes())
def test_bad_gives_its_code_alone_and_good_gives_nothing(
    code: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    item = problem_classes()[code]
    problems = found(item.bad, tmp_path / "bad", monkeypatch)
    assert [(problem.code, problem.column) for problem in problems] == [(code, item.column)]
    assert found(item.good, tmp_path / "good", monkeypatch) == []
