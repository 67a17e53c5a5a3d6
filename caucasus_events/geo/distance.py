"""Distances to the shared line for many points at once.

The line is cut into short pieces; a tree of the cuts gives the nearest one, and the pieces on
its two sides give the distance. A cut far from the foot of the perpendicular could mislead only
by the step squared over twice the distance: with the steps below that is at most 6 m, and
points nearer than `EXACT_M` are measured against the line itself.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Any

import numpy as np
import numpy.typing as npt
import shapely
from scipy.spatial import cKDTree

from caucasus_events.geo.boundaries import boundaries
from caucasus_events.geo.projection import project, to_metres

COARSE_M = 1000.0
FINE_M = 100.0
FAR_M = 20_000.0
EXACT_M = 300.0

Floats = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Cuts:
    """The cuts of the line, and for each the cuts before and after it."""

    xy: Floats
    before: npt.NDArray[np.int64]
    after: npt.NDArray[np.int64]
    tree: Any

    def distance(self, xy: Floats) -> Floats:
        """Return metres from every point to the pieces beside its nearest cut."""
        _, nearest = self.tree.query(xy)
        cut = self.xy[nearest]
        return np.minimum(
            _to_piece(xy, cut, self.xy[self.before[nearest]]),
            _to_piece(xy, cut, self.xy[self.after[nearest]]),
        )


def _to_piece(xy: Floats, start: Floats, end: Floats) -> Floats:
    along = end - start
    length = np.einsum("ij,ij->i", along, along)
    share = np.einsum("ij,ij->i", xy - start, along) / np.where(length == 0, 1, length)
    foot = start + np.clip(share, 0, 1)[:, None] * along
    result: Floats = np.hypot(*(xy - foot).T)
    return result


@cache
def _lines() -> Any:
    frame = boundaries().query("level == 'border'")
    return shapely.get_parts(to_metres(frame.geometry.to_numpy()))


@cache
def _cuts(step: float) -> Cuts:
    xy, line = shapely.get_coordinates(shapely.segmentize(_lines(), step), return_index=True)
    index = np.arange(len(xy))
    same = line[:-1] == line[1:]
    before, after = index.copy(), index.copy()
    before[1:][same] = index[:-1][same]
    after[:-1][same] = index[1:][same]
    return Cuts(xy, before, after, cKDTree(xy))


@cache
def _pieces() -> shapely.STRtree:
    xy, line = shapely.get_coordinates(_lines(), return_index=True)
    same = line[:-1] == line[1:]
    pairs: Any = np.stack([xy[:-1][same], xy[1:][same]], axis=1)
    pieces: Any = shapely.linestrings(pairs)
    return shapely.STRtree(pieces)


def metres_to_line(xy: Floats) -> Floats:
    """Return metres from every projected point to the shared line."""
    result = _cuts(COARSE_M).distance(xy)
    near = np.flatnonzero(result < FAR_M)
    result[near] = _cuts(FINE_M).distance(xy[near])
    close = np.flatnonzero(result < EXACT_M)
    found, exact = _pieces().query_nearest(
        shapely.points(xy[close]), return_distance=True, all_matches=False
    )
    result[close[found[0]]] = exact
    return result


def border_distance_km(latitude: Floats, longitude: Floats) -> Floats:
    """Return the distance of every point to the shared line, exclaves' lines included.

    Returns
    -------
    numpy.ndarray
        Kilometres, NaN where a coordinate is NaN. Right to about 10 m within 50 km of the line.
    """
    result = np.full(len(latitude), np.nan)
    known = np.isfinite(latitude) & np.isfinite(longitude)
    if known.any():
        xy = project(longitude[known], latitude[known])
        result[known] = metres_to_line(xy) / 1000
    return result
