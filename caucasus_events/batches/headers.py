"""The first line: which column stands where, and what is wrong with it."""

from __future__ import annotations

from caucasus_events.batches.raw import Fault
from caucasus_events.vocabulary.registry import table

_DELIMITERS = {";": "semicolons", "\t": "tabs", "|": "bars"}


def columns_of(name: str, header: list[str], faults: list[Fault]) -> dict[str, int]:
    """Return where each column of the table stands, with a fault for all that is amiss."""
    item = table(name)
    keep: dict[str, int] = {}
    other = _delimiter(header)
    if other:
        message = f"the columns are separated by {other}"
        hint = "save the file with commas as separators"
        faults.append(Fault("delimiter", message, 1, hint=hint))
        return keep
    if header and not set(header) & set(item.column_names):
        message = f"no column of table {name} is in the first line"
        faults.append(Fault("missing_column", message, 1, hint=_no_header(header)))
        return keep
    meant: set[str] = set()
    for at, column in enumerate(header):
        if column in keep:
            faults.append(Fault("duplicate_column", f"column {column!r} stands twice", 1, column))
        elif column in item.column_names:
            keep[column] = at
        elif not column:
            faults.append(Fault("unnamed_column", f"column {at + 1} has no name", 1))
        else:
            near = _nearest(name, column)
            meant.add(near or "")
            faults.append(_unknown(name, column, near))
    if header:
        there = {*keep, *meant}
        faults.extend(_missing(column) for column in item.required if column not in there)
    return keep


def _delimiter(header: list[str]) -> str | None:
    if len(header) != 1:
        return None
    return next((name for mark, name in _DELIMITERS.items() if header[0].count(mark) > 1), None)


def _missing(column: str) -> Fault:
    return Fault(
        "missing_column",
        f"column {column!r} is missing",
        1,
        column,
        hint="every column that is not derived must be there, even when empty",
    )


def _no_header(header: list[str]) -> str:
    if header[0].startswith("sep="):
        return "remove the line sep=, which a spreadsheet has written"
    return "the first line is the header; caucasus-events new writes one"


def _nearest(name: str, column: str) -> str | None:
    from rapidfuzz.process import extractOne  # noqa: PLC0415 - only when something is wrong

    near = extractOne(column.lower(), table(name).column_names, score_cutoff=75)
    return str(near[0]) if near else None


def _unknown(name: str, column: str, near: str | None) -> Fault:
    hint = f"did you mean {near!r}?" if near else "remove it, or see the codebook"
    return Fault("unknown_column", f"table {name} has no column {column!r}", 1, column, hint=hint)
