"""DataFrames in memory as sheets: the same problems as from a CSV, whatever the columns hold."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime, time
from math import isfinite
from numbers import Real
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd

from caucasus_events.checks.sheet import Batch, Sheet
from caucasus_events.checks.typing import TYPE_CODES, Fault, typed_texts, value_of
from caucasus_events.errors import CaucasusEventsError
from caucasus_events.schema.frames import completed, dtype, is_null, typed_column
from caucasus_events.vocabulary.registry import BATCH_TABLES, Column, table

_LIMIT = 10**18
"""Whole numbers have at most 18 digits, as in a CSV."""

_EXPECTED = {
    "integer": "a whole number",
    "number": "a number",
    "boolean": "True or False",
    "date": "a day, without a clock time or a zone",
    "timestamp": "a time with its zone, such as UTC",
    "list": "a list of texts, none of them empty",
}


def table_of(frame: pd.DataFrame) -> str:
    """Return the table whose columns a frame has.

    Raises
    ------
    CaucasusEventsError
        If the frame has the key of none.
    """
    names = [name for name in BATCH_TABLES if set(table(name).required) <= set(frame.columns)]
    keyed = [name for name in BATCH_TABLES if table(name).key in frame.columns]
    if not keyed:
        raise CaucasusEventsError(
            "the frame has the key of no table",
            hint="name the table: validate({'events': frame})",
        )
    return max(names or keyed, key=lambda name: len(set(table(name).required) & set(frame.columns)))


def batch_of(frames: Mapping[str, Any]) -> Batch:
    """Return frames by table name as a batch.

    Lines are the positions of the rows, counted from 0. A column of shapes, as GeoDataFrames
    have, is passed over.

    Raises
    ------
    CaucasusEventsError
        If a name is no table, or a value no DataFrame.
    """
    for name, frame in frames.items():
        if name not in BATCH_TABLES:
            raise CaucasusEventsError(
                f"there is no table {name!r} to check", hint=f"use: {', '.join(BATCH_TABLES)}"
            )
        if not isinstance(frame, pd.DataFrame):
            raise CaucasusEventsError(
                f"table {name} is a {type(frame).__name__}, not a pandas DataFrame",
                hint="polars and Arrow tables have a method that makes one",
            )
    return Batch(Path(), {name: _sheet(name, frame) for name, frame in frames.items()})


def _sheet(name: str, frame: pd.DataFrame) -> Sheet:
    item = table(name)
    twice = frame.columns.duplicated()
    rows = frame.loc[:, ~twice].reset_index(drop=True)
    rows = rows[[column for column in rows if str(rows[column].dtype) != "geometry"]]
    known = [column for column in item.columns if column.name in rows]
    sheet = Sheet(name, name, rows, frozenset(column.name for column in known))
    for column in frame.columns[twice].unique():
        sheet.report("E110", None, None, f"column {column!r} stands twice")
    for column in rows.columns.difference([column.name for column in known], sort=False):
        sheet.report("E109", None, None, f"table {name} has no column {column!r}")
    for column in item.required:
        if column not in rows:
            sheet.report("E108", None, None, f"column {column!r} is missing")
    data = {column.name: _typed(sheet, column, rows[column.name]) for column in known}
    sheet.frame = completed(name, data, rows.index)
    return sheet


def _typed(sheet: Sheet, column: Column, values: pd.Series) -> pd.Series:
    """Type a column as a whole where its dtype allows, value by value otherwise."""
    if column.type == "code" and values.dtype == dtype(column):
        return values
    if isinstance(values.dtype, pd.StringDtype):
        return typed_texts(sheet, column.name, values.fillna("").astype("str"))
    kind = values.dtype.kind
    suits = {
        "integer": kind in "iuf",
        "number": kind in "iuf",
        "boolean": kind == "b",
        "date": kind == "M" and _are_days(values),
        "timestamp": isinstance(values.dtype, pd.DatetimeTZDtype),
    }
    if suits.get(column.type):
        try:
            return typed_column(column, values)
        except (TypeError, ValueError):
            pass
    return _one_by_one(sheet, column, values)


def _are_days(values: pd.Series) -> bool:
    there = values.dropna()
    return there.dt.tz is None and bool((there == there.dt.normalize()).all())


def _one_by_one(sheet: Sheet, column: Column, values: pd.Series) -> pd.Series:
    kept: list[Any] = []
    for line, value in enumerate(values.astype("object")):
        faults: dict[str, Fault] = {}
        if is_null(value) or (isinstance(value, str) and not value):
            kept.append(None)
        elif isinstance(value, str):
            kept.append(value_of(column, value, faults))
            for fault in faults.values():
                sheet.report(
                    fault.code, line, column.name, fault.message, value=value, hint=fault.hint
                )
        elif column.type in _kinds(value):
            kept.append(list(value) if column.type == "list" else value)
        else:
            kept.append(None)
            expected = _EXPECTED.get(column.type, "a text")
            message = f"{column.name} {str(value)[:80]}: expected {expected}"
            code = TYPE_CODES.get(column.type, "E120")
            hint = f"it is of type {type(value).__name__}"
            sheet.report(code, line, column.name, message, value=value, hint=hint)
    return typed_column(column, pd.Series(kept, index=values.index, dtype="object"))


def _kinds(value: object) -> set[str]:
    """Return the types of columns that a value, neither NULL nor a text, may stand in."""
    kinds: set[str] = set()
    match value:
        case bool() | np.bool_():
            kinds = {"boolean"}
        case Real() if isfinite(value):
            whole = value == round(value) and abs(float(value)) < _LIMIT
            kinds = {"number", "integer"} if whole else {"number"}
        case datetime() if value.tzinfo is not None:
            kinds = {"timestamp"}
        case datetime() if value.time() != time():
            pass
        case date():
            kinds = {"date"}
        case list() | tuple() | np.ndarray() if len(value) and all(map(_is_item, value)):
            kinds = {"list"}
    return kinds


def _is_item(value: object) -> bool:
    return isinstance(value, str) and bool(value.strip())
