"""Who held a place on a day; None where no source says."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files
from io import StringIO

import pandas as pd

from caucasus_events.schema.frames import typed


@dataclass(frozen=True, slots=True)
class Period:
    """One stretch of control, both days included."""

    controlled_by: str
    start: date | None
    end: date | None

    def covers(self, day: date) -> bool:
        """Tell whether a day lies in the period."""
        begun = self.start is None or self.start <= day
        return begun and (self.end is None or day <= self.end)


def _rows() -> list[dict[str, str]]:
    text = files(__package__).joinpath("embedded", "control_periods.csv").read_text("utf-8")
    return list(csv.DictReader(StringIO(text)))


@cache
def _periods() -> dict[str, list[Period]]:
    periods: dict[str, list[Period]] = {}
    for row in _rows():
        start = date.fromisoformat(row["start_date"]) if row["start_date"] else None
        end = date.fromisoformat(row["end_date"]) if row["end_date"] else None
        key = row["place_id"] or row["admin1"]
        periods.setdefault(key, []).append(Period(row["controlled_by"], start, end))
    return periods


def control_on(place_id: str | None, admin1: str | None, day: date) -> str | None:
    """Return who held a place on a day: by the place's own periods, else by its unit's."""
    for key in (place_id, admin1):
        if key and key in _periods():
            holders = [item.controlled_by for item in _periods()[key] if item.covers(day)]
            return holders[-1] if holders else None
    return None


def control_periods() -> pd.DataFrame:
    """Return the control_periods table, typed."""
    rows = [{key: value or None for key, value in row.items()} for row in _rows()]
    return typed("control_periods", rows)
