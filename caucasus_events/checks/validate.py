"""``validate``: every rule on every batch, one report."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path

import pandas as pd

from caucasus_events.batches import batch_folders, find_strangers, find_tables, read_table
from caucasus_events.batches.folders import RETRACTIONS
from caucasus_events.checks.columns import check_columns
from caucasus_events.checks.derived import check_derived
from caucasus_events.checks.hints import closest
from caucasus_events.checks.history import check_history
from caucasus_events.checks.identifiers import check_identifiers
from caucasus_events.checks.memory import batch_of, table_of
from caucasus_events.checks.places import check_places
from caucasus_events.checks.problem import Problem, Report
from caucasus_events.checks.rows import check_rows
from caucasus_events.checks.sheet import Batch
from caucasus_events.checks.suspicions import check_cells, check_duplicates
from caucasus_events.checks.tables import check_tables
from caucasus_events.checks.typing import sheet_of
from caucasus_events.vocabulary.registry import BATCH_TABLES

Paths = str | Path | Iterable[str | Path]
Frames = Mapping[str, pd.DataFrame]


def validate(path_or_frames: Paths | Frames, *, against: str | None = "latest") -> Report:
    """Check batches, or frames in memory, and report everything that is wrong.

    Parameters
    ----------
    path_or_frames : path, iterable of paths, DataFrame, or mapping of table name to DataFrame
        Batch folders, folders of batch folders, or frames. Events without their casualties and
        sources are not compared with what would be derived from these.
    against : str, optional
        Version of the release before: ``"latest"`` (if there is one), a version, or None.

    Returns
    -------
    Report
        Problems in the order of files and lines.

    Raises
    ------
    CaucasusEventsError
        If a path does not exist or holds no batch.
    """
    if isinstance(path_or_frames, pd.DataFrame):
        path_or_frames = {table_of(path_or_frames): path_or_frames}
    if isinstance(path_or_frames, Mapping):
        return _run([batch_of(path_or_frames)], against, None)
    given = [path_or_frames] if isinstance(path_or_frames, str | Path) else list(path_or_frames)
    paths = [Path(item) for item in given]
    folders = batch_folders(paths)
    batches = [_from_folder(folder) for folder in folders]
    root = paths[0] if len(paths) == 1 and paths[0].is_dir() and folders != paths else None
    strangers = [_stranger(path) for folder in folders for path in find_strangers(folder)]
    report = _run(batches, against, root)
    return Report(report.items + strangers)


def _stranger(path: Path) -> Problem:
    known = [f"{name}.csv" for name in BATCH_TABLES]
    message = f"{path.name} is no table of a batch"
    hint = closest(path.name, tuple(known))
    return Problem(str(path), None, None, "E119", "error", message, path.name, hint)


def _from_folder(folder: Path) -> Batch:
    sheets = {name: sheet_of(read_table(name, path)) for name, path in find_tables(folder).items()}
    return Batch(folder, sheets)


def _run(batches: list[Batch], against: str | None, root: Path | None) -> Report:
    earlier = _earlier(against)
    sheets = [sheet for batch in batches for sheet in batch.sheets.values()]
    for sheet in sheets:
        check_columns(sheet)
        check_identifiers(sheet)
        check_rows(sheet)
        if sheet.name == "events":
            check_places(sheet)
    check_tables(batches, earlier)
    siblings = _joined(batches)
    for batch in batches:
        check_derived(batch, siblings)
    history = check_history(batches, earlier, _retired(root), root)
    for sheet in sheets:
        check_cells(sheet)
    check_duplicates(batches)
    problems = [problem for sheet in sheets for problem in _sorted(sheet.problems)]
    return Report(problems + history)


def _joined(batches: list[Batch]) -> dict[str, pd.DataFrame]:
    frames: dict[str, list[pd.DataFrame]] = {}
    for batch in batches:
        for name, sheet in batch.sheets.items():
            if len(sheet.frame):
                frames.setdefault(name, []).append(sheet.frame)
    return {name: pd.concat(parts, ignore_index=True) for name, parts in frames.items()}


def _sorted(problems: list[Problem]) -> list[Problem]:
    return sorted(problems, key=lambda item: (item.line or 0, item.column or "", item.code))


def _retired(root: Path | None) -> set[str]:
    path = root / RETRACTIONS if root else None
    if path is None or not path.is_file():
        return set()
    return set(pd.read_csv(path, dtype=str, keep_default_na=False)["row_id"])


def _earlier(against: str | None) -> dict[str, pd.DataFrame]:
    if against is None or against == "none":
        return {}
    from caucasus_events.data import load, versions  # noqa: PLC0415 - only when there is a release

    if against == "latest" and not versions():
        return {}
    names = ("sources", "events", "casualties", "ceasefires")
    return {name: load(name, version=against) for name in names}
