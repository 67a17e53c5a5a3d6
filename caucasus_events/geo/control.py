"""Who held a place on a day; None where no source says."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files
from io import StringIO
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd

from caucasus_events.geo.gazetteer import by_id
from caucasus_events.schema.frames import typed
from caucasus_events.vocabulary.codes import values


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


def _rows(name: str = "control_periods.csv") -> list[dict[str, str]]:
    text = files(__package__).joinpath("embedded", name).read_text("utf-8")
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


@cache
def units_that_changed_hands() -> frozenset[str]:
    """Return the first-level units in which a place has a period of control."""
    places = by_id()
    keys = _periods()
    return frozenset(
        unit for key in keys for unit in [places[key].admin1 if key in places else key] if unit
    )


def control_on(place_id: str | None, admin1: str | None, day: date) -> str | None:
    """Return who held a place on a day: by the place's own periods, else by its unit's."""
    for key in (place_id, admin1):
        if key and key in _periods():
            holders = [item.controlled_by for item in _periods()[key] if item.covers(day)]
            return holders[-1] if holders else None
    return None


def control_column(df: pd.DataFrame, admin1: npt.NDArray[np.object_]) -> Any:
    """Return who held each row's place on its day, by the same rule as `control_on`.

    Parameters
    ----------
    df : pandas.DataFrame
        With ``date`` or ``event_date``, and perhaps ``place_id``.
    admin1 : numpy.ndarray
        First-level unit of every row, None outside.
    """
    holders: Any = list(values("control"))
    codes: Any = np.full(len(df), -1, dtype=np.int8)
    name = next((name for name in ("date", "event_date") if name in df), None)
    if name is None:
        return pd.Categorical.from_codes(codes, categories=holders)
    days = pd.to_datetime(df[name], errors="coerce").to_numpy(dtype="datetime64[D]")
    places = df["place_id"].to_numpy(dtype=object) if "place_id" in df else admin1
    own = pd.Series(places, dtype=object).isin(list(_periods())).to_numpy()
    keys = np.where(own, places, admin1)
    for key, periods in _periods().items():
        rows = np.flatnonzero(keys == key)
        for period in periods:
            start = np.datetime64(period.start or date.min, "D")
            end = np.datetime64(period.end or date.max, "D")
            covered = rows[(days[rows] >= start) & (days[rows] <= end)]
            codes[covered] = holders.index(period.controlled_by)
    return pd.Categorical.from_codes(codes, categories=holders)


def control_periods() -> pd.DataFrame:
    """Return the control_periods table, typed."""
    rows = [{key: value or None for key, value in row.items()} for row in _rows()]
    return typed("control_periods", rows)


def control_sources() -> pd.DataFrame:
    """Return the sources of the periods, typed as rows of the sources table.

    Returns
    -------
    pandas.DataFrame
        One row per source that was read; a release publishes them with its own sources.
    """
    rows = [
        {key: value or None for key, value in row.items()} for row in _rows("control_sources.csv")
    ]
    return typed("sources", rows)
