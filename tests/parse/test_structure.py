"""How many events a whole text tells of, on which days, and where."""

from __future__ import annotations

from datetime import date

import pytest

from caucasus_events.parse.archive.articles import parse_one
from caucasus_events.text import Document

DAY = date(2022, 9, 16)  # a Friday
Told = tuple[str, str, str | None]


def told(text: str, published: date = DAY) -> list[Told]:
    result = parse_one(Document(text, "", published, "Reuters"))
    assert result.error is None
    rows = result.rows["events"]
    found = [(str(r["event_date"]), r["sub_event_type"], r["location"]) for r in rows]
    return sorted(found, key=str)


def days(text: str, published: date = DAY) -> list[tuple[str, str | None]]:
    return [(day, place) for day, _, place in told(text, published)]


FIRE, CLASH = "Shelling/artillery/missile attack", "Armed clash"

DIARY = """{first}
{one}Azerbaijani artillery shells the town of Goris.
Parliament meets in Yerevan.

{second}
{two}Armenian and Azerbaijani forces clash near Sotk. A shepherd is wounded near the village.
"""


@pytest.mark.parametrize(
    ("first", "second", "one", "two"),
    [
        ("14 September", "15 September", "", ""),
        ("September 14", "September 15", "09:00 ", "10:30 "),
        ("Wednesday, September 14", "Thursday, September 15", "", ""),
        ("14 September 2022:", "15 September 2022:", "", ""),
    ],
)
def test_headings_date_what_stands_below_them(first: str, second: str, one: str, two: str):
    text = DIARY.format(first=first, second=second, one=one, two=two)
    assert told(text) == [("2022-09-14", FIRE, "Goris"), ("2022-09-15", CLASH, "Sotk")]


def test_one_date_at_the_head_is_the_day_of_publication():
    text = (
        "Shelling near the border\n16 September 2022\nAzerbaijani forces shelled Goris on Tuesday."
    )
    assert days(text) == [("2022-09-13", "Goris")]


@pytest.mark.parametrize(
    ("second", "day"),
    [
        ("Another was killed the day before near Goris.", "2022-09-12"),
        ("Two days before, another was killed near Goris.", "2022-09-11"),
        ("Later that day, another was killed near Goris.", "2022-09-13"),
        ("Another was killed the evening before near Goris.", "2022-09-12"),
    ],
)
def test_days_counted_from_the_day_told_before(second: str, day: str):
    first = "An Armenian soldier was killed by Azerbaijani fire near Sotk on Tuesday. "
    assert days(first + second) == sorted([("2022-09-13", "Sotk"), (day, "Goris")])


def test_earlier_this_week_is_no_background():
    text = "Azerbaijani forces earlier this week fired on Sotk. That strike took place on Monday."
    assert days(text) == [("2022-09-12", "Sotk")]


def test_an_incident_of_years_ago_is_background():
    text = (
        "An Armenian soldier was killed near Sotk on Tuesday. "
        "A year ago, on 20 August, three Armenian servicemen were killed near Goris."
    )
    assert days(text) == [("2022-09-13", "Sotk")]


@pytest.mark.parametrize(
    "text",
    [
        "Azerbaijani troops took three Armenian soldiers prisoner near Goris on Tuesday.",
        "Azerbaijani forces took several villagers captive near Goris on Tuesday.",
    ],
)
def test_people_taken_prisoner_are_no_ground(text: str):
    assert [(day, kind) for day, kind, _ in told(text)] == [
        ("2022-09-13", "Abduction/forced disappearance")
    ]


TAKEN = "Non-state actor overtakes territory"


@pytest.mark.parametrize(
    "text",
    [
        "Karabakh Armenian fighters stormed Lachin on Monday. The town was taken on Monday evening.",
        "Karabakh Armenian fighters attacked Lachin on Monday. They captured Lachin the same day.",
    ],
)
def test_the_fight_that_took_a_town_is_its_capture(text: str):
    assert told(text, date(1992, 5, 22)) == [("1992-05-18", TAKEN, "Lachin")]


def test_a_fight_elsewhere_is_no_part_of_a_capture():
    text = "Karabakh fighters attacked Lachin on Monday. They captured Shusha the same day."
    assert [place for _, _, place in told(text, date(1992, 5, 22))] == ["Lachin", "Shusha"]


def test_fire_both_ways_with_dead_on_both_sides_is_two_events():
    text = (
        "An Azerbaijani officer was shot dead by an Armenian sniper near Kalbajar on Tuesday. "
        "An Armenian soldier was killed by Azerbaijani fire on the same day in another direction."
    )
    assert len(told(text)) == 2
    both = (
        "An Azerbaijani and an Armenian soldier were killed in a clash near Kalbajar on Tuesday. "
    )
    assert len(told(both + "Three more Armenian soldiers were wounded, Yerevan said.")) == 1


