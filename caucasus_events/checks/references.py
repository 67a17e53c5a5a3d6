"""References: every one leads to a row; many into one empty table are one fault."""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd

from caucasus_events.checks.known import Known
from caucasus_events.checks.sheet import Batch, Sheet
from caucasus_events.vocabulary.registry import BATCH_TABLES


@dataclass(frozen=True, slots=True)
class Lost:
    """A reference that leads nowhere."""

    sheet: Sheet
    line: int
    column: str
    target: str
    row_id: str


def check_references(batch: Batch, known: Known) -> None:
    """Report the references of a batch that lead nowhere."""
    by_target: dict[str, list[Lost]] = {}
    for sheet in batch.sheets.values():
        for found in [*_by_column(sheet, known), *_by_table(sheet, known)]:
            by_target.setdefault(found.target, []).append(found)
    for target, lost in by_target.items():
        there = batch.sheets.get(target)
        if len(lost) > 1 and there is not None and not len(there.frame):
            _report_empty(there, lost)
        else:
            for found in lost:
                _report(found)


def _by_column(sheet: Sheet, known: Known) -> list[Lost]:
    """Return what is lost among columns that refer to one table."""
    lost = []
    for column in sheet.table.columns:
        target = column.references
        if target in BATCH_TABLES and column.name in sheet.present:
            values = sheet.frame[column.name][sheet.usable(column.name)]
            items = values.explode() if column.type == "list" else values
            lost += _lost(sheet, column.name, target, items, known)
    return lost


def _by_table(sheet: Sheet, known: Known) -> list[Lost]:
    """Return what is lost in evidence, whose rows name the table that they refer to."""
    if sheet.name != "evidence" or not sheet.usable("table", "row_id").any():
        return []
    rows = sheet.frame.loc[sheet.usable("table", "row_id"), ["table", "row_id"]]
    lost = []
    for target, group in rows.groupby("table", observed=True):
        lost += _lost(sheet, "row_id", str(target), group["row_id"], known)
    return lost


def _lost(sheet: Sheet, column: str, target: str, items: pd.Series, known: Known) -> list[Lost]:
    if target in known.incomplete:
        return []
    lost = items[known.unknown(target, items)]
    lost = lost[~lost.index.duplicated()]
    return [Lost(sheet, int(str(line)), column, target, item) for line, item in lost.items()]


def _report_empty(there: Sheet, lost: list[Lost]) -> None:
    first = lost[0]
    message = (
        f"table {there.name} has no rows, but {first.column} {first.row_id!r} on line "
        f"{first.line} of {first.sheet.name} refers to it, and {len(lost) - 1} more"
    )
    hint = "the rows may have been lost on the way: put them back"
    there.report("E417", 1, None, message, value=first.row_id, hint=hint)


def _report(lost: Lost) -> None:
    item, target = lost.row_id, lost.target
    if lost.column == "row_id":
        message = f"row_id {item!r} is in no {target} table"
        hint = f"correct the id, or the table (now {target})"
        lost.sheet.report("E413", lost.line, "row_id", message, value=item, hint=hint)
        return
    message = f"{lost.column} {item!r} is in no {target} table"
    hint = (
        "join the items with ';'"
        if "," in item
        else f"add the row to {target}.csv or correct the id"
    )
    lost.sheet.report("E402", lost.line, lost.column, message, value=item, hint=hint)
