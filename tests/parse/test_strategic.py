"""Truces, papers, captives, roads, posts, property and mines: what is a deed and what is not."""

from __future__ import annotations

from datetime import date

import pytest

from caucasus_events.parse.archive.articles import parse_one
from caucasus_events.parse.rows.result import ParseResult
from caucasus_events.text import Document

DAY = date(2022, 9, 16)  # a Friday
DEAL, RETURN, TAKEN, ARREST = "Agreement", "Other", "Abduction/forced disappearance", "Arrests"
GROUND, MINE = "Non-violent transfer of territory", "Remote explosive/landmine/IED"
ROAD, POST, FORCE = (
    "Peaceful protest",
    "Headquarters or base established",
    "Change to group/activity",
)
CLASH, HAVOC = "Armed clash", "Looting/property destruction"


def read(text: str, day: date = DAY) -> ParseResult:
    result = parse_one(Document(text, "", day, "Reuters"))
    assert result.error is None
    return result


TOLD = {
    "halt to hostilities": (
        "Armenia and Azerbaijan on Wednesday accepted a two-day halt to hostilities near Goris.",
        [("2022-09-14", DEAL)],
    ),
    "hostilities suspended by agreement": (
        "Hostilities between Armenia and Azerbaijan were suspended at noon on Tuesday by agreement.",
        [("2022-09-13", DEAL)],
    ),
    "a deal to halt an operation": (
        "Yerevan confirmed on Tuesday a deal to halt the military operation of Azerbaijan.",
        [("2022-09-13", DEAL)],
    ),
    "a paper that provides for a truce": (
        "Azerbaijan and Armenia signed an accord on Monday providing for a ceasefire at the border.",
        [("2022-09-12", DEAL)],
    ),
    "a paper to cease fire": (
        "Azerbaijan and Armenia initialed a document in Tbilisi on Monday to cease fire.",
        [("2022-09-12", DEAL)],
    ),
    "a statement signed by three": (
        "Putin, Aliyev and Pashinyan signed a statement on roads in Sochi on Tuesday.",
        [("2022-09-13", DEAL)],
    ),
    "a joint statement issued": (
        "Baku and Yerevan issued a joint statement on Thursday about captives and transport.",
        [("2022-09-15", DEAL)],
    ),
    "said in a joint statement": (
        "In a joint statement on Thursday, Azerbaijan and Armenia said they recognised each other.",
        [("2022-09-15", DEAL)],
    ),
    "mediators say in a joint statement": (
        "In a joint statement on Thursday, France and Russia told Azerbaijan and Armenia to wait.",
        [],
    ),
    "agreed on the border": (
        "Azerbaijan and Armenia agreed on Thursday on the delimitation of a part of the border.",
        [("2022-09-15", DEAL)],
    ),
    "agreed on talk": (
        "Azerbaijan and Armenia agreed on Thursday to hold further talks on the border.",
        [],
    ),
    "a paper of one side": (
        "Azerbaijan and Russia signed a declaration on trade on Thursday.",
        [],
    ),
    "captives swapped": (
        "Armenia and Azerbaijan swapped 20 captives near Goris on Tuesday.",
        [("2022-09-13", RETURN)],
    ),
    "captives freed": (
        "Azerbaijan has freed six Armenian servicemen, Tbilisi said on Tuesday.",
        [("2022-09-13", RETURN)],
    ),
    "captives brought home": (
        "A plane with five Armenian prisoners landed in Yerevan on Tuesday, Baku said.",
        [("2022-09-13", RETURN)],
    ),
    "remains turned over": (
        "The remains of two Armenian soldiers were turned over by Azerbaijan on Tuesday.",
        [("2022-09-13", RETURN)],
    ),
    "residents who return": (
        "Peacekeepers led two buses with returning Armenian residents to Stepanakert on Tuesday.",
        [],
    ),
    "hostages taken": (
        "Armenian fighters took six Azerbaijani villagers hostage in Fizuli on Tuesday.",
        [("2022-09-13", TAKEN)],
    ),
    "an office for hostages": (
        "The Azerbaijani commission on hostage affairs spoke to villagers of Fizuli on Tuesday.",
        [],
    ),
    "taken in spite of an illness": (
        "An Armenian villager with a mental illness was detained by Azerbaijani troops on Tuesday.",
        [("2022-09-13", ARREST)],
    ),
    "common crime": (
        "Azerbaijani police detained four men in Ganja on Tuesday for drug trafficking.",
        [],
    ),
    "one man over the line": (
        "An Azerbaijani soldier crossed the border near Goris and was detained on Tuesday.",
        [("2022-09-13", ARREST)],
    ),
    "ground given up": (
        "Azerbaijan took control on Tuesday of the town of Agdam, ceded by Armenia.",
        [("2022-09-13", GROUND)],
    ),
    "returned to control": (
        "The Lachin district was returned to Azerbaijan's control on Tuesday.",
        [("2022-09-13", GROUND)],
    ),
    "a road blocked": (
        "Azerbaijanis who call themselves ecologists closed the road near Shusha on Monday.",
        [("2022-09-12", ROAD)],
    ),
    "a shop closed": (
        "Azerbaijanis closed a shop near Shusha on Monday.",
        [],
    ),
    "a post set up": (
        "Azerbaijan's border service said on Sunday it had installed a checkpoint in Lachin.",
        [("2022-09-11", POST)],
    ),
    "peacekeepers come": (
        "Russian peacekeepers began deploying to Nagorno-Karabakh on Tuesday.",
        [("2022-09-13", FORCE)],
    ),
    "houses burned": (
        "Armenian villagers burned their houses in Kalbajar on Tuesday.",
        [("2022-09-13", HAVOC)],
    ),
    "tanks burned in a fight": (
        "In fighting near Agdam on Tuesday three Azerbaijani tanks and a house burned.",
        [("2022-09-13", CLASH)],
    ),
    "a truce from an hour": (
        "Tbilisi announced on Tuesday that Armenia and Azerbaijan would keep a truce from 08:00.",
        [("2022-09-13", DEAL)],
    ),
    "signatures put": (
        "The ministers of Armenia and Azerbaijan put their signatures on Monday to a truce document.",
        [("2022-09-12", DEAL)],
    ),
    "an agreement on captives": (
        "Armenia and Azerbaijan signed a declaration on Monday on the exchange of prisoners.",
        [("2022-09-12", DEAL)],
    ),
    "captives traded": (
        "Armenia and Azerbaijan traded 11 prisoners of war on Tuesday.",
        [("2022-09-13", RETURN)],
    ),
    "bodies received from the other side": (
        "Rescuers received from the Azerbaijani side the bodies of nine Armenians on Tuesday.",
        [("2022-09-13", RETURN)],
    ),
    "aid received": (
        "Armenian villagers received food and clothes from the Red Cross on Tuesday.",
        [],
    ),
    "release of so many": (
        "The release of nine Armenian captives by Azerbaijan took place on Tuesday.",
        [("2022-09-13", RETURN)],
    ),
    "peacekeepers who arrive": (
        "Russian peacekeepers arrived in Stepanakert on Tuesday.",
        [("2022-09-13", FORCE)],
    ),
    "ground given": (
        "Armenia gave up the Lachin district on Tuesday, as Azerbaijan had asked.",
        [("2022-09-13", GROUND)],
    ),
    "ground that is to be given": (
        "Armenia is leaving Lachin, which is to be handed over to Azerbaijan on Tuesday.",
        [],
    ),
    "ended up in other hands": (
        "An Azerbaijani soldier ended up in the hands of Armenian troops on Tuesday.",
        [("2022-09-13", TAKEN)],
    ),
    "on a road between two towns": (
        "Six Armenians were kidnapped by Azeri gunmen on the Goris-Lachin road on Tuesday.",
        [("2022-09-13", TAKEN)],
    ),
    "blocking a road": (
        "People from Azerbaijan have been blocking the road near Shusha since this morning.",
        [("2022-09-16", ROAD)],
    ),
    "houses set on fire": (
        "Armenian villagers set their houses on fire in Kalbajar on Tuesday.",
        [("2022-09-13", HAVOC)],
    ),
    "mines cleared": (
        "Azerbaijan's sappers found and neutralised 30 anti-personnel mines in Agdam on Tuesday.",
        [],
    ),
    "who was captured before": (
        "Six Azerbaijani soldiers captured on September 1 were returned by Armenia on Tuesday.",
        [("2022-09-13", RETURN)],
    ),
    "the body of one killed": (
        "The body of the Azerbaijani killed near Goris was turned over by Armenia on Tuesday.",
        [("2022-09-13", RETURN)],
    ),
    "as he tried to cross": (
        "Azerbaijani guards detained an Armenian officer near Goris on Tuesday as he tried to cross.",
        [("2022-09-13", ARREST)],
    ),
    "an explosive device": (
        "An Azerbaijani boy was wounded by an explosive device in a field in Agdam on Tuesday.",
        [("2022-09-13", MINE)],
    ),
}


