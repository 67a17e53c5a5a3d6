"""What we have beside what another dataset has: per month and place, and likely pairs."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pandas as pd
from scipy.spatial import cKDTree

from caucasus_events.errors import CaucasusEventsError
from caucasus_events.exchange.acled_in import import_acled
from caucasus_events.exchange.imported import Imported
from caucasus_events.exchange.ucdp_in import import_ucdp
from caucasus_events.geo import locate_frame
from caucasus_events.vocabulary.actors import actors

EARTH_KM = 6371.0
DAYS = 1
NEAR_KM = 5.0
REACH_KM = {1: 2.0, 2: 10.0, 3: 30.0}
"""How far a point of another dataset may be off, by geo_precision."""
NOWHERE = "(no point)"
_IMPORTS = {"event_id_cnty": import_acled, "where_prec": import_ucdp}


@dataclass(frozen=True, slots=True)
class Comparison:
    """Counts per month and place, and likely pairs.

    `table` has month, place, ours, theirs, pairs, our_fatalities, their_fatalities; `pairs`
    has event_id, their_id, days, km, fatalities, their_fatalities.
    """

    table: pd.DataFrame
    pairs: pd.DataFrame


def import_file(path: Path) -> Imported:
    """Read a download of ACLED or UCDP, told apart by its columns."""
    try:
        with path.open(encoding="utf-8-sig", errors="replace") as file:
            header = file.readline().lower()
    except OSError as error:
        raise CaucasusEventsError(f"cannot read {path}: {error.strerror}") from error
    for name, read in _IMPORTS.items():
        if name in header:
            return read(path)
    raise CaucasusEventsError(
        f"{path} is neither in ACLED's nor in UCDP's layout",
        hint="download it with all columns and their names",
    )


def compare(ours: pd.DataFrame, theirs: pd.DataFrame) -> Comparison:
    """Hold another dataset's events against ours.

    Parameters
    ----------
    ours, theirs : pandas.DataFrame
        Typed events. Of ours, only the span of days that theirs cover is counted.

    Returns
    -------
    Comparison
        A pair has the same sides, days that touch within one, and points within the summed
        uncertainty; each row stands in at most one pair, the nearest first.
    """
    theirs = theirs[theirs["event_date"].notna()].reset_index(drop=True)
    begin, end = theirs["event_date"].min(), theirs["end_date"].max()
    inside = (ours["end_date"] >= begin) & (ours["event_date"] <= end)
    ours = ours[inside].reset_index(drop=True)
    pairs = _pairs(ours, theirs)
    left, right = _counted(ours), _counted(theirs)
    groups = {
        "ours": left.groupby(["month", "place"]).size(),
        "theirs": right.groupby(["month", "place"]).size(),
        "pairs": left[ours["event_id"].isin(pairs["event_id"])].groupby(["month", "place"]).size(),
        "our_fatalities": left.groupby(["month", "place"])["fatalities"].sum(),
        "their_fatalities": right.groupby(["month", "place"])["fatalities"].sum(),
    }
    table = pd.DataFrame(groups).fillna(0).astype("int64")
    return Comparison(table.reset_index(names=["month", "place"]), pairs)


def _counted(events: pd.DataFrame) -> pd.DataFrame:
    located = locate_frame(events[["latitude", "longitude"]])
    country, unit = (located[name].astype("object") for name in ("country", "admin1"))
    place = (unit + ", " + country).where(unit.notna(), country)
    return pd.DataFrame(
        {
            "month": events["event_date"].dt.strftime("%Y-%m"),
            "place": place.where(events["latitude"].notna()).fillna(NOWHERE),
            "fatalities": events["fatalities"].fillna(0),
        }
    )


def _sides(events: pd.DataFrame) -> pd.Series:
    side_of = {name: actor.side for name, actor in actors().items()}
    first, second = (
        events[name].map(lambda actor: side_of.get(actor, actor) if isinstance(actor, str) else "")
        for name in ("actor1", "actor2")
    )
    pairs = ["|".join(sorted(pair)) for pair in zip(first, second, strict=True)]
    return pd.Series(pairs, index=events.index, dtype="object")


def _reach(events: pd.DataFrame) -> np.ndarray:
    stated = events["uncertainty_m"].astype("Float64") / 1000
    by_precision = events["geo_precision"].map(REACH_KM).astype("Float64")
    return stated.fillna(by_precision).fillna(NEAR_KM).to_numpy(dtype="float64")


def _xyz(events: pd.DataFrame) -> np.ndarray:
    lat, lon = (np.radians(events[name].to_numpy()) for name in ("latitude", "longitude"))
    shadow = np.cos(lat)
    return EARTH_KM * np.column_stack([shadow * np.cos(lon), shadow * np.sin(lon), np.sin(lat)])


def _days(events: pd.DataFrame, name: str) -> np.ndarray:
    return events[name].to_numpy().astype("datetime64[D]").astype("int64")


def _pairs(ours: pd.DataFrame, theirs: pd.DataFrame) -> pd.DataFrame:
    left, right = (frame[frame["latitude"].notna()] for frame in (ours, theirs))
    columns = ["event_id", "their_id", "days", "km", "fatalities", "their_fatalities"]
    if not len(left) or not len(right):
        return pd.DataFrame(columns=columns)
    reaches = _reach(left), _reach(right)
    points = _xyz(left), _xyz(right)
    widest = max(NEAR_KM, reaches[0].max() + reaches[1].max())
    near = cKDTree(points[0]).sparse_distance_matrix(
        cKDTree(points[1]), widest, output_type="ndarray"
    )
    at, other, km = near["i"], near["j"], near["v"]
    begin, end = (
        [_days(frame, name) for frame in (left, right)] for name in ("event_date", "end_date")
    )
    gap = np.maximum(begin[0][at] - end[1][other], begin[1][other] - end[0][at]).clip(min=0)
    sides = _sides(left).to_numpy(), _sides(right).to_numpy()
    reach = np.maximum(NEAR_KM, reaches[0][at] + reaches[1][other])
    keep = (gap <= DAYS) & (km <= reach) & (sides[0][at] == sides[1][other])
    order = np.lexsort((other[keep], at[keep], km[keep], gap[keep]))
    chosen = _one_to_one(at[keep][order], other[keep][order])
    picked = np.flatnonzero(keep)[order][chosen]
    first, second = left.iloc[at[picked]], right.iloc[other[picked]]
    return pd.DataFrame(
        {
            "event_id": first["event_id"].to_numpy(),
            "their_id": second["event_id"].to_numpy(),
            "days": gap[picked],
            "km": km[picked].round(1),
            "fatalities": first["fatalities"].array,
            "their_fatalities": second["fatalities"].array,
        }
    )


def _one_to_one(left: np.ndarray, right: np.ndarray) -> list[int]:
    taken: tuple[set[int], set[int]] = set(), set()
    chosen = []
    for number, (one, other) in enumerate(zip(left.tolist(), right.tolist(), strict=True)):
        if one not in taken[0] and other not in taken[1]:
            taken[0].add(one)
            taken[1].add(other)
            chosen.append(number)
    return chosen
