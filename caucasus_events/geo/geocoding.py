"""``geocode``: a name to ranked places, ambiguity visible."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass, field
from datetime import date as Date  # noqa: N812 - `date` is the public argument's name
from functools import cache
from typing import Any

import numpy as np

from caucasus_events.geo import units
from caucasus_events.geo.control import control_on, units_that_changed_hands
from caucasus_events.geo.distance import border_distance_km
from caucasus_events.geo.finding import MAX_LENGTH, Candidate, find, split_type
from caucasus_events.geo.folding import fold
from caucasus_events.geo.gazetteer import PRECISION
from caucasus_events.vocabulary.codes import countries

CONTEXT_MISS = 0.6
FAR_FROM_LINE = 0.98
FAR_KM = 40.0
NEAR_DEGREES = 0.6
FAR_FROM_OTHERS = 0.85
NAME_OUT_OF_USE = 0.8
NAMESAKE_OF_A_SEAT = 0.95
TYPE_MISS = 0.7
DISTRICT_WITHOUT_WORD = 0.9
DISTANT_DEGREES = 0.15
_SAME_KIND = {
    "district": {"district", "province", "region"},
    "province": {"district", "province", "region"},
    "region": {"district", "province", "region"},
    "lake": {"lake", "reservoir"},
    "reservoir": {"lake", "reservoir"},
    "road": {"road", "corridor"},
    "corridor": {"road", "corridor"},
}
_VAGUE = {
    **dict.fromkeys(("height", "pass", "reservoir", "lake", "mine", "bridge"), (2, 5_000)),
    **dict.fromkeys(("district", "province", "region", "river", "road", "corridor"), (3, 20_000)),
}
"""What a settlement stands for when the name asked for is of another kind."""
_AREAS = {"district", "province", "region", "corridor", "river"}


@dataclass(frozen=True, slots=True)
class Match:
    """One place that a name may mean; attributes as in ``geocode --format json``."""

    place_id: str
    name: str
    latitude: float
    longitude: float
    country: str | None
    iso: int | None
    admin1: str | None
    geo_precision: int
    uncertainty_m: int
    border_distance_km: float
    control: str | None
    score: float


@dataclass(frozen=True, slots=True)
class GeocodeResult:
    """What a name may mean, best first."""

    query: str
    matches: list[Match] = field(default_factory=list)

    @property
    def best(self) -> Match | None:
        """The one place that is meant, or None when there is none or no clear one."""
        if not self.matches:
            return None
        first, *others = self.matches
        for other in others:
            apart = max(
                abs(first.latitude - other.latitude), abs(first.longitude - other.longitude)
            )
            if other.score >= first.score and apart > DISTANT_DEGREES:
                return None
        return first

    def to_dict(self) -> dict[str, Any]:
        """Return the result as plain data, keys in their published order."""
        return {"query": self.query, "matches": [asdict(match) for match in self.matches]}


def geocode(
    name: str,
    *,
    date: Date | str | None = None,
    admin1: str | None = None,
    country: str | None = None,
    near: Sequence[tuple[float, float]] = (),
    fuzzy: bool = False,
    own_places: bool = True,
) -> GeocodeResult:
    """Return the places that a name may mean.

    Parameters
    ----------
    name : str
        A name in any spelling or script, with or without a word such as "village".
    date : date or str, optional
        Day for which `control` is asked.
    admin1 : str, optional
        Province or district in which the place should lie; others rank lower. A name that is
        unknown there gives the province itself, at precision 3, before places of that name
        that lie far from it.
    country : str, optional
        Country in which the place should lie; others rank lower.
    near : sequence of (latitude, longitude)
        Points of other places of the same text; a match far from all of them ranks lower.
    fuzzy : bool
        Also look for misspellings.
    own_places : bool
        Also look among the places that the user has added. The parser does not: what it writes
        depends on the article and the published gazetteer alone.

    Returns
    -------
    GeocodeResult
        Matches with scores between 0 and 1, best first; empty when nothing is known. Never
        raises for what the name holds.

    Examples
    --------
    >>> geocode("Stepanakert").matches[0].name
    'Khankendi'
    >>> geocode("Atlantis").matches
    []
    """
    text = name.strip()
    if not text or len(text) > MAX_LENGTH:
        return GeocodeResult(name)
    day = Date.fromisoformat(date) if isinstance(date, str) else date
    stripped, kind = split_type(text)
    found = _merge(find(text, own=own_places), find(stripped, own=own_places))
    if not found and fuzzy:
        found = find(stripped, fuzzy=True, own=own_places)
    context = _Context(kind, admin1, country, tuple(near), day)
    ranked = _after_seats([_rank(candidate, context) for candidate in found])
    if admin1 and not any(units.lies_in(item.place, admin1) for item in ranked):
        ranked += units.whole_unit(admin1, units.UNIT_INSTEAD if ranked else units.UNIT_ALONE)
    ranked.sort(key=_order)
    return GeocodeResult(name, [_match(item, day, kind) for item in ranked])


def _order(item: Candidate) -> tuple[float, bool, str]:
    return -item.score, item.place.place_type in _AREAS, item.place.place_id


def _merge(*lists: list[Candidate]) -> list[Candidate]:
    best: dict[str, Candidate] = {}
    for item in (candidate for found in lists for candidate in found):
        known = best.get(item.place.place_id)
        if known is None or item.score > known.score:
            best[item.place.place_id] = item
    return list(best.values())


def _after_seats(found: list[Candidate]) -> list[Candidate]:
    """Rank a village below the seat of a unit with the same main name: Agdam is the town."""
    if not any(_is_seat(item) for item in found):
        return found
    return [
        item
        if _is_seat(item) or item.place.place_type != "settlement"
        else Candidate(item.place, round(item.score * NAMESAKE_OF_A_SEAT, 4), item.matched)
        for item in found
    ]


def _is_seat(item: Candidate) -> bool:
    place = item.place
    return (
        place.place_type == "settlement"
        and place.admin1 is not None
        and fold(place.name) == fold(place.admin1) == fold(item.matched.name)
    )


@dataclass(frozen=True, slots=True)
class _Context:
    kind: str | None
    admin1: str | None
    country: str | None
    near: tuple[tuple[float, float], ...]
    day: Date | None

    def is_far(self, lat: float, lon: float) -> bool:
        return bool(self.near) and all(
            max(abs(lat - other_lat), abs(lon - other_lon)) > NEAR_DEGREES
            for other_lat, other_lon in self.near
        )


def _rank(item: Candidate, context: _Context) -> Candidate:
    kind, admin1 = context.kind, context.admin1
    score = item.score
    place_type = item.place.place_type
    if kind is not None and place_type not in _SAME_KIND.get(kind, {kind}):
        score *= TYPE_MISS
    if kind is None and place_type in {"district", "province", "region"}:
        score *= DISTRICT_WITHOUT_WORD
    if admin1:
        score *= units.agreement(item.place, admin1)
    if context.day and not item.matched.covers(context.day):
        score *= NAME_OUT_OF_USE
    if context.country and item.place.country != context.country:
        score *= CONTEXT_MISS
    if context.is_far(item.place.latitude, item.place.longitude):
        score *= FAR_FROM_OTHERS
    if item.place.admin1 not in units_that_changed_hands() and _is_far(item):
        score *= FAR_FROM_LINE
    return Candidate(item.place, round(score, 4), item.matched)


def _is_far(item: Candidate) -> bool:
    return _border_distance(item.place.latitude, item.place.longitude) > FAR_KM


@cache
def _border_distance(latitude: float, longitude: float) -> float:
    distance = border_distance_km(np.array([latitude]), np.array([longitude]))
    return round(float(distance[0]), 1)


def _match(item: Candidate, day: Date | None, kind: str | None) -> Match:
    place = item.place
    known = countries().get(place.country or "")
    precision, uncertainty = PRECISION[place.place_type], place.uncertainty_m
    if kind in _VAGUE and place.place_type == "settlement":
        least, radius = _VAGUE[kind]
        precision, uncertainty = max(precision, least), max(uncertainty, radius)
    return Match(
        place_id=place.place_id,
        name=place.name,
        latitude=place.latitude,
        longitude=place.longitude,
        country=place.country,
        iso=known.iso if known else None,
        admin1=place.admin1,
        geo_precision=precision,
        uncertainty_m=uncertainty,
        border_distance_km=_border_distance(place.latitude, place.longitude),
        control=control_on(place.place_id, place.admin1, day) if day else None,
        score=item.score,
    )
