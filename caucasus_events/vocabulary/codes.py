"""Coded values: the lists behind every coded column, and what the codes imply."""

from __future__ import annotations

import csv
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from io import StringIO

from caucasus_events.errors import CaucasusEventsError


@dataclass(frozen=True, slots=True)
class EventType:
    """One of ACLED's 25 sub-event types and the classes that it determines."""

    sub_event_type: str
    event_type: str
    disorder_type: str
    description: str


@dataclass(frozen=True, slots=True)
class Inter:
    """One of ACLED's actor types."""

    inter: str
    acled_code: int
    description: str


@dataclass(frozen=True, slots=True)
class Country:
    """A country with its ISO 3166-1 codes."""

    country: str
    iso: int
    alpha2: str


@cache
def _lists() -> dict[str, tuple[str, ...]]:
    raw = tomllib.loads(files(__package__).joinpath("codes", "values.toml").read_text("utf-8"))
    lists = {name: tuple(entries) for name, entries in raw.items()}
    types = event_types().values()
    lists["sub_event_type"] = tuple(event_types())
    lists["event_type"] = tuple(dict.fromkeys(item.event_type for item in types))
    lists["disorder_type"] = tuple(dict.fromkeys(item.disorder_type for item in types))
    lists["inter"] = tuple(inters())
    lists["country"] = tuple(countries())
    return lists


def values(name: str) -> tuple[str, ...]:
    """Return the allowed values of a concept, in the order in which they are shown.

    Examples
    --------
    >>> values("outcome")[:2]
    ('killed', 'wounded')
    """
    try:
        return _lists()[name]
    except KeyError:
        raise CaucasusEventsError(
            f"there is no list of values {name!r}", hint=f"known: {', '.join(sorted(_lists()))}"
        ) from None


def read_csv(name: str) -> list[dict[str, str]]:
    """Read one of the CSV files of ``codes/`` as dictionaries."""
    text = files(__package__).joinpath("codes", name).read_text("utf-8")
    return list(csv.DictReader(StringIO(text)))


@cache
def event_types() -> dict[str, EventType]:
    """Return ACLED's 25 sub-event types by their label.

    Examples
    --------
    >>> event_types()["Armed clash"].event_type
    'Battles'
    """
    rows = read_csv("event_types.csv")
    return {row["sub_event_type"]: EventType(**row) for row in rows}


@cache
def inters() -> dict[str, Inter]:
    """Return ACLED's actor types by their current label.

    Examples
    --------
    >>> inters()["External/Other forces"].acled_code
    8
    """
    return {
        row["inter"]: Inter(row["inter"], int(row["acled_code"]), row["description"])
        for row in read_csv("inter.csv")
    }


@cache
def countries() -> dict[str, Country]:
    """Return the countries that a row may name, by name.

    Examples
    --------
    >>> countries()["Azerbaijan"].iso
    31
    """
    return {
        row["country"]: Country(row["country"], int(row["iso"]), row["alpha2"])
        for row in read_csv("countries.csv")
    }
