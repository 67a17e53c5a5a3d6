"""From raw cells to typed columns; what cannot be typed is reported and becomes NULL."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from typing import Any

import pandas as pd

from caucasus_events.batches.cells import CellError, parse
from caucasus_events.batches.columns import NULL_WORDS, type_cells
from caucasus_events.batches.raw import RawTable
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
_TYPE_CODES = {
    "integer": "E112",
    "number": "E113",
    "boolean": "E114",
    "date": "E115",
    "timestamp": "E116",
    "list": "E117",
}
_DAY_FIRST = re.compile(r"([0-9]{1,2})[./-]([0-9]{1,2})[./-]([0-9]{2,4})\Z")
_EXCEL_DAY = re.compile(r"[0-9]{5}\Z")
_DECIMAL_COMMA = re.compile(r"-?[0-9]+,[0-9]+\Z")
_TRUE, _FALSE = {"true", "yes", "1"}, {"false", "no", "0"}
_THOUSANDS = re.compile(r"-?[0-9]{1,3}([,._ \u00a0\u202f'][0-9]{3})+\Z")
_DECIMAL = re.compile(r"-?[0-9]+[.,][0-9]+\Z")
_TIMESTAMP = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}[T ]")
_SCIENTIFIC = re.compile(r"-?[0-9]+(\.[0-9]+)?[eE][+-]?[0-9]+\Z")


def sheet_of(raw: RawTable) -> Sheet:
    """Type a raw table, with a problem for every fault of the file and every bad cell."""
    sheet = Sheet(
        name=raw.name,
        path=str(raw.path),
        frame=raw.cells,
        present=frozenset(map(str, raw.cells.columns)),
        unreadable=any(fault.kind in _WHOLE_FILE for fault in raw.faults),
    )
    data = {str(name): _typed_cells(sheet, str(name), raw.cells[name]) for name in raw.cells}
    sheet.frame = completed(raw.name, data, raw.cells.index)
    for fault in raw.faults:
        code = _FAULT_CODES[fault.kind]
        sheet.report(code, fault.line, None, fault.message, value=fault.value, hint=fault.hint)
    return sheet


def _typed_cells(sheet: Sheet, name: str, cells: pd.Series) -> pd.Series:
    """Type a column; a text that is no value is reported wherever it stands."""
    column = table(sheet.name).column(name)
    faults: dict[str, tuple[str, str, str | None]] = {}

    def look(text: str) -> Any:
        value, fault = _one(column, text)
        if fault:
            faults[text] = fault
        return value

    values = type_cells(column, cells, look)
    if faults:
        wrong = cells[cells.isin(list(faults))]
        for line, text in zip(wrong.index.tolist(), wrong.tolist(), strict=True):
            code, message, hint = faults[text]
            sheet.report(code, line, name, message, value=text, hint=hint)
    return values


def _one(column: Column, text: str) -> tuple[Any, tuple[str, str, str | None] | None]:
    if not text:
        return None, None
    if text.strip().casefold() in NULL_WORDS:
        message = f"{column.name} {text!r} is not a value; only an empty cell is NULL"
        return None, ("E118", message, "empty the cell")
    try:
        value = parse(column, text)
    except CellError as error:
        code = _TYPE_CODES[column.type]
        return None, (code, f"{column.name} {text[:80]!r}: {error}", _type_hint(column, text))
    allowed = column.allowed if column.type == "code" else None
    if allowed and text not in allowed:
        message = f"{column.name} {text[:80]!r} is not in the codebook"
        return None, ("E203", message, closest(text, allowed))
    if column.pattern and not re.fullmatch(column.pattern, text):
        return None, ("E205", f"{column.name} {text[:80]!r} has not the expected form", None)
    return value, None


def closest(text: str, allowed: tuple[str, ...]) -> str:
    """Return the hint for a value that is not allowed: the nearest one, or all of them."""
    from rapidfuzz import fuzz, process  # noqa: PLC0415 - only when something is wrong

    near = process.extractOne(
        text, allowed, scorer=fuzz.WRatio, processor=str.casefold, score_cutoff=70
    )
    if near:
        return f"did you mean {near[0]!r}?"
    return f"use one of: {', '.join(allowed[:12])}" + (" ..." if len(allowed) > 12 else "")  # noqa: PLR2004


def _type_hint(column: Column, text: str) -> str | None:
    if text.strip() != text:
        return "remove the white space around it"
    hints = {
        "date": _date_hint,
        "timestamp": _time_hint,
        "integer": _integer_hint,
        "number": _number_hint,
    }
    if column.type == "boolean" and text.casefold() in _TRUE | _FALSE:
        return f"write {'true' if text.casefold() in _TRUE else 'false'}"
    return hints[column.type](text) if column.type in hints else None


def _date_hint(text: str) -> str | None:
    if _DAY_FIRST.match(text):
        return "write it as YYYY-MM-DD; a spreadsheet may have reformatted the column"
    if _EXCEL_DAY.match(text):
        return "this is Excel's number of a day; format the column as text YYYY-MM-DD"
    if _TIMESTAMP.match(text):
        return f"write {text[:10]}; a clock time goes into time_utc"
    return "write it as YYYY-MM-DD, with a year of four digits"


def _time_hint(text: str) -> str | None:
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        return "write it as YYYY-MM-DDTHH:MM:SSZ"
    if moment.tzinfo is None:
        return "say that it is UTC: convert it and end it with Z"
    return f"in UTC this is {moment.astimezone(UTC):%Y-%m-%dT%H:%M:%SZ}"


def _integer_hint(text: str) -> str | None:
    if _THOUSANDS.match(text):
        return f"write {re.sub('[^0-9-]', '', text)}, without separators"
    if _DECIMAL.match(text):
        return "a count has no decimals"
    return _number_hint(text)


def _number_hint(text: str) -> str | None:
    if _DECIMAL_COMMA.match(text):
        return f"use a decimal point: {text.replace(',', '.')}"
    if _SCIENTIFIC.match(text):
        return "this is scientific notation; write all digits"
    return None if text.isascii() else "use the digits 0-9"
