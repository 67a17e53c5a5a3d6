"""Add a user's GeoNames dumps to the user's own gazetteer."""

from __future__ import annotations

import csv
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from caucasus_events.geo import gazetteer, userplaces
from caucasus_events.geo.cells import units_at
from caucasus_events.geo.finding import forget
from caucasus_events.geo.folding import fold
from caucasus_events.geo.userplaces import Record
from caucasus_events.vocabulary.registry import table

SAME_PLACE_DEGREES = 0.03
SCRIPTS = {"LATIN": "Latn", "ARMENIAN": "Armn", "CYRILLIC": "Cyrl"}


@dataclass(frozen=True, slots=True)
class Added:
    """What came of adding dumps."""

    records: int
    added: int
    embedded: int
    elsewhere: int
    folder: Path


def add_dumps(paths: Sequence[Path]) -> Added:
    """Index GeoNames country dumps in the user's folder; what was added before stays.

    Parameters
    ----------
    paths : sequence of pathlib.Path
        ``AM.zip``, ``AZ.zip`` or the text files in them.

    Returns
    -------
    Added
        How many records were read, added, left out because the embedded gazetteer has them,
        and left out because they lie outside their country.
    """
    records = list(
        {item.geonameid: item for path in paths for item in userplaces.read_dump(path)}.values()
    )
    latitude = np.array([item.latitude for item in records])
    longitude = np.array([item.longitude for item in records])
    country, admin1 = units_at(latitude, longitude)
    embedded = _Embedded()
    places: list[dict[str, str]] = []
    names: list[dict[str, str]] = []
    known = elsewhere = 0
    for record, where, unit in zip(records, country, admin1, strict=True):
        if where != record.country:
            elsewhere += 1
        elif embedded.has(record):
            known += 1
        else:
            row = userplaces.place_row(record, unit)
            places.append(row)
            names += [_name_row(row["place_id"], name) for name in _usable(record.names)]
    folder = userplaces.folder()
    folder.mkdir(parents=True, exist_ok=True)
    new = {row["place_id"] for row in places}
    for name, rows in (("place_names", names), ("places", places)):
        kept = [row for row in userplaces.rows(f"{name}.csv") if row["place_id"] not in new]
        _write(folder / f"{name}.csv", table(name).column_names, [*kept, *rows])
    forget()
    return Added(len(records), len(places), known, elsewhere, folder)


class _Embedded:
    """The embedded places by GeoNames identifier and by folded name."""

    def __init__(self) -> None:
        self.references: set[str] = set()
        self.named: dict[str, list[tuple[float, float]]] = {}
        places = {place.place_id: place for place in gazetteer.embedded_places()}
        self.references = {place.source_ref for place in places.values() if place.source_ref}
        for item in gazetteer.embedded_names():
            place = places[item.place_id]
            self.named.setdefault(fold(item.name), []).append((place.latitude, place.longitude))

    def has(self, record: Record) -> bool:
        if record.geonameid in self.references:
            return True
        return any(
            max(abs(record.latitude - lat), abs(record.longitude - lon)) < SAME_PLACE_DEGREES
            for name in record.names
            for lat, lon in self.named.get(fold(name), [])
        )


def _script(name: str) -> str | None:
    letter = next((char for char in name if char.isalpha()), None)
    return SCRIPTS.get(unicodedata.name(letter, "").split(" ")[0]) if letter else None


def _usable(names: Iterable[str]) -> list[str]:
    return [name for name in names if _script(name)]


def _name_row(place_id: str, name: str) -> dict[str, str]:
    script = _script(name) or "Latn"
    language = {"Armn": "hy", "Cyrl": "ru"}.get(script, "")
    row = {"place_id": place_id, "name": name, "language": language, "script": script}
    return {**row, "usage": "spelling", "valid_from": "", "valid_to": ""}


def _write(path: Path, columns: Sequence[str], rows: list[dict[str, str]]) -> None:
    beside = path.with_suffix(".csv.new")
    with beside.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, columns, lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)
    beside.replace(path)
