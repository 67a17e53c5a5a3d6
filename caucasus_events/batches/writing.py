"""Writing batches: beside first, then renamed."""

from __future__ import annotations

import csv
import io
import os
from collections.abc import Iterable, Sequence
from pathlib import Path

import pandas as pd

from caucasus_events.batches.cells import format_column
from caucasus_events.errors import CaucasusEventsError
from caucasus_events.vocabulary.registry import table


def write_table(path: Path, name: str, frame: pd.DataFrame, *, derived: bool = False) -> None:
    """Write one typed frame as a CSV of a batch.

    Parameters
    ----------
    path : Path
        The file; it is replaced as a whole or not at all.
    name : str
        Table of the registry.
    frame : pandas.DataFrame
        Typed frame, as `caucasus_events.schema.frames.typed` makes it.
    derived : bool
        Also write the derived columns.
    """
    columns = [
        column
        for column in table(name).columns
        if column.type != "geometry" and (derived or not column.derived)
    ]
    cells = [format_column(column, frame[column.name]) for column in columns]
    text = rows_as_text([column.name for column in columns], zip(*cells, strict=True))
    replace_text(path, text)


def rows_as_text(header: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """Return the text of a CSV: LF, minimal quotes."""
    buffer = io.StringIO()
    writer = csv.writer(buffer, lineterminator="\n")
    writer.writerow(header)
    writer.writerows(rows)
    return buffer.getvalue()


def replace_text(path: Path, text: str) -> None:
    """Write a text file beside and rename it into place."""
    beside = path.with_name(f".{path.name}.{os.getpid()}.tmp")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        beside.write_text(text, "utf-8", newline="")
        beside.replace(path)
    except OSError as error:
        if path.parent.is_dir():
            beside.unlink(missing_ok=True)
        raise CaucasusEventsError(
            f"cannot write {path}: {error.strerror}", hint="check the folder and its permissions"
        ) from error


def write_batch(folder: Path, tables: dict[str, pd.DataFrame]) -> list[Path]:
    """Write the tables of a batch into a folder; empty tables get no file.

    Parameters
    ----------
    folder : Path
        The batch folder; it is made if need be.
    tables : dict of str to pandas.DataFrame
        Typed frames by table.

    Returns
    -------
    list of Path
        The files written.
    """
    written = []
    for name, frame in tables.items():
        if len(frame):
            path = folder / f"{name}.csv"
            write_table(path, name, frame)
            written.append(path)
    return written
