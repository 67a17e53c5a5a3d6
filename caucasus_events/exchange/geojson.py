"""GeoJSON by RFC 7946: WGS 84 longitude and latitude, no ``crs``, rings by the right hand."""

from __future__ import annotations

import json
from typing import Any

import numpy as np
import pandas as pd

from caucasus_events.batches.cells import format_column
from caucasus_events.errors import CaucasusEventsError
from caucasus_events.schema.frames import is_null
from caucasus_events.vocabulary.registry import Column, table

_PLAIN = {"integer": int, "number": float, "boolean": bool, "list": list}


def as_geojson(name: str, frame: pd.DataFrame) -> str:
    """Return a table as a FeatureCollection; a row without a place has a null geometry.

    Parameters
    ----------
    name : str
        A table with coordinates or shapes.
    frame : pandas.DataFrame
        Typed frame.

    Raises
    ------
    CaucasusEventsError
        If the table has no place on earth.
    """
    item = table(name)
    shaped = "geometry" in item.column_names
    if not shaped and "longitude" not in item.column_names:
        raise CaucasusEventsError(
            f"table {name} has no coordinates", hint="use events, places or boundaries"
        )
    shapes = _shapes(frame["geometry"]) if shaped else _points(frame)
    columns = [column for column in item.columns if column.type != "geometry"]
    values = {column.name: _values(column, frame[column.name]) for column in columns}
    features = []
    for at, shape in enumerate(shapes):
        feature: dict[str, Any] = {
            "type": "Feature",
            "geometry": shape,
            "properties": {column: cells[at] for column, cells in values.items()},
        }
        if item.key:
            feature["id"] = values[item.key][at]
        features.append(feature)
    body = {"type": "FeatureCollection", "features": features}
    return json.dumps(body, ensure_ascii=False, allow_nan=False) + "\n"


def _points(frame: pd.DataFrame) -> list[dict[str, Any] | None]:
    pairs = zip(frame["longitude"].tolist(), frame["latitude"].tolist(), strict=True)
    return [
        None if is_null(x) or is_null(y) else {"type": "Point", "coordinates": [x, y]}
        for x, y in pairs
    ]


def _shapes(column: pd.Series) -> list[dict[str, Any]]:
    import shapely  # noqa: PLC0415 - only for shapes

    shapes = shapely.from_wkb(np.asarray(column.tolist(), dtype=object))
    wound = shapely.orient_polygons(shapes, exterior_cw=False)
    return [json.loads(text) for text in shapely.to_geojson(wound)]


def _values(column: Column, cells: pd.Series) -> list[Any]:
    plain = _PLAIN.get(column.type)
    if plain is None:
        texts = format_column(column, cells)
        return [text or None for text in texts]
    return [None if is_null(value) else plain(value) for value in cells]
