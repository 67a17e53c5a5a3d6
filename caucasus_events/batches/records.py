"""Records of any CSV, one by one: slower than `plain`, but it finds what is wrong and where."""

from __future__ import annotations

import csv
from collections.abc import Iterator

import pandas as pd

from caucasus_events.batches.raw import Fault

csv.field_size_limit(2**31 - 1)


def cells_of(
    records: Iterator[tuple[int, list[str]]],
    width: int,
    columns: dict[str, int],
    faults: list[Fault],
) -> pd.DataFrame:
    """Return the cells of the columns by line; records of another width are faults."""
    lines: list[int] = []
    rows: list[list[str]] = []
    torn = False
    for line, record in records:
        if record and len(record) == width:
            lines.append(line)
            rows.append(record)
        elif record and not torn:
            faults.append(_wrong_width(line, len(record), width))
        # What follows a torn record may be the rest of it.
        torn = not record or (torn and len(record) != width)
    cells = list(zip(*rows, strict=True)) if rows else [()] * width
    return pd.DataFrame(
        {column: pd.array(list(cells[at]), dtype="str") for column, at in columns.items()},
        index=pd.Index(lines, name="line", dtype="int64"),
    )


def _wrong_width(line: int, found: int, expected: int) -> Fault:
    return Fault(
        "width",
        f"the record has {found} cells, the header has {expected}",
        line,
        hint="check for a missing or an extra comma or quote",
    )


def records_of(text: str, faults: list[Fault]) -> Iterator[tuple[int, list[str]]]:
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
