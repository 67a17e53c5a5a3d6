"""Rules of one column: required, form of ids, ranges, list items, keys that repeat."""

from __future__ import annotations

import numpy as np
import pandas as pd

from caucasus_events.checks.sheet import Sheet
from caucasus_events.checks.typing import closest
from caucasus_events.vocabulary.ids import ALPHABET, LENGTH, is_draft, is_id
from caucasus_events.vocabulary.registry import Column, table


def check_columns(sheet: Sheet) -> None:
    """Run the rules of single columns."""
    for column in sheet.table.columns:
        if column.name not in sheet.present or column.derived:
            continue
        if not column.nullable:
            _required(sheet, column)
        if column.type == "id":
            _ids(sheet, column)
        if column.minimum is not None or column.maximum is not None:
            _range(sheet, column)
        if column.type == "list" and column.allowed:
            _items(sheet, column)
    _unique_key(sheet)


def _required(sheet: Sheet, column: Column) -> None:
    empty = sheet.frame[column.name].isna().to_numpy() & sheet.usable(column.name)
    for line in sheet.rows(empty):
        sheet.report(
            "E201",
            line,
            column.name,
            f"{column.name} is empty",
            hint=column.rule or column.description,
        )


def _ids(sheet: Sheet, column: Column) -> None:
    own = column.name == sheet.table.key
    target = sheet.name if own else column.references
    prefix = table(target).prefix if target else None
    values = sheet.frame[column.name][sheet.usable(column.name)].dropna()
    form = rf"{prefix or '[A-Z]{2,3}-'}[{ALPHABET}]{{{LENGTH}}}"
    for line, value in values[~values.str.fullmatch(form).to_numpy(dtype=bool)].items():
        if is_id(value, prefix):
            continue
        if is_draft(value):
            if own:
                sheet.report(
                    "W901",
                    int(str(line)),
                    column.name,
                    f"{value!r} is a draft",
                    value=value,
                    hint="run caucasus-events fmt",
                )
            continue
        sheet.report(
            "E202",
            int(str(line)),
            column.name,
            f"{column.name} {value[:40]!r} is not an identifier",
            value=value,
            hint=f"expected {prefix or 'a prefix'} and 8 of 0-9 A-Z without I, L, O, U, or new-...",
        )


def _range(sheet: Sheet, column: Column) -> None:
    values = pd.to_numeric(sheet.frame[column.name]).to_numpy("float64", na_value=np.nan)
    low = -np.inf if column.minimum is None else column.minimum
    high = np.inf if column.maximum is None else column.maximum
    outside = ((values < low) | (values > high)) & sheet.usable(column.name)
    wrong = sheet.frame[column.name][outside]
    for line, value in zip(sheet.rows(outside), wrong.tolist(), strict=True):
        sheet.report(
            "E204",
            line,
            column.name,
            f"{column.name} {value!s} is out of range",
            value=value,
            hint=f"expected {low:g} to {high:g}"
            if np.isfinite(high)
            else f"expected {low:g} or more",
        )


def _items(sheet: Sheet, column: Column) -> None:
    allowed = column.allowed or ()
    for line, items in sheet.frame[column.name][sheet.usable(column.name)].items():
        wrong = [item for item in items or [] if item not in allowed]
        if wrong:
            sheet.report(
                "E207",
                int(str(line)),
                column.name,
                f"{column.name} item {wrong[0]!r} is not in the codebook",
                value=wrong[0],
                hint=closest(wrong[0], allowed),
            )


def _unique_key(sheet: Sheet) -> None:
    key = sheet.table.key
    if key is None or key not in sheet.present:
        return
    values = sheet.frame[key]
    repeated = values.duplicated().to_numpy() & values.notna().to_numpy() & sheet.usable(key)
    if not repeated.any():
        return
    first = {value: line for line, value in reversed(list(values.items()))}
    for line in sheet.rows(repeated):
        value = values.loc[line]
        sheet.report(
            "E206",
            line,
            key,
            f"{key} {value!r} stands already on line {first[value]}",
            value=value,
            hint="give one of them a new id (new-...) and run caucasus-events fmt",
        )
