"""Loading a table: filters pushed down to Parquet, one frame per engine."""

from __future__ import annotations

from datetime import date
from typing import Any, Literal

import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from caucasus_events.data.store import path
from caucasus_events.errors import CaucasusEventsError, missing_extra
from caucasus_events.schema.frames import from_arrow
from caucasus_events.vocabulary.registry import table

Engine = Literal["pandas", "geopandas", "polars", "arrow"]
ENGINES = ("pandas", "geopandas", "polars", "arrow")
BBox = tuple[float, float, float, float]
Day = date | str


def load(
    name: str,
    version: str = "latest",
    *,
    start: Day | None = None,
    end: Day | None = None,
    bbox: BBox | None = None,
    columns: list[str] | None = None,
    engine: Engine = "pandas",
) -> Any:
    """Load a table of a release.

    Parameters
    ----------
    name : str
        Table, such as ``"events"``.
    version : str
        A version, or ``"latest"``.
    start, end : date or str, optional
        First and last day, inclusive, of the event (of the events that the rows belong to).
    bbox : tuple, optional
        (west, south, east, north) in degrees.
    columns : list of str, optional
        Columns to load, in this order.
    engine : {"pandas", "geopandas", "polars", "arrow"}
        Kind of frame.

    Returns
    -------
    DataFrame, GeoDataFrame, polars.DataFrame or pyarrow.Table
        Every row of the file, unless filtered.

    Raises
    ------
    CaucasusEventsError
        If the version, table, column or engine is unknown, or the release is not whole.
    """
    if engine not in ENGINES:
        raise CaucasusEventsError(
            f"there is no engine {engine!r}", hint=f"choose one of: {', '.join(ENGINES)}"
        )
    file = path(name, version)
    item = table(name)
    wanted = list(columns) if columns is not None else list(item.column_names)
    for column in wanted:
        item.column(column)
    needed = wanted + [axis for axis in _axes(name, engine) if axis not in wanted]
    condition = _condition(name, version, start, end, bbox)
    data = pq.read_table(file, columns=needed, filters=condition, partitioning=None)
    return _ENGINES[engine](name, data, wanted)


def _axes(name: str, engine: Engine) -> tuple[str, ...]:
    if engine != "geopandas":
        return ()
    if name == "boundaries":
        return ("geometry",)
    names = table(name).column_names
    return ("longitude", "latitude") if "latitude" in names else ()


def _condition(
    name: str, version: str, start: Day | None, end: Day | None, bbox: BBox | None
) -> Any:
    if start is None and end is None and bbox is None:
        return None
    names = table(name).column_names
    parts = []
    if bbox is not None and "latitude" in names:
        west, south, east, north = _checked(bbox)
        parts += [
            pc.field("longitude") >= west,
            pc.field("longitude") <= east,
            pc.field("latitude") >= south,
            pc.field("latitude") <= north,
        ]
        bbox = None
    if "event_date" in names:
        if start is not None:
            parts.append(pc.field("end_date") >= pa.scalar(_day(start)))
        if end is not None:
            parts.append(pc.field("event_date") <= pa.scalar(_day(end)))
    elif "event_id" in names and (start is not None or end is not None or bbox is not None):
        events = load(
            "events", version, start=start, end=end, bbox=bbox, columns=["event_id"], engine="arrow"
        )
        parts.append(pc.field("event_id").isin(events["event_id"].to_pylist()))
    elif start is not None or end is not None or bbox is not None:
        raise CaucasusEventsError(
            f"table {name} has no day or place to filter by", hint="load it whole"
        )
    condition = parts[0]
    for part in parts[1:]:
        condition &= part
    return condition


def _checked(bbox: BBox) -> BBox:
    west, south, east, north = (float(edge) for edge in bbox)
    if west > east or south > north:
        raise CaucasusEventsError(
            f"bbox {bbox} has its edges in another order", hint="use (west, south, east, north)"
        )
    return west, south, east, north


def _day(day: Day) -> date:
    if isinstance(day, date):
        return day
    try:
        return date.fromisoformat(day)
    except ValueError:
        raise CaucasusEventsError(f"{day!r} is no day", hint="use YYYY-MM-DD") from None


def _pandas(name: str, data: pa.Table, wanted: list[str]) -> pd.DataFrame:
    return from_arrow(name, data.select(wanted))


def _geopandas(name: str, data: pa.Table, wanted: list[str]) -> Any:
    import geopandas as gpd  # noqa: PLC0415 - only for this engine

    if name == "boundaries":
        shapes = gpd.GeoSeries.from_wkb(data["geometry"].to_pylist(), crs="OGC:CRS84")
    elif "latitude" in data.column_names:
        shapes = gpd.GeoSeries(
            gpd.points_from_xy(data["longitude"].to_pandas(), data["latitude"].to_pandas()),
            crs="EPSG:4326",
        ).where(data["longitude"].is_valid().to_pandas(), None)
    else:
        raise CaucasusEventsError(
            f"table {name} has no geometry", hint="use engine='pandas'"
        )
    frame = from_arrow(name, data.select([column for column in wanted if column != "geometry"]))
    return gpd.GeoDataFrame(frame, geometry=shapes)


def _polars(_: str, data: pa.Table, wanted: list[str]) -> Any:
    try:
        import polars as pl  # noqa: PLC0415 - an extra
    except ImportError as error:
        raise missing_extra("polars", "polars") from error
    return pl.from_arrow(data.select(wanted))


def _arrow(_: str, data: pa.Table, wanted: list[str]) -> pa.Table:
    return data.select(wanted)


_ENGINES: dict[str, Any] = {
    "pandas": _pandas,
    "geopandas": _geopandas,
    "polars": _polars,
    "arrow": _arrow,
}
