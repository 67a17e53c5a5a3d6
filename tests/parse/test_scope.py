"""What must not become a row, and what kind of row the rest becomes."""

from __future__ import annotations

from datetime import date

import pytest

from caucasus_events.parse.archive.articles import parse_one
from caucasus_events.parse.rows.result import Row
from caucasus_events.text import Document

DAY = date(2022, 9, 16)  # a Friday
LEAD = "Armenia and Azerbaijan spoke of the border on Friday. "
CLASH, FIRE = "Armed clash", "Shelling/artillery/missile attack"
STRIKE, TRUCE = "Air/drone strike", "Agreement"
HANDED = "Non-violent transfer of territory"


def rows(text: str, day: date = DAY) -> list[Row]:
    result = parse_one(Document(text, "", day, "Reuters"))
    assert result.error is None
    return result.rows["events"]


def sides(row: Row) -> set[str]:
    names = {str(row[name]) for name in ("actor1", "actor2") if row[name]}
    return {name.rsplit(" of ", 1)[-1] for name in names}


SKIPPED = {
    "an exercise goes on": (
        "Armenian troops held an exercise near Ararat on Tuesday. Gunners shelled a command post "
        "and beat back an attack."
    ),
    "an imagined enemy": "Azerbaijani tanks attacked the notional enemy near Ganja on Tuesday.",
    "a report about sport": (
        "The Armenian striker scored in the match in Baku. Azerbaijan came under fire from the "
        "first minute on Tuesday. The coach spoke of a battle."
    ),
    "unrest in a capital": (
        "Two people died in clashes between police and the opposition in Yerevan on Tuesday, "
        "Azerbaijani media said."
    ),
    "clashes of a month": (
        "Turkey spoke on Tuesday of July's clashes near Tovuz, in which an Azerbaijani general "
        "was killed."
    ),
    "a fire in barracks": (
        "Three Armenian soldiers died near Sotk on Tuesday when fire broke out in their barracks."
    ),
    "a toll since": (
        "Armenia said that 84 of its soldiers had been killed since the start of hostilities on "
        "Tuesday."
    ),
    "deaths only reported": "Armenia reported 40 more deaths of its soldiers on Tuesday.",
    "what a document provides for": (
        "The document provided for the transfer of the Kalbajar district on Tuesday, Armenia said."
    ),
    "a place held": "Talks went on near Agdam, which is occupied by Armenia, on Tuesday.",
    "since it began": (
        "Two Armenian officials met on Friday for the first time since fighting erupted near Sotk "
        "on 2 September."
    ),
    "as of": "As of 15 September, 25 Armenian civilians have been killed.",
    "the dead of a war": (
        "The bodies of 2,317 Armenian soldiers killed in the Karabakh war have been examined, the "
        "ministry said on Tuesday."
    ),
    "mines go on killing": "Mines continue to kill Azerbaijani civilians in Agdam, Baku said.",
    "a video is released": (
        "Azerbaijan released a video of troops entering the district on Tuesday, Armenia said."
    ),
    "what a capture would do": "Capturing Sotk on Tuesday would have cut the road, Armenia said.",
    "a truce only as a time": (
        "Armenia and Azerbaijan met on Tuesday under the terms of the truce signed in Moscow."
    ),
    "the wounded are flown out": (
        "Azerbaijani helicopters flew 30 wounded people out of Kalbajar on Tuesday."
    ),
    "what a video shows": (
        "A video that spread on Tuesday shows Azerbaijani tanks shelling a post, Armenia said."
    ),
    "they fire at anyone": (
        LEAD + "The bodies lie near Sotk because Azerbaijani troops fire at anyone who comes."
    ),
    "somebody who killed": (
        "NATO spoke on Tuesday of the Azerbaijani officer who killed an Armenian soldier."
    ),
    "a truce by whom": "Armenian aid reached Goris on Tuesday despite the Russian-brokered truce.",
    "captives of old": (
        "The Armenian soldiers detained during the war were visited in Baku on Tuesday."
    ),
    "positions are no fight": "Armenian combat positions near Sotk were inspected on Tuesday.",
}


@pytest.mark.parametrize("text", SKIPPED.values(), ids=SKIPPED)
def test_what_makes_no_row(text: str) -> None:
    assert rows(text) == []


