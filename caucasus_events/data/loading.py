"""``load_*``: tables of a release, filtered while they are read."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any, Literal

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from caucasus_events.data.engines import engine as engine_of
from caucasus_events.data.engines import read_polars
from caucasus_events.data.filters import DATES, Window
from caucasus_events.data.layout import POINTS, added_columns
from caucasus_events.data.store import Release, find
from caucasus_events.errors import CaucasusEventsError
from caucasus_events.vocabulary.registry import table

Engine = Literal["pandas", "geopandas", "polars", "arrow"]


def load(
    name: str,
    version: str = "latest",
    *,
    start: object = None,
    end: object = None,
    bbox: object = None,
    columns: Sequence[str] | None = None,
    engine: Engine = "pandas",
) -> Any:
    """Load a table of a release.

    Parameters
    ----------
    name : str
        A table of the codebook.
    version : str
        A version, or ``"latest"``.
    start, end : date or str, optional
        First and last day, both inclusive: of ``event_date``, a ceasefire's
        ``effective_at``, a source's ``published_date``; of the event for casualties.
    bbox : (west, south, east, north), optional
        Degrees, sides inclusive; rows without coordinates are left out. For casualties, of
        the event.
    columns : sequence of str, optional
        The columns wanted, in that order.
    engine : {"pandas", "geopandas", "polars", "arrow"}
        What kind of frame is returned.

    Returns
    -------
    pandas.DataFrame, geopandas.GeoDataFrame, polars.DataFrame or pyarrow.Table
        Every row of the file unless a filter is given.

    Raises
    ------
    CaucasusEventsError
        If the version, a column or a filter is not there, or the file is damaged.
    """
    convert = engine_of(engine)
    window = Window.of(start, end, bbox)
    release = find(version)
    path = release.file(f"{name}.parquet")
    schema = pq.read_schema(path)
    keep = _columns(name, schema, columns)
    if engine == "geopandas" and columns is not None:
        keep += [axis for axis in _geometry(name) if axis in schema.names and axis not in keep]
    if engine == "polars" and not window:
        return read_polars(path, keep)
    encode = engine in {"pandas", "geopandas"}
    if name == "casualties" and window:
        data = _of_events(release, path, keep, window, encode)
    else:
        _require_filters(name, window)
        data = _read(name, path, keep, window.expression(name), encode)
    return convert(name, data)


def _read(name: str, path: Path, columns: list[str], expression: Any, encode: bool) -> pa.Table:  # noqa: FBT001
    codes = [column.name for column in table(name).columns if column.type == "code"]
    return pq.read_table(
        path,
        columns=columns,
        filters=expression,
        read_dictionary=[code for code in codes if code in columns] if encode else None,
        partitioning=None,
        pre_buffer=True,
    ).replace_schema_metadata(None)


def _of_events(
    release: Release,
    path: Path,
    columns: list[str],
    window: Window,
    encode: bool,  # noqa: FBT001
) -> pa.Table:
    events = release.file("events.parquet")
    ids = pq.read_table(
        events, columns=["event_id"], filters=window.expression("events"), partitioning=None
    )["event_id"]
    return _read("casualties", path, columns, pc.field("event_id").isin(ids), encode)


def _geometry(name: str) -> tuple[str, ...]:
    return ("longitude", "latitude") if name in POINTS else ("geometry",)


def _columns(name: str, schema: pa.Schema, wanted: Sequence[str] | None) -> list[str]:
    there = [column for column in schema.names if column not in added_columns(name)]
    if wanted is None:
        return there
    chosen = [wanted] if isinstance(wanted, str) else list(wanted)
    for column in chosen:
        if column not in there:
            raise CaucasusEventsError(
                f"table {name} has no column {column!r}",
                hint=f"its columns are: {', '.join(there)}",
            )
    return list(dict.fromkeys(chosen))


def _require_filters(name: str, window: Window) -> None:
    if (window.start or window.end) and name not in DATES:
        raise CaucasusEventsError(
            f"table {name} has no date to filter by",
            hint=f"start and end work for casualties, {', '.join(DATES)}",
        )
    if window.bbox and name not in POINTS:
        raise CaucasusEventsError(
            f"table {name} has no points to filter by",
            hint=f"bbox works for casualties, {', '.join(POINTS)}",
        )


def load_events(version: str = "latest", **options: Any) -> Any:
    """Load the events of a release; see `load` for `options` and what is returned.

    Examples
    --------
    >>> import caucasus_events as ce
    >>> if ce.versions():
    ...     war = ce.load_events(start="2020-09-27", end="2020-11-10")
    ...     assert war["event_date"].between("2020-09-27", "2020-11-10").all()
    """
    return load("events", version, **options)


def load_casualties(version: str = "latest", **options: Any) -> Any:
    """Load the casualty claims of a release; see `load`. Filters are those of the event."""
    return load("casualties", version, **options)


def load_ceasefires(version: str = "latest", **options: Any) -> Any:
    """Load the ceasefires of a release; see `load`."""
    return load("ceasefires", version, **options)


def load_sources(version: str = "latest", **options: Any) -> Any:
    """Load the sources of a release; see `load`."""
    return load("sources", version, **options)


def load_evidence(version: str = "latest", **options: Any) -> Any:
    """Load the evidence of a release: which words stand behind a cell; see `load`."""
    return load("evidence", version, **options)


def load_places(version: str = "latest", **options: Any) -> Any:
    """Load the gazetteer of a release; see `load`."""
    return load("places", version, **options)


def load_boundaries(
    version: str = "latest", *, engine: Engine = "geopandas", **options: Any
) -> Any:
    """Load the boundaries of a release (ODbL, (c) OpenStreetMap contributors); see `load`.

    ``engine="geopandas"`` gives shapes, the other engines well-known binary.
    """
    return load("boundaries", version, engine=engine, **options)
