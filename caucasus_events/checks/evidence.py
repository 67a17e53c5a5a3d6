"""Evidence stands for a row and a column that exist."""

from __future__ import annotations

import pandas as pd

from caucasus_events.checks.known import Known
from caucasus_events.checks.sheet import Sheet
from caucasus_events.checks.typing import closest
from caucasus_events.vocabulary.registry import table

_ROW = {"events": "event", "casualties": "casualty", "ceasefires": "ceasefire"}
"""The field name that marks the words behind a whole row."""


def check_evidence(sheet: Sheet, known: Known) -> None:
    """Run the rules on an evidence sheet."""
    usable = sheet.usable("table", "row_id", "field")
    if not usable.any():
        return
    rows = sheet.frame.loc[usable, ["table", "row_id", "field"]]
    for name, group in rows.groupby("table", observed=True):
        _rows(sheet, str(name), group["row_id"], known)
        fields = (*table(str(name)).column_names, _ROW[str(name)])
        strange = group["field"].dropna()
        for line, column in strange[~strange.isin(fields)].items():
            message = f"table {name} has no column {column!r}"
            hint = closest(column, fields)
            sheet.report("E415", int(str(line)), "field", message, value=column, hint=hint)


def _rows(sheet: Sheet, name: str, ids: pd.Series, known: Known) -> None:
    if name in known.incomplete:
        return
    for line, row_id in ids[known.unknown(name, ids)].items():
        sheet.report(
            "E413",
            int(str(line)),
            "row_id",
            f"row_id {row_id!r} is in no {name} table",
            value=row_id,
            hint=f"correct the id, or the table (now {name})",
        )
