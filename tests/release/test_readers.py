"""Other people's software reads the files as they are."""

from __future__ import annotations

import csv
import json
import subprocess
import sys
from pathlib import Path

import duckdb
import frictionless
import geopandas as gpd
import geoparquet_validator
import pandas as pd
import polars as pl
import pyarrow.parquet as pq
import pytest
import shapely

import caucasus_events as ce
from caucasus_events.batches import read_table
from caucasus_events.data import load
from caucasus_events.schema.arrow import arrow_schema
from caucasus_events.vocabulary.registry import BATCH_TABLES, TABLE_NAMES, table

VERSION = "2026.11.0"


@pytest.fixture
def folder(root: Path) -> Path:
    return root / VERSION


def test_duckdb(folder: Path) -> None:
    query = "SELECT count(*), sum(fatalities), count(fatalities), min(event_date)::varchar FROM "
    assert duckdb.sql(f"{query} '{folder}/events.parquet'").fetchall() == [(4, 3, 3, "2022-09-13")]
    assert duckdb.sql(f"{query} '{folder}/csv/events.csv'").fetchall() == [(4, 3, 3, "2022-09-13")]


def test_polars_and_pandas(folder: Path) -> None:
    assert pl.read_parquet(folder / "events.parquet")["fatalities"].to_list() == [2, 0, None, 1]
    frame = pd.read_parquet(folder / "events.parquet")
    assert str(frame["fatalities"].dtype) == "Int64"
    assert str(frame["contested"].dtype) == "boolean"


def test_geopandas_reads_geoparquet(folder: Path) -> None:
    events = gpd.read_parquet(folder / "events.parquet")
    assert events.crs == "OGC:CRS84"
    assert events.geometry.notna().tolist() == [True, True, False, True]
    assert len(gpd.read_parquet(folder / "events.parquet", bbox=(45, 40, 46, 41))) == 3
    assert len(gpd.read_parquet(folder / "events.parquet", bbox=(47, 40, 48, 41))) == 0
    assert gpd.read_parquet(folder / "boundaries.parquet").geometry.is_valid.all()


def test_geoparquet_metadata(folder: Path) -> None:
    metadata = pq.read_schema(folder / "events.parquet").metadata
    geo = json.loads(metadata[b"geo"])
    assert geo["version"] == "1.1.0"
    column = geo["columns"][geo["primary_column"]]
    assert column["encoding"] == "WKB"
    assert column["geometry_types"] == ["Point"]
    assert column["bbox"] == [45.8653, 40.2025, 45.8653, 40.2025]
    assert column["covering"]["bbox"]["xmin"] == ["bbox", "xmin"]
    assert "crs" not in column
    assert sorted(metadata) == [b"geo", b"pandas"]


@pytest.mark.parametrize("name", ["events", "places", "boundaries"])
def test_the_validator_of_the_standard(folder: Path, name: str) -> None:
    report = geoparquet_validator.check(str(folder / f"{name}.parquet"))
    failed = [item for item in report["outcomes"] if item["status"] == "fail"]
    assert not failed
    passed = {item["id"] for item in report["outcomes"] if item["status"] == "pass"}
    assert {"/conf/core/wkb", "/conf/core/bbox-extent", "/conf/covering/bbox-paths"} <= passed


@pytest.mark.parametrize("name", ["events", "places"])
def test_another_parquet_reader_finds_the_points(folder: Path, name: str) -> None:
    """Polars has a reader of its own, in Rust."""
    frame = pl.read_parquet(folder / f"{name}.parquet").filter(pl.col("longitude").is_not_null())
    points = shapely.from_wkb(frame["geometry"].to_list())
    for axis, values in (("x", "longitude"), ("y", "latitude")):
        known = frame[values].to_list()
        assert getattr(shapely, f"get_{axis}")(points).tolist() == known
        for side in ("min", "max"):
            assert frame["bbox"].struct.field(f"{axis}{side}").to_list() == known


