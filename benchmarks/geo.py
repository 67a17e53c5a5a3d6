"""Measure geography: points, names, loading; ratios against peers in one run.

::

    python benchmarks/geo.py            # one million points, 100,000 names
    python benchmarks/geo.py --points 100000 --names 10000
"""

from __future__ import annotations

import argparse
import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from typing import Any

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely

from caucasus_events.geo import boundaries, geocode_frame, locate_frame, place_names
from caucasus_events.geo.cells import OUTSIDE, Grid, grid, unit_codes, units
from caucasus_events.geo.distance import border_distance_km

REPEATS = 3
SEED = 20_260_101


def median(job: Callable[[], Any], repeats: int = REPEATS) -> float:
    """Return the median time of a job, seconds."""
    times = []
    for _ in range(repeats):
        start = time.perf_counter()
        job()
        times.append(time.perf_counter() - start)
    return statistics.median(times)


def points(count: int) -> tuple[Any, Any]:
    """Return points over both countries, half of them within about 10 km of the line."""
    generator = np.random.default_rng(SEED)
    line = shapely.get_coordinates(boundaries().query("level == 'border'").geometry.to_numpy())
    half = count // 2
    near = line[generator.integers(0, len(line), half)] + generator.normal(0, 0.05, (half, 2))
    wide = generator.uniform((43.4, 38.4), (50.4, 41.9), (count - half, 2))
    longitude, latitude = np.concatenate([near, wide]).T
    return latitude.copy(), longitude.copy()


def joined(latitude: Any, longitude: Any) -> Any:
    """Return the peer's answer: ``geopandas.sjoin`` on the same polygons."""
    frame = gpd.GeoDataFrame(geometry=gpd.points_from_xy(longitude, latitude), crs="OGC:CRS84")
    polygons = boundaries().query("level == 'admin1'").reset_index(drop=True)
    found = gpd.sjoin(frame, polygons[["name", "geometry"]], predicate="intersects", how="left")
    codes = found["index_right"].groupby(level=0).min()
    return codes.fillna(OUTSIDE).to_numpy(dtype=np.int16)


def raster(latitude: Any, longitude: Any, cells: Grid) -> Any:
    """Return the lower bound: one look-up in the grid, wrong in the crossed cells."""
    return cells.look_up(latitude, longitude)


def fresh(statement: str) -> float:
    """Return the median time of a statement in a new interpreter, less the imports."""
    code = (
        "import time, pandas, shapely, geopandas, caucasus_events.geo as geo\n"
        "from caucasus_events.geo import cells, finding\n"
        f"start = time.perf_counter()\n{statement}\nprint(time.perf_counter() - start)"
    )
    runs = [
        float(subprocess.run([sys.executable, "-c", code], check=True, capture_output=True).stdout)
        for _ in range(REPEATS)
    ]
    return statistics.median(runs)


def misspelt(names: list[str]) -> list[str]:
    """Return names with one letter lost."""
    generator = np.random.default_rng(SEED)
    spots = [int(generator.integers(1, max(2, len(name)))) for name in names]
    return [name[:spot] + name[spot + 1 :] for name, spot in zip(names, spots, strict=True)]


def main(point_count: int, name_count: int) -> None:
    """Run all and print a table in Markdown."""
    rows: list[tuple[str, float, str]] = []
    load = fresh("geo.boundaries(); cells.units(); finding._index(own=True)")
    rows.append(("load boundaries and gazetteer", load, "target under 0.3 s"))
    rows.append(("build the cell grid, once a process", fresh("cells.grid()"), ""))
    latitude, longitude = points(point_count)
    cells = grid()
    units()
    peer = median(lambda: joined(latitude, longitude))
    ours = median(lambda: unit_codes(latitude, longitude))
    bound = median(lambda: raster(latitude, longitude, cells))
    same = bool((joined(latitude, longitude) == unit_codes(latitude, longitude)).all())
    rows += [
        ("geopandas.sjoin, country and province", peer, "peer"),
        ("cell grid, country and province", ours, f"{peer / ours:.1f} x as fast; equal: {same}"),
        ("raster look-up, wrong near lines", bound, f"ours {ours / bound:.1f} x its time"),
    ]
    distance = median(lambda: border_distance_km(latitude, longitude), 1)
    rows.append(("distance to the line", distance, ""))
    frame = pd.DataFrame({"latitude": latitude, "longitude": longitude})
    rows.append(("locate_frame, all columns", median(lambda: locate_frame(frame), 1), ""))
    known = place_names()["name"].tolist()
    generator = np.random.default_rng(SEED)
    drawn = [known[index] for index in generator.integers(0, len(known), name_count)]
    exact = pd.DataFrame({"name": drawn})
    wrong = pd.DataFrame({"name": misspelt(drawn)})
    rows += [
        (f"{name_count:,} names, exact", median(lambda: geocode_frame(exact), 1), ""),
        (
            f"{name_count:,} names, a letter lost, fuzzy",
            median(lambda: geocode_frame(wrong, fuzzy=True), 1),
            "",
        ),
    ]
    print(f"{point_count:,} points\n\n| job | seconds | |\n|---|---|---|")
    for label, seconds, note in rows:
        print(f"| {label} | {seconds:.3f} | {note} |")


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--points", type=int, default=1_000_000)
    parser.add_argument("--names", type=int, default=100_000)
    options = parser.parse_args()
    main(options.points, options.names)
