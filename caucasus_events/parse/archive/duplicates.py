"""The same event in several articles: proposals for a person, and the few safe merges.

Candidates share their two actors in any order, lie within a day and within 5 km (or the summed
uncertainty). Merged are only reports of one known day, one site (within 1 km) and one type, and
those that copies of one text place alike; the merged event keeps every source and every claim.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from math import asin, cos, radians, sin, sqrt
from typing import Any

from caucasus_events.parse.archive.sketches import copies

Row = dict[str, Any]

NEAR_M = 5000.0
SAME_M = 1000.0
_EARTH_M = 6_371_000.0


@dataclass(frozen=True, slots=True)
class Proposal:
    """Two events that may be one: how much speaks for it, and what."""

    first: str
    second: str
    score: float
    reason: str


def group_sources(sources: list[Row], sketches: dict[str, list[int]]) -> None:
    """Give the sources whose texts are copies of each other a common ``independence_group``.

    Parameters
    ----------
    sources : list of dict
        Rows of sources; changed in place.
    sketches : dict
        Sketch of the text by source id.
    """
    known = [row for row in sources if sketches.get(row["source_id"])]
    first = copies([sketches[row["source_id"]] for row in known])
    sizes: dict[int, int] = defaultdict(int)
    for number in first:
        sizes[number] += 1
    for row, number in zip(known, first, strict=True):
        if sizes[number] > 1:
            row["independence_group"] = f"copies of {known[number]['source_id']}"


def proposals(events: list[Row]) -> Iterator[Proposal]:
    """Give the pairs of events of different sources that may be one event.

    Parameters
    ----------
    events : list of dict
        Rows of events in JSON form (days as text).
    """
    by_pair: dict[tuple[str, ...], list[Row]] = defaultdict(list)
    for row in events:
        by_pair[tuple(sorted(filter(None, (row["actor1"], row["actor2"]))))].append(row)
    for rows in by_pair.values():
        rows.sort(key=lambda row: (row["event_date"], row["event_id"]))
        for number, row in enumerate(rows):
            for other in rows[number + 1 :]:
                if _days(row, other) > 1:
                    break
                found = _compare(row, other)
                if found is not None:
                    yield found


def merge(tables: dict[str, list[Row]]) -> int:
    """Merge the reports of one event by several texts; return how many rows went.

    Parameters
    ----------
    tables : dict
        Lists of rows by table name; changed in place.
    """
    stories = {row["source_id"]: row.get("independence_group") for row in tables["sources"]}
    kept: dict[tuple[Any, ...], list[Row]] = defaultdict(list)
    gone: dict[str, str] = {}
    for row in tables["events"]:
        pair = tuple(sorted(filter(None, (row["actor1"], row["actor2"]))))
        known = kept[row["event_date"], row["end_date"], row["sub_event_type"], pair]
        same = next((other for other in known if _one_event(row, other, stories)), None)
        if same is None:
            known.append(row)
        else:
            same["source_ids"] = sorted({*same["source_ids"], *row["source_ids"]})
            gone[row["event_id"]] = same["event_id"]
    tables["events"] = [row for row in tables["events"] if row["event_id"] not in gone]
    for row in tables["casualties"]:
        row["event_id"] = gone.get(row["event_id"], row["event_id"])
    for row in tables["evidence"]:
        if row["table"] == "events":
            row["row_id"] = gone.get(row["row_id"], row["row_id"])
    return len(gone)


def _compare(row: Row, other: Row) -> Proposal | None:
    if set(row["source_ids"]) & set(other["source_ids"]):
        return None
    metres = _metres(row, other)
    named = metres is None and row["location"] == other["location"] and row["location"]
    reach = max(NEAR_M, (row["uncertainty_m"] or 0) + (other["uncertainty_m"] or 0))
    if not named and (metres is None or metres > reach):
        return None
    days = _days(row, other)
    alike = row["sub_event_type"] == other["sub_event_type"]
    closeness = 1.0 if named else 1.0 - (metres or 0.0) / reach
    score = round(0.4 * (days == 0) + 0.3 * alike + 0.3 * closeness, 2)
    reasons = [
        "same actors",
        "same day" if days == 0 else "a day apart",
        "same place" if named else f"{(metres or 0.0) / 1000:.1f} km apart",
        "same type" if alike else "other type",
    ]
    return Proposal(row["event_id"], other["event_id"], score, ", ".join(reasons))


def _one_event(row: Row, other: Row, stories: dict[str, str | None]) -> bool:
    """Tell whether two rows of one day and type are one event beyond doubt.

    They are at one site, less than a kilometre apart, on a known day; or copies of one text
    place them alike.
    """
    if set(row["source_ids"]) & set(other["source_ids"]):
        return False
    told = [{stories.get(item) for item in one["source_ids"]} - {None} for one in (row, other)]
    metres = _metres(row, other)
    if told[0] & told[1]:
        named = bool(row["location"] and row["location"] == other["location"])
        return named if metres is None else metres < SAME_M
    sites = all(one["geo_precision"] == 1 and one["time_precision"] == 1 for one in (row, other))
    return sites and metres is not None and metres < SAME_M


def _days(row: Row, other: Row) -> int:
    """Return how many days lie between two spans of days; 0 if they share one."""
    left, right = sorted(
        (date.fromisoformat(item["event_date"]), date.fromisoformat(item["end_date"]))
        for item in (row, other)
    )
    return max((right[0] - left[1]).days, 0)


def _metres(row: Row, other: Row) -> float | None:
    points = [(item["latitude"], item["longitude"]) for item in (row, other)]
    if any(value is None for point in points for value in point):
        return None
    (lat1, lon1), (lat2, lon2) = [(radians(lat), radians(lon)) for lat, lon in points]
    chord = sin((lat2 - lat1) / 2) ** 2 + cos(lat1) * cos(lat2) * sin((lon2 - lon1) / 2) ** 2
    return 2 * _EARTH_M * asin(sqrt(chord))
