"""The same questions for whole frames."""

from __future__ import annotations

from datetime import date
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd

from caucasus_events.errors import CaucasusEventsError
from caucasus_events.geo.cells import OUTSIDE, unit_codes, units
from caucasus_events.geo.control import control_column
from caucasus_events.geo.distance import Floats, border_distance_km
from caucasus_events.geo.geocoding import geocode
from caucasus_events.geo.known import with_known_units
from caucasus_events.geo.points import MAX_LATITUDE, MAX_LONGITUDE, NEAR_KM, looks_swapped
from caucasus_events.vocabulary.codes import countries


def locate_frame(df: pd.DataFrame) -> pd.DataFrame:
    """Locate every point of a frame.

    Parameters
    ----------
    df : pandas.DataFrame
        With ``latitude`` and ``longitude`` (degrees, NULL allowed); optionally ``date`` or
        ``event_date`` and ``place_id``, from which ``control`` is filled, and
        ``uncertainty_m`` for ``near_border``.

    Returns
    -------
    pandas.DataFrame
        country (category), iso, admin1, border_distance_km, control, near_border, and
        ``problem``, what is wrong with a row that is no point; the index of `df`.

    Raises
    ------
    CaucasusEventsError
        If a column is missing.
    """
    _require(df, "latitude", "longitude")
    latitude, longitude = (_degrees(df[name]) for name in ("latitude", "longitude"))
    problem = _problems(df, latitude, longitude)
    usable = np.isfinite(latitude) & np.isfinite(longitude)
    usable[list(problem)] = False
    latitude, longitude = (np.where(usable, axis, np.nan) for axis in (latitude, longitude))
    codes = np.full(len(df), OUTSIDE, dtype=np.int16)
    codes[usable] = unit_codes(latitude[usable], longitude[usable])
    admin1 = _units(codes, usable, latitude, longitude)
    distance = border_distance_km(latitude, longitude)
    problems = np.full(len(df), None, dtype=object)
    problems[list(problem)] = list(problem.values())
    return pd.DataFrame(
        {
            **_countries(codes),
            "admin1": pd.array(admin1, dtype="str"),
            "border_distance_km": distance,
            "control": control_column(df, admin1),
            "near_border": _near(df, distance),
            "problem": pd.array(problems, dtype="str"),
        },
        index=df.index,
    )


def _units(
    codes: npt.NDArray[np.int16], usable: npt.NDArray[np.bool_], latitude: Floats, longitude: Floats
) -> npt.NDArray[np.object_]:
    admin1, country = units().names[codes], units().countries[codes]
    admin1[codes == OUTSIDE] = None
    country[codes == OUTSIDE] = None
    admin1[usable] = with_known_units(
        latitude[usable], longitude[usable], country[usable], admin1[usable]
    )
    return admin1


def _countries(codes: npt.NDArray[np.int16]) -> dict[str, object]:
    names: Any = list(countries())
    position = np.array([*(names.index(name) for name in units().countries), -1], dtype=np.int8)
    country: Any = position[codes]
    iso = np.array([*(item.iso for item in countries().values()), 0], dtype=np.int64)
    return {
        "country": pd.Categorical.from_codes(country, categories=names),
        "iso": pd.arrays.IntegerArray(iso[country], country < 0),
    }


def _degrees(column: pd.Series) -> Floats:
    numbers = pd.to_numeric(column, errors="coerce")
    return numbers.to_numpy(dtype="float64", na_value=np.nan)


def _problems(df: pd.DataFrame, latitude: Floats, longitude: Floats) -> dict[int, str]:
    """Return what is wrong with each row that is not simply empty."""
    found: dict[int, str] = {}
    for name, axis in (("latitude", latitude), ("longitude", longitude)):
        given = df[name].notna().to_numpy()
        for row in np.flatnonzero(given & ~np.isfinite(axis)):
            found[int(row)] = f"{name} {str(df[name].iloc[row])[:40]!r} is not a number of degrees"
    with np.errstate(invalid="ignore"):
        outside = (np.abs(latitude) > MAX_LATITUDE) | (np.abs(longitude) > MAX_LONGITUDE)
        swapped = looks_swapped(latitude, longitude)
    for row in np.flatnonzero(swapped):
        found[int(row)] = "latitude and longitude look swapped"
    for row in np.flatnonzero(outside):
        found[int(row)] = "out of range: latitude -90 to 90, longitude -180 to 180"
    return found


