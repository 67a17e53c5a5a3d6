"""Whose forces an event has: front and rear, the border, unknown hands, who is blamed."""

from __future__ import annotations

from datetime import date

import pytest

from caucasus_events.parse.archive.articles import parse_one
from caucasus_events.parse.rows.result import Row
from caucasus_events.text import Document

_ARMENIA, _KARABAKH = "Military Forces of Armenia", "Military Forces of Nagorno-Karabakh"
_AZERBAIJAN, _UNKNOWN = "Military Forces of Azerbaijan", "Unidentified Armed Group"


def events(text: str, day: date = date(2020, 10, 16)) -> list[Row]:
    result = parse_one(Document(text, "", day, "Reuters"))
    assert result.error is None
    return result.rows["events"]


@pytest.mark.parametrize(
    ("place", "side"),
    [("Tartar", _KARABAKH), ("Ganja", _ARMENIA), ("Barda", _ARMENIA), ("Tovuz", _ARMENIA)],
)
def test_behind_the_front_the_side_is_the_one_that_the_report_names(place: str, side: str) -> None:
    (row,) = events(f"Armenia's armed forces shelled {place} on Tuesday, a ministry in Baku said.")
    assert {row["actor1"], row["actor2"]} == {side, _AZERBAIJAN}


def test_at_the_state_border_the_side_is_armenia() -> None:
    (row,) = events(
        "A sniper killed an Azerbaijani sergeant on the border between Armenia and Azerbaijan on "
        "Monday, as talks about Nagorno-Karabakh went on."
    )
    assert row["location"] == "Armenia-Azerbaijan border"
    assert {row["actor1"], row["actor2"]} == {_AZERBAIJAN, _ARMENIA}


def test_the_territory_of_armenia_is_not_the_front() -> None:
    (row,) = events("Azerbaijani artillery shelled the territory of Armenia on Tuesday.")
    assert {row["actor1"], row["actor2"]} == {_AZERBAIJAN, _ARMENIA}


def test_a_bulletin_that_names_villages_of_armenia_is_of_both_lines() -> None:
    text = (
        "Armenian armed forces violated the ceasefire 40 times over the day, Baku said. Posts in "
        "{} and near Goyarkh opened fire on Azerbaijani positions."
    )
    day = date(2018, 8, 12)
    (border, *_), (line, *_) = (
        events(text.format(name), day) for name in ("Voskevan", "Chilaburt")
    )
    assert _ARMENIA in {border["actor1"], border["actor2"]}
    assert _KARABAKH in {line["actor1"], line["actor2"]}


@pytest.mark.parametrize(
    ("text", "kind", "hit"),
    [
        (
            "Unidentified gunmen opened fire on an Azerbaijani police car near Shusha on Tuesday.",
            "Shelling/artillery/missile attack",
            "Police Forces of Azerbaijan",
        ),
        (
            "A hand grenade was thrown at an Azerbaijani army post near Shusha on Tuesday.",
            "Grenade",
            _AZERBAIJAN,
        ),
    ],
)
def test_unknown_hands_are_no_side(text: str, kind: str, hit: str) -> None:
    (row,) = events(text, date(2021, 11, 19))
    assert (row["sub_event_type"], row["actor1"], row["actor2"]) == (kind, _UNKNOWN, hit)
    assert row["initiator"] == "unknown"


@pytest.mark.parametrize(
    "told", ["planted by Armenian soldiers", "and Baku blamed the Armenian army for it"]
)
def test_who_laid_a_mine_is_who_is_said_to_have(told: str) -> None:
    (row,) = events(
        f"Two Azerbaijani civilians were killed by a mine near Tovuz on Tuesday, {told}."
    )
    assert (row["actor1"], row["actor2"]) == ("Civilians (Azerbaijan)", _ARMENIA)


def test_border_guards_take_ground_for_their_government() -> None:
    (row,) = events(
        "Azerbaijani border guards took control of Baghanis Ayrim on Friday.", date(2024, 5, 24)
    )
    assert row["sub_event_type"] == "Government regains territory"


def test_a_capital_in_which_it_happens_does_nothing() -> None:
    (row,) = events(
        "Blasts were heard in Stepanakert on Monday as the city was under drone attack."
    )
    assert row["initiator"] == "unknown"


def test_who_goes_on_is_the_subject_of_the_sentence() -> None:
    (row,) = events(
        "Azerbaijani units broke the truce with Armenia on Thursday, trying to advance near Sisian.",
        date(2021, 5, 14),
    )
    assert (row["actor1"], row["initiator"]) == (_AZERBAIJAN, "actor1")
