"""The gazetteer's files hold together, and a rebuild never changes what is there."""

from __future__ import annotations

import importlib.util
import sys
from pathlib import Path
from types import ModuleType

import pytest

from caucasus_events.geo import geocode, place_names, places
from caucasus_events.geo.folding import fold
from caucasus_events.geo.gazetteer import PRECISION, embedded_names, embedded_places, merged
from caucasus_events.vocabulary.ids import is_id

SCRIPT = Path(__file__).resolve().parents[2] / "scripts" / "build_gazetteer.py"


def test_tables_hold_together() -> None:
    known, names = places(), place_names()
    assert known["place_id"].is_unique
    assert known["place_id"].map(lambda value: is_id(value, "PL-")).all()
    assert set(names["place_id"]) == set(known["place_id"])
    assert not names.duplicated(["place_id", "name"]).any()
    assert set(known["place_type"].dropna()) <= set(PRECISION)
    own = set(zip(names["place_id"], names["name"], strict=True))
    assert set(zip(known["place_id"], known["name"], strict=True)) <= own


def test_every_place_has_a_source_and_a_radius() -> None:
    known = places()
    assert known["source"].notna().all()
    assert (known["uncertainty_m"] >= 500).all()
    assert known["latitude"].between(20, 65).all()
    at_home = known[known["country"].isin(["Armenia", "Azerbaijan"])]
    assert at_home["latitude"].between(38.3, 42).all()
    assert at_home["longitude"].between(43.4, 51.3).all()


def test_a_merged_place_keeps_its_row_and_gives_up_its_names() -> None:
    known, own = set(places()["place_id"]), place_names().groupby("place_id")["name"].agg(set)
    for gone, kept in merged().items():
        assert {gone, kept} <= known
        assert kept not in merged()
        for name in own[gone]:
            found = {match.place_id for match in geocode(name).matches}
            assert found
            assert gone not in found


def test_two_settlements_never_share_a_point_from_one_list() -> None:
    known = places()
    rest = known[(known["place_type"] == "settlement") & ~known["place_id"].isin(merged())]
    rest = rest[rest["source"] == "GeoNames"]
    assert not rest.duplicated(["latitude", "longitude"]).any()


def test_every_name_folds_to_something() -> None:
    assert all(fold(item.name) for item in embedded_names())


@pytest.fixture
def builder() -> ModuleType:
    spec = importlib.util.spec_from_file_location("build_gazetteer", SCRIPT)
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


def test_a_rebuild_keeps_every_row(builder: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    known, names = builder.read("places"), builder.read("place_names")
    before = [dict(row) for row in known]
    new = {"geonameid": 99_999_999, "name": "Newtown", "latitude": 40.05, "longitude": 47.9}
    new |= {"countrycode": "AZ", "alternatenames": ["Ньютаун"]}
    moved = next(
        row for row in known if row["source_ref"].isdigit() and row["country"] == "Armenia"
    )
    old = {"geonameid": int(moved["source_ref"]), "name": "Renamed", "countrycode": "AM"}
    old |= {"latitude": moved["latitude"], "longitude": moved["longitude"], "alternatenames": []}
    monkeypatch.setattr(builder, "cities", lambda: [old, new])
    assert builder.add_cities(known, names) == 1
    assert builder.add_units(known, names) == 0
    assert known[: len(before)] == before
    assert known[-1]["name"] == "Newtown"
    assert len({place.place_id for place in embedded_places()} & {known[-1]["place_id"]}) == 0