def _near(df: pd.DataFrame, distance: Floats) -> pd.arrays.BooleanArray:
    limit = np.full(len(df), NEAR_KM)
    if "uncertainty_m" in df:
        given = _degrees(df["uncertainty_m"]) / 1000
        limit = np.where(np.isfinite(given), given, NEAR_KM)
    unknown = np.isnan(distance)
    near = np.where(unknown, np.inf, distance) < limit
    return pd.arrays.BooleanArray(near, unknown)


def geocode_frame(df: pd.DataFrame, *, fuzzy: bool = False) -> pd.DataFrame:
    """Geocode every name of a frame.

    Parameters
    ----------
    df : pandas.DataFrame
        With ``name``; optionally ``admin1``, ``country`` and ``date``.
    fuzzy : bool
        Also look for misspellings.

    Returns
    -------
    pandas.DataFrame
        The columns of `Match` for the best place, NULL where there is no clear one,
        ``candidates``, how many places the name may mean, and ``problem``, why there is no
        place; the index of `df`.

    Raises
    ------
    CaucasusEventsError
        If the column is missing.
    """
    _require(df, "name")
    context = [name for name in ("admin1", "country", "date") if name in df]
    keys = list(zip(*(df[name].tolist() for name in ["name", *context]), strict=True))
    answers: dict[object, dict[str, object]] = {}
    rows = []
    for key in keys:
        label = str(key)
        if label not in answers:
            answers[label] = _best_row(key[0], dict(zip(context, key[1:], strict=True)), fuzzy)
        rows.append(answers[label])
    return pd.DataFrame(rows, index=df.index, columns=[*_COLUMNS, "candidates", "problem"])


_COLUMNS = (
    "place_id", "name", "latitude", "longitude", "country", "iso", "admin1", "geo_precision",
    "uncertainty_m", "border_distance_km", "control", "score",
)  # fmt: skip


def _best_row(name: object, context: dict[str, object], fuzzy: bool) -> dict[str, object]:  # noqa: FBT001
    if not isinstance(name, str):
        return {"candidates": 0, "problem": None if pd.isna(name) else "not a name"}  # type: ignore[call-overload]
    try:
        day = _day(context.get("date"))
    except ValueError:
        return {"candidates": 0, "problem": f"{context['date']!r} is no day"}
    admin1, country = (
        value if isinstance(value := context.get(key), str) and value else None
        for key in ("admin1", "country")
    )
    result = geocode(name, date=day, admin1=admin1, country=country, fuzzy=fuzzy)
    best = result.best
    values = {column: getattr(best, column) for column in _COLUMNS} if best else {}
    why = None if best else "ambiguous" if result.matches else "unknown"
    return {**values, "candidates": len(result.matches), "problem": why}


def _day(value: object) -> date | None:
    if value is None or value == "" or pd.isna(value):  # type: ignore[call-overload]
        return None
    return pd.Timestamp(value).date()  # type: ignore[arg-type]


def _require(df: pd.DataFrame, *columns: str) -> None:
    if not isinstance(df, pd.DataFrame):
        raise CaucasusEventsError(
            f"a {type(df).__name__} is no DataFrame",
            hint=f"make one: pandas.DataFrame({{{columns[0]!r}: ...}})",
        )
    missing = [column for column in columns if column not in df]
    if missing:
        raise CaucasusEventsError(
            f"there is no column {missing[0]!r}",
            hint=f"the columns are: {', '.join(map(str, df.columns)) or 'none'}",
        )
