"""Who took part: the two actors of an event, and who began it."""

from __future__ import annotations

from datetime import date, timedelta

from caucasus_events.geo import geocode
from caucasus_events.geo.control import control_on
from caucasus_events.parse.events.areas import BORDER
from caucasus_events.parse.events.drafts import Draft
from caucasus_events.parse.events.location import Spot
from caucasus_events.parse.events.roles import SIGNED
from caucasus_events.parse.rows.fronts import karabakh_fights
from caucasus_events.parse.scope.people import TAKEN
from caucasus_events.parse.sentences.actors import (
    ARMENIAN,
    PARTIES,
    Mention,
    actor_name,
    opponent,
)
from caucasus_events.parse.words.lexicons import word_set

SIDES = PARTIES | {"Russia", "Turkey"}
_DOWN = {"aircraft_down", "drone_down"}
_HURT = {"military", "border_guard", "police", "civilians", "peacekeepers"}
_NOBODY_KNOWN = "Unidentified Armed Group"
_LAID_BY = 4
_LAID_BY_WHOM = 14
_OWN_KINDS = {"border_guard", "police", "peacekeepers"}


def participants(draft: Draft, spot: Spot | None, day: date) -> tuple[str, str | None]:
    """Return the registered actors of an event; mines and unknown hands leave the second open.

    Parameters
    ----------
    draft : Draft
        The event.
    spot : Spot or None
        Where it happened.
    day : date
        Its first day.
    """
    if draft.family in SIGNED:
        return _governments(draft, day)
    karabakh = karabakh_fights(draft, spot, day)
    agent, target = _fighters(draft)
    if draft.family == "protest":
        people = next((side for side in draft.sides if side in PARTIES), "Armenia")
        return f"Protesters ({people})", None
    if draft.family == "explosion":
        hurt = next((item for item in (target, agent) if _before_mine(draft, item)), None)
        victim = _victim_side(draft, hurt, spot, day, karabakh=karabakh)
        layer = _laid_by(draft, victim, karabakh=karabakh)
        return (
            actor_name(victim, _victims(draft), day) or _NOBODY_KNOWN,
            (actor_name(layer, "military", day) if layer else None) or _NOBODY_KNOWN,
        )
    if draft.family in {"group", "base"}:
        who = agent or target
        return actor_name(*_who_comes(draft, who), day) or _NOBODY_KNOWN, None
    one, two = _pair(draft, agent, target, _holder(draft, spot, day), karabakh=karabakh)
    if _unknown_hands(draft) or (draft.family == "grenade" and agent is None):
        hit = target or agent
        kind = hit.kind if hit and hit.kind in _OWN_KINDS else "military"
        return _NOBODY_KNOWN, actor_name(_side(hit, karabakh=karabakh) or one, kind, day)
    if spot is not None and (
        spot.name == BORDER or (spot.match is not None and spot.match.country == "Armenia")
    ):
        one, two = _of_armenia(one) or one, _of_armenia(two)
    kind1 = agent.kind if agent and agent.kind in _OWN_KINDS else "military"
    taken = draft.family in TAKEN and _victims(draft) == "civilians"
    kind2 = "civilians" if taken or draft.family == "attack_civilians" else "military"
    return (
        actor_name(one, kind1, day) or "Military Forces of Azerbaijan",
        actor_name(two, kind2, day) if two else None,
    )


def _before_mine(draft: Draft, person: Mention | None) -> bool:
    """Tell the people who are named before the mine that hit them."""
    trigger = draft.first.trigger
    return (
        person is not None
        and person.kind in _HURT
        and (trigger is None or person.last <= trigger.first)
    )


def _governments(draft: Draft, day: date) -> tuple[str, str | None]:
    """Return who makes a truce or gives people back: Azerbaijan and an Armenian side."""
    karabakh = "Nagorno-Karabakh" in draft.sides and "Armenia" not in draft.sides
    other = "Nagorno-Karabakh" if karabakh else "Armenia"
    names = [actor_name(side, "government", day) for side in ("Azerbaijan", other)]
    return names[0] or "Government of Azerbaijan", names[1]


def _unknown_hands(draft: Draft) -> bool:
    """Tell "unidentified gunmen opened fire": nobody says whose they are."""
    sentence, trigger = draft.first.sentence, draft.first.trigger
    if trigger is None:
        return False
    return any(
        sentence.low(index) in word_set("roles", "unknown")
        and sentence.low(index + 1) in word_set("roles", "unknown_people")
        for index in range(trigger.first)
    )


def _fighters(draft: Draft) -> tuple[Mention | None, Mention | None]:
    first = draft.first
    down = draft.family in _DOWN
    return _fighter(first.agent), first.target if down else _fighter(first.target)


def _fighter(mention: Mention | None) -> Mention | None:
    """Leave out an outside state that only speaks or mediates."""
    if mention is None or mention.side in PARTIES:
        return mention
    return mention if mention.kind not in {"state", "government"} else None


