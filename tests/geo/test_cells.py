"""The cell grid answers as the polygons do, near the lines above all."""

from __future__ import annotations

import numpy as np
import pandas as pd
import shapely

from caucasus_events.geo import boundaries, locate_frame
from caucasus_events.geo.cells import FEW, MIXED, grid, unit_codes, units
from caucasus_events.geo.distance import border_distance_km
from caucasus_events.geo.projection import to_metres


def test_grid_agrees_with_the_polygons() -> None:
    generator = np.random.default_rng(7)
    lines = boundaries().query("level == 'border'").geometry.to_numpy()
    on_line = shapely.get_coordinates(lines)
    near = on_line[generator.integers(0, len(on_line), FEW)] + generator.normal(0, 0.004, (FEW, 2))
    wide = generator.uniform((43.0, 38.0), (51.0, 42.2), (FEW, 2))
    longitude, latitude = np.concatenate([near, wide, on_line]).T
    expected = units().exact(latitude, longitude)
    assert (unit_codes(latitude, longitude) == expected).all()
    assert 0.001 < (grid().cells == MIXED).mean() < 0.05


def test_bad_rows_are_named_and_the_others_answered() -> None:
    points = pd.DataFrame(
        {
            "latitude": [39.84, 45.67, "north", 91, float("inf"), None],
            "longitude": [45.67, 39.84, 45, 45, 45, 45],
        },
        index=[10, 11, 12, 13, 14, 15],
    )
    located = locate_frame(points)
    assert located["admin1"].fillna("").tolist() == ["Vayots Dzor", "", "", "", "", ""]
    words = located["problem"].fillna("").tolist()
    assert words[0] == words[5] == ""
    assert "swapped" in words[1]
    assert "'north' is not a number" in words[2]
    assert "out of range" in words[3]
    assert words[4]


def test_empty_frame() -> None:
    located = locate_frame(pd.DataFrame({"latitude": [], "longitude": []}))
    assert located.empty
    assert "near_border" in located


def test_distance_agrees_with_the_geometry() -> None:
    generator = np.random.default_rng(11)
    lines = boundaries().query("level == 'border'").geometry.to_numpy()
    on_line = shapely.get_coordinates(lines)
    near = on_line[generator.integers(0, len(on_line), 400)] + generator.normal(0, 0.05, (400, 2))
    wide = generator.uniform((43.0, 38.0), (51.0, 42.2), (200, 2))
    longitude, latitude = np.concatenate([near, wide, on_line[::50]]).T
    expected = shapely.distance(
        to_metres(shapely.points(longitude, latitude)), shapely.union_all(to_metres(lines))
    )
    assert np.abs(border_distance_km(latitude, longitude) * 1000 - expected).max() < 10
