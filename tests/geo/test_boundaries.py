"""Invariants of the embedded boundaries."""

from __future__ import annotations

import csv
import hashlib
from importlib.resources import files
from pathlib import Path

import numpy as np
import pytest
import shapely

from caucasus_events.geo import boundaries, locate, locate_frame, places
from caucasus_events.geo.cells import units_at
from caucasus_events.geo.distance import border_distance_km

SHA256 = "aff33cd8a2d150c367bff16477950627053f0e236c73754d21791dfc4679d0a4"
MAX_BYTES = 500 * 1024
EXCLAVES = {
    "Artsvashen": (40.6402, 45.5255, "Armenia", "Gegharkunik"),
    "Karki": (39.7866, 44.9467, "Azerbaijan", "Nakhchivan"),
    "Yukhari Askipara": (41.0641, 45.0262, "Azerbaijan", "Qazax"),
    "Barkhudarli": (40.9936, 45.2256, "Azerbaijan", "Qazax"),
    "Sofulu": (41.0013, 45.2128, "Azerbaijan", "Qazax"),
}


def test_the_file_is_the_one_that_was_built() -> None:
    data = files("caucasus_events.geo").joinpath("embedded/boundaries.parquet").read_bytes()
    assert hashlib.sha256(data).hexdigest() == SHA256
    assert len(data) < MAX_BYTES


def test_valid_without_overlap_or_gap() -> None:
    frame = boundaries()
    assert frame.geometry.is_valid.all()
    units = frame[frame["level"] == "admin1"]
    assert shapely.coverage_is_valid(units.geometry.to_numpy())
    countries = frame[frame["level"] == "country"].set_index("name").geometry
    assert countries["Armenia"].intersection(countries["Azerbaijan"]).area == 0
    for name, group in units.groupby("country"):
        union = shapely.coverage_union_all(group.geometry.to_numpy())
        assert union.symmetric_difference(countries[name]).area < 1e-9


def test_units_and_codes() -> None:
    units = boundaries().query("level == 'admin1'")
    assert (units["country"] == "Armenia").sum() == 11
    assert units["iso_3166_2"].is_unique
    assert {"Lachin", "Nakhchivan", "Khankendi", "Goygol"} <= set(units["name"])


def test_the_line_keeps_exclaves_apart() -> None:
    names = set(boundaries().query("level == 'border'")["name"])
    assert {"Main line", "Nakhchivan line", "Exclave line: Artsvashen"} <= names
    assert len(names) == 6


@pytest.mark.parametrize("name", EXCLAVES)
def test_exclaves(name: str) -> None:
    lat, lon, country, admin1 = EXCLAVES[name]
    found = locate(lat, lon)
    assert (found.country, found.admin1) == (country, admin1)


def test_places_near_the_line_are_in_the_right_country(shared: Path) -> None:
    with (shared / "reference" / "places.csv").open(encoding="utf-8") as file:
        rows = [row for row in csv.DictReader(file) if row["basis"] != "from memory"]
    lat = np.array([float(row["latitude"]) for row in rows])
    lon = np.array([float(row["longitude"]) for row in rows])
    near = border_distance_km(lat, lon) < 10
    country, _ = units_at(lat, lon)
    wanted = np.array(
        [{"AM": "Armenia", "AZ": "Azerbaijan"}[row["country_dejure"]] for row in rows]
    )
    assert near.sum() >= 110
    assert (country == wanted).all()


def test_150_places_near_the_line_lie_in_their_country() -> None:
    known = places().query("country in ['Armenia', 'Azerbaijan'] and place_type == 'settlement'")
    lat, lon = known["latitude"].to_numpy(), known["longitude"].to_numpy()
    near = border_distance_km(lat, lon) < 10
    country, _ = units_at(lat, lon)
    assert near.sum() >= 150
    assert (country == known["country"].to_numpy(dtype=object)).all()
    assert set(known["country"][near]) == {"Armenia", "Azerbaijan"}


def test_known_settlements_hold_their_unit_where_the_polygon_is_coarse() -> None:
    known = places().query("place_type == 'settlement' and admin1.notna()")
    located = locate_frame(known)
    assert (located["admin1"].to_numpy() == known["admin1"].to_numpy()).mean() > 0.995
    assert locate(39.6374, 46.5498).admin1 == "Lachin"


def test_outside_is_nowhere() -> None:
    tbilisi = locate(41.7151, 44.8271)
    assert (tbilisi.country, tbilisi.iso, tbilisi.admin1) == (None, None, None)
