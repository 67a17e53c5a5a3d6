"""``locate``: where a point lies."""

from __future__ import annotations

import math
from dataclasses import dataclass
from datetime import date as Date  # noqa: N812 - `date` is the public argument's name
from functools import cache
from typing import Any

import numpy as np
import shapely

from caucasus_events.errors import CaucasusEventsError
from caucasus_events.geo.boundaries import border_distance_km, units_at
from caucasus_events.geo.control import control_on
from caucasus_events.geo.gazetteer import by_id
from caucasus_events.geo.projection import to_metres
from caucasus_events.vocabulary.codes import countries

NEAR_KM = 1.0
MAX_LATITUDE = 90
MAX_LONGITUDE = 180
NEAREST_PLACE_M = 10_000.0
_REGION = (38.0, 42.5, 43.0, 51.5)


@dataclass(frozen=True, slots=True)
class Location:
    """Where a point lies; None where nothing is known."""

    country: str | None
    iso: int | None
    admin1: str | None
    place_id: str | None
    border_distance_km: float
    control: str | None
    near_border: bool


def locate(
    lat: float, lon: float, *, date: Date | str | None = None, uncertainty_m: float | None = None
) -> Location:
    """Return the country, first-level unit and nearest place of a point, de jure.

    Parameters
    ----------
    lat, lon : float
        Degrees, EPSG:4326.
    date : date or str, optional
        Day for which `control` is asked.
    uncertainty_m : float, optional
        Radius of the point's uncertainty, metres; 1 km if not given. A point nearer to the
        shared line than that is marked ``near_border``.

    Returns
    -------
    Location
        ``country`` is None outside Armenia and Azerbaijan.

    Raises
    ------
    CaucasusEventsError
        If a coordinate is not a finite number of degrees, or the two look swapped.

    Examples
    --------
    >>> locate(39.84, 45.67).admin1
    'Vayots Dzor'
    """
    check_point(lat, lon)
    day = Date.fromisoformat(date) if isinstance(date, str) else date
    latitude, longitude = np.array([float(lat)]), np.array([float(lon)])
    country, admin1 = (column[0] for column in units_at(latitude, longitude))
    distance = round(float(border_distance_km(latitude, longitude)[0]), 1)
    near = uncertainty_m / 1000 if uncertainty_m is not None else NEAR_KM
    place_id = nearest_places(latitude, longitude)[0]
    known = countries().get(country or "")
    return Location(
        country=country,
        iso=known.iso if known else None,
        admin1=admin1,
        place_id=place_id,
        border_distance_km=distance,
        control=control_on(_here(place_id, lat, lon), admin1, day) if day else None,
        near_border=distance < near,
    )


def _here(place_id: str | None, lat: float, lon: float) -> str | None:
    """Return the place if the point lies within its uncertainty: only then its control counts."""
    if place_id is None:
        return None
    place = by_id()[place_id]
    away = shapely.distance(
        *to_metres(shapely.points([[place.longitude, place.latitude], [lon, lat]]))
    )
    return place_id if away <= place.uncertainty_m else None


def check_point(lat: float, lon: float) -> None:
    """Raise for what cannot be a point, and say what it may be."""
    if not (_is_number(lat) and _is_number(lon)):
        raise CaucasusEventsError(
            f"({lat!r}, {lon!r}) is not a point", hint="give latitude and longitude in degrees"
        )
    if abs(lat) > MAX_LATITUDE or abs(lon) > MAX_LONGITUDE:
        raise CaucasusEventsError(
            f"({lat}, {lon}) is out of range",
            hint="latitude lies within -90 to 90, longitude within -180 to 180 degrees",
        )
    if looks_swapped(lat, lon):
        raise CaucasusEventsError(
            f"({lat}, {lon}) looks like longitude, latitude",
            hint=f"latitude comes first: ({lon}, {lat})",
        )


def looks_swapped(lat: Any, lon: Any) -> Any:
    """Tell whether latitude and longitude would lie in the region if they changed places."""
    south, north, west, east = _REGION
    return (south <= lon) & (lon <= north) & (west <= lat) & (lat <= east)


def _is_number(value: object) -> bool:
    return isinstance(value, int | float | np.number) and math.isfinite(float(value))


@cache
def _tree() -> tuple[shapely.STRtree, list[str]]:
    sites = [place for place in by_id().values() if place.place_type == "settlement"]
    points = shapely.points([[place.longitude, place.latitude] for place in sites])
    return shapely.STRtree(to_metres(points)), [place.place_id for place in sites]


def nearest_places(latitude: np.ndarray, longitude: np.ndarray) -> list[str | None]:
    """Return the nearest settlement of every point, None beyond 10 km."""
    tree, ids = _tree()
    points = to_metres(shapely.points(longitude, latitude))
    found = tree.query_nearest(points, max_distance=NEAREST_PLACE_M, all_matches=False)
    result: list[str | None] = [None] * len(points)
    for point, place in zip(*found, strict=True):
        result[point] = ids[place]
    return result
