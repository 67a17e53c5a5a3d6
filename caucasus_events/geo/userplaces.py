"""A user's own places: GeoNames country dumps, indexed beside the embedded gazetteer.

What a user adds lives in the user's data folder (``CAUCASUS_EVENTS_GAZETTEER`` names
another), as two CSVs in the layout of the embedded ones. The embedded gazetteer wins: a record
that it already holds, by GeoNames identifier or by name and position, is left out.
"""

from __future__ import annotations

import csv
import io
import os
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TextIO

from caucasus_events.errors import CaucasusEventsError
from caucasus_events.vocabulary.ids import hashed_id

VARIABLE = "CAUCASUS_EVENTS_GAZETTEER"
COLUMNS = 19
COUNTRIES = {"AM": "Armenia", "AZ": "Azerbaijan"}
LIMIT = 512 * 1024 * 1024
"""Bytes that an unpacked dump may have; the two countries' have under five million."""
TYPES = {
    "P": "settlement",
    "MT": "height", "MTS": "height", "PK": "height", "PKS": "height", "HLL": "height",
    "HLLS": "height", "RDGE": "height", "VLC": "height",
    "PASS": "pass", "RSV": "reservoir", "DAM": "reservoir", "LK": "lake", "LKS": "lake",
    "STM": "river", "STMI": "river", "MN": "mine", "MNAU": "mine", "MNCU": "mine",
    "MSTY": "monastery", "CH": "monastery", "AIRP": "airport", "AIRF": "airport",
    "BDG": "bridge", "MILB": "base",
}  # fmt: skip
UNCERTAINTY_M = {"settlement": 1000, "height": 2000, "river": 40000, "lake": 3000}
OTHER_UNCERTAINTY_M = 1500


@dataclass(frozen=True, slots=True)
class Record:
    """One line of a dump."""

    geonameid: str
    name: str
    names: tuple[str, ...]
    latitude: float
    longitude: float
    place_type: str
    country: str


def folder() -> Path:
    """Return the folder of the user's places; it need not exist."""
    if os.environ.get(VARIABLE):
        return Path(os.environ[VARIABLE])
    from platformdirs import user_data_path  # noqa: PLC0415 - only without the variable

    return user_data_path("caucasus-events") / "gazetteer"


def rows(name: str) -> list[dict[str, str]]:
    """Return the rows of one of the user's two files, none when there is no file."""
    path = folder() / name
    if not path.is_file():
        return []
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def read_dump(path: Path) -> Iterator[Record]:
    """Yield the usable records of a GeoNames country dump, ``AM.txt`` or ``AM.zip``.

    Raises
    ------
    CaucasusEventsError
        If there is no such file, or it is no country dump.
    """
    if not path.is_file():
        raise CaucasusEventsError(
            f"there is no file {path}",
            hint="download AM.zip and AZ.zip from download.geonames.org/export/dump",
        )
    if zipfile.is_zipfile(path):
        with zipfile.ZipFile(path) as archive:
            member = _member(archive, path)
            with archive.open(member) as raw:
                yield from _records(io.TextIOWrapper(raw, encoding="utf-8", newline="\n"), path)
    else:
        with path.open(encoding="utf-8", newline="\n") as file:
            yield from _records(file, path)


def _member(archive: zipfile.ZipFile, path: Path) -> zipfile.ZipInfo:
    wanted = [
        info
        for info in archive.infolist()
        if info.filename.endswith(".txt") and "readme" not in info.filename.casefold()
    ]
    if len(wanted) != 1:
        raise CaucasusEventsError(
            f"{path} holds {len(wanted)} files that may be a dump, not one",
            hint="give GeoNames' country archives as they are, for example AM.zip",
        )
    if wanted[0].file_size > LIMIT:
        raise CaucasusEventsError(f"{path} unpacks to over {LIMIT} bytes", hint="is it a dump?")
    return wanted[0]


def _records(lines: TextIO, path: Path) -> Iterator[Record]:
    try:
        for number, line in enumerate(lines, 1):
            if not line.strip():
                continue
            cells = line.rstrip("\r\n").split("\t")
            if len(cells) != COLUMNS:
                raise CaucasusEventsError(
                    f"{path}, line {number}: {len(cells)} columns, GeoNames' dumps have {COLUMNS}",
                    hint="the file must be a country dump, tab-separated, without a header",
                )
            record = _record(cells, f"{path}, line {number}")
            if record is not None:
                yield record
    except UnicodeDecodeError as error:
        raise CaucasusEventsError(f"{path} is not UTF-8 text", hint="is it a dump?") from error


def _record(cells: list[str], where: str) -> Record | None:
    kind = TYPES.get(cells[7]) or (TYPES.get("P") if cells[6] == "P" else None)
    country = COUNTRIES.get(cells[8])
    if kind is None or country is None or not cells[1].strip():
        return None
    try:
        latitude, longitude = float(cells[4]), float(cells[5])
    except ValueError:
        raise CaucasusEventsError(f"{where}: {cells[4]!r}, {cells[5]!r} is no point") from None
    names = dict.fromkeys([cells[1], cells[2], *cells[3].split(",")])
    return Record(
        cells[0],
        cells[1].strip(),
        tuple(name.strip() for name in names if name.strip()),
        latitude,
        longitude,
        kind,
        country,
    )


def place_row(record: Record, admin1: str | None) -> dict[str, str]:
    """Return a record in the layout of ``places.csv``."""
    kind = record.place_type
    return {
        "place_id": hashed_id("PL-", "geonames", record.geonameid),
        "name": record.name,
        "place_type": kind,
        "latitude": f"{record.latitude:.4f}",
        "longitude": f"{record.longitude:.4f}",
        "uncertainty_m": str(UNCERTAINTY_M.get(kind, OTHER_UNCERTAINTY_M)),
        "country": record.country,
        "admin1": admin1 or "",
        "admin1_before_2023": "",
        "exclave": "false",
        "source": "GeoNames, added by the user",
        "source_ref": record.geonameid,
    }
