"""Which mentions are one event."""

from __future__ import annotations

from caucasus_events.parse.events.drafts import Draft, kind, times_told
from caucasus_events.parse.events.elsewhere import (
    agents_differ,
    along_the_front,
    later_elsewhere,
    the_other_way,
)
from caucasus_events.parse.events.location import Spot
from caucasus_events.parse.events.reported import only_reported, tells_another
from caucasus_events.parse.events.whereabouts import there

_BLOODY = {"explosion", "aircraft_down", "ground", "transfer"}
_FOUGHT = {"assault", "attack", "clash"}
_LISTED = {"fire", "violation"}
_DAYS = 2
_NEXT = 2


def alike(known: Draft, draft: Draft) -> bool:
    """Tell whether an undated mention may be an event told elsewhere."""
    if kind(known) != kind(draft):
        return False
    if (known.area and draft.spots) or (draft.area and known.spots):
        return False
    return not (known.spots and draft.spots) or _share_place(known.spots, draft.spots)


def same_event(draft: Draft, drafts: list[Draft]) -> Draft | None:
    """Return the event that a mention tells of again."""
    if draft.family == "casualty" and drafts:
        last = max(drafts, key=lambda item: item.mentions[-1].sentence.index)
        dated = draft.when and last.when and not last.when.overlaps(draft.when)
        if last.family in _BLOODY and not dated and _follows(last, draft):
            return last
    cause = _blast_that_hurt(draft, drafts)
    if cause is not None:
        return cause
    fought = _ground_fought_for(draft, drafts) or _fight_that_took(draft, drafts)
    if fought is not None:
        return fought
    for known in reversed(drafts):
        if kind(known) == kind(draft) and _compatible(known, draft):
            return known
    return None


def _blast_that_hurt(draft: Draft, drafts: list[Draft]) -> Draft | None:
    """Return the casualties just told, which a mine now told of caused."""
    last = drafts[-1] if drafts else None
    if draft.family != "explosion" or last is None or last.family != "casualty":
        return None
    apart = draft.when is not None and last.when and not last.when.overlaps(draft.when)
    gap = draft.first.sentence.index - last.mentions[-1].sentence.index
    elsewhere = last.spots and draft.spots and not _share_place(last.spots, draft.spots)
    return None if apart or elsewhere or gap > _NEXT else last


def _ground_fought_for(draft: Draft, drafts: list[Draft]) -> Draft | None:
    """Return the capture just told, whose dead the next sentence of its paragraph counts.

    An undated fight "there" is the fight for that place.
    """
    last = drafts[-1] if drafts else None
    if last is None or last.family != "ground":
        return None
    there = draft.family == "clash" and draft.when is None and bool(draft.spots)
    if draft.family != "casualty" and not there:
        return None
    if draft.spots and not _share_place(last.spots, draft.spots):
        return None
    before, after = last.mentions[-1].sentence, draft.first.sentence
    dated = draft.when is not None and last.when and not last.when.overlaps(draft.when)
    near = before.paragraph == after.paragraph and 0 < after.index - before.index <= 1
    return last if near and not dated else None


def _fight_that_took(draft: Draft, drafts: list[Draft]) -> Draft | None:
    """Return the fight just told at a place and on a day, by which that place was taken."""
    if draft.family != "ground" or not any(spot.site for spot in draft.spots):
        return None
    for known in reversed(drafts):
        gap = draft.first.sentence.index - known.mentions[-1].sentence.index
        days = draft.when is None or (known.when and known.when.overlaps(draft.when))
        if known.family in _FOUGHT and gap <= _NEXT and days and _share_site(known, draft):
            return known
    return None


def _share_site(known: Draft, draft: Draft) -> bool:
    """Tell whether all sites of a fight are among those that were taken."""
    fought = {spot.match.place_id for spot in known.spots if spot.match and spot.site}
    taken = {spot.match.place_id for spot in draft.spots if spot.match and spot.site}
    return bool(fought) and fought <= taken


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


def _compatible(known: Draft, draft: Draft) -> bool:
    apart = known.when and draft.when and not known.when.overlaps(draft.when)
    if apart and not only_reported(known, draft):
        return False
    if any(test(known, draft) for test in _APART):
        return False
    if _part_of_bulletin(known, draft):
        return True
    if _beside_bulletin(known, draft):
        return False
    if draft.when is None and not (draft.first.definite or _follows(known, draft)):
        return False
    return not (known.spots and draft.spots and not _share_place(known.spots, draft.spots))


def _yet_another(known: Draft, draft: Draft) -> bool:
    """Tell "an officer was wounded at another section" from what was told before."""
    return bool(known.said and draft.said) and tells_another(draft)


def _counts_more(known: Draft, draft: Draft) -> bool:
    """Tell the week that a bulletin counts from an incident with a day or place of its own."""
    if times_told(draft) is None:
        return False
    if times_told(known) is not None:
        return agents_differ(known, draft)
    placed = any(spot.site for spot in known.spots)
    return known.family not in _LISTED or bool(known.said) or placed


def _within_bulletin(known: Draft, draft: Draft) -> bool:
    """Tell an incident with a day of its own from the week that a bulletin counts."""
    if known.when is None or draft.when is None or times_told(known) is None:
        return False
    long = (known.when.last - known.when.first).days > _DAYS
    short = draft.when.strong and (draft.when.last - draft.when.first).days < _DAYS
    return long and short


def _part_of_bulletin(known: Draft, draft: Draft) -> bool:
    """Tell whether fire without losses is one of the violations that a bulletin counts."""
    listed = draft.family in _LISTED and not draft.said
    return listed and times_told(known) is not None


def _beside_bulletin(known: Draft, draft: Draft) -> bool:
    """Tell a fight with a place of its own from the violations that a bulletin counts."""
    fight = draft.family not in _LISTED | {"casualty"} and bool(draft.spots)
    death = bool(draft.said) and bool(draft.spots) and bool(draft.when and draft.when.strong)
    return (fight or death) and times_told(known) is not None


def _follows(known: Draft, draft: Draft) -> bool:
    left, right = known.mentions[-1].sentence, draft.first.sentence
    here = not draft.spots or (there(right) and _share_place(known.spots, draft.spots))
    return right.index - left.index <= 3 and here


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
    if not (one.listed and other.listed) and {first.admin1, second.admin1} & {None}:
        return first.admin1 == second.admin1
    return first.admin1 is None or second.admin1 is None or first.admin1 == second.admin1


_APART = (
    the_other_way,
    along_the_front,
    later_elsewhere,
    _within_bulletin,
    _counts_more,
    _yet_another,
)
