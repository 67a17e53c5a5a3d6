"""On which day an event is put, when its report has a day too."""

from __future__ import annotations

from datetime import date

from caucasus_events.parse.archive.articles import parse_one
from caucasus_events.text import Document

DAY = date(2022, 9, 16)  # a Friday


def days(text: str, published: date = DAY) -> list[tuple[str, str | None]]:
    result = parse_one(Document(text, "", published, "Reuters"))
    assert result.error is None
    return sorted((str(row["event_date"]), row["location"]) for row in result.rows["events"])


def test_the_day_of_a_report_gives_way():
    told = "An Azerbaijani soldier was killed in a clash with Armenian troops, Baku said Thursday. "
    assert days(told + "The soldier died on Tuesday near Kalbajar.") == [("2022-09-13", "Kalbajar")]


def test_other_figures_tell_of_another_event():
    told = "An Azerbaijani soldier was killed in a clash with Armenian troops, Baku said Thursday. "
    more = "Three Azerbaijani soldiers were killed on Tuesday near Kalbajar."
    assert [day for day, _ in days(told + more)] == ["2022-09-13", "2022-09-15"]


def test_another_event_stays_apart():
    told = "An Azerbaijani soldier was killed in a clash with Armenian troops, Baku said Thursday. "
    more = "Another soldier was killed on Tuesday near Kalbajar."
    assert [day for day, _ in days(told + more)] == ["2022-09-13", "2022-09-15"]
