"""Frames as plain values that JSON can hold."""

from __future__ import annotations

from datetime import date, datetime
from math import isnan
from typing import TYPE_CHECKING, Any

from caucasus_events.vocabulary.registry import table

if TYPE_CHECKING:
    import pandas as pd


def plain_rows(name: str, frame: pd.DataFrame) -> list[dict[str, Any]]:
    """Return the rows of a typed frame: numbers, strings, lists, None, dates in ISO form."""
    columns = [column for column in table(name).columns if column.name in frame]
    values = [
        [_plain(value, column.type) for value in frame[column.name].tolist()] for column in columns
    ]
    names = [column.name for column in columns]
    return [dict(zip(names, row, strict=True)) for row in zip(*values, strict=True)]


def _plain(value: Any, kind: str) -> Any:
    if isinstance(value, list):
        return value
    if value is None or type(value).__name__ in {"NAType", "NaTType"}:
        return None
    if isinstance(value, float) and isnan(value):
        return None
    if isinstance(value, datetime):
        return (
            value.date().isoformat() if kind == "date" else value.isoformat().replace("+00:00", "Z")
        )
    return value.isoformat() if isinstance(value, date) else value
