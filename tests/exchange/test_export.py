"""Data out: CSV, Parquet, GeoJSON by RFC 7946, ACLED's layout."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path
from typing import Any

import geopandas as gpd
import pandas as pd
import pyarrow.parquet as pq
import pytest
import shapely
from typer.testing import CliRunner

from caucasus_events.batches import read_table
from caucasus_events.errors import CaucasusEventsError
from caucasus_events.exchange.acled_layout import COLUMNS, to_acled
from caucasus_events.exchange.export import WRITERS
from caucasus_events.exchange.geojson import as_geojson
from caucasus_events.release.reference import boundaries_table
from caucasus_events.schema.frames import typed
from caucasus_events.vocabulary.registry import table

SOURCES = typed(
    "sources",
    [
        {"source_id": "SRC-00000001", "publisher": "Wire", "publisher_side": "independent"},
        {"source_id": "SRC-00000002", "publisher": "Ministry", "publisher_side": "Armenia"},
    ],
)


def events(**changes: Any) -> pd.DataFrame:
    row = {
        "event_id": "CE-00000001",
        "event_date": "2022-09-01",
        "end_date": "2022-09-30",
        "year": 2022,
        "time_precision": 3,
        "sub_event_type": "Armed clash",
        "actor1": "Military Forces of Armenia",
        "assoc_actor_1": ["Military Forces of Russia"],
        "civilian_targeting": True,
        "country": "Armenia",
        "latitude": 40.2,
        "longitude": 45.8653,
        "fatalities": None,
        "source_ids": ["SRC-00000001", "SRC-00000002"],
        "notes": "A line,\nand another",
        **changes,
    }
    second = {**row, "event_id": "CE-00000002", "latitude": None, "longitude": None}
    return typed("events", [row, {**second, "fatalities": 0, "civilian_targeting": False}])


def complete(frame: pd.DataFrame) -> pd.DataFrame:
    """Fill what is required and has no say in these tests."""
    filled = {
        column.name: {"integer": 1, "boolean": False}.get(
            column.type, column.allowed[0] if column.allowed else "x"
        )
        for column in table("events").columns
        if not column.nullable and column.type not in {"list", "date", "id"}
    }
    return typed("events", frame.astype("object").fillna(filled))


def test_geojson_follows_rfc_7946() -> None:
    body = json.loads(as_geojson("events", events()))
    assert set(body) == {"type", "features"}
    first, second = body["features"]
    assert (first["type"], first["id"]) == ("Feature", "CE-00000001")
    assert first["geometry"] == {"type": "Point", "coordinates": [45.8653, 40.2]}
    assert second["geometry"] is None
    assert first["properties"]["fatalities"] is None
    assert second["properties"]["fatalities"] == 0
    assert first["properties"]["event_date"] == "2022-09-01"
    assert first["properties"]["source_ids"] == ["SRC-00000001", "SRC-00000002"]


def test_geojson_polygons_follow_the_right_hand(tmp_path: Path) -> None:
    path = tmp_path / "b.geojson"
    path.write_text(as_geojson("boundaries", boundaries_table()))
    frame = gpd.read_file(path)
    assert len(frame) == len(boundaries_table())
    polygons = shapely.get_parts(frame.geometry.to_numpy())
    rings = [part.exterior for part in polygons if part.geom_type == "Polygon"]
    assert rings
    assert all(ring.is_ccw for ring in rings)


def test_geojson_of_a_table_without_places() -> None:
    with pytest.raises(CaucasusEventsError, match="no coordinates"):
        as_geojson("sources", SOURCES)


def test_csv_and_parquet_give_the_rows_back(tmp_path: Path) -> None:
    frame = complete(events())
    path = tmp_path / "events.csv"
    path.write_bytes(WRITERS["csv"]("events", frame, "latest"))
    raw = read_table("events", path)
    assert not raw.faults
    assert raw.cells["fatalities"].tolist() == ["", "0"]
    data = pq.read_table(io.BytesIO(WRITERS["parquet"]("events", frame, "latest")))
    assert data["fatalities"].to_pylist() == [None, 0]


def test_acled_layout() -> None:
    layout = to_acled(events(), SOURCES)
    assert tuple(layout.columns) == COLUMNS
    first, second = layout.to_dict("records")
    assert first["event_date"] == "2022-09-15"
    assert (first["fatalities"], second["fatalities"]) == ("", "0")
    assert first["civilian_targeting"] == "Civilian targeting"
    assert second["civilian_targeting"] == ""
    assert first["source"] == "Wire; Ministry"
    assert first["latitude"] == "40.2000"
    assert second["latitude"] == ""
    assert layout.map(lambda cell: isinstance(cell, str)).all().all()


def test_acled_midpoint_never_leaves_the_span() -> None:
    for last, middle in (("2022-09-01", "2022-09-01"), ("2022-09-02", "2022-09-01")):
        layout = to_acled(events(end_date=last), SOURCES)
        assert layout["event_date"].iloc[0] == middle


def test_the_command(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    from caucasus_events.cli.app import app  # noqa: PLC0415 - only here

    monkeypatch.setattr(
        "caucasus_events.exchange.export.load",
        lambda name, *_, **__: events() if name == "events" else SOURCES,
    )
    done = CliRunner().invoke(app, ["export", "events", "--format", "acled"])
    assert done.exit_code == 0
    assert len(list(csv.reader(io.StringIO(done.stdout)))) == 3
    out = tmp_path / "x.geojson"
    CliRunner().invoke(app, ["export", "events", "--format", "geojson", "--out", str(out)])
    assert len(json.loads(out.read_text())["features"]) == 2
    done = CliRunner().invoke(app, ["export", "sources", "--format", "acled"])
    assert isinstance(done.exception, CaucasusEventsError)
