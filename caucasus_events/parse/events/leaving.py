"""What is no event of this article: background, plans, totals, other conflicts."""

from __future__ import annotations

from datetime import date

from caucasus_events.parse.events.drafts import STRATEGIC, Draft
from caucasus_events.parse.events.location import Spot
from caucasus_events.parse.events.tolls import in_passing, of_a_war, onset, total_since
from caucasus_events.parse.sentences.actors import COUNTRIES, PARTIES
from caucasus_events.parse.sentences.model import Reading
from caucasus_events.parse.words.lexicons import word_set

BACKGROUND_DAYS = 60
_LONG_AGO = 3 * 366
_MONTH = 3
_PERFECT = 3
_SIGNED_DAYS = 21
_COUNTED = {"casualty", "clash", "explosion"}


def left_out(
    draft: Draft, reading: Reading, published: date, *, news: bool, total: bool
) -> str | None:
    """Return why a mention makes no event, or None.

    Parameters
    ----------
    draft : Draft
        What it tells.
    reading : Reading
        Its sentence.
    published : date
        Day of publication.
    news : bool
        Whether the article reports news.
    total : bool
        Whether it opens with the toll of a long time, whose parts it then tells.
    """
    when = draft.when
    sentence = reading.sentence
    if sentence.has("cue_when", "total") and (
        draft.family in _COUNTED or (when is None and draft.said)
    ):
        return "background"
    part = total and draft.family == "casualty" and not (when and when.strong)
    tolls = (in_passing, total_since, of_a_war)
    loose = when is None or when.reported or _summed(draft)
    since = loose and _long_since(reading, published)
    if part or since or onset(draft, published) or any(toll(draft) for toll in tolls):
        return "background"
    if when is None:
        return None
    if when.precision > 3:
        return "background" if (published - when.last).days > BACKGROUND_DAYS else "undated"
    if when.first > published and draft.family not in {"ceasefire", "transfer"}:
        return "planned"
    days = (published - when.last).days
    recent = _SIGNED_DAYS if draft.family in {"ceasefire", "agreement"} else BACKGROUND_DAYS
    old = (news and days > recent) or (when.precision == _MONTH and days > _LONG_AGO)
    return "background" if old else None


def _summed(draft: Draft) -> bool:
    """Tell "122 captives have been returned since 2020" from "those held since then were freed"."""
    trigger = draft.first.trigger
    if trigger is None or draft.family not in {"release", "capture"}:
        return False
    before = set(draft.first.sentence.words(trigger.first - _PERFECT, trigger.first))
    return bool(before & word_set("clauses", "has"))


def _long_since(reading: Reading, published: date) -> bool:
    """Tell a total that is counted from a day long past ("since 10 November 2020")."""
    return any(
        item.expression.kind == "since"
        and item.expression.first is not None
        and (published - item.expression.first).days > BACKGROUND_DAYS
        for item in reading.times
    )


def of_the_conflict(draft: Draft, reading: Reading, *, pure: bool) -> bool:
    """Tell whether a new event names a party, or a place of the two countries.

    An article that speaks of no other conflict (`pure`) need not name them in every sentence.
    """
    countries = {spot.match.country for spot in draft.spots if spot.match} - {None}
    ours = bool(countries & COUNTRIES)
    strategic = draft.family in STRATEGIC
    if countries and not ours and not strategic:
        return False
    sides = set(draft.sides) | {item.side for item in reading.people}
    parties = bool(sides & PARTIES)
    return parties or (ours and not strategic) or draft.area is not None or pure


def here(draft: Draft) -> list[Spot]:
    """Leave out a capital abroad where a fight is only spoken of ("as they met in Moscow")."""
    if draft.family in STRATEGIC | {"casualty"}:
        return draft.spots
    return [
        spot
        for spot in draft.spots
        if spot.match is None or spot.match.country in COUNTRIES | {None}
    ]