@pytest.mark.parametrize("name", TABLE_NAMES)
def test_one_writer_wrote_every_file(folder: Path, name: str) -> None:
    file = pq.ParquetFile(folder / f"{name}.parquet")
    found = file.schema_arrow
    for field in arrow_schema(name):
        assert found.field(field.name).type == field.type
        assert found.field(field.name).metadata == field.metadata
    for group in range(file.metadata.num_row_groups):
        row_group = file.metadata.row_group(group)
        codecs = {row_group.column(at).compression for at in range(row_group.num_columns)}
        assert codecs == {"ZSTD"}


@pytest.mark.parametrize("name", BATCH_TABLES)
def test_csv_says_the_same_as_parquet(folder: Path, name: str) -> None:
    raw = read_table(name, folder / "csv" / f"{name}.csv")
    assert not raw.faults
    data = load(name, VERSION, engine="arrow")
    assert list(raw.cells.columns) == data.column_names
    assert len(raw.cells) == data.num_rows
    nulls = [int((raw.cells[column] == "").sum()) for column in data.column_names]
    assert nulls == [data[column].null_count for column in data.column_names]


def test_csv_opens_in_spreadsheets(folder: Path) -> None:
    path = folder / "csv" / "events.csv"
    assert path.read_bytes().startswith(b"\xef\xbb\xbf")
    with path.open(encoding="utf-8-sig", newline="") as stream:
        rows = list(csv.DictReader(stream))
    assert rows[1]["notes"] == "Two lines:\nthe second, with ə and Հ."
    assert rows[0]["tags"] == "shelling;night"
    assert (rows[0]["contested"], rows[0]["latitude"]) == ("true", "40.2025")
    assert (rows[1]["fatalities"], rows[2]["fatalities"]) == ("0", "")
    ceasefires = (folder / "csv" / "ceasefires.csv").read_text("utf-8-sig")
    assert "2022-09-14T16:00:00Z" in ceasefires
    assert "2022-09-14T16:00:00.250000Z" in ceasefires


def test_frictionless(folder: Path) -> None:
    report = frictionless.validate(str(folder / "datapackage.json"))
    assert report.valid, report.flatten(["name", "type", "note"])
    package = json.loads((folder / "datapackage.json").read_text())
    assert [r["name"] for r in package["resources"]] == [
        n for n in TABLE_NAMES if n != "boundaries"
    ]


def test_frictionless_sees_a_wrong_cell(copied: Path) -> None:
    path = copied / VERSION / "csv" / "events.csv"
    path.write_text(path.read_text("utf-8-sig").replace("Armed clash", "Armed crash"), "utf-8-sig")
    assert not frictionless.validate(str(copied / VERSION / "datapackage.json")).valid


@pytest.mark.slow
def test_mlcroissant_and_citation_schema(folder: Path, tmp_path: Path) -> None:
    load_it = (
        "import mlcroissant, sys; d = mlcroissant.Dataset(jsonld=sys.argv[1]);"
        "rows = list(d.records('casualties')); assert len(rows) == 3, rows;"
        "assert not d.metadata.issues.errors"
    )
    bin_folder = Path(sys.executable).parent
    schema = ["--builtin-schema", "vendor.citation-file-format", str(folder / "CITATION.cff")]
    for command in (
        [sys.executable, "-c", load_it, str(folder / "croissant.json")],
        [str(bin_folder / "check-jsonschema"), *schema],
    ):
        done = subprocess.run(command, cwd=tmp_path, check=False, capture_output=True, text=True)
        assert done.returncode == 0, done.stdout + done.stderr


def test_readme_and_codebook(folder: Path) -> None:
    readme = (folder / "README.md").read_text()
    assert "4 events, 2022-09-13 to 2022-09-16" in readme
    assert "| 2022 | 4 | 1 | 0 (0%) | 3 (75%) | 3 | 1 | 3 (3) |" in readme
    assert "### Known gaps" in readme
    assert ce.cite(VERSION, "bibtex") in readme
    assert "`fatalities_low`" in (folder / "CODEBOOK.md").read_text()
    assert "OpenStreetMap" in (folder / "LICENSE").read_text()
    assert table("events").description in readme
