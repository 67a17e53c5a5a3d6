"""Rules against an earlier release: no id vanishes, no published row changes without a reason.

Only events have a column for the reason. A claim changes with its event; a source or a
ceasefire has its reason in an event that names it, or a person is asked to look.
"""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pandas as pd

from caucasus_events.checks.problem import Problem
from caucasus_events.checks.sheet import Batch, Mask, Sheet
from caucasus_events.geo.control import control_sources
from caucasus_events.vocabulary.registry import table

PUBLISHED = ("sources", "events", "casualties", "ceasefires")
_FREE = {"change_reason", "record_status", "superseded_by"}
_FILLED = "ceasefire_id"
"""A release fills this column where a batch leaves it empty."""


def check_history(
    batches: list[Batch], earlier: dict[str, pd.DataFrame], retired: set[str], root: Path | None
) -> list[Problem]:
    """Compare all batches with the release before.

    Vanished ids are looked for only when `root`, the folder of all batches, was checked. The
    sources of the periods of control come from the library, not from a batch.
    """
    problems: list[Problem] = []
    told = _told(batches, earlier)
    for name in PUBLISHED:
        before = earlier.get(name)
        if before is None or not len(before):
            continue
        key = str(table(name).key)
        published = before[~before[key].isin(retired)].set_index(key, drop=False)
        seen = set(control_sources()["source_id"]) if name == "sources" else set()
        for batch in batches:
            sheet = batch.sheets.get(name)
            if sheet is not None and key in sheet.present:
                seen |= {value for value in sheet.frame[key] if isinstance(value, str)}
                _changes(sheet, published, told)
        if root is not None:
            problems += _vanished(root, key, set(published.index) - seen)
    return problems


def _vanished(root: Path, key: str, ids: set[str]) -> list[Problem]:
    hint = "keep the row as merged or retracted, or list it in retractions.csv"
    return [
        Problem(
            str(root), None, key, "E410", "error", f"published {key} {row_id} is in no batch",
            row_id, hint, row_id,
        )
        for row_id in sorted(ids)
    ]  # fmt: skip


def _told(batches: list[Batch], earlier: dict[str, pd.DataFrame]) -> dict[str, set[str]]:
    """Return the rows, by table, for which an event gives a reason that was not published yet."""
    told: dict[str, set[str]] = {name: set() for name in PUBLISHED}
    columns = ("event_id", "change_reason")
    before = earlier.get("events")
    known = set() if before is None else set(zip(*(before[name] for name in columns), strict=True))
    for batch in batches:
        sheet = batch.sheets.get("events")
        if sheet is None or not set(columns) <= sheet.present:
            continue
        rows = sheet.frame[sheet.frame["change_reason"].notna() | ~sheet.usable("change_reason")]
        pairs = zip(*(rows[name] for name in columns), strict=True)
        rows = rows[np.array([pair not in known for pair in pairs], dtype=bool)]
        told["events"] |= set(rows["event_id"].dropna())
        told["ceasefires"] |= set(rows["ceasefire_id"].dropna())
        told["sources"] |= set(rows["source_ids"].explode().dropna())
    return told


def _changes(sheet: Sheet, published: pd.DataFrame, told: dict[str, set[str]]) -> None:
    """Report the first changed column of every published row that changed without a reason."""
    key = str(sheet.table.key)
    rows = sheet.frame[sheet.usable(key)]
    rows = rows[rows[key].isin(published.index) & ~rows[key].duplicated()]
    excused = rows["event_id"].isin(told["events"]) if sheet.name == "casualties" else False
    rows = rows[~(rows[key].isin(told[sheet.name]) | excused)]
    if not len(rows):
        return
    before = published.reindex(rows[key]).set_axis(rows.index)
    first: dict[int, str] = {}
    for column in sheet.table.columns:
        name = column.name
        if column.derived or name in _FREE or name not in sheet.present or name not in published:
            continue
        if rows[name].equals(before[name]):
            continue
        differs = _differ(rows[name], before[name])
        differs = differs & sheet.usable(name)[sheet.frame.index.isin(rows.index)]
        if name == _FILLED:
            differs = differs & rows[name].notna().to_numpy(dtype=bool)
        for line in rows.index[differs]:
            first.setdefault(int(line), name)
    for line, name in sorted(first.items()):
        _report(sheet, line, name)


def _report(sheet: Sheet, line: int, name: str) -> None:
    message = f"{name} differs from the published row"
    if sheet.name == "events":
        reason: object = sheet.frame["change_reason"].loc[line]
        state = "is that of an earlier change" if isinstance(reason, str) else "is empty"
        hint = "say in change_reason why the row was changed"
        sheet.report(
            "E411", line, "change_reason", f"{message} and change_reason {state}", hint=hint
        )
    elif sheet.name == "casualties":
        event: object = sheet.frame["event_id"].loc[line]
        hint = f"say in change_reason of {event} why the claim was changed"
        sheet.report("E411", line, name, f"{message} and nothing says why", hint=hint)
    else:
        hint = (
            "give a change_reason to an event that names it, or leave it if only a slip is mended"
        )
        sheet.report("W907", line, name, f"{message} and nothing says why", hint=hint)


def _differ(left: pd.Series, right: pd.Series) -> Mask:
    one, other = left.map(_comparable).astype("object"), right.map(_comparable).astype("object")
    both = one.isna() & other.isna()
    return (~both & ~(one == other)).to_numpy(dtype=bool)


def _comparable(value: object) -> object:
    return ";".join(map(str, value)) if isinstance(value, list | np.ndarray) else value
