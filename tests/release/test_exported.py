"""``export`` on a release as it lies on disk: every form, every filter."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import geopandas as gpd
import pyarrow.parquet as pq
import pytest
from typer.testing import CliRunner

from caucasus_events.cli.app import app
from caucasus_events.errors import CaucasusEventsError

FIRST = "2026.11.0"


def export(*arguments: str) -> bytes:
    done = CliRunner().invoke(app, ["export", *arguments, "--version", FIRST])
    assert done.exit_code == 0, done.output
    return done.stdout_bytes


def ids(*filters: str) -> list[str]:
    rows = csv.DictReader(io.StringIO(export("events", *filters).decode()))
    return [row["event_id"][-1] for row in rows]


def test_csv_is_that_of_the_release(root: Path) -> None:
    published = (root / FIRST / "csv" / "events.csv").read_text("utf-8-sig")
    texts = (export("events").decode(), published)
    ours, theirs = (list(csv.reader(io.StringIO(text, newline=""))) for text in texts)
    assert ours == theirs


def test_filters(root: Path) -> None:
    assert ids("--start", "2022-09-14", "--end", "2022-09-15") == ["2", "3"]
    assert ids("--bbox", "45,40,46,41") == ["1", "2", "4"]
    assert ids("--bbox", "45,40,46,41", "--start", "2022-09-14") == ["2", "4"]
    assert ids("--bbox", "-10,-5,0,5") == []


def test_parquet_is_geoparquet_of_the_same_rows(root: Path, tmp_path: Path) -> None:
    out = tmp_path / "events.parquet"
    export("events", "--format", "parquet", "--start", "2022-09-15", "--out", str(out))
    assert gpd.read_parquet(out).geometry.notna().tolist() == [False, True]
    whole = pq.read_table(root / FIRST / "events.parquet")
    assert pq.read_table(out).equals(whole.slice(2))
    assert [path.name for path in tmp_path.iterdir()] == ["events.parquet"]


def test_geojson(root: Path) -> None:
    body = json.loads(export("events", "--format", "geojson", "--end", "2022-09-13"))
    (feature,) = body["features"]
    assert body["type"] == "FeatureCollection"
    assert feature["geometry"]["coordinates"] == [45.8653, 40.2025]
    assert "crs" not in body
    assert feature["properties"]["fatalities"] == 2


def test_acled(root: Path) -> None:
    rows = list(csv.DictReader(io.StringIO(export("events", "--format", "acled").decode())))
    assert [row["event_date"] for row in rows] == [f"2022-09-{day}" for day in (13, 14, 15, 16)]
    assert [row["fatalities"] for row in rows] == ["2", "0", "", "1"]
    assert {row["source"] for row in rows} == {"Example Wire"}


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["nothing"], "nothing"),
        (["events", "--bbox", "45,40,46"], "west, south, east, north"),
        (["events", "--bbox", "a,b,c,d"], "not four numbers"),
        (["events", "--start", "13.09.2022"], "is no date"),
        (["sources", "--format", "geojson"], "no coordinates"),
        (["sources", "--bbox", "45,40,46,41"], "no points"),
        (["events", "--out", "/nowhere/at/all.csv"], "cannot write"),
    ],
)
def test_what_cannot_be_done_is_said(root: Path, arguments: list[str], message: str) -> None:
    done = CliRunner().invoke(app, ["export", *arguments])
    assert isinstance(done.exception, CaucasusEventsError)
    assert message in str(done.exception)
