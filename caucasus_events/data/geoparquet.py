"""GeoParquet 1.1: the columns and the metadata that make a Parquet file a map layer."""

from __future__ import annotations

import json
from typing import Any

import numpy as np
import pyarrow as pa
import shapely

from caucasus_events.data.layout import POINTS

_SIDES = ("xmin", "ymin", "xmax", "ymax")


def with_geometry(name: str, data: pa.Table) -> pa.Table:
    """Return a table with ``geometry``, ``bbox`` and the ``geo`` metadata; others unchanged.

    Points are made from longitude and latitude; a row without coordinates has NULL in both
    columns. No ``crs`` key is written: that is OGC:CRS84 by the standard.
    """
    if name in POINTS:
        shapes = _points(data)
        field = pa.field("geometry", pa.binary(), True, {"description": "Point as WKB, OGC:CRS84."})  # noqa: FBT003 - Arrow's signature
        data = data.append_column(field, _wkb(shapes))
    elif "geometry" in data.column_names:
        shapes = shapely.from_wkb(data.column("geometry").to_pylist())
    else:
        return data
    bounds = shapely.bounds(shapes)
    nullable = data.schema.field("geometry").nullable
    box = pa.field("bbox", _box_type(), nullable, {"description": "Bounds of geometry."})
    data = data.append_column(box, _boxes(bounds))
    metadata = {**(data.schema.metadata or {}), b"geo": _geo(shapes, bounds)}
    return data.replace_schema_metadata(metadata)


def _points(data: pa.Table) -> Any:
    longitude, latitude = (
        data.column(axis).to_numpy().astype("float64") for axis in ("longitude", "latitude")
    )
    known = np.isfinite(longitude) & np.isfinite(latitude)
    shapes = np.full(data.num_rows, None, dtype=object)
    shapes[known] = shapely.points(longitude[known], latitude[known])
    return shapes


def _wkb(shapes: Any) -> pa.Array:
    return pa.array(shapely.to_wkb(shapes, byte_order=1), type=pa.binary())


def _box_type() -> pa.DataType:
    return pa.struct([pa.field(side, pa.float64()) for side in _SIDES])


def _boxes(bounds: Any) -> pa.Array:
    missing = np.isnan(bounds).any(axis=1)
    sides = [pa.array(bounds[:, at], from_pandas=True) for at in range(len(_SIDES))]
    return pa.StructArray.from_arrays(sides, fields=list(_box_type()), mask=pa.array(missing))


def _geo(shapes: Any, bounds: Any) -> bytes:
    kinds = sorted({shape.geom_type for shape in shapes if shape is not None})
    column: dict[str, Any] = {
        "covering": {"bbox": {side: ["bbox", side] for side in _SIDES}},
        "encoding": "WKB",
        "geometry_types": kinds,
    }
    known = bounds[~np.isnan(bounds).any(axis=1)]
    if len(known):
        low, high = known.min(axis=0), known.max(axis=0)
        column["bbox"] = [*map(float, low[:2]), *map(float, high[2:])]
    body = {"columns": {"geometry": column}, "primary_column": "geometry", "version": "1.1.0"}
    return json.dumps(body, sort_keys=True, separators=(",", ":")).encode()

