"""``locate``: where a point lies."""

from __future__ import annotations

import math
from dataclasses import dataclass
from datetime import date as Date  # noqa: N812 - `date` is the public argument's name
from typing import Any

import numpy as np

from caucasus_events.errors import CaucasusEventsError
from caucasus_events.geo.cells import units_at
from caucasus_events.geo.control import control_on
from caucasus_events.geo.distance import border_distance_km
from caucasus_events.geo.known import nearest_place, with_known_units
from caucasus_events.vocabulary.codes import countries

NEAR_KM = 1.0
MAX_LATITUDE = 90
MAX_LONGITUDE = 180
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
    countries_at, units = units_at(latitude, longitude)
    country = countries_at[0]
    admin1 = with_known_units(latitude, longitude, countries_at, units)[0]
    distance = round(float(border_distance_km(latitude, longitude)[0]), 1)
    near = uncertainty_m / 1000 if uncertainty_m is not None else NEAR_KM
    place_id, inside = nearest_place(lat, lon)
    known = countries().get(country or "")
    return Location(
        country=country,
        iso=known.iso if known else None,
        admin1=admin1,
        place_id=place_id,
        border_distance_km=distance,
        control=control_on(place_id if inside else None, admin1, day) if day else None,
        near_border=distance < near,
    )


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
