"""Loading: engines, filters, helpful errors."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import Any

import pandas as pd
import polars as pl
import pyarrow as pa
import pyarrow.dataset as ds
import pyarrow.parquet as pq
import pytest

import caucasus_events as ce
from caucasus_events.data import load
from caucasus_events.data.filters import Window
from caucasus_events.data.manifest import file_sha256
from caucasus_events.errors import CaucasusEventsError
from caucasus_events.schema.frames import typed
from caucasus_events.vocabulary.registry import TABLE_NAMES

FIRST = "2026.11.0"


@pytest.mark.parametrize("name", TABLE_NAMES)
def test_pandas_has_the_dtypes_of_the_registry(root: Path, name: str) -> None:
    frame = load(name, FIRST)
    assert frame.dtypes.to_dict() == typed(name).dtypes.to_dict()


def test_null_and_zero_stay_apart(root: Path) -> None:
    events = ce.load_events(FIRST).set_index("event_id")
    assert events["fatalities"].tolist() == [2, 0, pd.NA, 1]
    assert events.loc["CE-00000001", "tags"] == ["shelling", "night"]
    assert events.loc["CE-00000002", "tags"] is None


def test_engines_agree(root: Path) -> None:
    frame = ce.load_events(FIRST)
    arrow = ce.load_events(FIRST, engine="arrow")
    polars = ce.load_events(FIRST, engine="polars")
    points = ce.load_events(FIRST, engine="geopandas")
    assert isinstance(arrow, pa.Table)
    assert isinstance(polars, pl.DataFrame)
    assert arrow.column_names == polars.columns == list(frame.columns)
    assert arrow["fatalities"].to_pylist() == polars["fatalities"].to_list() == [2, 0, None, 1]
    filtered = ce.load_events(FIRST, engine="polars", start="1990-01-01")
    assert filtered.equals(polars)
    assert filtered.schema == polars.schema
    assert points.crs == "OGC:CRS84"
    assert points.geometry.iloc[0].coords[0] == (45.8653, 40.2025)
    assert points.geometry.isna().tolist() == [False, False, True, False]
    assert ce.load_boundaries(FIRST).geometry.is_valid.all()


def test_filters(root: Path) -> None:
    def ids(**filters: Any) -> list[str]:
        return [str(row_id)[-1] for row_id in ce.load_events(FIRST, **filters)["event_id"]]

    assert ids(start="2022-09-14", end="2022-09-14") == ["2"]
    assert ids(start=date(2022, 9, 15)) == ["3", "4"]
    assert ids(end="2022-09-12") == []
    assert ids(bbox=(45.8653, 40.2025, 46, 41)) == ["1", "2", "4"]
    assert ids(bbox=(46, 39, 47, 41)) == []
    claims = ce.load_casualties(FIRST, start="2022-09-14", end="2022-09-15")
    assert claims["casualty_id"].tolist() == ["CA-00000002"]
    assert len(ce.load_ceasefires(FIRST, start="2022-09-14", end="2022-09-14")) == 1
    assert len(ce.load_ceasefires(FIRST, start="2022-09-15")) == 0
    columns = ["fatalities", "event_id"]
    assert list(ce.load_events(FIRST, columns=columns, start="2022-09-14").columns) == columns


def entry(body: dict[str, Any]) -> dict[str, Any]:
    found: dict[str, Any] = next(e for e in body["files"] if e["name"] == "events.parquet")
    return found


def state(path: Path) -> dict[str, Any]:
    return {"bytes": path.stat().st_size, "sha256": file_sha256(path)}


def spoil(path: Path, chunks: Iterable[pq.ColumnChunkMetaData]) -> None:
    """Overwrite columns of row groups with zeros."""
    content = bytearray(path.read_bytes())
    for chunk in chunks:
        first = chunk.dictionary_page_offset or chunk.data_page_offset
        size = chunk.total_compressed_size
        content[first : first + size] = bytes(size)
    path.write_bytes(content)


@pytest.fixture
def damaged(copied: Path, relist: Any, monkeypatch: pytest.MonkeyPatch) -> str:
    """A release with a row group per event, those of CE-1 and CE-3 unreadable, its hash right."""
    path = copied / FIRST / "events.parquet"
    pq.write_table(pq.read_table(path), path, row_group_size=1)
    found = pq.ParquetFile(path).metadata
    groups = [found.row_group(at) for at in (0, 2)]
    spoil(path, (group.column(at) for group in groups for at in range(found.num_columns)))
    relist(lambda body: entry(body).update(state(path)), FIRST)
    return FIRST


@pytest.mark.parametrize("engine", ["pandas", "geopandas", "polars", "arrow"])
def test_a_filter_touches_no_other_row_group(damaged: str, engine: Any) -> None:
    with pytest.raises((OSError, pl.exceptions.PolarsError)):
        ce.load_events(damaged, engine=engine)
    days = {"start": "2022-09-14", "end": "2022-09-14"}
    assert len(ce.load_events(damaged, engine=engine, **days)) == 1
    assert len(ce.load_events(damaged, engine=engine, start="2022-09-16")) == 1
    if engine == "arrow":
        claims = ce.load_casualties(damaged, engine=engine, **days)
        assert claims["casualty_id"].to_pylist() == ["CA-00000002"]


def test_a_box_touches_no_other_row_group(copied: Path, relist: Any) -> None:
    """Groups are left out by the statistics of longitude and latitude."""
    path = copied / FIRST / "events.parquet"
    data = pq.read_table(path)
    at = data.column_names.index("longitude")
    data = data.set_column(at, data.schema.field(at), pa.array([45.7, 45.8653, None, 45.9]))
    pq.write_table(data, path, row_group_size=1)
    relist(lambda body: entry(body).update(state(path)), FIRST)
    box = (45.6, 40, 45.8, 41)
    fragment = next(iter(ds.dataset(path).get_fragments()))
    groups = fragment.subset(Window.of(None, None, box).expression("events")).row_groups
    assert [group.id for group in groups] == [0]
    assert ce.load_events(FIRST, bbox=box)["event_id"].tolist() == ["CE-00000001"]


def test_columns_that_are_not_asked_for_are_not_read(copied: Path, relist: Any) -> None:
    path = copied / FIRST / "events.parquet"
    found = pq.ParquetFile(path).metadata
    names = [found.schema.column(at).name for at in range(found.num_columns)]
    spoil(path, [found.row_group(0).column(names.index("location"))])
    relist(lambda body: entry(body).update(state(path)), FIRST)
    with pytest.raises(OSError):  # noqa: PT011 - Arrow's own
        ce.load_events(FIRST)
    assert len(ce.load_events(FIRST, columns=["event_id", "fatalities"])) == 4


@pytest.mark.parametrize("engine", ["pandas", "geopandas", "polars", "arrow"])
def test_a_release_of_another_schema(copied: Path, relist: Any, engine: Any) -> None:
    """It lacks a column, has one that is not known, and a value that is not allowed any more."""
    path = copied / FIRST / "events.parquet"
    data = pq.read_table(path).drop_columns(["notes", "geometry", "bbox"])
    data = data.append_column("weather", pa.array(["fog"] * data.num_rows))
    at = data.column_names.index("unit")
    data = data.set_column(at, "unit", pa.array(["skirmish"] * data.num_rows))
    pq.write_table(data, path)
    relist(lambda body: entry(body).update(state(path)), FIRST)
    frame = ce.load_events(FIRST, engine=engine)
    names = frame.column_names if engine == "arrow" else list(frame.columns)
    assert "weather" in names
    assert "notes" not in names
    if engine == "pandas":
        assert frame["unit"].tolist() == ["skirmish"] * 4
        assert frame["unit"].cat.categories[-1] == "skirmish"


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ({"columns": ["fatality"]}, "no column 'fatality'"),
        ({"engine": "spark"}, "choose one of: pandas"),
        ({"version": "2025.1.0"}, "there are: 2026.11.0, 2026.12.0"),
        ({"version": "newest"}, "is not a version"),
        ({"start": "yesterday-ish"}, "is no date"),
        ({"start": "03.09.2022"}, "is no date"),
        ({"start": "9/3/2022"}, "is no date"),
        ({"end": "2022"}, "is no date"),
        ({"start": "2022-09-14", "end": "2022-09-13"}, "is after end"),
        ({"bbox": (47, 39, 46, 41)}, "turned round"),
        ({"bbox": (46, 39, 47)}, "west, south, east, north"),
        ({"bbox": (46, float("nan"), 47, 41)}, "not four numbers"),
    ],
)
def test_helpful_errors(root: Path, options: dict[str, Any], message: str) -> None:
    with pytest.raises(CaucasusEventsError, match=message):
        ce.load_events(**options)


def test_filters_that_do_not_fit(root: Path) -> None:
    with pytest.raises(CaucasusEventsError, match="no date"):
        ce.load_places(start="2022-01-01")
    with pytest.raises(CaucasusEventsError, match="no points"):
        ce.load_sources(bbox=(46, 39, 47, 41))
    with pytest.raises(CaucasusEventsError, match="geometry"):
        ce.load_sources(engine="geopandas")


def test_ceasefire_in_force(root: Path) -> None:
    assert ce.ceasefire_in_force("2022-09-14T15:59Z") is None
    standing = ce.ceasefire_in_force("2022-09-15")
    assert standing is not None
    assert standing["ceasefire_id"] == "CF-00000001"


def test_versions_and_paths(root: Path) -> None:
    assert ce.versions() == [FIRST, "2026.12.0"]
    assert ce.path("events", version=FIRST) == root / FIRST / "events.parquet"
    assert ce.path("csv/events.csv", FIRST).read_bytes().startswith(b"\xef\xbb\xbfevent_id,")
    with pytest.raises(CaucasusEventsError, match="its files are"):
        ce.path("nothing")


def test_no_release_at_all(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CAUCASUS_EVENTS_DATA", str(tmp_path))
    assert ce.versions() == []
    with pytest.raises(CaucasusEventsError, match="there is no release"):
        ce.load_events()
    monkeypatch.setenv("CAUCASUS_EVENTS_DATA", str(tmp_path / "nowhere"))
    with pytest.raises(CaucasusEventsError, match="not a folder"):
        ce.load_events()
