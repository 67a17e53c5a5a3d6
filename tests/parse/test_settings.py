"""Where and when a story is set, and what in it is one event or several."""

from __future__ import annotations

from datetime import date

import pytest

from caucasus_events.parse.archive.articles import parse_one
from caucasus_events.parse.rows.result import Row
from caucasus_events.text import Document
from caucasus_events.text.sentences import sentences

CLASH, FIRE = "Armed clash", "Shelling/artillery/missile attack"
STRIKE, TRUCE, DOWNED = "Air/drone strike", "Agreement", "Disrupted weapons use"
TAKEN, MINE, MURDER = "Government regains territory", "Remote explosive/landmine/IED", "Attack"


def rows(text: str, day: date = date(2016, 8, 19)) -> list[Row]:  # a Friday
    result = parse_one(Document(text, "", day, "Reuters"))
    assert result.error is None
    return result.rows["events"]


def told(text: str, day: date = date(2016, 8, 19)) -> list[tuple[str, str, str | None]]:
    return [
        (str(row["event_date"])[5:], row["sub_event_type"], row["location"])
        for row in rows(text, day)
    ]


PLACES = {
    "the market of the town told before": (
        (
            "Azerbaijani forces shelled Martakert on Monday. On Tuesday a rocket hit the market and a "
            "school."
        ),
        [("08-15", FIRE, "Agdara"), ("08-16", FIRE, "Agdara")],
    ),
    "a town as the head of its paragraph": (
        "Hadrut. On Monday Azerbaijani rockets fell on houses beside the bus station.",
        [("08-15", FIRE, "Hadrut")],
    ),
    "a capital that only speaks": (
        "In Baku, the ministry said that Armenian forces opened fire near Tartar on Monday.",
        [("08-15", FIRE, "Tartar")],
    ),
    "a capital where diplomats meet": (
        (
            "As the ministers met in Moscow on Monday, Karabakh and Azerbaijani forces were fighting "
            "near Talish."
        ),
        [("08-15", CLASH, "Talish")],
    ),
    "what a town owns": (
        "Armenian rocket attacks hitting Ganja's Grand Bazar on Monday wounded three people.",
        [("08-15", FIRE, "Ganja")],
    ),
    "a stadium that is hit": (
        "Azerbaijani forces shelled the football stadium in Goris on Monday, Armenia said.",
        [("08-15", FIRE, "Goris")],
    ),
    "a distance from a capital": (
        "In Tartar, some 300 kilometers west of the capital Baku, Armenian shells fell on Monday.",
        [("08-15", FIRE, "Tartar")],
    ),
    "a place to which a clause points": (
        (
            "The mission visited Chinari, where two Armenian soldiers were killed by Azerbaijani fire "
            "on Monday."
        ),
        [("08-15", FIRE, "Chinari")],
    ),
    "a town of two countries, in a text about Nagorno-Karabakh": (
        "Karabakh forces shot down an Azerbaijani drone over Martuni on Monday.",
        [("08-15", DOWNED, "Khojavend")],
    ),
    "villages that only their district places": (
        (
            "The Azerbaijani army liberated the villages of Nowhere and Elsewhere in the Fizuli "
            "district on Monday."
        ),
        [("08-15", TAKEN, "Nowhere"), ("08-15", TAKEN, "Elsewhere")],
    ),
    "two places of one battle": (
        (
            "Fierce battles between Armenian and Azerbaijani forces raged in Sotk and Verin Shorzha on "
            "Monday."
        ),
        [("08-15", CLASH, "Sotk"), ("08-15", CLASH, "Verin Shorzha")],
    ),
    "directions of one front": (
        (
            "Fighting between Karabakh and Azerbaijani forces went on in the Fizuli, Hadrut and "
            "Jabrayil directions on Monday."
        ),
        [("08-15", CLASH, "Fuzuli")],
    ),
}


@pytest.mark.parametrize(("text", "expected"), PLACES.values(), ids=PLACES)
def test_where(text, expected):
    assert told(text) == expected


def test_between_two_places_is_midway():
    (row,) = rows("Armenian and Azerbaijani troops clashed between Berd and Ijevan on Monday.")
    assert (row["location"], row["place_id"], row["geo_precision"]) == ("Berd - Ijevan", None, 2)
    assert 40.87 < row["latitude"] < 40.89
    assert row["uncertainty_m"] > 10_000


def test_an_unknown_village_is_as_precise_as_its_district():
    (row,) = rows("Armenian forces shelled Nowhere village of Tartar district on Monday.")
    assert (row["location"], row["place_id"], row["geo_precision"]) == ("Nowhere", None, 3)
    assert (row["country"], row["admin1"]) == ("Azerbaijan", "Tartar")


DAYS = {
    "a month and a day after a bare year": (
        (
            "A man died in a mine blast in Agdam, which changed hands in 2020, Azerbaijan said. On "
            "March 16 a shepherd had stepped on a mine there."
        ),
        date(2021, 3, 17),
        "03-16",
    ),
    "the evening before": (
        (
            "Armenian and Azerbaijani troops traded accusations on Thursday after a battle near Tegh "
            "left three soldiers wounded the previous evening."
        ),
        date(2023, 5, 18),
        "05-17",
    ),
    "on the eve": (
        (
            "Azerbaijan reported on Sunday, November 1. On the eve, Armenian forces launched missile "
            "strikes on Barda."
        ),
        date(2020, 11, 2),
        "10-31",
    ),
    "from one day to the next": (
        (
            "From 22:45 on April 1 to 00:30 on April 2 Armenian units opened fire at Azerbaijani "
            "positions near Zabukh."
        ),
        date(2025, 4, 2),
        "04-01",
    ),
    "a weekday with its date": (
        (
            "Skirmishes with Azerbaijani forces near Martuni in Karabakh were reported late on "
            "Thursday, October 14."
        ),
        date(2021, 10, 21),
        "10-14",
    ),
    "the day that heads a list": (
        "August 16\n\nAzerbaijani forces shelled Berd.\n\nAugust 18\n\nTalks were held.",
        date(2016, 8, 19),
        "08-16",
    ),
}


