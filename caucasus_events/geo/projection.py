"""The local equal-area projection in which distances are measured."""

from __future__ import annotations

from functools import cache
from typing import Any

import numpy as np
import shapely

_LAEA = "+proj=laea +lat_0=40.2 +lon_0=47 +datum=WGS84 +units=m"


@cache
def _transformer() -> Any:
    from pyproj import Transformer  # noqa: PLC0415 - only when a distance is asked for

    return Transformer.from_crs("OGC:CRS84", _LAEA, always_xy=True)


def project(longitude: Any, latitude: Any) -> Any:
    """Project degrees to metres: an array of (x, y)."""
    return np.column_stack(_transformer().transform(longitude, latitude))


def to_metres(geometry: Any) -> Any:
    """Project geometries from degrees (longitude, latitude) to metres."""
    return shapely.transform(
        geometry, lambda xy: np.column_stack(_transformer().transform(xy[:, 0], xy[:, 1]))
    )
