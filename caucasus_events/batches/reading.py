"""Strict reading: the text of every cell, the physical line of every record, every fault.

Reading never guesses and never stops at the first fault: a record that cannot be used is
left out and reported, the others go on.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

import pandas as pd

from caucasus_events.batches.cells import CellError, parse
from caucasus_events.batches.folders import find_tables
from caucasus_events.errors import CaucasusEventsError
from caucasus_events.schema.frames import typed
from caucasus_events.vocabulary.registry import table

FaultKind = Literal[
    "unreadable",
    "encoding",
    "empty",
    "delimiter",
    "nul",
    "quote",
    "width",
    "missing_column",
    "unknown_column",
    "duplicate_column",
    "unnamed_column",
]

_MARKS = {
    b"\xff\xfe\0\0": "UTF-32",
    b"\xff\xfe": "UTF-16",
    b"\xfe\xff": "UTF-16",
    b"PK\x03\x04": "a spreadsheet or a ZIP archive",
    b"\x1f\x8b": "a gzip archive",
}

_DELIMITERS = {";": "semicolons", "\t": "tabs", "|": "bars"}

csv.field_size_limit(2**31 - 1)


@dataclass(frozen=True, slots=True)
class Fault:
    """Something that keeps a file, a record or a column from being read."""

    kind: FaultKind
    message: str
    line: int | None = None
    column: str | None = None
    value: str | None = None
    hint: str | None = None


@dataclass(slots=True)
class RawTable:
    """One CSV as it stands.

    `cells` has one column of text per known column, indexed by the physical line on which
    the record begins; records that cannot be read are in `faults` instead.
    """

    name: str
    path: Path
    cells: pd.DataFrame
    faults: list[Fault] = field(default_factory=list)


def read_table(name: str, path: Path) -> RawTable:
    """Read one CSV of a batch.

    Parameters
    ----------
    name : str
        Table of the registry.
    path : Path
        The file.

    Returns
    -------
    RawTable
        Cells as text, with the faults of the file; never raises for what the file holds.
    """
    faults: list[Fault] = []
    text = _decode(path, faults)
    records = _records(text, faults) if text is not None else iter(())
    header = next((record for _, record in records if record), [])
    if text is not None and not header and not faults:
        faults.append(Fault("empty", "the file is empty", 1, hint="the first line is the header"))
    keep = _header(name, header, faults)
    lines: list[int] = []
    rows: list[list[str]] = []
    torn = False
    for line, record in records:
        if not keep:
            continue
        if record and len(record) == len(header):
            lines.append(line)
            rows.append(record)
        elif record and not torn:
            faults.append(_wrong_width(line, len(record), len(header)))
        # What follows a torn record may be the rest of it.
        torn = not record or (torn and len(record) != len(header))
    columns = list(zip(*rows, strict=True)) if rows else [()] * len(header)
    cells = pd.DataFrame(
        {column: pd.array(list(columns[at]), dtype="str") for column, at in keep.items()},
        index=pd.Index(lines, name="line", dtype="int64"),
    )
    return RawTable(name, path, cells, faults)


def _wrong_width(line: int, found: int, expected: int) -> Fault:
    return Fault(
        "width",
        f"the record has {found} cells, the header has {expected}",
        line,
        hint="check for a missing or an extra comma or quote",
    )


def _decode(path: Path, faults: list[Fault]) -> str | None:
    reason = _not_a_file(path)
    data = b""
    if not reason:
        try:
            data = path.read_bytes()
        except OSError as error:
            reason = error.strerror or str(error)
    if reason:
        faults.append(Fault("unreadable", f"the file cannot be read: {reason}"))
        return None
    wide = next((name for mark, name in _MARKS.items() if data.startswith(mark)), None)
    if not wide and any(data[:64]) and {0} in (set(data[:64:2]), set(data[1:64:2])):
        wide = "UTF-16"
    if wide:
        faults.append(Fault("encoding", f"the file is {wide}", 1, hint="save it as CSV UTF-8"))
        return None
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        faults.append(
            Fault(
                "encoding",
                f"the file is not UTF-8: byte 0x{data[error.start]:02x}",
                line,
                hint="it may be Latin-1 or Windows-1252; save it as CSV UTF-8",
            )
        )
        return None


def _not_a_file(path: Path) -> str | None:
    """Say why a path is not read: a contributed link must not show what lies elsewhere."""
    try:
        target = path.resolve(strict=True)
    except (OSError, RuntimeError):
        return "it is a link that leads nowhere" if path.is_symlink() else "it cannot be found"
    if path.is_symlink() and path.parent.resolve().parent not in target.parents:
        return "it is a link out of the folder of batches"
    if path.is_dir():
        return "it is a folder"
    return None if path.is_file() else "it is no regular file"


def _records(text: str, faults: list[Fault]) -> Iterator[tuple[int, list[str]]]:
    """Yield records with the line on which they begin; an empty one cannot be read."""
    if "\0" in text:
        line = text[: text.index("\0")].count("\n") + 1
        faults.append(Fault("nul", "the file holds a NUL character", line, hint="remove it"))
        return
    reader = csv.reader(_lines(text), strict=True)
    while True:
        line = reader.line_num + 1
        try:
            record = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            faults.append(
                Fault(
                    "quote",
                    f"the record cannot be read: {error}",
                    line,
                    hint="double the quotes inside a quoted cell and close it",
                )
            )
            yield line, []
            continue
        if record:
            yield line, record


def _lines(text: str) -> Iterator[str]:
    """Yield physical lines: LF, CRLF, or a lone CR where the file has no LF at all."""
    mark = "\n" if "\n" in text else "\r"
    start = 0
    while start < len(text):
        stop = text.find(mark, start) + 1 or len(text)
        yield text[start:stop]
        start = stop


def _header(name: str, header: list[str], faults: list[Fault]) -> dict[str, int]:
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


def read_batch(folder: Path) -> dict[str, pd.DataFrame]:
    """Read a batch as typed frames, or say why it cannot be read.

    Use this for batches that have been checked; `validate` reports every fault of one that
    has not.

    Parameters
    ----------
    folder : Path
        The batch folder.

    Returns
    -------
    dict of str to pandas.DataFrame
        Typed frames by table; tables without a file are absent.

    Raises
    ------
    CaucasusEventsError
        At the first fault, with file, line and column.
    """
    return {name: _typed(read_table(name, path)) for name, path in find_tables(folder).items()}


def _typed(raw: RawTable) -> pd.DataFrame:
    for fault in raw.faults:
        raise CaucasusEventsError(
            f"{raw.path}:{fault.line or 1}: {fault.message}",
            hint=fault.hint or "run caucasus-events validate",
        )
    data = {str(column): _values(raw, str(column)) for column in raw.cells}
    return typed(raw.name, pd.DataFrame(data))


def _values(raw: RawTable, column: str) -> pd.Series:
    cells = zip(raw.cells.index, raw.cells[column], strict=True)
    return pd.Series([_value(raw, column, line, text) for line, text in cells], dtype="object")


def _value(raw: RawTable, column: str, line: int, text: str) -> object:
    if not text:
        return None
    try:
        return parse(table(raw.name).column(column), text)
    except CellError as error:
        raise CaucasusEventsError(
            f"{raw.path}:{line}: {column} {text!r}: {error}",
            hint="run caucasus-events validate for all faults",
        ) from None
