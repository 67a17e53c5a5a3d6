"""A grid of cells over the first-level units: most points need no exact test.

A cell that no unit's outline crosses lies in one unit or in none, and so does every point in
it. Points in the other cells are tested exactly, so the answers are those of the polygons.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Any

import numpy as np
import numpy.typing as npt
import shapely

from caucasus_events.geo.boundaries import boundaries

OUTSIDE = -1
MIXED = -2
FEW = 50_000
SPLITS = (32, 4, 8)
"""Cells a side at the first level, then into how many each crossed cell is cut."""

Floats = npt.NDArray[np.float64]
Codes = npt.NDArray[np.int16]


@dataclass(frozen=True, slots=True)
class Units:
    """The units as arrays: polygons, their names, their countries."""

    polygons: npt.NDArray[np.object_]
    names: npt.NDArray[np.object_]
    countries: npt.NDArray[np.object_]

    def exact(self, latitude: Floats, longitude: Floats) -> Codes:
        """Return the unit of every point; the first in order for one on a shared line."""
        codes = np.full(len(latitude), OUTSIDE, dtype=np.int16)
        left = np.arange(len(latitude))
        for number, (west, south, east, north) in enumerate(shapely.bounds(self.polygons)):
            x, y = longitude[left], latitude[left]
            near = np.flatnonzero((x >= west) & (x <= east) & (y >= south) & (y <= north))
            hit = near[shapely.intersects_xy(self.polygons[number], x[near], y[near])]
            codes[left[hit]] = number
            left = np.delete(left, hit)
        return codes


@dataclass(frozen=True, slots=True)
class Grid:
    """The unit of every cell, or `OUTSIDE`, or `MIXED`."""

    west: float
    south: float
    step: tuple[float, float]
    cells: Codes

    def look_up(self, latitude: Floats, longitude: Floats) -> Codes:
        """Return the cells' codes at the points; `OUTSIDE` beyond the grid."""
        rows, columns = self.cells.shape
        x = np.floor((longitude - self.west) / self.step[0])
        y = np.floor((latitude - self.south) / self.step[1])
        inside = (x >= 0) & (x < columns) & (y >= 0) & (y < rows)
        index = np.where(inside, y * columns + x, 0).astype(np.int32)
        return np.where(inside, self.cells.ravel()[index], np.int16(OUTSIDE))


def build_grid(units: Units) -> Grid:
    """Return the grid, cutting only the cells that an outline crosses."""
    west, south, east, north = shapely.total_bounds(units.polygons)
    side = int(np.prod(SPLITS))
    step = (float(east - west) / side, float(north - south) / side)
    outlines = _segments(units.polygons)
    cells = np.full((side, side), OUTSIDE, dtype=np.int16)
    width, todo = side, np.zeros((1, 2), dtype=np.int64)
    for split in SPLITS:
        width //= split
        offsets = np.stack(np.meshgrid(*[np.arange(split)] * 2, indexing="ij"), -1).reshape(-1, 2)
        todo = (todo[:, None, :] + offsets[None] * width).reshape(-1, 2)
        y, x = south + todo[:, 0] * step[1], west + todo[:, 1] * step[0]
        margin = 1e-9
        boxes = shapely.box(
            x - margin, y - margin, x + width * step[0] + margin, y + width * step[1] + margin
        )
        crossed = np.zeros(len(todo), dtype=bool)
        crossed[np.unique(outlines.query(boxes, predicate="intersects")[0])] = True
        middle = y + width * step[1] / 2, x + width * step[0] / 2
        codes = np.full(len(todo), MIXED, dtype=np.int16)
        codes[~crossed] = units.exact(middle[0][~crossed], middle[1][~crossed])
        _fill(cells, todo, codes, width)
        todo = todo[crossed]
    return Grid(float(west), float(south), step, cells)


def _segments(polygons: npt.NDArray[np.object_]) -> shapely.STRtree:
    rings = shapely.get_rings(shapely.get_parts(polygons))
    xy, ring = shapely.get_coordinates(rings, return_index=True)
    same = ring[:-1] == ring[1:]
    pairs: Any = np.stack([xy[:-1][same], xy[1:][same]], axis=1)
    lines: Any = shapely.linestrings(pairs)
    return shapely.STRtree(lines)


def _fill(cells: Codes, corners: npt.NDArray[np.int64], codes: Codes, width: int) -> None:
    offsets = np.arange(width)
    rows = corners[:, 0, None, None] + offsets[None, :, None]
    columns = corners[:, 1, None, None] + offsets[None, None, :]
    cells[rows, columns] = codes[:, None, None]


@cache
def units() -> Units:
    """Return the embedded units."""
    frame = boundaries().query("level == 'admin1'")
    polygons = frame.geometry.to_numpy()
    shapely.prepare(polygons)
    return Units(
        polygons,
        frame["name"].to_numpy(dtype=object),
        frame["country"].to_numpy(dtype=object),
    )


@cache
def grid() -> Grid:
    """Return the grid over the embedded units; built once, in about a quarter of a second."""
    return build_grid(units())


def unit_codes(latitude: Floats, longitude: Floats) -> Codes:
    """Return the position in `units` of every point's unit, `OUTSIDE` for none.

    A few points are tested directly; for many the grid is built first.
    """
    if len(latitude) < FEW:
        return units().exact(latitude, longitude)
    codes = grid().look_up(latitude, longitude)
    mixed = np.flatnonzero(codes == MIXED)
    codes[mixed] = units().exact(latitude[mixed], longitude[mixed])
    return codes


def units_at(latitude: Floats, longitude: Floats) -> tuple[Any, Any]:
    """Return the country and the first-level unit of every point; None outside both."""
    codes = unit_codes(latitude, longitude)
    outside = codes == OUTSIDE
    country = units().countries[codes]
    admin1 = units().names[codes]
    country[outside] = None
    admin1[outside] = None
    return country, admin1
