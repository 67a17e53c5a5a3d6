"""Frames in memory: the same rules, and a clear answer whatever the columns hold."""

from __future__ import annotations

import datetime as dt
from typing import Any

import geopandas as gpd
import numpy as np
import pandas as pd
import pytest

import caucasus_events as ce
from caucasus_events.errors import CaucasusEventsError
from caucasus_events.schema.frames import typed
from caucasus_events.vocabulary.registry import table
from tests.rows import CLAIM, EVENT, SOURCE, numbered

REQUIRED = list(table("events").required)


def events(**changes: Any) -> pd.DataFrame:
    """Return two right events as a notebook would have them: plain dtypes, values changed."""
    rows = [EVENT, numbered(EVENT, "event_id", 2, sub_event_type="Attack")]
    frame = pd.DataFrame(rows).reindex(columns=REQUIRED)
    for column, value in changes.items():
        frame[column] = pd.Series([frame[column].iloc[0], value], dtype="object")
    return frame


def problems(frame: pd.DataFrame) -> list[tuple[str, int | None, str | None]]:
    frames = {"events": frame, "sources": typed("sources", [SOURCE])}
    items = ce.validate(frames, against=None).items
    return [(item.code, item.line, item.column) for item in items]


def test_plain_dtypes_are_right() -> None:
    assert problems(events()) == []


@pytest.mark.parametrize(
    ("column", "value", "code"),
    [
        ("event_date", 20220913, "E115"),
        ("event_date", pd.Timestamp("2022-09-13 09:00"), "E115"),
        ("event_date", "13.09.2022", "E115"),
        ("event_date", dt.date(1, 1, 1), "E204"),
        ("time_utc", pd.Timestamp("2022-09-13"), "E116"),
        ("latitude", "40,2", "E113"),
        ("latitude", float("inf"), "E113"),
        ("latitude", 10**30, "E204"),
        ("time_precision", 1.5, "E112"),
        ("geo_precision", True, "E112"),
        ("uncertainty_m", 10**18, "E112"),
        ("contested", 1, "E114"),
        ("contested", "yes", "E114"),
        ("source_ids", 5, "E117"),
        ("tags", [1], "E117"),
        ("tags", [], "E117"),
        ("notes", 5.0, "E120"),
        ("notes", "None", "E118"),
        ("event_id", {}, "E120"),
        ("event_id", None, "E201"),
        ("unit", 7, "E120"),
        ("unit", "incidents", "E203"),
        ("sub_event_type", ["Attack"], "E120"),
    ],
)
def test_junk_is_named_in_its_place(column: str, value: object, code: str) -> None:
    assert problems(events(**{column: value})) == [(code, 1, column)]


@pytest.mark.parametrize(
    ("column", "value"),
    [
        ("event_date", dt.date(2022, 9, 13)),
        ("event_date", "2022-09-13"),
        ("time_utc", dt.datetime(2022, 9, 13, 5, tzinfo=dt.UTC)),
        ("uncertainty_m", np.int32(1000)),
        ("uncertainty_m", 1000.0),
        ("longitude", np.float64(45.8653)),
        ("contested", np.bool_(1)),
        ("source_ids", ("SRC-00000001",)),
        ("source_ids", np.array(["SRC-00000001"])),
        ("tags", float("nan")),
        ("notes", pd.NA),
        ("notes", ""),
    ],
)
def test_values_of_other_libraries_are_right(column: str, value: object) -> None:
    assert problems(events(**{column: value})) == []


def test_a_frame_of_texts_is_read_as_a_batch_is() -> None:
    frame = (
        events()
        .astype("object")
        .map(lambda value: ";".join(value) if isinstance(value, list) else value)
    )
    texts = frame.map(lambda value: str(value).lower() if isinstance(value, bool) else value)
    assert problems(texts.astype({"event_date": "str", "contested": "str"})) == []


def test_geodataframes_are_read_without_their_shapes() -> None:
    frame = events()
    points = gpd.points_from_xy(frame["longitude"], frame["latitude"])
    assert problems(gpd.GeoDataFrame(frame, geometry=points, crs="EPSG:4326")) == []


def test_the_published_release_is_right_in_every_engine() -> None:
    frames = {
        name: getattr(ce, f"load_{name}")() for name in ("casualties", "sources", "ceasefires")
    }
    # Derived columns are those of the library that made the release.
    frames["events"] = ce.load_events(engine="geopandas").drop(columns=[*table("events").derived])
    assert ce.validate(frames, against=None).errors == []


def test_columns_that_are_missing_strange_or_twice() -> None:
    frame = events().drop(columns="notes").rename(columns={"tags": "labels"})
    frame.insert(0, 7, 1)
    frame.insert(0, "unit", frame["unit"], allow_duplicates=True)
    report = ce.validate({"events": frame, "sources": typed("sources", [SOURCE])}, against=None)
    found = sorted((item.code, item.message) for item in report.items)
    assert found == [
        ("E108", "column 'notes' is missing"),
        ("E108", "column 'tags' is missing"),
        ("E109", "table events has no column 'labels'"),
        ("E109", "table events has no column 7"),
        ("E110", "column 'unit' stands twice"),
    ]


def test_what_is_no_frame_or_no_table_is_refused() -> None:
    with pytest.raises(CaucasusEventsError, match="there is no table 'event' to check"):
        ce.validate({"event": events()})
    with pytest.raises(CaucasusEventsError, match="events is a list, not a pandas DataFrame"):
        ce.validate({"events": [EVENT]})  # type: ignore[dict-item]


def test_the_row_is_named_by_its_position() -> None:
    frame = events(unit="incidents").set_axis(["a", "b"])
    claims = typed("casualties", [CLAIM | {"event_id": "CE-00000002"}])
    frames = {"events": frame, "casualties": claims, "sources": typed("sources", [SOURCE])}
    (item,) = ce.validate(frames, against=None).items
    assert str(item).startswith("events:1: E203")
    assert item.row_id == "CE-00000002"
