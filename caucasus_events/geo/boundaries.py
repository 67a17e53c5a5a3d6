"""The embedded boundaries, and exact questions about many points at once."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import Any

import geopandas as gpd
import numpy as np
import numpy.typing as npt

from caucasus_events.geo.cells import OUTSIDE, unit_codes, units
from caucasus_events.geo.distance import metres_to_line
from caucasus_events.geo.projection import project

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


def border_distance_km(latitude: Floats, longitude: Floats) -> Floats:
    """Return the distance of every point to the shared line, exclaves' lines included.

    Returns
    -------
    numpy.ndarray
        Kilometres, NaN where a coordinate is NaN. Right to about 10 m within 50 km of the line.
    """
    result = np.full(len(latitude), np.nan)
    known = np.isfinite(latitude) & np.isfinite(longitude)
    if known.any():
        xy = project(longitude[known], latitude[known])
        result[known] = metres_to_line(xy) / 1000
    return result
