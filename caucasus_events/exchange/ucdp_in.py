"""A user's own UCDP GED download as our events, for comparison."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import Any

import pandas as pd

from caucasus_events.exchange.download import column, dates, numbers, read_download, whole
from caucasus_events.exchange.imported import (
    Imported,
    finished,
    mapped_actors,
    our_actor,
    our_names,
)
from caucasus_events.vocabulary.actors import actors

NEEDED = ("id", "side_a", "side_b", "date_start", "date_end", "where_prec", "date_prec", "best")
_TIME = {1: 1, 2: 2, 3: 2, 4: 3}
"""date_prec: a day, some days, a week, a month; 5 is vaguer than we hold."""
_PLACE = {1: 1, 2: 2, 3: 3, 4: 3, 5: 3}
"""where_prec: a place, near it, district, province, a line or region; 6 and 7 are no points."""
_SIDES = {
    "Armenia": "fatalities_armenia",
    "Azerbaijan": "fatalities_azerbaijan",
    "Nagorno-Karabakh": "fatalities_nagorno_karabakh",
}
_THEIRS = {
    "country": "country",
    "admin1": "adm_1",
    "location": "where_coordinates",
    "sources": "source_office",
}
_VIOLENT, _ONE_SIDED = ("1", "2", "3"), "3"
"""type_of_violence: between states or with one, between groups, against civilians."""
_AGGREGATED = "2"
_GOVERNMENT = "Government of "


def import_ucdp(path: Path) -> Imported:
    """Read a UCDP GED download.

    Parameters
    ----------
    path : Path
        The user's CSV.

    Returns
    -------
    Imported
        Events under UCDP's ids, and what the mapping could not keep.
    """
    raw = read_download(path, NEEDED)
    losses: Counter[str] = Counter()
    time = whole(raw["date_prec"]).map(_TIME).astype("Int64")
    losses["date_prec 5 is vaguer than a month"] += int(time.isna().sum())
    precision = whole(raw["where_prec"]).map(_PLACE).astype("Int64")
    losses["where_prec 6 and 7 give no point"] += int(precision.isna().sum())
    losses["where_prec 4 and 5 become 3"] += int(raw["where_prec"].isin(["4", "5"]).sum())
    violence = column(raw, "type_of_violence")
    one_sided = violence == _ONE_SIDED
    losses["type_of_violence does not tell the sub_event_type"] += len(raw)
    losses["deaths_unknown belong to no side"] += int(
        (numbers(column(raw, "deaths_unknown")) > 0).sum()
    )
    pointed = precision.notna()
    names = our_names()
    first, second = (
        mapped_actors(raw[side], lambda actor: _one(actor, names), losses)
        for side in ("side_a", "side_b")
    )
    begin = dates(raw["date_start"])
    losses["a date is no date"] += int(begin.isna().sum())
    deaths = {"a": whole(column(raw, "deaths_a")), "b": whole(column(raw, "deaths_b"))}
    data: dict[str, Any] = {
        "event_id": "UCDP-" + raw["id"],
        "event_date": begin,
        "end_date": dates(raw["date_end"]),
        "year": begin.dt.year.astype("Int64"),
        "time_precision": time,
        "event_type": one_sided.map({True: "Violence against civilians", False: None}),
        "disorder_type": violence.isin(_VIOLENT).map({True: "Political violence", False: None}),
        "unit": (column(raw, "event_clarity") == _AGGREGATED).map(
            {True: "period_aggregate", False: "incident"}
        ),
        "actor1": first,
        "actor2": second.where(~one_sided),
        "civilian_targeting": one_sided,
        "latitude": numbers(column(raw, "latitude")).where(pointed),
        "longitude": numbers(column(raw, "longitude")).where(pointed),
        "geo_precision": precision,
        "fatalities_low": whole(column(raw, "low")),
        "fatalities": whole(raw["best"]),
        "fatalities_high": whole(column(raw, "high")),
        "fatalities_civilians": whole(column(raw, "deaths_civilians")),
        **_by_side(first, second, deaths, losses),
    }
    return finished("ucdp", raw, data, losses, _THEIRS)


def _one(text: str, names: dict[str, str]) -> str | None:
    """UCDP names governments where their forces fight."""
    country = text.removeprefix(_GOVERNMENT).partition(" (")[0]
    forces = f"Military Forces of {country}"
    if text.startswith(_GOVERNMENT) and forces in actors():
        return forces
    if country in {"Republic of Nagorno-Karabakh", "Republic of Artsakh"}:
        return "Military Forces of Nagorno-Karabakh"
    return our_actor(text, names)


def _by_side(
    first: pd.Series, second: pd.Series, deaths: dict[str, pd.Series], losses: Counter[str]
) -> dict[str, pd.Series]:
    side_of = {name: actor.side for name, actor in actors().items()}
    sides = {"a": first.map(side_of), "b": second.map(side_of)}
    totals: dict[str, pd.Series] = {}
    for side, target in _SIDES.items():
        parts = [deaths[key].where(sides[key] == side) for key in deaths]
        both = parts[0].fillna(0) + parts[1].fillna(0)
        totals[target] = both.where(parts[0].notna() | parts[1].notna())
    outside = [(deaths[key].fillna(0) > 0) & ~sides[key].isin(_SIDES) for key in deaths]
    losses["deaths of a side that has no column"] += int((outside[0] | outside[1]).sum())
    return totals
