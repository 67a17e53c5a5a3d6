"""Events while an article is read, and which mentions are one event."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import pairwise

from caucasus_events.parse.events.location import Spot
from caucasus_events.parse.events.mentions import COMBAT, families
from caucasus_events.parse.sentences.model import EventMention, Said, When

_BLOODY = {"explosion", "aircraft_down"}
_KINDS = {"ceasefire": "truce", "agreement": "truce", "arrest": "capture"}
FIGHT = COMBAT | {"casualty"}
STRATEGIC = {"ceasefire", "agreement", "transfer", "release", "protest"}


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
    count: int | None = None
    told_until: int = 0

    @property
    def first(self) -> EventMention:
        """The mention that made the event."""
        return self.mentions[0]


def alike(known: Draft, draft: Draft) -> bool:
    """Tell whether an undated mention may be an event told elsewhere."""
    if kind(known) != kind(draft):
        return False
    return not (known.spots and draft.spots) or _share_place(known.spots, draft.spots)


def same_event(draft: Draft, drafts: list[Draft]) -> Draft | None:
    """Return the event that a mention tells of again."""
    if draft.family == "casualty" and draft.when is None and drafts:
        last = max(drafts, key=lambda item: item.mentions[-1].sentence.index)
        if last.family in _BLOODY and _follows(last, draft):
            return last
    for known in reversed(drafts):
        if kind(known) == kind(draft) and _compatible(known, draft):
            return known
    return None


def told_before(draft: Draft, drafts: list[Draft], left: list[Draft]) -> Draft | None:
    """Return the event that "the clashes" means: the last one told with the same word.

    It may be one that was left out as background; then this mention is background too.
    """
    trigger = draft.first.trigger
    if not draft.first.definite or trigger is None:
        return None
    if draft.when and draft.when.strong and draft.when.precision == 1:
        return None
    head = draft.first.sentence.low(trigger.last - 1).removesuffix("s")
    best: tuple[int, Draft] | None = None
    for known in [*left, *drafts]:
        for mention in known.mentions:
            word = mention.trigger and mention.sentence.low(mention.trigger.last - 1)
            same = bool(word) and str(word).removesuffix("s") == head
            if same and (best is None or mention.sentence.index >= best[0]):
                best = (mention.sentence.index, known)
    return best[1] if best else None


def kind(draft: Draft) -> str:
    """Return the kind of an event: mentions of different kinds never merge."""
    if draft.family in FIGHT:
        return "fight"
    if draft.family == "transfer":
        return "ground"
    return _KINDS.get(draft.family, draft.family)


def _compatible(known: Draft, draft: Draft) -> bool:
    if known.when and draft.when and not known.when.overlaps(draft.when):
        return False
    if _part_of_bulletin(known, draft):
        return True
    if draft.when is None and not (draft.first.definite or _follows(known, draft)):
        return False
    return not (known.spots and draft.spots and not _share_place(known.spots, draft.spots))


def _part_of_bulletin(known: Draft, draft: Draft) -> bool:
    """Tell whether fire without losses is one of the violations that a bulletin counts."""
    listed = draft.family in {"fire", "violation"} and not draft.said
    return listed and times_told(known) is not None


def _follows(known: Draft, draft: Draft) -> bool:
    left, right = known.mentions[-1].sentence, draft.first.sentence
    return right.index - left.index <= 3 and not draft.spots


def _share_place(left: list[Spot], right: list[Spot]) -> bool:
    for one in left:
        for other in right:
            if one.match is None or other.match is None:
                continue
            if one.match.place_id == other.match.place_id:
                return True
            areas = 3 in {one.precision, other.precision}
            if areas and _inside(one, other):
                return True
    return False


def _inside(one: Spot, other: Spot) -> bool:
    first, second = one.match, other.match
    if first is None or second is None:
        return False
    return first.admin1 is None or second.admin1 is None or first.admin1 == second.admin1


def merge(target: Draft, draft: Draft) -> None:
    """Add what a second mention tells to an event."""
    ranks = families()
    higher = not draft.first.definite or draft.first.sentence is target.first.sentence
    if higher and int(str(ranks[draft.family]["rank"])) > int(str(ranks[target.family]["rank"])):
        target.family = draft.family
    target.mentions += draft.mentions
    target.said += draft.said
    target.accusers |= draft.accusers
    target.claimants |= draft.claimants
    target.mutual |= draft.mutual
    target.area = target.area or draft.area
    target.sides += [side for side in draft.sides if side not in target.sides]
    better = draft.when and (target.when is None or draft.when.precision < target.when.precision)
    if better:
        target.when = draft.when
    _merge_spots(target, draft.spots)


def _merge_spots(target: Draft, found: list[Spot]) -> None:
    known = {spot.match.place_id for spot in target.spots if spot.match}
    fresh = [spot for spot in found if spot.match and spot.match.place_id not in known]
    precise = [spot for spot in [*target.spots, *fresh] if (spot.precision or 3) < 3]
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
    for before, token in pairwise(mention.sentence.tokens):
        number = before.low.replace(",", "")
        if token.low == "times" and number.isdigit():
            return int(number)
    return None
