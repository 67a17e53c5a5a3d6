"""One frame, as a person in a notebook would check it."""

from __future__ import annotations

import pandas as pd
import pytest

import caucasus_events as ce


def test_published_events_alone_have_no_error_and_a_fault_is_found() -> None:
    events = ce.load_events()
    report = ce.validate(events)
    assert report.ok
    assert "0 errors" in repr(report)
    wrong = events.assign(latitude=events["latitude"].where(events.index != 3, 99.0))
    assert [item.column for item in ce.validate(wrong).errors] == ["latitude"]


def test_a_frame_of_no_table_says_what_to_do() -> None:
    with pytest.raises(ce.CaucasusEventsError, match="key of no table"):
        ce.validate(pd.DataFrame({"a": [1]}))


def test_midnight_is_a_moment_and_a_date_is_a_day() -> None:
    day = ce.ceasefire_in_force("2022-09-13")
    moment = ce.ceasefire_in_force("2022-09-13T00:00Z")
    assert day is not None
    assert moment is not None
    assert day["ceasefire_id"] != moment["ceasefire_id"]
    with pytest.raises(ce.CaucasusEventsError, match="no day and no moment"):
        ce.ceasefire_in_force("yesterday")


def test_a_year_as_a_number_is_no_start() -> None:
    with pytest.raises(ce.CaucasusEventsError, match="no date"):
        ce.load_events(start=2022)


def test_frames_that_are_none_or_others_are_named() -> None:
    with pytest.raises(ce.CaucasusEventsError, match="holds no casualty claims"):
        ce.aggregate(ce.load_events())
    with pytest.raises(ce.CaucasusEventsError, match="is no DataFrame"):
        ce.geocode_frame(["Shusha"])  # type: ignore[arg-type]