KINDS = {
    "attack with rockets": ("Armenia attacked Ganja with rockets on Tuesday.", [FIRE]),
    "attack by drone": (
        "Azerbaijani forces attacked a truck near Sotk with a drone on Tuesday, Armenia said.",
        [STRIKE],
    ),
    "fire with more than drones": (
        (
            "Azerbaijani forces fired at posts near Sotk with mortars and drones on Tuesday, Armenia "
            "said."
        ),
        [FIRE],
    ),
    "attack on positions": (
        "Azerbaijani forces attacked Armenian positions near Sotk on Tuesday.",
        [CLASH],
    ),
    "an attack that was fire": (
        "Azerbaijani forces opened fire near Sotk on Tuesday. Armenia condemned the attack.",
        [FIRE],
    ),
    "civilians hit by something": (
        "Two Armenian villagers were killed in Sotk on Tuesday.",
        [FIRE],
    ),
    "soldiers hit by something": ("Two Armenian soldiers were killed in Sotk on Tuesday.", [CLASH]),
    "ground, not people": (
        "Azerbaijani forces captured the Armenian stronghold of Talish on Tuesday.",
        ["Government regains territory"],
    ),
    "entered as agreed": (
        "Azerbaijani troops entered the town of Lachin on Tuesday, after Armenian units had left.",
        [HANDED],
    ),
    "by the fire of a side": (
        "Two Armenian soldiers were killed by Azerbaijani fire near Sotk on Tuesday.",
        [FIRE],
    ),
    "jets": ("Azerbaijani jets bombed Goris on Tuesday, Armenia said.", [STRIKE]),
    "agreed to stop": (
        "Armenia and Azerbaijan agreed on Tuesday to stop the fighting.",
        [TRUCE],
    ),
    "which was captured": (
        "Refugees on Wednesday fled Talish, which Armenian forces captured on Tuesday.",
        ["Non-state actor overtakes territory"],
    ),
    "a town left before": (
        "Azerbaijani troops moved into Lachin on Tuesday, hours after Armenian units had left.",
        [HANDED],
    ),
    "the losses of a capture": (
        "Talish fell to Armenian forces on 14 September. Azerbaijan lost 40 soldiers.",
        ["Non-state actor overtakes territory"],
    ),
    "a fight beside a count": (
        (
            "Armenian forces violated the ceasefire 30 times on Tuesday, Azerbaijan said. Armenian "
            "troops clashed with an Azerbaijani unit near Sotk on Tuesday."
        ),
        [FIRE, CLASH],
    ),
    "an end without the word": (
        "Armenia and Azerbaijan signed an agreement to end the war on Tuesday.",
        [TRUCE],
    ),
    "a named protocol": (
        LEAD + "13 September: The Bishkek Protocol is signed.",
        [TRUCE],
    ),
    "by a sniper": (
        "An Armenian soldier was shot dead by an Azerbaijani sniper near Sotk on Tuesday.",
        [FIRE],
    ),
    "a truce of the day told of": (
        LEAD
        + "Fighting broke out near Sotk on Tuesday. A ceasefire mediated by Russia took effect.",
        [CLASH, TRUCE],
    ),
    "in the past hours": (
        "Armenian forces violated the ceasefire near Tovuz in the past 24 hours.",
        [FIRE],
    ),
    "people captured, not ground": (
        "Six Armenian soldiers were surrounded and captured near Sotk on Tuesday.",
        ["Abduction/forced disappearance"],
    ),
    "hurt by a mine": (
        "Two civilians were hurt in Agdam on Tuesday by a mine, Azerbaijan said.",
        ["Remote explosive/landmine/IED"],
    ),
    "a truce declared": (
        (
            "A complete ceasefire in the conflict zone between Armenia and Azerbaijan is hereby "
            "declared from 14 September 2022."
        ),
        [TRUCE],
    ),
    "wounded when": (
        "Two Azerbaijani deminers were hurt when their car hit a mine in Fuzuli on Tuesday.",
        ["Remote explosive/landmine/IED"],
    ),
    "agreed to accept": (
        "Armenia and Azerbaijan agreed on Tuesday to pull back their troops and accept a truce.",
        [TRUCE],
    ),
}


@pytest.mark.parametrize(("text", "wanted"), KINDS.values(), ids=KINDS)
def test_what_kind_of_row(text: str, wanted: list[str]) -> None:
    assert [row["sub_event_type"] for row in rows(text)] == wanted


SIDES = {
    "whose helicopter": (
        "A Russian helicopter was shot down over Armenia by Azerbaijani forces on Tuesday.",
        DAY,
        {"Russia", "Azerbaijan"},
    ),
    "a helicopter of": (
        (
            "A Russian-made jet of the Azerbaijani army was shot down by Armenian fire near Sotk "
            "on Tuesday."
        ),
        DAY,
        {"Azerbaijan", "Armenia"},
    ),
    "where Karabakh's forces stood": (
        "Armenian and Azerbaijani troops clashed near Talish on 3 March 2014.",
        date(2014, 3, 4),
        {"Nagorno-Karabakh", "Azerbaijan"},
    ),
    "the state border": (
        "Armenian and Azerbaijani troops clashed near Tovuz on 3 March 2014.",
        date(2014, 3, 4),
        {"Armenia", "Azerbaijan"},
    ),
    "a day of war without a place": (
        "Azerbaijan attacked Armenian positions on 19 September 2023.",
        date(2023, 9, 20),
        {"Nagorno-Karabakh", "Azerbaijan"},
    ),
    "a count without a place": (
        "Armenian forces violated the ceasefire with Azerbaijan 40 times on 4 May 2017.",
        date(2017, 5, 5),
        {"Nagorno-Karabakh", "Azerbaijan"},
    ),
    "the new border": (
        "Armenian forces shelled Azerbaijani positions near Kalbajar on 4 May 2021.",
        date(2021, 5, 5),
        {"Armenia", "Azerbaijan"},
    ),
    "a shot fired from": (
        (
            "An Armenian soldier was wounded by a shot fired from an Azerbaijani post near Sotk on "
            "Tuesday."
        ),
        DAY,
        {"Armenia", "Azerbaijan"},
    ),
    "fire was opened from": (
        "Fire was opened from Armenia near Qazax on Tuesday, Azerbaijan said.",
        DAY,
        {"Armenia", "Azerbaijan"},
    ),
    "who makes a truce": (
        "Russia brokered a truce in Nagorno-Karabakh between Armenia and Azerbaijan on Tuesday.",
        DAY,
        {"Armenia", "Azerbaijan"},
    ),
    "a truce with Stepanakert": (
        "Baku and Stepanakert agreed on a truce on 3 March 1993.",
        date(1993, 3, 4),
        {"Nagorno-Karabakh", "Azerbaijan"},
    ),
    "peacekeepers are hit": (
        "Two Russian peacekeepers were killed near Talish on 20 September 2023, Azerbaijan said.",
        date(2023, 9, 21),
        {"Russia", "Azerbaijan"},
    ),
}


