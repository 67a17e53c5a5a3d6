"""What to do about a cell: the nearest allowed value, the form that was meant."""

from __future__ import annotations

import re
from datetime import UTC, datetime

from caucasus_events.vocabulary.registry import Column

_DAY_FIRST = re.compile(r"([0-9]{1,2})[./-]([0-9]{1,2})[./-]([0-9]{2,4})\Z")
_EXCEL_DAY = re.compile(r"[0-9]{5}\Z")
_DECIMAL_COMMA = re.compile(r"-?[0-9]+,[0-9]+\Z")
_TRUE, _FALSE = {"true", "yes", "1"}, {"false", "no", "0"}
_THOUSANDS = re.compile(r"-?[0-9]{1,3}([,._ \u00a0\u202f'][0-9]{3})+\Z")
_DECIMAL = re.compile(r"-?[0-9]+[.,][0-9]+\Z")
_TIMESTAMP = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}[T ]")
_SCIENTIFIC = re.compile(r"-?[0-9]+(\.[0-9]+)?[eE][+-]?[0-9]+\Z")


SHORTEST = 3
"""Letters below which every word seems near."""


def closest(text: str, allowed: tuple[str, ...]) -> str:
    """Return the hint for a value that is not allowed: the nearest one, or all of them."""
    from rapidfuzz import fuzz, process  # noqa: PLC0415 - only when something is wrong

    near = process.extractOne(
        text, allowed, scorer=fuzz.WRatio, processor=str.casefold, score_cutoff=70
    )
    if near and len(text) >= SHORTEST:
        return f"did you mean {near[0]!r}?"
    return f"use one of: {', '.join(allowed[:12])}" + (" ..." if len(allowed) > 12 else "")  # noqa: PLR2004


def type_hint(column: Column, text: str) -> str | None:
    """Return the hint for a text that is not a value of the column's type."""
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
