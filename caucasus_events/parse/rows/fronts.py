"""Where and when the forces of Nagorno-Karabakh are the Armenian side of a fight."""

from __future__ import annotations

import tomllib
from datetime import date
from functools import cache
from importlib.resources import files
from typing import Any

from caucasus_events.geo import geocode
from caucasus_events.parse.events.areas import BORDER
from caucasus_events.parse.events.drafts import Draft, times_told
from caucasus_events.parse.events.location import Spot
from caucasus_events.parse.sentences.actors import COUNTRIES
from caucasus_events.parse.words.lexicons import word_set

_OF = 2


@cache
def _fronts() -> dict[str, Any]:
    return tomllib.loads((files("caucasus_events.parse.rows") / "fronts.toml").read_text("utf-8"))


def karabakh_fights(draft: Draft, spot: Spot | None, day: date) -> bool:
    """Tell whether "Armenian forces" are those of Nagorno-Karabakh.

    They are along the line of contact and behind it, as long as they were an actor of their own;
    in Armenia, at the state border and far behind the front they are whose the report
    says. A bulletin that counts violations without a place, and names none in Armenia, is about the
    line of contact, and a report that names the forces of Nagorno-Karabakh and no other Armenian
    ones is about them.

    Parameters
    ----------
    draft : Draft
        The event.
    spot : Spot or None
        Where it happened.
    day : date
        Its first day.
    """
    fronts = _fronts()
    if day > fronts["dissolved"] or (spot is not None and spot.name == BORDER):
        return False
    if _into_armenia(draft):
        return False
    match = spot.match if spot else None
    if spot is not None and match is not None and match.country is None and not spot.listed:
        return False
    if match is None or match.country not in COUNTRIES:
        war = any(first <= day <= last for first, last in fronts["wars"])
        counted = day < fronts["war"] and times_told(draft) is not None
        counted = counted and not _from_armenia_too(draft)
        return draft.karabakh or _named(draft) or _on_contact_line(draft) or war or counted
    since = fronts["state_border"].get(match.admin1)
    at_border = since is not None and day >= since
    at_front = match.admin1 is None or match.admin1 in fronts["front"]
    return match.country == "Azerbaijan" and at_front and not at_border


def _into_armenia(draft: Draft) -> bool:
    """Tell "shelled the territory of Armenia", where no place is named."""
    sentence = draft.first.sentence
    return any(
        side.key == "Armenia"
        and word_set("places", "soil")
        & {sentence.low(side.last), *sentence.words(max(side.first - _OF, 0), side.first)}
        for side in sentence.chunks("side")
    )


def _from_armenia_too(draft: Draft) -> bool:
    """Tell a bulletin of the state border as well as the line of contact."""
    names = {name for mention in draft.mentions for name in mention.detail.get("named", [])}
    found = (geocode(name, own_places=False).best for name in sorted(names))
    return any(match is not None and match.country == "Armenia" for match in found)


def _named(draft: Draft) -> bool:
    """Tell whether the forces or authorities of Nagorno-Karabakh do or suffer something."""
    return any(
        person is not None and person.side == "Nagorno-Karabakh" and person.kind != "state"
        for person in (draft.first.agent, draft.first.target)
    )


def _on_contact_line(draft: Draft) -> bool:
    return any(mention.sentence.has("contact_line") for mention in draft.mentions)
