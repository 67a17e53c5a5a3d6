"""Evidence names a column of the table that it speaks of, or the row itself."""

from __future__ import annotations

from caucasus_events.checks.hints import closest
from caucasus_events.checks.sheet import Sheet
from caucasus_events.vocabulary.registry import table

_ROW = {"events": "event", "casualties": "casualty", "ceasefires": "ceasefire"}
"""The field name that marks the words behind a whole row."""


def check_evidence(sheet: Sheet) -> None:
    """Run the rules on an evidence sheet."""
    usable = sheet.usable("table", "row_id", "field")
    if not usable.any():
        return
    rows = sheet.frame.loc[usable, ["table", "field"]]
    for name, group in rows.groupby("table", observed=True):
        fields = (*table(str(name)).column_names, _ROW[str(name)])
        strange = group["field"].dropna()
        for line, column in strange[~strange.isin(fields)].items():
            message = f"table {name} has no column {column!r}"
            hint = closest(column, fields)
            sheet.report("E415", int(str(line)), "field", message, value=column, hint=hint)