@pytest.mark.parametrize(("text", "published", "day"), DAYS.values(), ids=DAYS)
def test_when(text, published, day):
    assert {item[0] for item in told(text, published)} == {day}


NONE = {
    "what only dates the news": (
        "Azerbaijan and Armenia held talks on Monday, days after Armenian forces overran Qubadli."
    ),
    "before and had": (
        "Before the signing on Monday, the Azerbaijani army had liberated 300 villages and Shusha."
    ),
    "a film of the deed": "Armenia studied on Monday a video of the murder of two of its soldiers.",
    "a crime": (
        "A shootout took place in Gavar on Monday between residents of two villages; two died."
    ),
    "a fall told later": (
        "Armenia's ministry reported the death of a serviceman near Berd on Monday. He died as a "
        "result of a fall."
    ),
    "a quarter's figures": (
        "In the first quarter of the year Azerbaijan's army lost 17 men. Five soldiers were killed "
        "by Armenians."
    ),
    "a war of years": (
        "Armenia and Azerbaijan signed nothing on Monday. The two fought a war in which about "
        "30,000 people died."
    ),
    "mutilated bodies": "Azerbaijan was angry on Monday at images of infants and mutilated civilians.",
    "hostilities that ended": (
        "Active hostilities between Armenia and Azerbaijan came to an end 15 months ago, it said."
    ),
    "an enemy that stopped": (
        "After the answer of the Karabakh army the enemy stopped fire on Monday, it said of "
        "Azerbaijan."
    ),
}


@pytest.mark.parametrize("text", NONE.values(), ids=NONE)
def test_nothing(text):
    assert told(text) == []


KINDS = {
    "a rocket that slams": ("Rockets slammed into Barda on Monday, Azerbaijan said.", FIRE),
    "raids of aircraft": (
        "Azerbaijani warplanes carried out raids on Stepanakert on Monday.",
        STRIKE,
    ),
    "guns that are used": (
        "The Azerbaijani side used 60mm mortars near Yeraskh on Monday, Armenia said.",
        FIRE,
    ),
    "tanks destroyed": (
        "The Azerbaijani army destroyed an Armenian tank and six trucks near Hadrut on Monday.",
        CLASH,
    ),
    "a massacre with shots": (
        (
            "Armenian fighters massacred villagers near Khojaly on Monday. Children had been shot in "
            "the head."
        ),
        MURDER,
    ),
    "a town shelled while fighting goes on": (
        "Armenian forces shelled Tartar on Monday. Fighting over Nagorno-Karabakh continued.",
        FIRE,
    ),
    "a drone that is used": (
        "The Azerbaijani army used UAVs in the direction of Jermuk on Monday, Armenia said.",
        STRIKE,
    ),
    "a mine told after the dead": (
        (
            "An Azerbaijani officer was killed near Madagiz on Monday. A mine exploded during the "
            "works."
        ),
        MINE,
    ),
    "fire that is to be suspended": (
        "Armenia and Azerbaijan agreed on Monday that all fire was to be suspended.",
        TRUCE,
    ),
    "a truce prolonged": (
        "Karabakh and Azerbaijani commanders agreed on Monday to prolong until September a truce.",
        TRUCE,
    ),
}


@pytest.mark.parametrize(("text", "kind"), KINDS.values(), ids=KINDS)
def test_kind(text, kind):
    assert [row["sub_event_type"] for row in rows(text)] == [kind]


def test_what_the_other_side_asserts_is_an_event_though_denied():
    (row,) = rows(
        "Azerbaijan's ministry denied reports from Armenia that Azeri planes had bombed Kapan on "
        "Monday."
    )
    assert (row["location"], row["contested"]) == ("Kapan", True)


def test_a_bulletin_counts_beside_an_incident():
    found = rows(
        "On August 17 an Azerbaijani group attempted to penetrate Karabakh positions near Talish. "
        "In all, between August 13 and 19 Azerbaijan violated the ceasefire around 190 times."
    )
    assert [(row["unit"], row["reported_count"]) for row in found] == [
        ("incident", None),
        ("period_aggregate", 190),
    ]


def test_fire_both_ways_at_two_places():
    found = rows(
        "Azerbaijani forces shelled Berd on Monday, wounding two Armenian soldiers. Armenian "
        "forces opened fire near Tovuz on Monday, killing an Azerbaijani soldier."
    )
    assert [row["location"] for row in found] == ["Berd", "Tovuz"]


def test_no_region_at_a_border_clash():
    (row,) = rows(
        "Seven Azerbaijani soldiers were killed on Monday in border clashes with Armenia near the "
        "disputed Nagorno-Karabakh region.",
        date(2021, 11, 17),
    )
    assert row["location"] == "Armenia-Azerbaijan border"
    assert {row["actor1"], row["actor2"]} == {
        "Military Forces of Armenia",
        "Military Forces of Azerbaijan",
    }


def test_sentences_of_a_quotation():
    text = 'He said: "It was quiet. Then shells fell on Sotk. Nobody was hurt," and left. Next.'
    assert [span.of(text) for span in sentences(text)] == [
        'He said: "It was quiet.',
        "Then shells fell on Sotk.",
        'Nobody was hurt," and left.',
        "Next.",
    ]
