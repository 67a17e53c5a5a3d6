"""The embedded boundaries, and exact questions about many points at once."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import Any

import geopandas as gpd
import numpy as np
import numpy.typing as npt
import shapely

from caucasus_events.geo.cells import OUTSIDE, unit_codes, units
from caucasus_events.geo.projection import to_metres

FILE = "boundaries.parquet"

Floats = npt.NDArray[np.float64]


@cache
def boundaries() -> gpd.GeoDataFrame:
    """Return countries, first-level units and the shared line.

    Returns
    -------
    geopandas.GeoDataFrame
        Columns of the boundaries table; OGC:CRS84. Open Database Licence, (c) OpenStreetMap
        contributors.
    """
    path = files(__package__).joinpath("embedded", FILE)
    frame = gpd.read_parquet(path)
    for column in ("country", "iso_3166_2"):
        frame[column] = frame[column].astype("object").where(frame[column].notna(), None)
    return frame


def units_at(latitude: Floats, longitude: Floats) -> tuple[Any, Any]:
    """Return the country and the first-level unit of every point; None outside both."""
    codes = unit_codes(latitude, longitude)
    outside = codes == OUTSIDE
    country = units().countries[codes]
    admin1 = units().names[codes]
    country[outside] = None
    admin1[outside] = None
    return country, admin1


@cache
def _segments() -> shapely.STRtree:
    lines = boundaries().query("level == 'border'").geometry.to_numpy()
    segments: list[Any] = []
    for line in shapely.get_parts(to_metres(lines)):
        xy = shapely.get_coordinates(line)
        segments.append(shapely.linestrings(np.stack([xy[:-1], xy[1:]], axis=1)))
    return shapely.STRtree(np.concatenate(segments))


def border_distance_km(latitude: Floats, longitude: Floats) -> Floats:
    """Return the distance of every point to the shared line, exclaves' lines included.

    Returns
    -------
    numpy.ndarray
        Kilometres, NaN where a coordinate is NaN. The projection's error is about 5 m within
        50 km of the line.
    """
    result = np.full(len(latitude), np.nan)
    known = np.isfinite(latitude) & np.isfinite(longitude)
    if known.any():
        points = to_metres(shapely.points(longitude[known], latitude[known]))
        index, distance = _segments().query_nearest(points, return_distance=True, all_matches=False)
        metres = np.empty(len(points))
        metres[index[0]] = distance
        result[known] = metres / 1000
    return result
