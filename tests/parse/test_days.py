"""On which day an event is put, when its report has a day too."""

from __future__ import annotations

from datetime import date

import pytest

from caucasus_events.parse.archive.articles import parse_one
from caucasus_events.text import Document
from caucasus_events.text.times import find

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


def test_a_year_of_birth_does_not_date_what_follows():
    text = (
        "Another resident, born in 1951, was killed with her. The village near Goris was shelled by "
        "Azerbaijani forces on 2 September, an Armenian photographer wrote."
    )
    assert [day for day, _ in days(text)] == ["2022-09-02"]


def test_the_line_that_says_when_an_article_came_out_dates_nothing():
    text = (
        "Two Armenian soldiers wounded\n16 September 2022 18:40\n"
        "Azerbaijani forces opened fire near Sotk. The shooting began on Wednesday, Yerevan says, "
        "and two Armenian soldiers were wounded."
    )
    assert {day for day, _ in days(text)} == {"2022-09-14"}


def test_a_sentence_may_only_say_when_and_where_it_was():
    told = (
        "An Azerbaijani soldier was wounded by Armenian fire, the ministry reported on Thursday. "
    )
    assert days(told + "The incident occurred on 13 September near Kalbajar.") == [
        ("2022-09-13", "Kalbajar")
    ]


def test_a_list_of_villages_completes_what_was_taken():
    text = (
        "Azerbaijani troops took control of two villages in Jabrayil district on Monday. "
        "The villages are Dashbashi and Boyuk Marjanli."
    )
    assert [place for _, place in days(text)] == ["Boyuk Marjanli", "Dashbashi"]


def test_somebody_named_by_his_age_is_the_one_told_of_before():
    told = "An Azerbaijani soldier was killed by fire of Armenian forces, Baku said on Thursday. "
    assert days(told + "The 20-year-old, a conscript, died on Tuesday near Kalbajar.") == [
        ("2022-09-13", "Kalbajar")
    ]


def test_a_weekday_after_a_clock_time_is_no_time_zone():
    text = "Armenian forces opened fire near Kalbajar shortly before midnight Tuesday, Baku said."
    assert days(text) == [("2022-09-13", "Kalbajar")]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (
            (
                "The Azerbaijani army opened fire in breach of the 9 November 2020 statement near Tegh, "
                "Yerevan noted, on Tuesday."
            ),
            [("2022-10-18", "Tegh")],
        ),
        (
            (
                "Under the accord of 10 November 2020 Azerbaijani troops may not shoot but opened fire "
                "near Tegh on Tuesday."
            ),
            [("2022-10-18", "Tegh")],
        ),
        ("A clip posted on 2 October shows Azerbaijani troops shooting at a post near Tegh.", []),
    ],
)
def test_the_day_of_a_paper_or_a_clip_is_not_the_day_of_the_deed(
    text: str, wanted: list[tuple[str, str]]
) -> None:
    assert days(text, date(2022, 10, 20)) == wanted


def test_a_day_may_name_its_year_as_last_or_this() -> None:
    found = find("Shots fell on November 9 last year and on 27 September this year.", None, DAY)
    assert [item.first.year - DAY.year for item in found if item.first] == [-1, 0]


def test_a_reported_capture_is_of_now_not_of_the_day_the_war_began() -> None:
    result = parse_one(
        Document(
            "Fresh clashes between Azerbaijan and Armenia erupted on 27 September.\n"
            "Azerbaijan says it has captured a village in Zangilan.\n"
            "Its army shot down a jet near Hadrut, according to a ministry statement on Wednesday.",
            "", date(2020, 11, 4), "Reuters",
        )
    )  # fmt: skip
    days = {row["sub_event_type"]: row["event_date"] for row in result.rows["events"]}
    assert days["Government regains territory"] >= date(2020, 11, 3)
    assert days["Shelling/artillery/missile attack"] == date(2020, 11, 4)


def test_an_entry_dates_what_it_tells_of_another_place() -> None:
    text = (
        "September 27\n\nAzerbaijan attacks towns, including Stepanakert.\n\nTwo civilians were "
        "killed in the bombardment in Hadrut.\n\nOctober 4\n\nBaku informs about the capture of "
        "Jabrayil."
    )
    result = parse_one(Document(text, "", date(2020, 11, 30), "Reuters"))
    assert sorted((row["event_date"].day, row["location"]) for row in result.rows["events"]) == [
        (4, "Jabrayil"),
        (27, "Hadrut"),
        (27, "Khankendi"),
    ]


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("Posts were hit from late March 13 to early March 14.", date(2023, 3, 13)),
        ("The 2010 clashes near Talish began on June 18.", date(2010, 6, 18)),
        ("The worst since the fight of March 2008 came on June 18.", date(2022, 6, 18)),
    ],
)
def test_years_and_parts_of_days(text: str, first: date) -> None:
    days = [item for item in find(text, None, date(2023, 3, 20)) if item.precision in {1, 2}]
    assert first in {item.first for item in days}


def test_the_day_since_which_it_goes_on_dates_nothing_else() -> None:
    text = (
        "The toll since fighting erupted on Friday rose after Armenia said that five Armenians were "
        "killed when Azerbaijani forces hit a bus near Talish on Monday."
    )
    assert days(text, date(2016, 4, 7)) == [("2016-04-04", "Talish")]
