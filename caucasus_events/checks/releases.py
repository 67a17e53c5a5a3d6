"""A release among the paths to check: its faults as problems."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from caucasus_events.checks.problem import Problem

_MANIFEST, _INDEX = "manifest.json", "versions.json"


def releases_at(path: Path) -> list[Path]:
    """Return the releases that a path is or holds: none for batches."""
    if (path / _MANIFEST).is_file():
        return [path]
    if (path / _INDEX).is_file():
        return sorted(child for child in path.iterdir() if (child / _MANIFEST).is_file())
    return []


def release_problems(folder: Path, faults: Iterable[str]) -> list[Problem]:
    """Return what verifying a release found as problems."""
    hint = "a published version never changes: restore its files"
    return [
        Problem(str(folder), None, None, "E416", "error", fault, None, hint) for fault in faults
    ]
