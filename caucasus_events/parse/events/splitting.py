"""Which places of an event make events of their own."""

from __future__ import annotations

from itertools import pairwise

from caucasus_events.parse.events.areas import contact_line
from caucasus_events.parse.events.drafts import Draft, times_told
from caucasus_events.parse.events.location import Spot
from caucasus_events.parse.scope.weapons import FROM_AFAR
from caucasus_events.parse.sentences.model import EventMention
from caucasus_events.parse.words.lexicons import word_set

_MAX_SPLIT = 8
_MAX_TAKEN = 30
_EACH = FROM_AFAR | {"ground", "violation"}
_WHERE_LISTED = {"clash", "assault"}
_AT = {"at", "near"}


def split(draft: Draft) -> list[tuple[Spot | None, bool]]:
    """Return the places that make events of their own; the flag marks the one with the claims.

    Fire makes an event at every place that it hits; a fight only where one breath lists its places
    ("battles in Sotk and Verin Shorzha").
    """
    limit = _MAX_TAKEN if draft.family == "ground" else _MAX_SPLIT
    places = _distinct(draft, areas=False)
    if not places and draft.family in FROM_AFAR:
        places = _distinct(draft, areas=True)
    if draft.family in _WHERE_LISTED:
        places = _listed(draft, places)
    each = draft.family in _EACH | _WHERE_LISTED
    if times_told(draft) is None and 1 < len(places) <= limit and each:
        return [(spot, number == 0) for number, spot in enumerate(places)]
    return [(_closest(draft), True)]


def _listed(draft: Draft, places: list[Spot]) -> list[Spot]:
    """Return the places of the one list that a mention gives, if all places are on it."""
    for mention in draft.mentions:
        if mention.places and _sectors(mention):
            continue
        roles = [place for place in mention.places if place.role in _AT]
        starts = {place.mention.start for place in roles if place.listed}
        opens = {one.mention.start for one, two in pairwise(mention.places) if two.listed}
        named = [spot for spot in places if spot.start in starts | opens]
        if starts and len(named) == len(places):
            return named
    return []


def _sectors(mention: EventMention) -> bool:
    """Tell "in the Fizuli, Hadrut and Jabrayil directions of the front": one front, not places."""
    after = mention.sentence.low(mention.places[-1].last)
    return after in word_set("places", "sectors")


def _distinct(draft: Draft, *, areas: bool) -> list[Spot]:
    """Return the settlements or the districts that an event names, each once."""
    wanted = [
        spot
        for spot in draft.spots
        if spot.match and spot.site != areas and (spot.match.admin1 or not areas)
    ]
    first = {spot.name: spot for spot in reversed(wanted)}
    return [spot for spot in wanted if first[spot.name] is spot]


def _closest(draft: Draft) -> Spot | None:
    """Return the place named first, a district before the region that holds it."""
    if not draft.spots:
        return draft.area or contact_line(draft)
    inside = [spot for spot in draft.spots if spot.match and spot.match.admin1]
    return next(iter(inside or draft.spots))
