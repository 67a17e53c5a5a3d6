"""Control over time comes from sources that were read, and stays silent without one."""

from __future__ import annotations

import pandas as pd
import pytest

from caucasus_events.geo import geocode, locate_frame, places
from caucasus_events.geo.control import control_periods, control_sources


def test_every_row_has_a_source_and_a_place() -> None:
    periods, sources = control_periods(), control_sources()
    assert set(periods["source_id"]) == set(sources["source_id"])
    assert sources["url"].notna().all()
    assert sources["text_sha256"].str.fullmatch("[0-9a-f]{64}").all()
    assert set(periods["place_id"].dropna()) <= set(places()["place_id"])
    assert (periods["place_id"].notna() != periods["admin1"].notna()).all()


def test_periods_of_a_place_do_not_overlap() -> None:
    periods = control_periods()
    key = periods["place_id"].fillna(periods["admin1"])
    for _, group in periods.groupby(key):
        starts = group["start_date"].fillna(pd.Timestamp("1900-01-01"))
        ends = group["end_date"].fillna(pd.Timestamp("2100-01-01"))
        ordered = pd.DataFrame({"start": starts, "end": ends}).sort_values("start")
        assert (ordered["end"] >= ordered["start"]).all()
        assert (ordered["start"].iloc[1:].to_numpy() > ordered["end"].iloc[:-1].to_numpy()).all()


@pytest.mark.parametrize(
    ("name", "day", "holder"),
    [
        ("Shusha", "1992-05-01", "Azerbaijan"),
        ("Shusha", "2005-01-01", "Nagorno-Karabakh"),
        ("Shushi", "2020-11-09", "contested"),
        ("Shusha", "2022-01-01", "Azerbaijan"),
        ("Berdzor", "2021-06-01", "Russia"),
        ("Lachin", "2022-08-26", "Azerbaijan"),
        ("Artsvashen", "2000-01-01", "Azerbaijan"),
        ("Artsvashen", "1992-08-10", None),
        ("Martakert", "2010-01-01", "Nagorno-Karabakh"),
        ("Berd", "2010-01-01", None),
    ],
)
def test_holders(name: str, day: str, holder: str | None) -> None:
    assert geocode(name, date=day).matches[0].control == holder


def test_frames_agree() -> None:
    matches = [
        geocode(name, date=day).matches[0]
        for name in ("Shusha", "Lachin", "Berd", "Kalbajar")
        for day in ("1992-05-20", "2016-04-02", "2020-12-01", "2024-01-01")
    ]
    days = ["1992-05-20", "2016-04-02", "2020-12-01", "2024-01-01"] * 4
    frame = pd.DataFrame(
        {
            "latitude": [item.latitude for item in matches],
            "longitude": [item.longitude for item in matches],
            "place_id": [item.place_id for item in matches],
            "event_date": pd.to_datetime(days),
        }
    )
    control = locate_frame(frame)["control"].astype("object")
    expected = [item.control for item in matches]
    assert control.where(control.notna(), None).tolist() == expected