def _pair(
    draft: Draft,
    agent: Mention | None,
    target: Mention | None,
    holder: str | None,
    *,
    karabakh: bool,
) -> tuple[str, str | None]:
    """Return the two sides; who is not named is the opponent in this conflict."""
    parties = list(
        dict.fromkeys(_here(side, karabakh=karabakh) for side in draft.sides if side in PARTIES)
    )
    one = _side(agent, karabakh=karabakh)
    two = _side(target, karabakh=karabakh)
    hurt = {said.claim.group.side for said in draft.said}
    if hurt == {"Russia"} and draft.family not in _DOWN:
        one, two = one if one in PARTIES else "Azerbaijan", "Russia"
    if two == one:
        two = None
    one = one or next((side for side in parties if side != two), None)
    two = two or next((side for side in parties if side != one), None)
    if one is None and two is None:
        one = holder
    one = one or opponent(two or "", karabakh=karabakh) or "Azerbaijan"
    two = two or opponent(one, karabakh=karabakh)
    if one in ARMENIAN and two in ARMENIAN:
        two = "Azerbaijan"
    return one, two


def _holder(draft: Draft, spot: Spot | None, day: date) -> str | None:
    """Return who held taken ground on the day after, where nobody is said to have taken it."""
    if draft.family != "ground" or spot is None or spot.match is None:
        return None
    return control_on(spot.match.place_id, spot.match.admin1, day + timedelta(days=1))


def _of_armenia(side: str | None) -> str | None:
    """Return Armenia for the Armenian side of a fight inside Armenia or at its border."""
    return "Armenia" if side in ARMENIAN else side


def _side(mention: Mention | None, *, karabakh: bool) -> str | None:
    if mention is None or mention.side not in SIDES:
        return None
    return _here(mention.side, karabakh=karabakh)


def _here(side: str, *, karabakh: bool) -> str:
    """Return who "Armenian forces" are where the forces of Nagorno-Karabakh stand."""
    return "Nagorno-Karabakh" if side == "Armenia" and karabakh else side


def _victim_side(
    draft: Draft, target: Mention | None, spot: Spot | None, day: date, *, karabakh: bool
) -> str:
    """Return whose people a mine hit: the named ones', else those of the country."""
    if any(said.claim.group.category == "peacekeeper" for said in draft.said):
        return "Russia"
    named = [said.side for said in draft.said if said.side in PARTIES]
    if named:
        return _here(named[0], karabakh=karabakh)
    if target is not None and target.side in PARTIES:
        return _here(target.side, karabakh=karabakh)
    match = spot.match if spot else None
    holder = control_on(match.place_id, match.admin1, day) if match else None
    there = "Nagorno-Karabakh" if karabakh and "Nagorno-Karabakh" in draft.sides else None
    for side in (_home(draft), holder, there, match.country if match else None):
        if side in PARTIES:
            return side
    return next((side for side in draft.sides if side in PARTIES), "Azerbaijan")


def _laid_by(draft: Draft, victim: str, *, karabakh: bool) -> str | None:
    """Return who is said to have laid the mine ("planted by the army", "blaming the army")."""
    for mention in draft.mentions:
        sentence = mention.sentence
        for index in range(len(sentence.tokens)):
            blamed = sentence.low(index) in word_set("strategic", "blames")
            if not blamed and sentence.low(index) not in word_set("strategic", "laid"):
                continue
            for item in sentence.chunks("side", "metonym"):
                side = _here(item.key, karabakh=karabakh) if item.key in PARTIES else victim
                before = 0 if blamed else -_LAID_BY
                by = "by" in sentence.words(index + 1, index + _LAID_BY * 2)
                after = _LAID_BY_WHOM if by else _LAID_BY
                if before <= item.first - index <= after and side != victim:
                    return side
    return None


def _who_comes(draft: Draft, who: Mention | None) -> tuple[str, str]:
    """Return the side and kind of those who come, go or set up a post."""
    if draft.family == "group":
        return "Russia", "peacekeepers"
    if who is not None and who.side in SIDES:
        return who.side, who.kind if who.kind in _OWN_KINDS else "military"
    return next((side for side in draft.sides if side in SIDES), "Azerbaijan"), "military"


def _home(draft: Draft) -> str | None:
    """Return the country of "a resident of ..."."""
    homes = [
        geocode(place.mention.name, own_places=False).best
        for mention in draft.mentions
        for place in mention.places
        if place.role == "home"
    ]
    return next((match.country for match in homes if match is not None), None)


def _victims(draft: Draft) -> str:
    categories = {said.claim.group.category for said in draft.said}
    if "peacekeeper" in categories:
        return "peacekeepers"
    return next(
        (kind for kind in ("military", "police", "border_guard") if kind in categories), "civilians"
    )


def initiator(draft: Draft, one: str, two: str | None) -> str:
    """Return who began: accusation is not attribution, so mostly nobody can say."""
    if draft.mutual or len(draft.accusers) > 1:
        return "disputed" if two else "unknown"
    if draft.accusers or draft.claimants & PARTIES:
        return "unknown"
    agent = draft.first.agent
    plain = agent is not None and draft.family in {
        "attack",
        "assault",
        "fire",
        "airstrike",
        "ground",
    }
    return "actor1" if plain and agent and _is_of(one, agent.side) else "unknown"


def _is_of(actor: str, side: str) -> bool:
    """Tell whether a registered actor is of a side; "Armenian" forces may be Karabakh's."""
    sides = ARMENIAN if side in ARMENIAN else {side}
    return any(actor.endswith((f" of {name}", f"({name})")) for name in sides)
