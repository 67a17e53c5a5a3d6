"""The same questions for whole frames."""

from __future__ import annotations

import numpy as np
import pandas as pd

from caucasus_events.errors import CaucasusEventsError
from caucasus_events.geo.boundaries import border_distance_km, units_at
from caucasus_events.geo.control import control_on
from caucasus_events.geo.geocoding import geocode
from caucasus_events.vocabulary.codes import countries


def locate_frame(df: pd.DataFrame) -> pd.DataFrame:
    """Locate every point of a frame.

    Parameters
    ----------
    df : pandas.DataFrame
        With ``latitude`` and ``longitude`` (degrees, NULL allowed); optionally ``date`` or
        ``event_date`` and ``place_id``, from which ``control`` is filled.

    Returns
    -------
    pandas.DataFrame
        country, iso, admin1, border_distance_km, control; the index of `df`.

    Raises
    ------
    CaucasusEventsError
        If a column is missing.
    """
    _require(df, "latitude", "longitude")
    latitude, longitude = (_degrees(df[name]) for name in ("latitude", "longitude"))
    known = np.isfinite(latitude) & np.isfinite(longitude)
    country = np.full(len(df), None, dtype=object)
    admin1 = np.full(len(df), None, dtype=object)
    if known.any():
        country[known], admin1[known] = units_at(latitude[known], longitude[known])
    iso = {name: item.iso for name, item in countries().items()}
    return pd.DataFrame(
        {
            "country": country,
            "iso": pd.array([iso.get(name) for name in country], dtype="Int64"),
            "admin1": admin1,
            "border_distance_km": border_distance_km(latitude, longitude),
            "control": _control(df, admin1),
        },
        index=df.index,
    )


def _degrees(column: pd.Series) -> np.ndarray:
    return pd.to_numeric(column, errors="coerce").to_numpy(dtype="float64", na_value=np.nan)


def _control(df: pd.DataFrame, admin1: np.ndarray) -> list[str | None]:
    name = next((name for name in ("date", "event_date") if name in df), None)
    if name is None:
        return [None] * len(df)
    days = pd.to_datetime(df[name])
    place_ids = df["place_id"] if "place_id" in df else pd.Series(None, index=df.index)
    return [
        control_on(place_id if isinstance(place_id, str) else None, unit, day.date())
        if pd.notna(day)
        else None
        for place_id, unit, day in zip(place_ids, admin1, days, strict=True)
    ]


def geocode_frame(df: pd.DataFrame, *, fuzzy: bool = False) -> pd.DataFrame:
    """Geocode every name of a frame.

    Parameters
    ----------
    df : pandas.DataFrame
        With ``name``; optionally ``admin1`` and ``date``.
    fuzzy : bool
        Also look for misspellings.

    Returns
    -------
    pandas.DataFrame
        The columns of `Match` for the best place, NULL where there is no clear one, and
        ``candidates``, how many places the name may mean; the index of `df`.

    Raises
    ------
    CaucasusEventsError
        If the column is missing.
    """
    _require(df, "name")
    cache: dict[tuple[object, ...], dict[str, object]] = {}
    rows = []
    for row in df.to_dict("records"):
        key = (row["name"], row.get("admin1"), row.get("date"))
        if key not in cache:
            cache[key] = _best_row(*key, fuzzy=fuzzy)
        rows.append(cache[key])
    return pd.DataFrame(rows, index=df.index, columns=[*_COLUMNS, "candidates"])


_COLUMNS = (
    "place_id", "name", "latitude", "longitude", "country", "iso", "admin1", "geo_precision",
    "uncertainty_m", "border_distance_km", "control", "score",
)  # fmt: skip


def _best_row(name: object, admin1: object, date: object, *, fuzzy: bool) -> dict[str, object]:
    if not isinstance(name, str):
        return {"candidates": 0}
    day = None if date is None or pd.isna(date) else pd.Timestamp(date).date()  # type: ignore[call-overload, arg-type]
    unit = admin1 if isinstance(admin1, str) and admin1 else None
    result = geocode(name, date=day, admin1=unit, fuzzy=fuzzy)
    best = result.best
    values = {column: getattr(best, column) for column in _COLUMNS} if best else {}
    return {**values, "candidates": len(result.matches)}


def _require(df: pd.DataFrame, *columns: str) -> None:
    missing = [column for column in columns if column not in df]
    if missing:
        raise CaucasusEventsError(
            f"the frame has no column {missing[0]!r}",
            hint=f"it has: {', '.join(map(str, df.columns)) or 'none'}",
        )
