"""Hostile batches: each gives the report that stands beside it, and never a traceback.

A case lies in ``cases/<name>/`` and is laid over the valid batch in ``base/``; ``report.json``
is what `validate` says. ``python tests/hostile/test_hostile.py`` rewrites every report: read
the difference before committing it.
"""

from __future__ import annotations

import json
import os
import shutil
import tempfile
from pathlib import Path
from typing import Any

import pytest

from caucasus_events.checks import validate

HERE = Path(__file__).parent
BASE = HERE / "base"
GOLDEN = "report.json"
CASES = sorted(path for path in (HERE / "cases").iterdir() if path.is_dir())


def lay_out(case: Path, folder: Path) -> Path:
    shutil.copytree(BASE, folder)
    shutil.copytree(case, folder, dirs_exist_ok=True, ignore=shutil.ignore_patterns(GOLDEN))
    return folder


def report(folder: Path) -> dict[str, Any]:
    body: dict[str, Any] = json.loads(validate(folder, against=None).to_json())
    for item in body["problems"]:
        item["path"] = Path(item["path"]).relative_to(folder).as_posix()
    return body


def codes(folder: Path) -> list[str]:
    return [item["code"] for item in report(folder)["problems"]]


def test_the_base_is_valid() -> None:
    assert report(BASE) == {"problems": [], "errors": 0, "warnings": 0}


def test_there_are_many_cases() -> None:
    assert len(CASES) >= 60


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_golden(case: Path, tmp_path: Path) -> None:
    expected = json.loads((case / GOLDEN).read_text("utf-8"))
    assert report(lay_out(case, tmp_path / "batch")) == expected


def changed(tmp_path: Path, name: str, old: str, new: str) -> Path:
    folder = Path(shutil.copytree(BASE, tmp_path / "batch"))
    path = folder / f"{name}.csv"
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new), "utf-8")
    return folder


def test_a_cell_of_a_megabyte_is_read(tmp_path: Path) -> None:
    folder = changed(tmp_path, "sources", "Fire on the border", "x" * 1_000_000)
    assert codes(folder) == []


def test_a_bad_cell_of_a_megabyte_is_not_repeated_whole(tmp_path: Path) -> None:
    folder = changed(tmp_path, "events", "2022-09-13,2022-09-13", "9" * 1_000_000 + ",2022-09-13")
    (item,) = report(folder)["problems"]
    assert item["code"] == "E115"
    assert len(json.dumps(item)) < 1000


def linked(tmp_path: Path, target: Path) -> Path:
    folder = Path(shutil.copytree(BASE, tmp_path / "raw" / "batch"))
    (folder / "ceasefires.csv").symlink_to(target)
    return folder


def test_a_link_out_of_the_tree_is_not_followed(tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("password\n", "utf-8")
    folder = linked(tmp_path, secret)
    assert codes(folder) == ["E101"]
    assert "password" not in json.dumps(report(folder))


def test_a_link_to_nowhere_is_reported(tmp_path: Path) -> None:
    assert codes(linked(tmp_path, tmp_path / "nowhere")) == ["E101"]


def test_a_link_to_itself_is_reported(tmp_path: Path) -> None:
    folder = Path(shutil.copytree(BASE, tmp_path / "raw" / "batch"))
    (folder / "ceasefires.csv").symlink_to(folder / "ceasefires.csv")
    assert codes(folder) == ["E101"]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="the system has no named pipes")
def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    folder = Path(shutil.copytree(BASE, tmp_path / "batch"))
    os.mkfifo(folder / "ceasefires.csv")
    assert codes(folder) == ["E101"]


def test_half_a_million_rows(tmp_path: Path) -> None:
    folder = Path(shutil.copytree(BASE, tmp_path / "batch"))
    path = folder / "evidence.csv"
    header, row = path.read_text("utf-8").splitlines()
    lines = [row] * 500_000
    lines[123_456] = row.replace("CE-00000001", "CE-0000000Z")
    path.write_text("\n".join([header, *lines, ""]), "utf-8")
    (item,) = report(folder)["problems"]
    assert (item["code"], item["line"]) == ("E413", 123_458)


def rewrite() -> None:
    """Write the report of every case as it is now."""
    for case in CASES:
        with tempfile.TemporaryDirectory() as scratch:
            body = report(lay_out(case, Path(scratch) / "batch"))
        text = json.dumps(body, ensure_ascii=False, indent=1)
        (case / GOLDEN).write_text(text + "\n", "utf-8")


if __name__ == "__main__":
    rewrite()
