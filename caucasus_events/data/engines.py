"""An Arrow table in the form that the user's library wants."""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, cast

import numpy as np
import pandas as pd
import pyarrow as pa

from caucasus_events.errors import CaucasusEventsError, missing_extra
from caucasus_events.schema.frames import dtype
from caucasus_events.vocabulary.registry import Column, table

CRS = "OGC:CRS84"


def engine(name: str) -> Callable[[str, pa.Table], Any]:
    """Return the function that turns a table into an engine's frame.

    Raises
    ------
    CaucasusEventsError
        If there is no such engine.
    """
    if name not in ENGINES:
        raise CaucasusEventsError(
            f"there is no engine {name!r}", hint=f"choose one of: {', '.join(ENGINES)}"
        )
    return ENGINES[name]


def to_pandas(name: str, data: pa.Table) -> pd.DataFrame:
    """Return a frame with the dtypes of `caucasus_events.schema.frames.typed`.

    Columns that the registry does not know, of an earlier schema, keep Arrow's own dtypes.
    """
    known = {column.name: column for column in table(name).columns}
    return pd.DataFrame(
        {
            field: _series(known.get(field), data.column(field)) for field in data.column_names
        },
        copy=False,
    )


def _series(column: Column | None, values: pa.ChunkedArray) -> pd.Series:
    if column is None:
        return cast("pd.Series", values.to_pandas())
    if column.type == "list":
        return pd.Series(_lists(values), dtype="object")
    if column.type == "geometry":
        return pd.Series(values.to_pylist(), dtype="object")
    if column.type == "code":
        return _category(column, values)
    if column.type in {"integer", "boolean"}:
        wanted = pd.Int64Dtype() if column.type == "integer" else pd.BooleanDtype()
        return cast("pd.Series", values.to_pandas(types_mapper=lambda _: wanted))
    if column.type == "date":
        return cast("pd.Series", values.cast(pa.timestamp("us")).to_pandas())
    if pa.types.is_dictionary(values.type):
        values = values.cast(pa.string())
    return cast("pd.Series", values.to_pandas().astype(dtype(column)))


def _lists(values: pa.ChunkedArray) -> np.ndarray[Any, Any]:
    """Return Python lists; the items are converted at once, then cut."""
    array = pa.concat_arrays(values.chunks) if values.num_chunks else pa.array([], values.type)
    items = array.flatten().to_pylist()
    lengths = array.value_lengths().fill_null(0).to_numpy(zero_copy_only=False)
    ends = np.cumsum(lengths)
    valid = np.flatnonzero(array.is_valid().to_numpy(zero_copy_only=False))
    spans = zip((ends - lengths)[valid].tolist(), ends[valid].tolist(), strict=True)
    result = np.full(len(array), None, dtype=object)
    with _collector_off():
        result[valid] = np.fromiter((items[a:b] for a, b in spans), dtype=object, count=len(valid))
    return result


@contextmanager
def _collector_off() -> Iterator[None]:
    """Keep the garbage collector from walking a million new lists again and again."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def _category(column: Column, values: pa.ChunkedArray) -> pd.Series:
    """Return categories in the order of the registry, with those of an older schema last."""
    if not pa.types.is_dictionary(values.type):
        values = values.dictionary_encode()
    values = values.unify_dictionaries()
    words = values.chunk(0).dictionary.to_pylist() if values.num_chunks else []
    allowed = list(column.allowed or ())
    categories = allowed + [word for word in words if word not in allowed]
    place = np.array([categories.index(word) for word in words] + [-1], dtype="int16")
    codes = [_codes(chunk, len(words)) for chunk in values.chunks]
    flat = place[np.concatenate(codes)] if codes else np.empty(0, dtype="int16")
    return pd.Series(
        pd.Categorical.from_codes(flat, dtype=pd.CategoricalDtype(categories))
    )


def _codes(chunk: pa.DictionaryArray, null: int) -> np.ndarray[Any, Any]:
    indices = chunk.indices.fill_null(null) if chunk.null_count else chunk.indices
    return cast("np.ndarray[Any, Any]", indices.to_numpy(zero_copy_only=False))


def to_geopandas(name: str, data: pa.Table) -> Any:
    """Return a GeoDataFrame, points made from longitude and latitude, OGC:CRS84."""
    import geopandas as gpd  # noqa: PLC0415 - only for this engine
    import shapely  # noqa: PLC0415 - only for this engine

    frame = to_pandas(name, data)
    if "geometry" in frame:
        shapes = gpd.GeoSeries.from_wkb(frame["geometry"], crs=CRS)
        return gpd.GeoDataFrame(frame.assign(geometry=shapes), geometry="geometry", crs=CRS)
    if "longitude" not in frame or "latitude" not in frame:
        raise CaucasusEventsError(
            f"table {name} has no geometry here",
            hint="geopandas needs the columns longitude and latitude; use engine='pandas'",
        )
    longitude, latitude = (frame[axis].to_numpy("float64") for axis in ("longitude", "latitude"))
    known = np.isfinite(longitude) & np.isfinite(latitude)
    points = np.full(len(frame), None, dtype=object)
    points[known] = shapely.points(longitude[known], latitude[known])
    return gpd.GeoDataFrame(frame, geometry=points, crs=CRS)


def to_polars(_name: str, data: pa.Table) -> Any:
    """Return a polars DataFrame."""
    return _polars().from_arrow(data)


def read_polars(path: Path, columns: list[str]) -> Any:
    """Return a whole file as a polars DataFrame, by polars' own reader."""
    return _polars().read_parquet(path, columns=columns, hive_partitioning=False)


def _polars() -> Any:
    try:
        import polars as pl  # noqa: PLC0415 - an extra
    except ImportError:
        raise missing_extra("polars", "polars") from None
    return pl


def to_arrow(_name: str, data: pa.Table) -> pa.Table:
    """Return the Arrow table as it is."""
    return data


ENGINES: dict[str, Callable[[str, pa.Table], Any]] = {
    "pandas": to_pandas,
    "geopandas": to_geopandas,
    "polars": to_polars,
    "arrow": to_arrow,
}
