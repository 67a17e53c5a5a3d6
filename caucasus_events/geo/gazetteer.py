"""The embedded gazetteer: places and every name under which they are found."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files
from io import StringIO
from typing import Any

import pandas as pd

from caucasus_events.geo import userplaces
from caucasus_events.schema.frames import typed

PRECISION = {
    "settlement": 1,
    "monastery": 1,
    "airport": 1,
    "bridge": 1,
    "base": 1,
    "mine": 1,
    "height": 2,
    "pass": 2,
    "reservoir": 2,
    "lake": 2,
    "area": 2,
    "river": 3,
    "road": 3,
    "corridor": 3,
    "district": 3,
    "province": 3,
    "region": 3,
}
"""geo_precision of an event at a place of each type."""


@dataclass(frozen=True, slots=True)
class Place:
    """One place of the gazetteer; None where a value is not known."""

    place_id: str
    name: str
    place_type: str
    latitude: float
    longitude: float
    uncertainty_m: int
    country: str | None
    admin1: str | None
    admin1_before_2023: str | None
    exclave: bool
    source: str
    source_ref: str | None


@dataclass(frozen=True, slots=True)
class PlaceName:
    """One name of a place."""

    place_id: str
    name: str
    language: str | None
    script: str
    usage: str
    valid_from: str | None = None
    valid_to: str | None = None

    def covers(self, day: date) -> bool:
        """Tell whether the name was in use on a day, as far as is known."""
        text = day.isoformat()
        return (self.valid_from or text) <= text <= (self.valid_to or text)


def _rows(name: str) -> list[dict[str, str]]:
    text = files(__package__).joinpath("embedded", name).read_text("utf-8")
    return list(csv.DictReader(StringIO(text)))


@cache
def embedded_places() -> tuple[Place, ...]:
    """Return the places that come with the library."""
    return tuple(_place(row) for row in _rows("places.csv"))


@cache
def by_id() -> dict[str, Place]:
    """Return all places by their identifier, the user's own among them; embedded ones win."""
    own = [_place(row) for row in userplaces.rows("places.csv")]
    return {place.place_id: place for place in [*own, *embedded_places()]}


@cache
def merged() -> dict[str, str]:
    """Return identifiers of places that turned out to be another one, and that one's.

    Such an identifier stays in the tables and stays valid, but no name leads to it.
    """
    return {row["place_id"]: row["merged_into"] for row in _rows("merged_places.csv")}


def _place(row: dict[str, str]) -> Place:
    return Place(
        place_id=row["place_id"],
        name=row["name"],
        place_type=row["place_type"],
        latitude=float(row["latitude"]),
        longitude=float(row["longitude"]),
        uncertainty_m=int(row["uncertainty_m"]),
        country=row["country"] or None,
        admin1=row["admin1"] or None,
        admin1_before_2023=row["admin1_before_2023"] or None,
        exclave=row["exclave"] == "true",
        source=row["source"],
        source_ref=row["source_ref"] or None,
    )


@cache
def embedded_names() -> tuple[PlaceName, ...]:
    """Return every name of the places that come with the library."""
    return tuple(_name(row) for row in _rows("place_names.csv"))


@cache
def own_names() -> tuple[PlaceName, ...]:
    """Return every name of the user's own places."""
    return tuple(_name(row) for row in userplaces.rows("place_names.csv"))


def _name(row: dict[str, str]) -> PlaceName:
    return PlaceName(
        row["place_id"],
        row["name"],
        row["language"] or None,
        row["script"],
        row["usage"],
        row["valid_from"] or None,
        row["valid_to"] or None,
    )


def _frame(name: str, file: str) -> pd.DataFrame:
    rows: list[dict[str, Any]] = [
        {key: (value or None) for key, value in row.items()} for row in _rows(file)
    ]
    for row in rows:
        if "exclave" in row:
            row["exclave"] = row["exclave"] == "true"
        for key in ("latitude", "longitude"):
            if key in row:
                row[key] = float(row[key])
        if "uncertainty_m" in row:
            row["uncertainty_m"] = int(row["uncertainty_m"])
    return typed(name, rows)


def places() -> pd.DataFrame:
    """Return the places table, typed.

    Returns
    -------
    pandas.DataFrame
        One row per place, columns of the registry's ``places``.
    """
    return _frame("places", "places.csv")


def place_names() -> pd.DataFrame:
    """Return the place_names table, typed: every name of every place."""
    return _frame("place_names", "place_names.csv")