@pytest.mark.parametrize(("text", "wanted"), TOLD.values(), ids=TOLD)
def test_deeds_apart_from_fights(text: str, wanted: list[tuple[str, str]]) -> None:
    found = [(str(row["event_date"]), row["sub_event_type"]) for row in read(text).rows["events"]]
    assert found == wanted


LAID = {
    "nobody named": (
        "An Azerbaijani farmer was wounded by a mine in Agdam on Tuesday.",
        {"Civilians (Azerbaijan)", "Unidentified Armed Group"},
    ),
    "laid by a side": (
        "An Azerbaijani farmer was wounded by a mine planted by the Armenian army in Agdam on Tuesday.",
        {"Civilians (Azerbaijan)", "Military Forces of Nagorno-Karabakh"},
    ),
    "a policeman": (
        "An Azerbaijani policeman was killed by a mine in Agdam on Tuesday.",
        {"Police Forces of Azerbaijan", "Unidentified Armed Group"},
    ),
    "a peacekeeper": (
        "A Russian peacekeeper was wounded by a mine near Shusha on Tuesday.",
        {"Russian Peacekeeping Contingent", "Unidentified Armed Group"},
    ),
}


@pytest.mark.parametrize(("text", "actors"), LAID.values(), ids=LAID)
def test_who_laid_a_mine(text: str, actors: set[str]) -> None:
    (row,) = read(text).rows["events"]
    assert {row["actor1"], row["actor2"]} == actors


