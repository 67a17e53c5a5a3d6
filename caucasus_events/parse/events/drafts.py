"""Events while an article is read."""

from __future__ import annotations

from dataclasses import dataclass, field

from caucasus_events.parse.events.location import Spot
from caucasus_events.parse.events.mentions import COMBAT, families
from caucasus_events.parse.sentences.model import EventMention, Said, When
from caucasus_events.parse.words.lexicons import word_set

_KINDS = {"ceasefire": "truce", "agreement": "truce", "arrest": "capture"}
FIGHT = COMBAT | {"casualty"}
STRATEGIC = {"ceasefire", "agreement", "transfer", "release", "protest", "group", "base"}


@dataclass(slots=True)
class Draft:
    """One event as its mentions tell it."""

    family: str
    mentions: list[EventMention]
    when: When | None
    spots: list[Spot]
    sides: list[str]
    area: Spot | None = None
    said: list[Said] = field(default_factory=list)
    accusers: set[str] = field(default_factory=set)
    deniers: set[str] = field(default_factory=set)
    claimants: set[str] = field(default_factory=set)
    mutual: bool = False
    karabakh: bool = False
    count: int | None = None
    told_until: int = 0

    @property
    def first(self) -> EventMention:
        """The mention that made the event."""
        return self.mentions[0]


def kind(draft: Draft) -> str:
    """Return the kind of an event: mentions of different kinds never merge."""
    if draft.family in FIGHT:
        return "fight"
    if draft.family == "transfer":
        return "ground"
    return _KINDS.get(draft.family, draft.family)


def _only_general(draft: Draft) -> bool:
    """Tell "the clashes", a word for whatever happened, from "the ensuing exchange of fire"."""
    trigger = draft.first.trigger
    if not draft.first.definite or trigger is None:
        return draft.first.definite
    return trigger.last - trigger.first == 1 or draft.family != "clash"


def _elsewhere_too(target: Draft, draft: Draft) -> bool:
    """Tell "fighting went on over the region", which does not name what hit a town."""
    trigger = draft.first.trigger
    return (
        draft.family == "clash"
        and trigger is not None
        and trigger.form == "noun"
        and any(spot.site for spot in target.spots)
        and not any(spot.site for spot in draft.spots)
        and not draft.said
    )


def merge(target: Draft, draft: Draft) -> None:
    """Add what a second mention tells to an event."""
    ranks = families()
    general = _only_general(draft) or _elsewhere_too(target, draft)
    higher = not general or draft.first.sentence is target.first.sentence
    if higher and int(str(ranks[draft.family]["rank"])) > int(str(ranks[target.family]["rank"])):
        target.family = draft.family
    if draft.family == "ground" and kind(target) == "fight":
        target.family = "ground"
    target.mentions += draft.mentions
    target.said += draft.said
    target.accusers |= draft.accusers
    target.claimants |= draft.claimants
    target.mutual |= draft.mutual
    target.area = target.area or draft.area
    target.sides += [side for side in draft.sides if side not in target.sides]
    fresh = not draft.first.definite
    if better_day(target.when, draft.when) or (fresh and hour_of_night(target.when, draft.when)):
        target.when = draft.when
    if times_told(target) is None or times_told(draft) is not None:
        merge_spots(target, draft.spots)


def better_day(known: When | None, told: When | None) -> bool:
    """Tell whether a second mention dates an event better than the first one did."""
    if known is None or told is None:
        return told is not None
    if known.reported != told.reported:
        return known.reported and (told.strong or told.precision < known.precision)
    if told.precision == known.precision == 1 and told.strong and not known.strong:
        return True
    return told.precision < known.precision


def hour_of_night(known: When | None, told: When | None) -> bool:
    """Tell "at 00:15 on Tuesday", which says on which day of a night it was."""
    if known is None or told is None:
        return False
    night = known.expression is not None and known.expression.night
    one_day = told.strong and told.first == told.last
    return bool(night and one_day and known.first < told.first <= known.last)


def merge_spots(target: Draft, found: list[Spot]) -> None:
    """Add places to an event; where precise ones are known the vaguer ones go."""
    known = {spot.match.place_id for spot in target.spots if spot.match}
    fresh = [spot for spot in found if spot.match and spot.match.place_id not in known]
    precise = [spot for spot in [*target.spots, *fresh] if spot.site]
    target.spots = precise or [*target.spots, *fresh]


def times_told(draft: Draft) -> int | None:
    """Return N of "violated the ceasefire N times", which makes an aggregate of the event."""
    while draft.told_until < len(draft.mentions) and draft.count is None:
        draft.count = _times_in(draft.mentions[draft.told_until])
        draft.told_until += 1
    return draft.count


def _times_in(mention: EventMention) -> int | None:
    if mention.family not in {"violation", "fire"}:
        return None
    inside = [
        token for token in mention.sentence.tokens if mention.start <= token.start < mention.end
    ]
    for before, token, after in zip(inside, inside[1:], [*inside[2:], None], strict=False):
        number = before.low.replace(",", "")
        counted = {token.low, after.low if after else ""} & word_set("counting", "incidents")
        if number.isdigit() and (token.low == "times" or counted):
            return int(number)
    return None
