"""Where batches lie: a folder of CSVs, or a folder of such folders."""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path

from caucasus_events.errors import CaucasusEventsError
from caucasus_events.vocabulary.registry import BATCH_TABLES

RETRACTIONS = "retractions.csv"
_NOTES = (".md", ".txt")


def find_tables(folder: Path) -> dict[str, Path]:
    """Return the tables that a batch folder holds, in the order of the registry."""
    paths = {name: folder / f"{name}.csv" for name in BATCH_TABLES}
    return {name: path for name, path in paths.items() if os.path.lexists(path)}


def find_strangers(folder: Path) -> list[Path]:
    """Return the files of a batch folder that are no tables; notes for people may lie there."""
    tables = {f"{name}.csv" for name in BATCH_TABLES}
    return [
        path
        for path in sorted(folder.iterdir())
        if path.name not in tables
        and not path.name.startswith(".")
        and path.suffix not in _NOTES
        and not path.is_dir()
    ]


def batch_folders(paths: Iterable[Path]) -> list[Path]:
    """Return the batch folders at or below some paths, sorted by name.

    Parameters
    ----------
    paths : iterable of Path
        Batch folders, CSV files inside one, or folders of batch folders.

    Raises
    ------
    CaucasusEventsError
        If a path does not exist or holds no batch.
    """
    found: dict[Path, None] = {}
    for path in paths:
        if not path.exists():
            raise CaucasusEventsError(f"there is no {path}", hint="name a batch folder")
        start = path if path.is_dir() else path.parent
        here = [start] if find_tables(start) else sorted(_below(start))
        if not here:
            raise CaucasusEventsError(
                f"{path} holds no batch",
                hint=f"a batch is a folder with one or more of {', '.join(BATCH_TABLES)} as .csv",
            )
        found.update(dict.fromkeys(here))
    return list(found)


def _below(folder: Path) -> list[Path]:
    return [child for child in folder.iterdir() if child.is_dir() and find_tables(child)]
