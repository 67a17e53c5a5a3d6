"""Whose people a casualty claim counts: what its words leave open, its event tells."""

from __future__ import annotations

from itertools import pairwise

from caucasus_events.geo.control import control_on, units_that_changed_hands
from caucasus_events.parse.events.drafts import Draft
from caucasus_events.parse.events.victims import killed_by_speaker
from caucasus_events.parse.rows.participants import SIDES
from caucasus_events.parse.rows.result import Row
from caucasus_events.parse.scope.weapons import FROM_AFAR
from caucasus_events.parse.sentences.actors import ARMENIAN
from caucasus_events.parse.sentences.model import Said
from caucasus_events.parse.words.lexicons import word_set
from caucasus_events.vocabulary.actors import actors

_NEAR = {"casualty", "explosion", "violation", "attack", "attack_civilians"}
_AREA = 3
_ONE_SIDED = {
    "fire", "airstrike", "grenade", "attack", "assault", "attack_civilians", "incursion",
    "violation", "capture", "arrest", "aircraft_down",
}  # fmt: skip
_BOTH_REACH = 8


def whose(said: Said, event: Row, draft: Draft) -> str:
    """Return whose people a claim counts.

    Where its words leave it open: of a mine, the people of the one actor; of one-sided fire, those
    of the other actor; of a bulletin, those of the ministry that speaks.
    """
    if _of_both(said):
        return "unknown"
    holder = _holder(said, event, draft)
    if holder is not None and not (said.side == said.claimant and said.side in SIDES):
        return holder
    one, two = (_side(event[name]) for name in ("actor1", "actor2"))
    if said.side != "unknown":
        fighting = {one, two} & ARMENIAN
        if said.side in ARMENIAN and fighting and said.claim.group.side != "Nagorno-Karabakh":
            return said.side if said.side in fighting else min(filter(None, fighting))
        return said.side if said.side in SIDES else "other"
    if two is None:
        return one or "unknown"
    side = _by_the_event(said, one, two, draft) or "unknown"
    return said.claimant if {side, said.claimant} == ARMENIAN else side


def _of_both(said: Said) -> bool:
    """Tell the dead of both sides together ("15 soldiers were killed on both sides")."""
    group, chunk = said.claim.group, said.claim.chunk
    last = max(group.last, chunk.last)
    words = said.sentence.words(last, last + _BOTH_REACH)
    return not group.side and ("both", "sides") in pairwise(words)


def _by_the_event(said: Said, one: str | None, two: str, draft: Draft) -> str | None:
    """Return whose people a claim counts where only the event can tell."""
    if _called_so_by_their_enemy(said) or killed_by_speaker(said.claim, said.sentence):
        return _across(said.claimant, one, two)
    agent = draft.first.agent
    taken = draft.family == "ground" and said.claim.group.category == "civilian"
    if taken and agent is not None:
        return _across(agent.side, one, two)
    if draft.family in _ONE_SIDED and agent is not None and not draft.mutual:
        return _across(agent.side, one, two)
    return said.claimant if said.claimant in {one, two} else None


def _called_so_by_their_enemy(said: Said) -> bool:
    """Tell "22 of the attackers died", of whom only the other side speaks so."""
    noun = said.sentence.low(said.claim.group.last - 1)
    return noun in word_set("counting", "enemies") | word_set("counting", "bodies")


def _holder(said: Said, event: Row, draft: Draft) -> str | None:
    """Return who held the place that was hit: those hurt there are his, where no word says whose.

    "A missile struck Ganja, killing five": people of Azerbaijan, whoever fired.
    """
    group = said.claim.group
    if draft.mutual or group.side or group.possessive or not _fits(group.category, draft.family):
        return None
    held = event["country"] if event["admin1"] else None
    if event["admin1"] in units_that_changed_hands():
        if (event["geo_precision"] or _AREA) >= _AREA:
            return None
        held = control_on(event["place_id"], event["admin1"], event["event_date"])
    agent = draft.first.agent
    own_fire = agent is not None and (agent.side == held or {agent.side, held} <= ARMENIAN)
    if held not in SIDES or (own_fire and group.category == "unknown"):
        return None
    return str(held)


def _fits(category: str, family: str) -> bool:
    """Tell whether those hurt live where it happened: civilians, or anybody hit from afar."""
    if family in FROM_AFAR:
        return category in {"civilian", "journalist", "unknown"}
    return category == "civilian" and family in _NEAR


def _across(side: str, one: str | None, two: str | None) -> str | None:
    """Return the other actor's side; either Armenian side may stand for the other."""
    for mine, other in ((one, two), (two, one)):
        if side == mine or ({side, mine} <= ARMENIAN and other not in ARMENIAN):
            return other
    return None


def _side(actor: str | None) -> str | None:
    known = actors().get(actor or "")
    return known.side if known is not None and known.side in SIDES else None
