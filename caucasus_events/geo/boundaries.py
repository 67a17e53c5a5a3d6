"""The embedded boundaries."""

from __future__ import annotations

from functools import cache
from importlib.resources import files

import geopandas as gpd

FILE = "boundaries.parquet"


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
