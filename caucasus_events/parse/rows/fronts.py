"""Where and when the forces of Nagorno-Karabakh are the Armenian side of a fight."""

from __future__ import annotations

import tomllib
from datetime import date
from functools import cache
from importlib.resources import files
from typing import Any

from caucasus_events.parse.events.drafts import Draft, times_told
from caucasus_events.parse.events.location import BORDER, Spot
from caucasus_events.parse.sentences.actors import COUNTRIES


@cache
def _fronts() -> dict[str, Any]:
    return tomllib.loads((files("caucasus_events.parse.rows") / "fronts.toml").read_text("utf-8"))


def karabakh_fights(draft: Draft, spot: Spot | None, day: date) -> bool:
    """Tell whether "Armenian forces" are those of Nagorno-Karabakh.

    They are inside Azerbaijan and along the line of contact, as long as they were an actor of
    their own; in Armenia and at the state border they are Armenia's. A bulletin that counts
    violations without a place is about the line of contact, and a report that names the forces of
    Nagorno-Karabakh and no other Armenian ones is about them.

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
    match = spot.match if spot else None
    if spot is not None and match is not None and match.country is None and not spot.listed:
        return False
    if match is None or match.country not in COUNTRIES:
        war = any(first <= day <= last for first, last in fronts["wars"])
        counted = day < fronts["war"] and times_told(draft) is not None
        return draft.karabakh or _named(draft) or _on_contact_line(draft) or war or counted
    since = fronts["state_border"].get(match.admin1)
    at_border = since is not None and day >= since
    return match.country == "Azerbaijan" and not at_border


def _named(draft: Draft) -> bool:
    """Tell whether the forces or authorities of Nagorno-Karabakh do or suffer something."""
    return any(
        person is not None and person.side == "Nagorno-Karabakh" and person.kind != "state"
        for person in (draft.first.agent, draft.first.target)
    )


def _on_contact_line(draft: Draft) -> bool:
    return any(mention.sentence.has("contact_line") for mention in draft.mentions)
