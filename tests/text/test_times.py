from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from caucasus_events.text.times import Clock, find, to_utc

DAY = date(2022, 9, 14)  # a Wednesday

TABLE = [
    ("Two were killed on Tuesday.", "2022-09-13", "2022-09-13", 1),
    ("Two were killed on Wednesday.", "2022-09-14", "2022-09-14", 1),
    ("The council will hold talks Friday.", "2022-09-16", "2022-09-16", 1),
    ("They met last Wednesday.", "2022-09-07", "2022-09-07", 1),
    ("It was shelled late Tuesday.", "2022-09-13", "2022-09-13", 1),
    ("Fighting overnight into Wednesday.", "2022-09-13", "2022-09-14", 1),
    ("On the night of 12-13 September", "2022-09-12", "2022-09-13", 1),
    ("It began overnight.", "2022-09-13", "2022-09-14", 1),
    ("clashes in early September", "2022-09-01", "2022-09-10", 2),
    ("since Sept. 12", "2022-09-12", "2022-09-14", 2),
    ("on 13.09.2022", "2022-09-13", "2022-09-13", 1),
    ("on 2020-09-27", "2020-09-27", "2020-09-27", 1),
    ("on November 8", "2021-11-08", "2021-11-08", 1),
    ("SEPTEMBER 13, 2022", "2022-09-13", "2022-09-13", 1),
    ("April 2-5, 2016", "2016-04-02", "2016-04-05", 2),
    ("from 27 September to 10 November 2020", "2020-09-27", "2020-11-10", 4),
    ("during the night from Monday to Tuesday", "2022-09-12", "2022-09-13", 1),
    ("Shells fell on Monday night into Tuesday.", "2022-09-12", "2022-09-13", 1),
    ("overnight from Monday to Tuesday", "2022-09-12", "2022-09-13", 1),
    ("On the night of the 8th it fell.", "2022-09-08", "2022-09-09", 1),
    ("throughout the day", "2022-09-13", "2022-09-14", 2),
    ("just this week", "2022-09-12", "2022-09-14", 2),
    ("last month", "2022-08-01", "2022-08-31", 3),
    ("over the past 24 hours", "2022-09-13", "2022-09-14", 2),
    ("yesterday", "2022-09-13", "2022-09-13", 1),
    ("late April through early June", "2022-04-21", "2022-06-10", 4),
    ("Since Nov10th,2020", "2020-11-10", "2022-09-14", 4),
]


@pytest.mark.parametrize(("text", "first", "last", "precision"), TABLE)
def test_table(text, first, last, precision):
    found = find(text, reference_date=DAY)
    assert [(str(t.first), str(t.last), t.precision) for t in found] == [(first, last, precision)]


def test_year_of_an_earlier_date_carries_within_the_sentence():
    found = find("In late April 2011 three died, on 5 October two.", reference_date=DAY)
    assert found[1].first == date(2011, 10, 5)


def test_next_day_counts_from_the_texts_own_date():
    found = find("On 8 May 1992 they attacked. The next day it fell.", reference_date=DAY)
    assert found[1].first == date(1992, 5, 9)


def test_counted_from_an_event_has_no_day():
    found = find("Hours after the clashes, ministers met.", reference_date=DAY)
    assert [(t.kind, t.first, t.offset_days) for t in found] == [("anchored", None, 0)]


@pytest.mark.parametrize(
    ("text", "conflict"),
    [
        ("on Monday, 14 September 2022", "weekday"),
        ("yesterday (September 10)", "relative"),
        ("It was shelled on 20 September 2022.", "future"),
    ],
)
def test_contradictions_are_marked(text, conflict):
    assert conflict in {t.conflict for t in find(text, reference_date=DAY)}


def test_clock_times_take_the_day_and_zone_of_their_sentence():
    found = find(
        "Between 09:00 and 15:40 local time on 12 September it was hit.", reference_date=DAY
    )
    assert (found[0].clock, found[0].clock_end) == (Clock(9, 0, "local"), Clock(15, 40, "local"))
    assert found[0].first == date(2022, 9, 12)


@pytest.mark.parametrize(
    ("zone", "expected"), [("Asia/Yerevan", 8), ("Asia/Baku", 7), ("Europe/Moscow", 8)]
)
def test_zones_are_those_of_the_day(zone, expected):
    assert to_utc(date(2014, 8, 2), Clock(12, 0, zone)) == datetime(
        2014, 8, 2, expected, tzinfo=UTC
    )


@pytest.mark.parametrize(
    "text", ["They may attack and march on.", "The sun rose.", "T-72", "He sat down"]
)
def test_words_that_are_no_dates(text):
    assert find(text, reference_date=DAY) == []


def test_without_publication_only_full_dates_have_days():
    found = find("On Tuesday and on 27 September 2020 and 3 May.")
    assert [t.first for t in found] == [None, date(2020, 9, 27), None]


WORDS = [
    "on",
    "12",
    "-",
    "September",
    "2020",
    "night of",
    "Tuesday",
    "a day",
    "after",
    ".",
    "\n\n",
    "at 09:00",
    "31 February",
    "0",
    "May",
]


@given(st.lists(st.sampled_from(WORDS), max_size=14).map(" ".join))
def test_words_are_quoted_and_days_in_order(text):
    for item in find(text, reference_date=DAY):
        assert text[item.start : item.end] == item.text
        assert (item.first is None) == (item.last is None)
        assert item.first is None or item.first <= item.last


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("On 5 May two died. The night before, shots fell.", ["2022-05-05", "2022-05-04"]),
        ("On 5 May two died. Four days before, one fell.", ["2022-05-05", "2022-05-01"]),
        ("On 5 May two died. Later that day, more fell.", ["2022-05-05", "2022-05-05"]),
        ("Two years ago, on 3 May, they fell.", ["2020-03-16", "2020-05-03"]),
        ("The night of 4-5 May was bad. In the morning it fell.", ["2022-05-04", "2022-05-05"]),
    ],
)
def test_days_counted_from_those_before(text: str, days: list[str]) -> None:
    found = find(text, reference_date=DAY)
    assert [str(item.first) for item in found] == days
