"""Rules against an earlier release: no id vanishes, no published row changes without a reason."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pandas as pd

from caucasus_events.checks.problem import Problem
from caucasus_events.checks.sheet import Batch
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
        rows: dict[str, Any] = {row[key]: row for row in before.to_dict("records")}
        seen: set[str] = set()
        for batch in batches:
            sheet = batch.sheets.get(name)
            if sheet is None or key not in sheet.present:
                continue
            seen |= {value for value in sheet.frame[key] if isinstance(value, str)}
            if name == "events":
                _changes(sheet, rows)
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
                for row_id in sorted(set(rows) - seen - retired)
            ]
    return problems


def _changes(sheet: Any, rows: dict[str, dict[str, Any]]) -> None:
    columns = [
        column.name
        for column in sheet.table.columns
        if not column.derived and column.name in sheet.present and column.name not in _FREE
    ]
    for line in sheet.rows(sheet.usable("event_id", "change_reason")):
        row = sheet.frame.loc[line]
        before = rows.get(row["event_id"])
        if before is None or isinstance(row["change_reason"], str):
            continue
        changed = [name for name in columns if not _same(row[name], before.get(name))]
        if changed:
            sheet.report(
                "E411",
                line,
                "change_reason",
                f"{changed[0]} differs from the published row and change_reason is empty",
                hint="say in change_reason why the row was changed",
            )


def _same(left: Any, right: Any) -> bool:
    if isinstance(left, list) or isinstance(right, list) or hasattr(right, "tolist"):
        return list(left or []) == list(right if right is not None else [])
    if pd.isna(left) or pd.isna(right):
        return bool(pd.isna(left) and pd.isna(right))
    return bool(left == right)