def test_a_town_shelled_is_apart_from_fighting_along_the_whole_front():
    front = "Azerbaijani and Armenian forces clashed along the {} line of contact on Tuesday. "
    town = "Two children were wounded when Azerbaijani shells hit Goris on Tuesday."
    assert len(told(front.format("entire") + town)) == 2


def test_later_that_day_another_place_is_hit():
    text = (
        "On 13 September Azerbaijan resumed artillery fire in the northern direction. "
        "Later that day, rocket systems were used against the town of Goris."
    )
    assert days(text) == [("2022-09-13", "Goris"), ("2022-09-13", None)]


def test_people_who_are_shot_at_at_work_tell_a_habit():
    lead = "Azerbaijani forces fired on Sotk on Tuesday. "
    habit = "Residents of Tegh say they are shot at when they work in the fields."
    assert days(lead + habit) == [("2022-09-13", "Sotk")]


def test_the_city_is_the_one_that_the_sentence_before_is_about():
    text = (
        "Tuesday was a black day for Ganja. On that day missiles struck a house in the city, "
        "killing seven people, Azerbaijani officials said."
    )
    assert days(text) == [("2022-09-13", "Ganja")]


def test_attempts_prevented_and_captures_announced():
    text = "On Tuesday the Karabakh army prevented two attempts by Azerbaijani forces near Talish."
    assert days(text) == [("2022-09-13", "Talish")]
    text = "The talks began. They came after Azerbaijan announced on Sunday the capture of Shusha."
    assert days(text, date(2020, 11, 10)) == [("2020-11-08", "Shusha")]


def test_a_report_that_was_wrong_tells_nothing():
    lead = "Azerbaijani forces fired on Sotk on Tuesday. "
    wrong = "The report that fighting had resumed near Goris on Wednesday was wrong, Yerevan said."
    assert days(lead + wrong) == [("2022-09-13", "Sotk")]


def test_only_what_is_taken_is_taken_not_what_is_reached():
    text = "On Tuesday Azerbaijani troops reached Khudaferin and captured the village of Agband."
    assert [place for _, place in days(text, date(2020, 10, 23))] == ["Agbend"]


def test_the_same_area_is_that_of_some_sentences_before():
    text = (
        "A Karabakh soldier was killed in a clash near Talish on Tuesday. The attackers lost a man. "
        "They were seen from the posts. Azerbaijani and Karabakh forces exchanged fire in the same "
        "area on Wednesday, wounding a Karabakh soldier."
    )
    assert days(text) == [("2022-09-13", "Talish"), ("2022-09-14", "Talish")]


def test_a_digest_sums_up_before_it_tells():
    text = (
        "Armenia and Azerbaijan accused each other of ceasefire violations. Azerbaijani forces 3 Sept "
        "opened fire at Armenian positions near Sotk. A mine 6 Sept killed a civilian in Agdam."
    )
    assert days(text) == [("2022-09-03", "Sotk"), ("2022-09-06", "Agdam")]


def test_a_dateline_without_a_place():
    text = "Three killed near Sotk\nSept. 16 (AP) - An Armenian soldier died near Goris on Tuesday."
    assert ("2022-09-16", "Goris") not in days(text)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Baku said that the town of Shusha was captured on Monday.", TAKEN),
        ("Three Karabakh soldiers near Shusha were captured on Monday.", "Abduction"),
    ],
)
def test_towns_and_soldiers_are_captured(text: str, kind: str):
    ((_, got, place),) = told(text, date(1992, 5, 15))
    assert place == "Shusha"
    assert (kind == "Abduction") == got.startswith("Abduction")


def test_a_voice_after_the_deed_is_no_place_of_it():
    text = (
        "An Azerbaijani soldier was wounded in Agdam on Tuesday when Armenian fighters fired on a "
        "post, Baku said."
    )
    assert days(text) == [("2022-09-13", "Agdam")]


def test_a_truce_is_dated_by_its_making_not_by_its_start():
    text = "On Friday Armenia and Azerbaijan agreed in Moscow to cease fire from September 20."
    assert days(text) == [("2022-09-16", "Moscow")]


def test_fire_that_hurts_children_is_apart_from_the_fight_of_soldiers():
    text = (
        "Armenian and Azerbaijani forces fought with tanks on Tuesday. Twelve Azerbaijani soldiers "
        "were killed. Two children were wounded when Azerbaijani rockets struck the town of Goris."
    )
    assert days(text) == [("2022-09-13", None), ("2022-09-13", "Goris")]


def test_the_dead_of_a_month_told_one_by_one():
    text = (
        "In August clashes at the border took six lives. An Armenian soldier was killed near Sotk "
        "on August 20. Two days later, an Azerbaijani soldier was killed near Kalbajar."
    )
    assert days(text) == [("2022-08-20", "Sotk"), ("2022-08-22", "Kalbajar")]
