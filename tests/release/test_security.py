"""A release that is not what it says is refused, with the reason; nothing is loaded."""

from __future__ import annotations

import os
import shutil
from pathlib import Path
from typing import Any

import pytest

import caucasus_events as ce
from caucasus_events.errors import CaucasusEventsError
from caucasus_events.release import verify

VERSION = "2026.12.0"


def entry(body: dict[str, Any]) -> dict[str, Any]:
    found: dict[str, Any] = next(e for e in body["files"] if e["name"] == "events.parquet")
    return found


def refused(root: Path, message: str) -> None:
    with pytest.raises(CaucasusEventsError, match=message):
        ce.load_events()
    try:
        problems = verify(root / VERSION)
    except CaucasusEventsError as error:
        problems = [error.message]
    assert problems


@pytest.mark.parametrize(
    "name",
    [
        "../events.parquet",
        "/etc/passwd",
        "csv/../../x",
        "csv\\x",
        "C:x",
        "",
        ".hidden",
        "a/b.csv",
        "manifest.json",
        "events.parquet\n",
    ],
)
def test_names_that_leave_the_folder(copied: Path, relist: Any, name: str) -> None:
    relist(lambda body: entry(body).update(name=name))
    refused(copied, "not a file name inside")


@pytest.mark.parametrize(
    ("change", "message"),
    [
        (lambda body: entry(body).update(sha256="0" * 64), "has been changed"),
        (lambda body: entry(body).update(sha256="xyz"), "not a SHA-256"),
        (lambda body: entry(body).update(bytes=1), "the manifest says 1"),
        (lambda body: entry(body).pop("bytes"), "missing or of the wrong type"),
        (lambda body: body.update(files="all"), "missing or of the wrong type"),
        (lambda body: body["files"].append(entry(body)), "listed twice"),
        (lambda body: body.update(version="2026.11.0"), "states version 2026.11.0"),
    ],
)
def test_manifests_that_lie(copied: Path, relist: Any, change: Any, message: str) -> None:
    relist(change)
    refused(copied, message)


def test_a_manifest_that_is_not_the_listed_one(copied: Path) -> None:
    path = copied / VERSION / "manifest.json"
    path.write_text(path.read_text().replace('"preview": false', '"preview": true'))
    refused(copied, "not the manifest that versions.json names")


def test_truncated_swapped_and_missing_files(copied: Path) -> None:
    path = copied / VERSION / "events.parquet"
    whole = path.read_bytes()
    path.write_bytes(whole[:-1])
    refused(copied, "bytes, the manifest says")
    path.write_bytes(whole[:-9] + b"x" + whole[-8:])
    refused(copied, "has been changed")
    shutil.copy(copied / VERSION / "casualties.parquet", path)
    refused(copied, "the manifest says")
    path.unlink()
    refused(copied, "cannot read")


def test_symbolic_links(copied: Path, tmp_path: Path) -> None:
    path = copied / VERSION / "events.parquet"
    shutil.move(path, tmp_path / "elsewhere")
    path.symlink_to(tmp_path / "elsewhere")
    refused(copied, "symbolic link")
    path.unlink()
    shutil.move(tmp_path / "elsewhere", path)
    shutil.move(copied / VERSION, tmp_path / "moved")
    (copied / VERSION).symlink_to(tmp_path / "moved")
    refused(copied, "symbolic link")


def test_a_linked_index(copied: Path, tmp_path: Path) -> None:
    shutil.move(copied / "versions.json", tmp_path / "index")
    (copied / "versions.json").symlink_to(tmp_path / "index")
    with pytest.raises(CaucasusEventsError, match="symbolic link"):
        ce.load_events()


@pytest.mark.parametrize("name", ["events.parquet", "manifest.json"])
def test_a_pipe_is_refused_and_not_waited_for(copied: Path, name: str) -> None:
    path = copied / VERSION / name
    path.unlink()
    os.mkfifo(path)
    refused(copied, "not a regular file")


@pytest.mark.parametrize("name", ["../versions.json", "/etc/passwd", "csv/../manifest.json"])
def test_paths_that_a_caller_asks_for_stay_inside(copied: Path, name: str) -> None:
    with pytest.raises(CaucasusEventsError, match="has no file"):
        ce.path(name)
    with pytest.raises(CaucasusEventsError, match="is not a version"):
        ce.load_events("../" + VERSION)


def test_a_file_swapped_after_it_was_checked_is_checked_again(copied: Path) -> None:
    """The hash is remembered for a file as it is, not for its name."""
    path = copied / VERSION / "events.parquet"
    assert len(ce.load_events()) == 3
    content, state = path.read_bytes(), path.stat()
    path.write_bytes(content[:-9] + b"x" + content[-8:])
    os.utime(path, ns=(state.st_atime_ns, state.st_mtime_ns))
    with pytest.raises(CaucasusEventsError, match="has been changed"):
        ce.load_events()


@pytest.mark.parametrize(
    "text",
    [
        "",
        "[]",
        "{",
        '{"items": 1}',
        '{"items": [{"version": "../x", "manifest_sha256": ""}]}',
        '{"items": [{"version": "2026.1.0", "manifest_sha256": "zz"}]}',
        "[" * 100_000,
    ],
)
def test_an_index_that_is_none(copied: Path, text: str) -> None:
    (copied / "versions.json").write_text(text)
    with pytest.raises(CaucasusEventsError):
        ce.load_events()


def test_verify_names_every_fault(copied: Path) -> None:
    folder = copied / VERSION
    assert verify(folder) == []
    (folder / "events.parquet").write_bytes(b"x")
    (folder / "README.md").unlink()
    (folder / "extra.txt").write_text("x")
    found = "\n".join(verify(folder))
    assert "events.parquet has 1 bytes" in found
    assert "README.md" in found
    assert "extra.txt is not in the manifest" in found
