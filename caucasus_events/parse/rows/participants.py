"""Who took part: the two actors of an event, and who began it."""

from __future__ import annotations

import tomllib
from datetime import date
from functools import cache
from importlib.resources import files
from typing import Any

from caucasus_events.parse.events.drafts import Draft
from caucasus_events.parse.events.location import BORDER, Spot
from caucasus_events.parse.sentences.actors import ARMENIAN, PARTIES, Mention, actor_name, opponent

SIDES = {"Armenia", "Azerbaijan", "Nagorno-Karabakh", "Russia", "Turkey"}
_SIGNED = {"ceasefire", "agreement", "release"}


@cache
def _fronts() -> dict[str, Any]:
    return tomllib.loads((files("caucasus_events.parse.rows") / "fronts.toml").read_text("utf-8"))


def armenian_side(draft: Draft, spot: Spot | None, day: date) -> str | None:
    """Return which Armenian side a place speaks for, None where it leaves that open.

    A fight in Armenia or at the state border is Armenia's; one inside Azerbaijan, in
    Nagorno-Karabakh or along the line of contact is that of Nagorno-Karabakh's forces, as long as
    these are an actor of their own (``fronts.toml``).
    """
    if spot is not None and spot.match is not None and spot.match.country == "Armenia":
        return "Armenia"
    if day >= _fronts()["karabakh_until"]:
        return "Armenia"
    if spot is None or spot.match is None:
        if spot is not None and spot.name == BORDER:
            return "Armenia"
        lines = any(mention.sentence.has("contact_line") for mention in draft.mentions)
        return "Nagorno-Karabakh" if lines else None
    if spot.match.country != "Azerbaijan":
        return None
    since = _fronts()["state_border"].get(spot.match.admin1)
    return "Armenia" if since is not None and day >= since else "Nagorno-Karabakh"


def participants(draft: Draft, spot: Spot | None, day: date) -> tuple[str, str | None]:
    """Return the names of both actors; mines and unknown hands leave the second open."""
    parties = [side for side in draft.sides if side in PARTIES]
    if draft.family in _SIGNED:
        named = [actor_name(side, "government", day) for side in parties]
        known = [name for name in named if name]
        one = known[0] if known else "Government of Azerbaijan"
        default = (
            "Government of Armenia"
            if one != "Government of Armenia"
            else "Government of Azerbaijan"
        )
        return one, known[1] if len(known) > 1 else default
    down = draft.family in {"aircraft_down", "drone_down"}
    agent = _fighter(draft.first.agent)
    target = draft.first.target if down else _fighter(draft.first.target)
    if down and agent and not target:
        agent, target = _downed(draft, agent)
    front = armenian_side(draft, spot, day)
    karabakh = "Nagorno-Karabakh" in {front, *draft.sides}
    side1 = agent.side if agent and agent.side in SIDES else None
    side2 = target.side if target and target.side in SIDES and target.side != side1 else None
    side1 = side1 or next((side for side in parties if side != side2), None)
    side2 = side2 or next((side for side in parties if side != side1), None)
    if draft.family == "explosion":
        victim = side2 or side1 or "Azerbaijan"
        return actor_name(victim, _victims(draft), day) or "Unidentified Armed Group", None
    if side1 is None and side2 is None:
        side1 = "Azerbaijan"
    side1 = side1 or opponent(side2 or "", karabakh=karabakh)
    if side2 is None and side1:
        side2 = opponent(side1, karabakh=karabakh)
    if side1 in ARMENIAN and side2 in ARMENIAN:
        side2 = "Azerbaijan"
    side1, side2 = _at_the_front(side1, front), _at_the_front(side2, front)
    kind1 = (
        agent.kind
        if agent and agent.kind in {"border_guard", "police", "peacekeepers"}
        else "military"
    )
    kind2 = "civilians" if draft.family == "attack_civilians" else "military"
    return (
        actor_name(side1 or "Azerbaijan", kind1, day) or "Military Forces of Azerbaijan",
        actor_name(side2, kind2, day) if side2 else None,
    )


def _at_the_front(side: str | None, front: str | None) -> str | None:
    return front if front and side in ARMENIAN else side


def _fighter(mention: Mention | None) -> Mention | None:
    """Leave out an outside state that only speaks or mediates."""
    if mention is None or mention.side in PARTIES:
        return mention
    return mention if mention.kind not in {"state", "government"} else None


def _downed(draft: Draft, agent: Mention) -> tuple[Mention | None, Mention | None]:
    """Read "an Armenian jet was shot down": the aircraft's owner is no agent."""
    trigger = draft.first.trigger
    owner = trigger is not None and agent.last <= trigger.first and agent.kind != "government"
    crew = owner and any(
        agent.first <= item.first <= agent.last + 1
        for item in draft.first.sentence.chunks("crew", "uav")
    )
    return (None, agent) if crew else (agent, None)


def _victims(draft: Draft) -> str:
    categories = {said.claim.group.category for said in draft.said}
    return "military" if "military" in categories else "civilians"


def initiator(draft: Draft, one: str, two: str | None) -> str:
    """Return who began: accusation is not attribution, so mostly nobody can say."""
    if draft.mutual or len(draft.accusers) > 1:
        return "disputed" if two else "unknown"
    if draft.accusers or draft.claimants & {"Armenia", "Azerbaijan", "Nagorno-Karabakh"}:
        return "unknown"
    agent = draft.first.agent
    plain = agent is not None and draft.family in {"assault", "fire", "airstrike", "ground"}
    return "actor1" if plain and agent and agent.side in one else "unknown"
