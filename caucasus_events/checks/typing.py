"""From raw cells to typed columns; what cannot be typed is reported and becomes NULL."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

import pandas as pd

from caucasus_events.batches.cells import CellError, parse
from caucasus_events.batches.columns import NULL_WORDS, type_cells
from caucasus_events.batches.raw import RawTable
from caucasus_events.checks.hints import closest, type_hint
from caucasus_events.checks.sheet import Sheet
from caucasus_events.schema.frames import completed
from caucasus_events.vocabulary.registry import Column, table

_FAULT_CODES = {
    "unreadable": "E101",
    "encoding": "E102",
    "empty": "E103",
    "delimiter": "E104",
    "nul": "E105",
    "quote": "E106",
    "width": "E107",
    "missing_column": "E108",
    "unknown_column": "E109",
    "duplicate_column": "E110",
    "unnamed_column": "E111",
}
_WHOLE_FILE = {"unreadable", "encoding", "delimiter", "nul", "quote", "width", "empty"}
TYPE_CODES = {
    "integer": "E112",
    "number": "E113",
    "boolean": "E114",
    "date": "E115",
    "timestamp": "E116",
    "list": "E117",
}


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong with a text that is no value of its column."""

    code: str
    message: str
    hint: str | None


def sheet_of(raw: RawTable) -> Sheet:
    """Type a raw table, with a problem for every fault of the file and every bad cell."""
    sheet = Sheet(
        name=raw.name,
        path=str(raw.path),
        frame=raw.cells,
        present=frozenset(map(str, raw.cells.columns)),
        unreadable=any(fault.kind in _WHOLE_FILE for fault in raw.faults),
    )
    data = {str(name): typed_texts(sheet, str(name), raw.cells[name]) for name in raw.cells}
    sheet.frame = completed(raw.name, data, raw.cells.index)
    for fault in raw.faults:
        code = _FAULT_CODES[fault.kind]
        sheet.report(code, fault.line, None, fault.message, value=fault.value, hint=fault.hint)
    return sheet


def typed_texts(sheet: Sheet, name: str, cells: pd.Series) -> pd.Series:
    """Type a column; a text that is no value is reported wherever it stands."""
    column = table(sheet.name).column(name)
    faults: dict[str, Fault] = {}
    values = type_cells(column, cells, lambda text: value_of(column, text, faults))
    wrong = cells[cells.isin(list(faults))] if faults else cells.iloc[:0]
    for line, text in zip(wrong.index.tolist(), wrong.tolist(), strict=True):
        fault = faults[text]
        sheet.report(fault.code, line, name, fault.message, value=text, hint=fault.hint)
    return values


def value_of(column: Column, text: str, faults: dict[str, Fault]) -> Any:
    """Return the value of a text, or None; what is wrong with it goes into `faults`."""
    name, shown = column.name, repr(text[:80])
    if text.strip().casefold() in NULL_WORDS:
        message = f"{name} {shown} is not a value; only an empty cell is NULL"
        faults[text] = Fault("E118", message, "empty the cell")
        return None
    try:
        value = parse(column, text)
    except CellError as error:
        message = f"{name} {shown}: {error}"
        faults[text] = Fault(TYPE_CODES[column.type], message, type_hint(column, text))
        return None
    allowed = column.allowed if column.type == "code" else None
    if allowed and text not in allowed:
        message = f"{name} {shown} is not in the codebook"
        faults[text] = Fault("E203", message, closest(text, allowed))
    elif column.pattern and not re.fullmatch(column.pattern, text):
        faults[text] = Fault("E205", f"{name} {shown} has not the expected form", None)
    return None if text in faults else value
