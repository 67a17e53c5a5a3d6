"""One cell: from CSV text to a value and back, without loss."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Sequence
from datetime import UTC, date, datetime
from typing import Any

import pandas as pd

from caucasus_events.schema.frames import is_null
from caucasus_events.vocabulary.registry import Column

LIST_SEPARATOR = ";"
_INTEGER = re.compile(r"-?[0-9]{1,18}\Z")
_NUMBER = re.compile(r"-?[0-9]{1,15}(\.[0-9]{1,17})?\Z")
_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}\Z")
_TIMESTAMP = re.compile(
    r"[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}(:[0-9]{2}(\.[0-9]{1,6})?)?Z\Z"
)
_BOOLEANS = {"true": True, "false": False}


class CellError(ValueError):
    """A text that is not a value of the column's type; says what was expected."""


def parse(column: Column, text: str) -> Any:
    """Return the value of a non-empty cell.

    Parameters
    ----------
    column : Column
        Column of the registry.
    text : str
        The cell as it stands; an empty cell is NULL and is not passed here.

    Raises
    ------
    CellError
        If the text is not a value of the column's type.

    Examples
    --------
    >>> from caucasus_events.vocabulary.registry import table
    >>> parse(table("events").column("event_date"), "2022-09-13")
    datetime.date(2022, 9, 13)
    >>> parse(table("events").column("contested"), "yes")
    Traceback (most recent call last):
    caucasus_events.batches.cells.CellError: expected true or false
    """
    return _PARSERS[column.type](text)


def _text(text: str) -> str:
    return text


def _integer(text: str) -> int:
    if not _INTEGER.match(text):
        raise CellError("expected a whole number")
    return int(text)


def _number(text: str) -> float:
    if not _NUMBER.match(text):
        raise CellError("expected a decimal number with a point")
    return float(text)


def _boolean(text: str) -> bool:
    if text not in _BOOLEANS:
        raise CellError("expected true or false")
    return _BOOLEANS[text]


def _date(text: str) -> date:
    if not _DATE.match(text):
        raise CellError("expected a date YYYY-MM-DD")
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise CellError("there is no such day in the calendar") from None


def _timestamp(text: str) -> datetime:
    if not _TIMESTAMP.match(text):
        raise CellError("expected a UTC time YYYY-MM-DDTHH:MM:SSZ")
    try:
        return datetime.fromisoformat(text)
    except ValueError:
        raise CellError("there is no such time") from None


def _list(text: str) -> list[str]:
    items = text.split(LIST_SEPARATOR)
    if any(not item.strip() for item in items):
        raise CellError(f"expected items joined by {LIST_SEPARATOR!r}, none of them empty")
    return items


_PARSERS: dict[str, Callable[[str], Any]] = {
    "id": _text,
    "string": _text,
    "code": _text,
    "integer": _integer,
    "number": _number,
    "boolean": _boolean,
    "date": _date,
    "timestamp": _timestamp,
    "list": _list,
}


def format_column(column: Column, values: pd.Series) -> list[str]:
    """Return a typed column as CSV cells; NULL is the empty cell."""
    write = _WRITERS.get(column.type, str)
    return ["" if is_null(value) else write(value) for value in values]


def _write_number(value: float) -> str:
    short = repr(float(value))
    if "e" not in short:
        return short.removesuffix(".0")
    return f"{float(value):.17f}".rstrip("0").rstrip(".")


def _write_boolean(value: object) -> str:
    return "true" if value else "false"


def _write_date(value: Any) -> str:
    return f"{value:%Y-%m-%d}"


def _write_timestamp(value: Any) -> str:
    moment = value.astimezone(UTC) if value.tzinfo else value
    fraction = f".{moment.microsecond:06d}".rstrip("0") if moment.microsecond else ""
    return f"{moment:%Y-%m-%dT%H:%M:%S}{fraction}Z"


def _write_list(value: Sequence[str]) -> str:
    for item in value:
        if LIST_SEPARATOR in item or not item.strip():
            raise CellError(f"{item!r} cannot stand in a list joined by {LIST_SEPARATOR!r}")
    return LIST_SEPARATOR.join(value)


_WRITERS: dict[str, Callable[[Any], str]] = {
    "integer": lambda value: str(int(value)),
    "number": _write_number,
    "boolean": _write_boolean,
    "date": _write_date,
    "timestamp": _write_timestamp,
    "list": _write_list,
}


def normalise(column: Column, text: str) -> str:
    """Return a cell in the form that ``fmt`` gives it; what cannot be read stays as it is.

    Text becomes NFC without white space at its ends, numbers four decimals, list items are
    stripped.

    Examples
    --------
    >>> from caucasus_events.vocabulary.registry import table
    >>> normalise(table("events").column("latitude"), " 40.123456 ")
    '40.1235'
    """
    stripped = unicodedata.normalize("NFC", text).strip()
    if not stripped:
        return ""
    try:
        value = parse(column, stripped)
    except CellError:
        return stripped
    if column.type == "number":
        return _write_number(round(value, 4))
    if column.type == "list":
        return _write_list([item.strip() for item in value])
    return format_column(column, pd.Series([value], dtype="object"))[0]
