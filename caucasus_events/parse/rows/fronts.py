"""Where and when the forces of Nagorno-Karabakh are the Armenian side of a fight."""

from __future__ import annotations

import tomllib
from datetime import date
from functools import cache
from importlib.resources import files
from typing import Any

from caucasus_events.geo.control import control_on
from caucasus_events.parse.events.drafts import Draft
from caucasus_events.parse.events.location import Spot

_DISTANT = {"fire", "airstrike", "casualty"}


@cache
def _fronts() -> dict[str, Any]:
    return tomllib.loads((files("caucasus_events.parse.rows") / "fronts.toml").read_text("utf-8"))


def karabakh_fights(draft: Draft, spot: Spot | None, day: date) -> bool:
    """Tell whether an event belongs to the forces of Nagorno-Karabakh.

    Parameters
    ----------
    draft : Draft
        The event.
    spot : Spot or None
        Where it happened.
    day : date
        Its first day.
    """
    words = _fronts()
    match = spot.match if spot else None
    if day > words["dissolved"] or (match is not None and match.country == "Armenia"):
        return False
    if match is None or match.country != "Azerbaijan":
        return _named(draft) or (_on_contact_line(draft) and not _by_armenia(draft))
    if match.name in words["region"] or match.admin1 not in words["units"]:
        return match.name in words["region"] or _named(draft)
    holder = control_on(match.place_id, match.admin1, day)
    if day > words["truce"]:
        return holder == "Nagorno-Karabakh" or match.admin1 in words["remnant"]
    return day < words["war"] or _named(draft) or not _shelled_from_armenia(draft, holder)


def _named(draft: Draft) -> bool:
    """Tell whether the forces or authorities of Nagorno-Karabakh do or suffer something."""
    return any(
        person is not None and person.side == "Nagorno-Karabakh" and person.kind != "state"
        for person in (draft.first.agent, draft.first.target)
    )


def _on_contact_line(draft: Draft) -> bool:
    return any(mention.sentence.has("contact_line") for mention in draft.mentions)


def _shelled_from_armenia(draft: Draft, holder: str | None) -> bool:
    """Tell the fire of the autumn of 2020 on towns that Azerbaijan held from other fights."""
    agent = draft.first.agent
    by_armenians = agent is not None and agent.side == "Armenia"
    return draft.family in _DISTANT and (by_armenians or holder != "Nagorno-Karabakh")


def _by_armenia(draft: Draft) -> bool:
    """Tell whether the state is named as the doer, not "Armenian forces"."""
    agent = draft.first.agent
    word = draft.first.sentence.low(agent.first) if agent is not None else ""
    return word.startswith("armenia") and not word.startswith("armenian")
