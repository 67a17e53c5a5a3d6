"""Which places of an event make events of their own."""

from __future__ import annotations

from caucasus_events.parse.events.drafts import Draft, times_told
from caucasus_events.parse.events.location import Spot

_MAX_SPLIT = 4
_MAX_TAKEN = 30
_AREA = 3
_EACH = {"fire", "airstrike", "ground", "violation"}


def split(draft: Draft) -> list[tuple[Spot | None, bool]]:
    """Return the places that make events of their own; the flag marks the one with the claims."""
    limit = _MAX_TAKEN if draft.family == "ground" else _MAX_SPLIT
    places = _distinct(draft, areas=False)
    if not places and draft.family in {"fire", "airstrike"}:
        places = _distinct(draft, areas=True)
    if times_told(draft) is None and 1 < len(places) <= limit and draft.family in _EACH:
        return [(spot, number == 0) for number, spot in enumerate(places)]
    return [(_closest(draft), True)]


def _distinct(draft: Draft, *, areas: bool) -> list[Spot]:
    """Return the settlements or the districts that an event names, each once."""
    wanted = [
        spot
        for spot in draft.spots
        if spot.match
        and ((spot.precision or _AREA) == _AREA) == areas
        and (spot.match.admin1 or not areas)
    ]
    first = {spot.name: spot for spot in reversed(wanted)}
    return [spot for spot in wanted if first[spot.name] is spot]


def _closest(draft: Draft) -> Spot | None:
    """Return the place named first, a district before the region that holds it."""
    if not draft.spots:
        return draft.area
    inside = [spot for spot in draft.spots if spot.match and spot.match.admin1]
    return next(iter(inside or draft.spots))
