"""A table of a release as CSV, Parquet, GeoJSON, or in ACLED's column layout."""

from __future__ import annotations

import csv
import io
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pandas as pd

from caucasus_events.batches.cells import format_column
from caucasus_events.batches.writing import rows_as_text
from caucasus_events.data import load
from caucasus_events.data.writing import sorted_table, write_parquet
from caucasus_events.errors import CaucasusEventsError
from caucasus_events.exchange.acled_layout import to_acled
from caucasus_events.exchange.geojson import as_geojson
from caucasus_events.schema.frames import typed
from caucasus_events.vocabulary.registry import table


def export_bytes(
    name: str,
    form: str = "csv",
    *,
    version: str = "latest",
    start: object = None,
    end: object = None,
    bbox: object = None,
) -> bytes:
    """Return a table of a release in another form.

    Parameters
    ----------
    name : str
        A table.
    form : {"csv", "parquet", "geojson", "acled"}
        ``geojson`` is RFC 7946; ``acled`` (events only) has ACLED's columns and its midpoint
        dates.
    version : str
        A version, or ``"latest"``.
    start, end, bbox
        Filters as in `caucasus_events.data.load`.

    Raises
    ------
    CaucasusEventsError
        If the form does not exist or does not fit the table.
    """
    if form not in WRITERS:
        raise CaucasusEventsError(
            f"there is no form {form!r}", hint=f"choose one of: {', '.join(WRITERS)}"
        )
    table(name)
    frame = load(name, version, start=start, end=end, bbox=bbox)
    return WRITERS[form](name, frame, version)


def write_bytes(path: Path, data: bytes) -> None:
    """Write a file beside and rename it into place."""
    beside = path.with_name(f".{path.name}.{os.getpid()}.tmp")
    try:
        beside.write_bytes(data)
        beside.replace(path)
    except OSError as error:
        raise CaucasusEventsError(f"cannot write {path}: {error.strerror}") from error


def _csv(name: str, frame: pd.DataFrame, _version: str) -> bytes:
    return as_csv(name, frame).encode()


def as_csv(name: str, frame: pd.DataFrame) -> str:
    """Return a table as CSV text, in the order of the registry."""
    columns = [
        column
        for column in table(name).columns
        if column.name in frame and column.type != "geometry"
    ]
    cells = [format_column(column, frame[column.name]) for column in columns]
    return rows_as_text([column.name for column in columns], zip(*cells, strict=True))


def _parquet(name: str, frame: pd.DataFrame, _version: str) -> bytes:
    buffer = io.BytesIO()
    write_parquet(buffer, name, sorted_table(name, typed(name, frame)))
    return buffer.getvalue()


def _geojson(name: str, frame: pd.DataFrame, _version: str) -> bytes:
    return as_geojson(name, frame).encode()


def _acled(name: str, frame: pd.DataFrame, version: str) -> bytes:
    if name != "events":
        raise CaucasusEventsError(
            "only events have ACLED's layout", hint="export events --format acled"
        )
    layout = to_acled(frame, load("sources", version))
    buffer = io.StringIO()
    writer = csv.writer(buffer, lineterminator="\n")
    writer.writerow(layout.columns)
    writer.writerows(layout.itertuples(index=False, name=None))
    return buffer.getvalue().encode()


WRITERS: dict[str, Callable[[str, Any, str], bytes]] = {
    "csv": _csv,
    "parquet": _parquet,
    "geojson": _geojson,
    "acled": _acled,
}
