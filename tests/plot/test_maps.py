"""Maps are drawn offline, and bad input is said."""

from __future__ import annotations

from pathlib import Path

import pandas as pd
import pytest

from caucasus_events import plot
from caucasus_events.errors import CaucasusEventsError

EVENTS = pd.DataFrame(
    {
        "latitude": [39.84, 40.9, None],
        "longitude": [45.67, 45.4, None],
        "event_type": ["Battles", "Explosions/Remote violence", "Battles"],
        "fatalities": pd.array([3, None, 1], dtype="Int64"),
    }
)


def test_map_is_written_and_counts_rows_without_a_point(tmp_path: Path) -> None:
    target = tmp_path / "map.png"
    figure = plot.map(EVENTS, target, title="Two events")
    assert target.read_bytes().startswith(b"\x89PNG")
    (axes,) = figure.axes
    assert "2 shown, 1 without a point" in axes.get_xlabel()
    assert "OpenStreetMap" in axes.get_xlabel()
    texts = {text.get_text() for text in axes.get_legend().get_texts()}
    assert texts == {"Battles (1)", "Explosions/Remote violence (1)"}
    west, east = axes.get_xlim()
    assert west < EVENTS["longitude"].min()
    assert east > EVENTS["longitude"].max()


def test_empty_frame_shows_both_countries() -> None:
    figure = plot.map(EVENTS.iloc[:0])
    names = {text.get_text() for text in figure.axes[0].texts}
    assert {"Armenia", "Azerbaijan"} <= names


def test_names_of_one_point_are_written_side_by_side() -> None:
    rows = EVENTS.iloc[[0, 0, 0, 1]].assign(name=["Hadrut", "Hadrut region", "Hadrut", "Sotk"])
    texts = [text.get_text() for text in plot.map(rows, labels="name").axes[0].texts]
    assert "Hadrut, Hadrut region" in texts
    assert texts.count("Sotk") == 1


def test_missing_column_is_said() -> None:
    with pytest.raises(CaucasusEventsError, match="longitude"):
        plot.map(EVENTS.drop(columns="longitude"))