HOLDS = {
    "from a later day": (
        "Armenia and Azerbaijan signed a truce on Wednesday that holds from September 20.",
        "2022-09-19T20:00",
    ),
    "as of midnight": (
        "Armenia and Azerbaijan agreed on Wednesday to a truce as of midnight.",
        "2022-09-14T20:00",
    ),
    "an hour with its day": (
        "Armenia and Azerbaijan agreed on Wednesday to a truce from 8 a.m. on September 15.",
        "2022-09-15T04:00",
    ),
    "an hour with its zone": (
        "Armenia and Azerbaijan agreed to a truce from 9 a.m. Moscow time on Wednesday.",
        "2022-09-14T06:00",
    ),
}


@pytest.mark.parametrize(("text", "moment"), HOLDS.values(), ids=HOLDS)
def test_when_a_truce_begins_to_hold(text: str, moment: str) -> None:
    (row,) = read(text).rows["ceasefires"]
    assert row["effective_at"].isoformat().startswith(moment)


@pytest.mark.parametrize(
    "text",
    [
        (
            "Azerbaijan on Monday handed over to Yerevan 15 Armenian troops captured last year in the "
            "wake of a conflict over Nagorno-Karabakh."
        ),
        (
            "Azerbaijan on Monday released five Armenian servicemen who were detained during the "
            "clashes on 26 August near Tegh."
        ),
        (
            "On Monday Baku released ten Armenian prisoners taken hostage in the border clashes of "
            "26 August."
        ),
    ],
)
def test_how_those_given_back_were_taken_is_no_new_event(text: str) -> None:
    assert [(row["event_date"], row["sub_event_type"]) for row in read(text).rows["events"]] == [
        (date(2022, 9, 12), RETURN)
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Three Armenian soldiers died, according to a statement released by the ministry in Baku.",
        "The footage released by the Azerbaijani army on Monday shows Armenian positions.",
        (
            "A total of 122 captives have been returned to Armenia and Azerbaijan since December 2020, "
            "a minister in Baku said on Monday."
        ),
    ],
)
def test_papers_and_sums_are_not_given_back(text: str) -> None:
    assert RETURN not in {row["sub_event_type"] for row in read(text).rows["events"]}


def test_a_settlement_is_a_place_before_it_is_a_peace() -> None:
    text = "In the area of the settlement of Hadrut a mine exploded on Monday."
    (row,) = read(text).rows["events"]
    assert (row["sub_event_type"], row["location"]) == (MINE, "Hadrut")


