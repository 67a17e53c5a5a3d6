"""Rules of one column: required, ranges, days, list items, time zones."""

from __future__ import annotations

from datetime import timedelta
from zoneinfo import available_timezones

import numpy as np
import pandas as pd

from caucasus_events.checks.hints import closest
from caucasus_events.checks.sheet import Sheet
from caucasus_events.vocabulary.registry import FIRST_DAY, LAST_DAY, Column


def check_columns(sheet: Sheet) -> None:
    """Run the rules of single columns."""
    for column in sheet.table.columns:
        if column.name not in sheet.present or column.derived:
            continue
        if not column.nullable:
            _required(sheet, column)
        if column.minimum is not None or column.maximum is not None:
            _range(sheet, column)
        if column.type in {"date", "timestamp"}:
            _days(sheet, column)
        if column.type == "list":
            _items(sheet, column)
        if column.zones:
            _zones(sheet, column)


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


def _days(sheet: Sheet, column: Column) -> None:
    values = sheet.frame[column.name]
    first, end = (
        pd.Timestamp(day, tz="UTC" if column.type == "timestamp" else None)
        for day in (FIRST_DAY, LAST_DAY + timedelta(days=1))
    )
    outside = ((values < first) | (values >= end)).to_numpy(dtype=bool) & sheet.usable(column.name)
    for line, value in zip(sheet.rows(outside), values[outside], strict=True):
        sheet.report(
            "E204",
            line,
            column.name,
            f"{column.name} {value.date()} is out of range",
            value=value.date(),
            hint=f"expected {FIRST_DAY} to {LAST_DAY}",
        )


def _items(sheet: Sheet, column: Column) -> None:
    values = sheet.frame[column.name][sheet.usable(column.name)].dropna()
    allowed = frozenset(column.allowed or ())
    amiss = np.fromiter((_amiss(items, allowed) for items in values), dtype=bool, count=len(values))
    for line, items in values[amiss].items():
        strange = [item for item in items if allowed and item not in allowed]
        if strange:
            _report_strange(sheet, int(str(line)), column, strange[0])
        else:
            twice = next(item for item in items if items.count(item) > 1)
            message = f"{column.name} names {twice!r} more than once"
            hint = "name each item once"
            sheet.report("E208", int(str(line)), column.name, message, value=twice, hint=hint)


def _amiss(items: list[str], allowed: frozenset[str]) -> bool:
    twice = len(items) > 1 and len(set(items)) < len(items)
    return twice or (bool(allowed) and not allowed.issuperset(items))


def _report_strange(sheet: Sheet, line: int, column: Column, item: str) -> None:
    message = f"{column.name} item {item!r} is not in the codebook"
    hint = closest(item, column.allowed or ())
    sheet.report("E207", line, column.name, message, value=item, hint=hint)


def _zones(sheet: Sheet, column: Column) -> None:
    values = sheet.frame[column.name][sheet.usable(column.name)].dropna()
    zones = tuple(sorted(available_timezones())) if len(values) else ()
    for line, zone in values[~values.isin(zones)].items():
        sheet.report(
            "E209",
            int(str(line)),
            column.name,
            f"{column.name} {zone!r} is no time zone",
            value=zone,
            hint=closest(zone, zones),
        )
