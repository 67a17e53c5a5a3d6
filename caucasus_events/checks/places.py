"""Rules on where an event is: stated country and province against the point."""

from __future__ import annotations

from typing import Any

import numpy as np
import pandas as pd
import shapely

from caucasus_events.checks.rows import as_floats
from caucasus_events.checks.sheet import Mask, Sheet
from caucasus_events.geo import boundaries, locate_frame
from caucasus_events.geo.gazetteer import by_id
from caucasus_events.geo.projection import to_metres

_POLYGONS = ("Armenia", "Azerbaijan")
UNIT_OUTLINE_M = 3_000.0
"""How far inner outlines are off: a point so near to its province is no error."""


def check_places(sheet: Sheet) -> None:
    """Run the rules on an events sheet."""
    _known_places(sheet)
    wanted = ("latitude", "longitude", "country", "uncertainty_m", "sub_event_type")
    usable = sheet.usable(*wanted, "override_reason")
    frame = sheet.frame
    agreement = frame["sub_event_type"].astype("str") == "Agreement"
    pointed = frame["latitude"].notna() & frame["longitude"].notna()
    polygons = frame["country"].astype("object").isin(_POLYGONS)
    judged = usable & (
        pointed & frame["override_reason"].isna() & (~agreement | polygons)
    ).to_numpy(dtype=bool)
    if not judged.any():
        return
    points = frame.loc[judged, ["latitude", "longitude"]]
    located = locate_frame(points)
    for line in points.index[_doubtful(frame.loc[points.index], located)]:
        _judge(sheet, int(line), located.loc[line])


def _doubtful(rows: pd.DataFrame, found: pd.DataFrame) -> Mask:
    """Return the rows that a look at every rule is worth."""
    country, unit = rows["country"].astype("object"), rows["admin1"].astype("object")
    lies_in, lies_at = found["country"].astype("object"), found["admin1"].astype("object")
    elsewhere = (lies_in.notna() & country.isna()) | (country.notna() & (lies_in != country))
    near = found["border_distance_km"] * 1000 < rows["uncertainty_m"].astype("float64")
    other_unit = unit.notna() & (lies_at != unit)
    return (elsewhere | near | other_unit).to_numpy(dtype=bool)


def _judge(sheet: Sheet, line: int, found: pd.Series) -> None:
    row: Any = sheet.frame.loc[line]
    uncertainty = float(row["uncertainty_m"]) if pd.notna(row["uncertainty_m"]) else 0.0
    stated = row["country"]
    lies = f"lies in {_named(found)}"
    if pd.isna(stated):
        if pd.notna(found["country"]):
            sheet.report(
                "E311",
                line,
                "country",
                f"country is empty though the point {lies}",
                hint=f"write {found['country']}, or give an override_reason",
            )
        return
    if stated in _POLYGONS and found["country"] != stated:
        distance = _distance_m(row, "country", stated)
        if distance > uncertainty:
            sheet.report(
                "E311",
                line,
                "country",
                f"the point {lies}, {distance / 1000:.1f} km from {stated}",
                value=stated,
                hint="correct country or coordinates, or say why in override_reason",
            )
            return
    if found["border_distance_km"] * 1000 < uncertainty and row["geo_precision"] != 3:  # noqa: PLR2004 - a district reaches the line by nature
        sheet.report(
            "W902",
            line,
            "latitude",
            f"the point is {found['border_distance_km']:.1f} km from the line, nearer than its "
            f"uncertainty of {uncertainty / 1000:g} km",
            hint="make sure that the stated country is what the source says",
        )
    unit = row["admin1"]
    if not (sheet.usable("admin1")[sheet.frame.index.get_loc(line)] and isinstance(unit, str)):
        return
    place = by_id().get(row["place_id"]) if isinstance(row["place_id"], str) else None
    accepted = {place.admin1, place.admin1_before_2023} if place else set()
    if stated in _POLYGONS and found["admin1"] != unit and unit not in accepted:
        distance = _distance_m(row, "admin1", unit)
        if distance > max(uncertainty, UNIT_OUTLINE_M):
            away = (
                "an unknown unit" if np.isinf(distance) else f"{distance / 1000:.1f} km from {unit}"
            )
            sheet.report(
                "E312",
                line,
                "admin1",
                f"the point {lies}, {away}",
                value=unit,
                hint="correct admin1 or coordinates, or say why in override_reason",
            )


def _known_places(sheet: Sheet) -> None:
    if "place_id" not in sheet.present:
        return
    ids = sheet.frame["place_id"]
    strange = set(ids.dropna()) - by_id().keys()
    unknown = ids.isin(strange).to_numpy() & sheet.usable("place_id")
    for line in sheet.rows(unknown):
        sheet.report(
            "E412",
            line,
            "place_id",
            f"place_id {ids.loc[line]!r} is not in the gazetteer",
            value=ids.loc[line],
            hint="look it up with caucasus-events geocode",
        )


def _named(found: pd.Series) -> str:
    if pd.isna(found["country"]):
        return "neither country"
    return f"{found['admin1']}, {found['country']}"


def _distance_m(row: pd.Series, level: str, name: str) -> float:
    shapes = boundaries()
    chosen = shapes[(shapes["level"] == level) & (shapes["name"] == name)]
    if not len(chosen):
        return float("inf")
    lat, lon = (as_floats(pd.Series([row[axis]]))[0] for axis in ("latitude", "longitude"))
    point = to_metres(shapely.points([lon], [lat]))
    return float(shapely.distance(point, to_metres(chosen.geometry.to_numpy())).min())
