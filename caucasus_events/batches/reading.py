"""Strict reading: the text of every cell, the physical line of every record, every fault.

Reading never guesses and never stops at the first fault: a record that cannot be used is
left out and reported, the others go on. A file without oddities is read as a whole
(`plain`), any other record by record (`records`); both give the same cells.
"""

from __future__ import annotations

from pathlib import Path

import pandas as pd

from caucasus_events.batches.cells import CellError, parse
from caucasus_events.batches.columns import type_cells
from caucasus_events.batches.decoding import decode
from caucasus_events.batches.folders import find_tables
from caucasus_events.batches.headers import columns_of
from caucasus_events.batches.plain import plain_cells, plain_header
from caucasus_events.batches.raw import Fault, RawTable
from caucasus_events.batches.records import cells_of, records_of
from caucasus_events.errors import CaucasusEventsError
from caucasus_events.schema.frames import completed
from caucasus_events.vocabulary.registry import table


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
    text = decode(path, faults)
    if text is None:
        return RawTable(name, path, cells_of(iter(()), 0, {}, faults), faults)
    header = plain_header(text)
    if header:
        columns = columns_of(name, header, faults)
        cells = plain_cells(text, len(header), columns)
        if cells is not None:
            return RawTable(name, path, cells, faults)
        faults.clear()
    records = records_of(text, faults)
    header = next((record for _, record in records if record), [])
    if not header and not faults:
        faults.append(Fault("empty", "the file is empty", 1, hint="the first line is the header"))
    columns = columns_of(name, header, faults)
    cells = cells_of(records if columns else iter(()), len(header), columns, faults)
    return RawTable(name, path, cells, faults)


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
    columns = {str(name): _values(raw, str(name)) for name in raw.cells}
    return completed(raw.name, columns, raw.cells.index).reset_index(drop=True)


def _values(raw: RawTable, name: str) -> pd.Series:
    column, cells = table(raw.name).column(name), raw.cells[name]

    def look(text: str) -> object:
        try:
            return parse(column, text)
        except CellError as error:
            line = cells.index[cells == text][0]
            raise CaucasusEventsError(
                f"{raw.path}:{line}: {name} {text!r}: {error}",
                hint="run caucasus-events validate for all faults",
            ) from None

    return type_cells(column, cells, look)
