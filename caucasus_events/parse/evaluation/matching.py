"""Which predicted event is which gold event."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from math import asin, cos, radians, sin, sqrt
from typing import Any

from caucasus_events.parse.evaluation.gold import GoldArticle, GoldEvent, sides_of
from caucasus_events.text import Span

Row = dict[str, Any]

_EARTH_KM = 6371.0
_PLACE_KM = 25.0
_AREA_KM = 120.0
_AREA = 3
_ALLIED = {"Armenia": "Nagorno-Karabakh", "Nagorno-Karabakh": "Armenia"}


@dataclass(slots=True)
class Matching:
    """Pairs of one article, and what is left over on either side."""

    pairs: list[tuple[GoldEvent, Row]] = field(default_factory=list)
    missed: list[GoldEvent] = field(default_factory=list)
    false: list[Row] = field(default_factory=list)
    neutral: list[Row] = field(default_factory=list)


def distance_km(one: tuple[float, float], two: tuple[float, float]) -> float:
    """Return the great-circle distance of two points (latitude, longitude)."""
    lat1, lon1, lat2, lon2 = map(radians, (*one, *two))
    half = sin((lat2 - lat1) / 2) ** 2 + cos(lat1) * cos(lat2) * sin((lon2 - lon1) / 2) ** 2
    return 2 * _EARTH_KM * asin(sqrt(half))


def days_apart(gold: GoldEvent, row: Row) -> int:
    """Return how many days lie between the spans of days, 0 if they share one."""
    first, last = _day(row["event_date"]), _day(row.get("end_date") or row["event_date"])
    return max((gold.first - last).days, (first - gold.last).days, 0)


def _day(value: Any) -> date:
    return date.fromisoformat(value[:10]) if isinstance(value, str) else value


def place_km(gold: GoldEvent, row: Row) -> float | None:
    """Return the distance to the nearest place of the gold event, None if one has no point."""
    points = [
        (p.latitude, p.longitude)
        for p in gold.places
        if p.latitude is not None and p.longitude is not None
    ]
    if row.get("latitude") is None or not points:
        return None
    here = (float(row["latitude"]), float(row["longitude"]))
    return min(distance_km(here, point) for point in points)


def same_place(gold: GoldEvent, row: Row) -> bool:
    """Tell whether the place fits, as far as both name one."""
    apart = place_km(gold, row)
    exact = [
        place
        for place in gold.places
        if place.latitude is not None and (place.geo_precision or _AREA) < _AREA
    ]
    if apart is None:
        return not exact
    vague = (row.get("geo_precision") or _AREA) >= _AREA or not exact
    return apart <= (_AREA_KM if vague else _PLACE_KM)


def same_sides(gold: GoldEvent, row: Row, *, relaxed: bool = False) -> bool:
    """Tell whether the unordered pair of sides fits."""
    one, two = sides_of(row.get("actor1")), sides_of(row.get("actor2"))

    def fits(found: frozenset[str], wanted: frozenset[str]) -> bool:
        if not wanted or not found:
            return not wanted or relaxed
        allied = (
            frozenset(_ALLIED[side] for side in found if side in _ALLIED)
            if relaxed
            else frozenset()
        )
        return bool((found | allied) & wanted)

    return (fits(one, gold.sides1) and fits(two, gold.sides2)) or (
        fits(two, gold.sides1) and fits(one, gold.sides2)
    )


def agrees(gold: GoldEvent, row: Row, *, strict: bool) -> bool:
    """Tell whether a row is a gold event: day, type, sides and place; relaxed, day and sides."""
    apart = days_apart(gold, row)
    if strict:
        return (
            apart <= gold.tolerance
            and row["sub_event_type"] in gold.types
            and same_sides(gold, row)
            and same_place(gold, row)
        )
    return apart <= gold.tolerance + 1 and same_sides(gold, row, relaxed=True)


def _score(gold: GoldEvent, row: Row, spans: list[Span]) -> float:
    overlap = gold.span is not None and any(overlaps(gold.span, span) for span in spans)
    return (
        2.0 * gold.required
        + 2.0 * overlap
        + 1.0 * (row["sub_event_type"] in gold.types)
        + 1.0 * same_place(gold, row)
        + 0.5 * same_sides(gold, row)
        - 0.1 * min(days_apart(gold, row), 10)
        - 0.0001 * abs((gold.first - _day(row["event_date"])).days)
    )


def overlaps(one: Span, two: Span) -> bool:
    """Tell whether two spans share a character."""
    return one.start < two.end and two.start < one.end


def event_spans(result: Row) -> dict[str, list[Span]]:
    """Return the words that made each event, by its id."""
    found: dict[str, list[Span]] = {}
    for item in result.get("evidence", []):
        if item["table"] == "events" and item["field"] == "event":
            found.setdefault(item["row_id"], []).append(Span(item["start"], item["end"]))
    return found


def match(article: GoldArticle, result: Row, *, strict: bool) -> Matching:
    """Pair the rows of one article with its gold events, the best fits first."""
    spans = event_spans(result)
    rows = result.get("events", [])
    candidates = [
        (_score(gold, row, spans.get(row["event_id"], [])), index, order)
        for index, gold in enumerate(article.events)
        for order, row in enumerate(rows)
        if agrees(gold, row, strict=strict)
    ]
    candidates.sort(key=lambda item: (-item[0], item[1], item[2]))
    taken_gold: dict[int, int] = {}
    taken_rows: dict[int, int] = {}
    for _, index, order in candidates:
        if index not in taken_gold and order not in taken_rows:
            taken_gold[index], taken_rows[order] = order, index
    return _collect(article, rows, taken_gold, taken_rows, candidates)


def _collect(
    article: GoldArticle,
    rows: list[Row],
    taken_gold: dict[int, int],
    taken_rows: dict[int, int],
    candidates: list[tuple[float, int, int]],
) -> Matching:
    found = Matching()
    merged = {name for index in taken_gold for name in article.events[index].merge_ok}
    possible = {(index, order) for _, index, order in candidates}
    for index, gold in enumerate(article.events):
        if index in taken_gold:
            pair = (gold, rows[taken_gold[index]])
            if gold.required:
                found.pairs.append(pair)
            else:
                found.neutral.append(pair[1])
        elif gold.required and gold.event_id not in merged:
            found.missed.append(gold)
    for order, row in enumerate(rows):
        if order in taken_rows:
            continue
        forgiven = any(
            (index, order) in possible and (gold.split_ok or not gold.required)
            for index, gold in enumerate(article.events)
        )
        (found.neutral if forgiven else found.false).append(row)
    return found