def test_a_case_that_is_opened_does_not_undo_the_mine() -> None:
    text = (
        "A criminal case was opened over the mine blast that wounded an Azerbaijani shepherd near "
        "Aghdam on Monday."
    )
    (row,) = read(text).rows["events"]
    assert (row["sub_event_type"], row["event_date"]) == (MINE, date(2022, 9, 12))


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Azerbaijan and Armenia laid it down in a declaration signed on Monday in Sochi.", 12),
        ('On Monday Azerbaijan announced the decision "to suspend the offensive" on Armenia.', 12),
        ("Azerbaijan suspended all military operations against Armenia, Baku said on Monday.", 12),
        (
            "Armenia and Azerbaijan said on Monday they had agreed on a truce from midnight Sunday.",
            12,
        ),
        ("Armenia and Azerbaijan clinched a deal on Monday.", 12),
    ],
)
def test_papers_and_truces_are_of_the_day_they_are_made(text: str, day: int) -> None:
    (row,) = read(text).rows["events"]
    assert (row["sub_event_type"], row["event_date"].day) == (DEAL, day)


@pytest.mark.parametrize(
    "text",
    [
        "The truce of Armenia and Azerbaijan that was to begin on Monday has not held.",
        (
            "Iran called on Armenia and Azerbaijan on Monday to show restraint, announce a ceasefire and "
            "give an immediate end to hostilities."
        ),
        "Under the 10 September deal of Armenia and Azerbaijan, signed in Moscow, posts will go up.",
    ],
)
def test_papers_and_truces_that_are_spoken_of(text: str) -> None:
    assert DEAL not in {row["sub_event_type"] for row in read(text).rows["events"]}


def test_a_road_closed_to_civilians_is_no_protest() -> None:
    text = "The road near Shusha was closed to civilians by Azerbaijan on Monday."
    assert ROAD not in {row["sub_event_type"] for row in read(text).rows["events"]}


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Armenia returned four border villages to Azerbaijan on Monday.", GROUND),
        (
            (
                "On Monday Aliyev and Pashinyan signed a joint statement on a halt of the fighting "
                "between Azerbaijan and Armenia, which began on 27 August."
            ),
            DEAL,
        ),
    ],
)
def test_what_is_given_and_signed_is_of_its_own_day(text: str, kind: str) -> None:
    (row,) = read(text).rows["events"]
    assert (row["sub_event_type"], row["event_date"]) == (kind, date(2022, 9, 12))


@pytest.mark.parametrize(
    "text",
    [
        "The Armenian government said on Monday that 19,000 refugees had crossed into Armenia.",
        "Protests in Yerevan against Azerbaijan were suspended on Monday for a month.",
    ],
)
def test_nobody_attacks_where_people_flee_or_stay_at_home(text: str) -> None:
    assert read(text).rows["events"] == []


def test_a_forest_that_shells_set_on_fire_is_no_accident() -> None:
    text = (
        "A fire broke out in the forests of Jermuk on Monday as a result of the shelling by the "
        "Azerbaijani armed forces."
    )
    (row,) = read(text).rows["events"]
    assert (row["sub_event_type"], row["location"]) == (
        "Shelling/artillery/missile attack",
        "Jermuk",
    )


def test_a_mine_planted_in_a_district_by_somebody() -> None:
    text = (
        "On Monday a car exploded on an anti-tank landmine planted in the Tovuz district by a "
        "sabotage group of the Armenian armed forces, Baku said."
    )
    (row,) = read(text).rows["events"]
    assert (row["sub_event_type"], row["actor2"]) == (MINE, "Military Forces of Armenia")


def test_a_truce_of_last_month_is_no_news() -> None:
    text = (
        "Azerbaijani troops shelled Tegh on Monday. To note, on 9 August Armenia and Azerbaijan "
        "signed a joint statement on a ceasefire in Sochi."
    )
    assert DEAL not in {row["sub_event_type"] for row in read(text).rows["events"]}


def test_the_day_on_which_captives_had_been_taken_is_not_that_of_their_return() -> None:
    text = (
        "Baku announced on Monday the transfer of 10 prisoners of war to Armenia, detained on 16 "
        "August."
    )
    days = {row["event_date"] for row in read(text).rows["events"]}
    assert date(2022, 8, 16) not in days
