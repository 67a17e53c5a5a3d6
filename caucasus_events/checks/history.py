"""Rules against an earlier release: no id vanishes, no published row changes without a reason."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pandas as pd

from caucasus_events.checks.problem import Problem
from caucasus_events.checks.sheet import Batch, Mask, Sheet
from caucasus_events.vocabulary.registry import table

PUBLISHED = ("sources", "events", "casualties", "ceasefires")
_FREE = {"change_reason", "record_status", "superseded_by"}


def check_history(
    batches: list[Batch], earlier: dict[str, pd.DataFrame], retired: set[str], root: Path | None
) -> list[Problem]:
    """Compare all batches with the release before.

    Vanished ids are looked for only when `root`, the folder of all batches, was checked.
    """
    problems: list[Problem] = []
    for name in PUBLISHED:
        before = earlier.get(name)
        if before is None or not len(before):
            continue
        key = str(table(name).key)
        published = before.set_index(key, drop=False)
        seen: set[str] = set()
        for batch in batches:
            sheet = batch.sheets.get(name)
            if sheet is None or key not in sheet.present:
                continue
            seen |= {value for value in sheet.frame[key] if isinstance(value, str)}
            if name == "events":
                _changes(sheet, published)
        if root is not None:
            problems += [
                Problem(
                    str(root),
                    None,
                    key,
                    "E410",
                    "error",
                    f"published {key} {row_id} is in no batch",
                    row_id,
                    "keep the row as merged or retracted, or list it in retractions.csv",
                    row_id,
                )
                for row_id in sorted(set(published.index) - seen - retired)
            ]
    return problems


def _changes(sheet: Sheet, published: pd.DataFrame) -> None:
    columns = [
        column.name
        for column in sheet.table.columns
        if not column.derived
        and column.name in sheet.present
        and column.name not in _FREE
        and column.name in published
    ]
    rows = sheet.frame[sheet.usable("event_id", "change_reason")]
    rows = rows[rows["change_reason"].isna() & rows["event_id"].isin(published.index)]
    rows = rows[~rows["event_id"].duplicated()]
    before = published.reindex(rows["event_id"]).set_axis(rows.index)
    first: dict[int, str] = {}
    for name in columns:
        usable = sheet.usable(name)[sheet.frame.index.isin(rows.index)]
        for line in rows.index[_differ(rows[name], before[name]) & usable]:
            first.setdefault(int(line), name)
    for line, name in sorted(first.items()):
        sheet.report(
            "E411",
            line,
            "change_reason",
            f"{name} differs from the published row and change_reason is empty",
            hint="say in change_reason why the row was changed",
        )


def _differ(left: pd.Series, right: pd.Series) -> Mask:
    one, other = left.map(_comparable).astype("object"), right.map(_comparable).astype("object")
    both = one.isna() & other.isna()
    return (~both & ~(one == other)).to_numpy(dtype=bool)


def _comparable(value: object) -> object:
    return ";".join(map(str, value)) if isinstance(value, list | np.ndarray) else value
