"""How well a place agrees with the province or district that a caller names."""

from __future__ import annotations

from functools import cache, lru_cache
from typing import Any

import shapely

from caucasus_events.geo.boundaries import boundaries
from caucasus_events.geo.finding import Candidate, find, split_type
from caucasus_events.geo.folding import fold
from caucasus_events.geo.gazetteer import Place
from caucasus_events.geo.projection import to_metres

INSIDE = 1.0
NOT_SAID = 0.9
NEXT_TO = 0.8
ELSEWHERE = 0.6
UNIT_ALONE = 0.5
UNIT_INSTEAD = 0.65
"""A unit that no place found lies in: above places elsewhere, below those next to it."""
KINDS = frozenset({"district", "province"})
NEXT_TO_M = 10_000.0


def lies_in(place: Place, wanted: str) -> bool:
    """Tell whether a place lies in the unit, today or before the reform of 2023."""
    return any(
        unit is not None
        and (fold(unit) == fold(wanted) or unit in {item.place.admin1 for item in named(wanted)})
        for unit in (place.admin1, place.admin1_before_2023)
    )


def agreement(place: Place, wanted: str) -> float:
    """Return by how much a place keeps its score when it should lie in a unit.

    Reports use old borders and those of the other side, so a place next to the unit loses
    little. A river or a region that lies in several units is not known to be elsewhere.
    """
    if lies_in(place, wanted):
        return INSIDE
    units = [item.place for item in named(wanted)]
    if place.admin1 is None and place.place_type != "settlement":
        at_home = not units or place.country in {None, *(unit.country for unit in units)}
        return NOT_SAID if at_home else ELSEWHERE
    return NEXT_TO if any(_near(place, unit) for unit in units) else ELSEWHERE


def whole_unit(wanted: str, score: float) -> list[Candidate]:
    """Return the unit itself as a candidate, nothing when it is unknown."""
    return [Candidate(item.place, score, item.matched) for item in named(wanted)[:1]]


@lru_cache(maxsize=1024)
def named(wanted: str) -> tuple[Candidate, ...]:
    """Return the first-level units that bear a name, in any spelling or the other side's."""
    found = find(split_type(wanted)[0], own=False)
    return tuple(item for item in found if item.place.place_type in KINDS)


def _near(place: Place, unit: Place) -> bool:
    point = to_metres(shapely.Point(place.longitude, place.latitude))
    return bool(shapely.distance(point, _outline(unit)) <= NEXT_TO_M)


@cache
def _outline(unit: Place) -> Any:
    """Return the polygon of a unit in metres, a circle where it has none."""
    shapes = boundaries()
    own = shapes[(shapes["level"] == "admin1") & (shapes["name"] == unit.admin1)]
    if len(own):
        return to_metres(own.geometry.iloc[0])
    return to_metres(shapely.Point(unit.longitude, unit.latitude)).buffer(unit.uncertainty_m)
