"""Known settlements near a point: the nearest one, and the unit that it is known to lie in.

The polygons of the first-level units are coarse. A point within a settlement's uncertainty
takes the settlement's own unit, which the gazetteer holds, if the country agrees. Only the
embedded settlements say so: what is derived must not depend on the places of a user.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Any

import numpy as np
import numpy.typing as npt
from scipy.spatial import cKDTree

from caucasus_events.geo.gazetteer import by_id, embedded_places, merged
from caucasus_events.geo.projection import project

NEAREST_M = 10_000.0

Floats = npt.NDArray[np.float64]
Objects = npt.NDArray[np.object_]


@dataclass(frozen=True, slots=True)
class _Sites:
    ids: Objects
    units: Objects
    countries: Objects
    radius: Floats
    tree: Any


@cache
def _sites(*, own: bool) -> _Sites:
    places = [
        place
        for place in (by_id().values() if own else embedded_places())
        if place.place_type == "settlement"
        and place.admin1 is not None
        and place.place_id not in merged()
    ]
    longitude = np.array([place.longitude for place in places])
    latitude = np.array([place.latitude for place in places])
    return _Sites(
        np.array([place.place_id for place in places], dtype=object),
        np.array([place.admin1 for place in places], dtype=object),
        np.array([place.country for place in places], dtype=object),
        np.array([place.uncertainty_m for place in places], dtype=float),
        cKDTree(project(longitude, latitude)),
    )


def nearest_place(latitude: float, longitude: float) -> tuple[str | None, bool]:
    """Return the nearest settlement, None beyond 10 km, and whether the point is in it."""
    sites = _sites(own=True)
    metres, index = sites.tree.query(project([longitude], [latitude])[0])
    if not metres <= NEAREST_M:
        return None, False
    return str(sites.ids[index]), bool(metres <= sites.radius[index])


def with_known_units(
    latitude: Floats, longitude: Floats, country: Objects, unit: Objects
) -> Objects:
    """Return the units, those of known settlements where a point lies in one.

    Parameters
    ----------
    latitude, longitude : numpy.ndarray
        Degrees, finite.
    country, unit : numpy.ndarray
        What the polygons say, None outside.
    """
    sites = _sites(own=False)
    reach = float(sites.radius.max())
    metres, index = sites.tree.query(project(longitude, latitude), distance_upper_bound=reach)
    index = np.where(np.isfinite(metres), index, 0)
    inside = (metres <= sites.radius[index]) & (sites.countries[index] == country)
    result: Objects = np.where(inside, sites.units[index], unit)
    return result


def forget() -> None:
    """Drop what was read of the gazetteer."""
    _sites.cache_clear()
