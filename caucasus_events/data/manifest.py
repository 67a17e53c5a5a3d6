"""A release's manifest: what it holds, and whether a file is what it says."""

from __future__ import annotations

import hashlib
import json
import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from caucasus_events.errors import CaucasusEventsError

MANIFEST = "manifest.json"
VERSIONS = "versions.json"
VERSION = re.compile(r"([0-9]{4})\.([0-9]{1,2})\.([0-9]{1,4})\Z")
_SAFE_NAME = re.compile(r"(csv/)?[A-Za-z0-9_]+(\.[A-Za-z0-9]+)?\Z")


def version_key(version: str) -> tuple[int, int, int]:
    """Return a calendar version as numbers, by which versions are ordered.

    Raises
    ------
    CaucasusEventsError
        If the text is not ``YYYY.M.N``.

    Examples
    --------
    >>> version_key("2026.12.0") > version_key("2026.9.3")
    True
    """
    match = VERSION.match(version)
    if match is None or not 1 <= int(match[2]) <= 12:  # noqa: PLR2004 - months
        raise CaucasusEventsError(
            f"{version!r} is no version", hint="versions are YYYY.M.N, such as 2026.12.0"
        )
    return int(match[1]), int(match[2]), int(match[3])


@dataclass(frozen=True, slots=True)
class FileEntry:
    """One file of a release."""

    name: str
    bytes: int
    rows: int | None
    sha256: str
    content_sha256: str | None


@dataclass(frozen=True, slots=True)
class Manifest:
    """What a release says about itself."""

    version: str
    previous: str | None
    schema_version: str
    files: dict[str, FileEntry]
    raw: dict[str, Any]


def file_sha256(path: Path) -> str:
    """Return the SHA-256 of a file."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def read_manifest(folder: Path) -> Manifest:
    """Read and check a manifest.

    Raises
    ------
    CaucasusEventsError
        If it is missing, is not a manifest, or names files outside its folder.
    """
    path = folder / MANIFEST
    try:
        raw = json.loads(path.read_text("utf-8"))
        entries = {
            item["name"]: FileEntry(
                item["name"],
                int(item["bytes"]),
                item.get("rows"),
                item["sha256"],
                item.get("content_sha256"),
            )
            for item in raw["files"]
        }
        manifest = Manifest(
            raw["version"], raw["previous"], raw["schema_version"], entries, raw
        )
    except OSError as error:
        raise CaucasusEventsError(
            f"{folder} holds no release: {error.strerror}", hint="name the folder of one version"
        ) from error
    except (ValueError, KeyError, TypeError) as error:
        raise CaucasusEventsError(
            f"{path} is no manifest: {error}", hint="get the release again from its publisher"
        ) from error
    for name in entries:
        if not _SAFE_NAME.match(name):
            raise CaucasusEventsError(
                f"{path} names a file outside its folder: {name!r}",
                hint="do not use this release; get it again from its publisher",
            )
    return manifest


def checked_file(folder: Path, entry: FileEntry) -> Path:
    """Return the path of a file once its size and hash are the manifest's.

    Raises
    ------
    CaucasusEventsError
        If the file is missing, a link out of the folder, truncated or another one.
    """
    path = folder / entry.name
    if not path.is_file():
        raise CaucasusEventsError(f"{path} is missing", hint="get the release again")
    if path.resolve().parent not in {folder.resolve(), (folder / "csv").resolve()}:
        raise CaucasusEventsError(
            f"{path} is a link to another folder", hint="do not use this release"
        )
    stat = path.stat()
    if stat.st_size != entry.bytes:
        raise CaucasusEventsError(
            f"{path} has {stat.st_size} bytes, the manifest says {entry.bytes}",
            hint="the file was cut off or changed; get the release again",
        )
    found = _cached_sha256(path, stat.st_mtime_ns, stat.st_size)
    if found != entry.sha256:
        raise CaucasusEventsError(
            f"{path} has SHA-256 {found[:12]}..., the manifest says {entry.sha256[:12]}...",
            hint="the file was changed or swapped; get the release again",
        )
    return path


@cache
def _cached_sha256(path: Path, _mtime: int, _size: int) -> str:
    return file_sha256(path)