@pytest.mark.parametrize(("text", "day", "wanted"), SIDES.values(), ids=SIDES)
def test_who_the_sides_are(text: str, day: date, wanted: set[str]) -> None:
    (row,) = rows(text, day)
    assert sides(row) == wanted


def test_a_shot_is_fired_by_whom_it_comes_from() -> None:
    (row,) = rows(SIDES["a shot fired from"][0])
    assert str(row["actor1"]).endswith("Azerbaijan")


def test_a_speaking_capital_after_the_place() -> None:
    (row,) = rows("Two soldiers died in clashes in the Kalbajar district on Tuesday, Baku said.")
    assert row["location"] == "Kalbajar"


def test_told_reporters_dates_the_telling() -> None:
    (row,) = rows(
        "Azerbaijani forces shelled Sotk on Tuesday, the Armenian minister told reporters on "
        "Thursday."
    )
    assert str(row["event_date"]) == "2022-09-13"


def test_one_row_per_place_under_two_names() -> None:
    (row,) = rows("Azerbaijani forces shelled Stepanakert (Khankendi) on 4 May 2014, Armenia said.")
    assert row["location"] == "Khankendi"


def test_who_says_liberated_took_the_place() -> None:
    (row,) = rows("The Azerbaijani president said that Jabrayil had been liberated on Tuesday.")
    assert row["sub_event_type"] == "Government regains territory"


def test_protesters_are_the_actor_of_a_protest() -> None:
    (row,) = rows("Azerbaijani protesters blocked the Lachin road on Tuesday.")
    assert (row["actor1"], row["actor2"]) == ("Protesters (Azerbaijan)", None)


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("Azerbaijani forces shelled Gegharkunik on Tuesday, Armenia said.", [("Gegharkunik", 3)]),
        ("Azerbaijani forces shelled the village of Tavush on Tuesday.", [("Tavush", 1)]),
        (
            "Armenian forces shelled the Tovuz and Gadabay Districts on Tuesday.",
            [("Tovuz", 3), ("Gadabay", 3)],
        ),
        (
            "A soldier was killed in Nagorno-Karabakh's Fuzuli district on Tuesday, Azerbaijan said.",
            [("Fuzuli", 3)],
        ),
    ],
)
def test_provinces_and_districts_are_areas(text: str, places: list[tuple[str, int]]) -> None:
    assert [(row["location"], row["geo_precision"]) for row in rows(text)] == places


def test_where_the_forces_that_act_stand_is_no_place_of_fire() -> None:
    (row,) = rows(
        "Armenian army units stationed in the village of Chinari opened fire at Azerbaijani "
        "positions in Alibeyli on 4 May 2017.",
        date(2017, 5, 5),
    )
    assert row["location"] == "Alibeyli"


def test_later_goes_on_from_the_day_told_before() -> None:
    day = "Azerbaijani forces shelled Sotk on Tuesday. Nobody was hurt. Armenia protested. "
    (_, row) = rows(day + "Later, at 23:15, an Armenian soldier was wounded in Yeraskh.")
    assert (str(row["event_date"]), row["location"]) == ("2022-09-13", "Yeraskh")


@pytest.mark.parametrize(
    "text",
    [
        "An investigation of the illegal abduction of Armenian servicemen by Azerbaijan is under way.",
        "An Azerbaijani private went missing on 5 September, his uncle said.",
        (
            "On Monday the task was to visit the posts of Armenia near the Azerbaijani border where "
            "the clashes took place."
        ),
    ],
)
def test_what_is_only_looked_into_or_looked_for(text: str) -> None:
    assert rows(text) == []


def test_that_evening_is_of_the_day_told_not_of_one_looked_back_to() -> None:
    found = rows(
        "On the morning of September 12 an Armenian sergeant was killed by Azerbaijani fire near "
        "Yeraskh. One soldier had been killed previously near Yeraskh in shootings on July 14.\n\n"
        "That evening an Armenian private was killed by Azerbaijani fire near Sotk."
    )
    assert (date(2022, 9, 12), "Sotk") in {(row["event_date"], row["location"]) for row in found}
