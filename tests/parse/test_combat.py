"""Fire, assaults, strikes and ground: phrasings, and what comes out of them."""

from __future__ import annotations

from datetime import date

import pytest

from caucasus_events.parse.archive.articles import parse_one
from caucasus_events.parse.rows.result import ParseResult
from caucasus_events.text import Document

DAY = date(2020, 10, 16)  # a Friday
CLASH, FIRE = "Armed clash", "Shelling/artillery/missile attack"
STRIKE, DOWN = "Air/drone strike", "Disrupted weapons use"
KILLED = "Attack"
OURS, THEIRS = "Government regains territory", "Non-state actor overtakes territory"


def read(text: str) -> ParseResult:
    result = parse_one(Document(text, "", DAY, "Reuters"))
    assert result.error is None
    return result


def told(text: str) -> list[tuple[str, str, str | None]]:
    rows = read(text).rows["events"]
    return sorted(
        (f"{row['event_date']:%d}", row["sub_event_type"], row["location"]) for row in rows
    )


EVENTS = {
    "what was tried": (
        "On Tuesday an Azerbaijani unit sought to enter Tegh, met resistance and withdrew.",
        [("13", CLASH, "Tegh")],
    ),
    "engagements": (
        "Heavy engagements between Armenian and Azerbaijani units near Talish went on on Tuesday.",
        [("13", CLASH, "Talish")],
    ),
    "kilometres": (
        "Azerbaijani soldiers pushed two kilometres into Armenia near Khoznavar on Tuesday.",
        [("13", CLASH, "Khoznavar")],
    ),
    "fire between its words": (
        (
            "On Tuesday the Armenian army repeatedly subjected to fire the Azerbaijani army's "
            "positions near Alibeyli village."
        ),
        [("13", FIRE, "Alibeyli")],
    ),
    "wrecked by a rocket": (
        "An Armenian rocket demolished a mill in Barda on Tuesday.",
        [("13", FIRE, "Barda")],
    ),
    "by shots": (
        "A baker was wounded by shots from the Azerbaijani side in Chinari on Tuesday.",
        [("13", FIRE, "Chinari")],
    ),
    "where the shooters are spoken of": (
        (
            "Two Armenian soldiers were hurt on Tuesday near Tegh when Azerbaijani border guards "
            "opened fire in what Baku called a warning."
        ),
        [("13", FIRE, "Tegh")],
    ),
    "a drone dives": (
        "An Azerbaijani drone dived onto a barracks in Hadrut on Tuesday.",
        [("13", STRIKE, "Hadrut")],
    ),
    "use of drones": (
        "The use of drones by Azerbaijan against posts near Talish on Tuesday killed three.",
        [("13", STRIKE, "Talish")],
    ),
    "a drone seized": (
        "A drone of the Armenian army was seized near Alibeyli on Tuesday.",
        [("13", DOWN, "Alibeyli")],
    ),
    "anti-aircraft": (
        "An Azerbaijani Orbiter 3 was destroyed by Armenian anti-aircraft units at Sotk on Tuesday.",
        [("13", DOWN, "Sotk")],
    ),
    "made elsewhere": (
        "Armenian officials said an Israeli-made drone struck a bus in Hadrut on Tuesday.",
        [("13", STRIKE, "Hadrut")],
    ),
    "into hands": (
        "Hadrut passed into Azerbaijani hands on Tuesday.",
        [("13", OURS, "Hadrut")],
    ),
    "under control": (
        "Talish came under the control of Azerbaijani troops on Tuesday.",
        [("13", OURS, "Talish")],
    ),
    "admitted": (
        "The Armenian Defence Ministry conceded on Tuesday that Hadrut was lost.",
        [("13", OURS, "Hadrut")],
    ),
    "prisoners shot": (
        "A witness saw Azerbaijani soldiers shooting dead two Armenian captives in Hadrut on Tuesday.",
        [("13", KILLED, "Hadrut")],
    ),
    "a night and its day": (
        "Azerbaijani commandos beat back Armenian fighters near Talish in an overnight raid on Tuesday.",
        [("13", CLASH, "Talish")],
    ),
    "there": (
        (
            "The Armenian village of Movses was quiet in the morning, Yerevan said on Tuesday. "
            "Two houses in Chinari were shelled by Azerbaijan on Tuesday. "
            "A shepherd was shot at there on Wednesday."
        ),
        [("13", FIRE, "Chinari"), ("14", FIRE, "Chinari")],
    ),
    "what is insisted": (
        "Armenia insisted that its positions near Tegh were shelled by Azerbaijan on Tuesday.",
        [("13", FIRE, "Tegh")],
    ),
    "one side and its violations": (
        "Armenia broke the ceasefire 21 times in the past 24 hours, the Defence Ministry said.",
        [("15", FIRE, None)],
    ),
    "hit by a bullet": (
        "An Armenian conscript was hit in the arm by an Azerbaijani bullet near Tegh on Tuesday.",
        [("13", FIRE, "Tegh")],
    ),
    "is bombing": (
        "Azerbaijan is bombing houses in Hadrut since Friday morning.",
        [("16", FIRE, "Hadrut")],
    ),
    "a town that suffers": (
        "Stepanakert came under fire on Tuesday.",
        [("13", FIRE, "Khankendi")],
    ),
    "from the direction of": (
        "An Azerbaijani soldier was wounded on Tuesday by bullets fired from the direction of Tegh.",
        [("13", FIRE, "Tegh")],
    ),
    "aircraft lost": (
        "Azerbaijan lost a helicopter to Armenian air defence near Talish on Tuesday.",
        [("13", FIRE, "Talish")],
    ),
    "a drone used": (
        "Armenia used a drone against a truck of the Azerbaijani army in Kalbajar on Tuesday.",
        [("13", STRIKE, "Kalbajar")],
    ),
    "headquarters destroyed by a drone": (
        "An Armenian headquarters was destroyed near Hadrut on Tuesday by an Azerbaijani drone.",
        [("13", STRIKE, "Hadrut")],
    ),
    "a flag": (
        "Azerbaijani soldiers raised the national flag in Hadrut on Tuesday.",
        [("13", OURS, "Hadrut")],
    ),
    "entered and driven out": (
        "Azerbaijani troops burst into Talish on Tuesday but were driven out by the evening.",
        [("13", CLASH, "Talish")],
    ),
    "a day before who says so": (
        "Two Armenian launchers were eliminated near Hadrut on Tuesday, according to Azerbaijan.",
        [("13", CLASH, "Hadrut")],
    ),
    "grenades": (
        "Armenian soldiers lobbed hand grenades at an Azerbaijani post in Kalbajar on Tuesday.",
        [("13", "Grenade", "Kalbajar")],
    ),
    "a denial and its place": (
        (
            "Baku denied on Friday that its border guards had shot at Tegh. Armenia said that its "
            "positions there were shelled by Azerbaijan on Tuesday."
        ),
        [("13", FIRE, "Tegh")],
    ),
}


@pytest.mark.parametrize("case", EVENTS)
def test_events(case: str) -> None:
    text, wanted = EVENTS[case]
    assert told(text) == wanted


NOTHING = {
    "a state of long ago": "They left in the early 1990s, when Lachin passed into Armenian hands.",
    "a habit told on a day": (
        "Azerbaijani gunfire is heard in Chinari every night, said a farmer who went there on Monday."
    ),
    "dismissed as": (
        "Baku dismissed as a lie the reports that its troops had fired on Verin Shorzha on Tuesday."
    ),
    "losses of a war": "Some 300 Armenian tanks were destroyed during the Patriotic War, Baku said.",
    "a film": "A film about the battle for Shusha by Azerbaijani commandos opened on Tuesday.",
    "the clashes of a month": (
        "Azerbaijani sappers removed debris of the September clashes near Talish."
    ),
    "none shot down": "Azerbaijan shot down no drones over Armenia, its embassy said on Tuesday.",
    "protests from somebody": "Baku's words on Goris drew protests from Yerevan on Tuesday.",
    "reports called a rumour": (
        "Azerbaijan had no information on any shooting near Movses on Sunday and called reports of "
        "a dead Armenian soldier a rumour."
    ),
    "who holds it": "The heights near Lachin are in the hands of Azerbaijan.",
}


@pytest.mark.parametrize("case", NOTHING)
def test_no_events(case: str) -> None:
    assert told(NOTHING[case]) == []


def test_a_note_of_protest_is_no_protest() -> None:
    text = (
        "Azerbaijan shelled Koti on Tuesday, Armenia's foreign ministry said in a note of protest."
    )
    assert told(text) == [("13", FIRE, "Koti")]


def test_its_aircraft_are_those_of_who_speaks() -> None:
    text = (
        "Yerevan said on Tuesday that Turkish jets had shot down one of its planes near Vardenis."
    )
    (row,) = read(text).rows["events"]
    assert {row["actor1"], row["actor2"]} == {
        "Military Forces of Turkey",
        "Military Forces of Armenia",
    }


def test_a_fight_there_is_the_fight_for_the_place_just_taken() -> None:
    text = (
        "Azerbaijani troops captured Hadrut on Tuesday. The leadership of Nagorno-Karabakh said "
        "that street fighting still went on there and that nine of its soldiers had been killed."
    )
    result = read(text)
    assert told(text) == [("13", OURS, "Hadrut")]
    (claim,) = result.rows["casualties"]
    assert (claim["side"], claim["count"]) == ("Nagorno-Karabakh", 9)


@pytest.mark.parametrize(
    ("text", "doer"),
    [
        ("Stepanakert was shelled on Tuesday.", "Military Forces of Azerbaijan"),
        (
            "An Azerbaijani villager was detained near Areguni in Armenia on Tuesday.",
            "Military Forces of Armenia",
        ),
    ],
)
def test_what_is_shelled_or_detained_did_not_do_it(text: str, doer: str) -> None:
    (row,) = read(text).rows["events"]
    assert row["actor1"] == doer


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (
            "Refugees spoke of it. The capture of Horadiz by Armenian forces on Tuesday cut the road.",
            [("13", THEIRS, "Horadiz")],
        ),
        (
            (
                "Three Armenian soldiers died in what Yerevan described as an overnight Azerbaijani "
                "assault near Talish."
            ),
            [("15", CLASH, "Talish")],
        ),
        (
            "Tartar is under heavy artillery fire by Armenian forces, Baku said on Wednesday.",
            [("14", FIRE, "Tartar")],
        ),
        (
            "Four strikes were inflicted by a drone on Karabakh positions near Talish on Tuesday.",
            [("13", STRIKE, "Talish")],
        ),
        (
            "On Tuesday shooting was reported at posts of Armenian forces located close to Sos.",
            [("13", FIRE, "Sos")],
        ),
        (
            "On Tuesday Azerbaijani forces fired at a post near Sotk, a hamlet east of Lake Sevan.",
            [("13", FIRE, "Sotk")],
        ),
        (
            "Several explosions were heard in Stepanakert on Tuesday as Azerbaijan pressed on.",
            [("13", FIRE, "Khankendi")],
        ),
        (
            "On Tuesday Baku accused Armenia of firing a ballistic missile at a suburb of Ganja.",
            [("13", FIRE, "Ganja")],
        ),
        (
            "A single shot sounded from the Azerbaijani side towards Talish on Tuesday.",
            [("13", FIRE, "Talish")],
        ),
        (
            (
                "On Tuesday Azerbaijani positions in Kalbajar were fired at from the positions of the "
                "Armenian forces stationed in Verin Shorzha."
            ),
            [("13", FIRE, "Kalbajar")],
        ),
        (
            "Armenian forces violated the ceasefire on the line of contact on Tuesday, Baku said.",
            [("13", FIRE, "Line of contact")],
        ),
        (
            "An Armenian group tried to cross the line near Talish in the evening on\nOctober 12.",
            [("12", CLASH, "Talish")],
        ),
        (
            "The defenders were driven out from Hadrut on Tuesday by the Azerbaijani army.",
            [("13", OURS, "Hadrut")],
        ),
        (
            "Azerbaijan liberated from occupation Jabrayil on Tuesday.",
            [("13", OURS, "Jabrayil")],
        ),
        (
            "Baku said on Tuesday its forces had taken Shusha, which overlooks Stepanakert.",
            [("13", OURS, "Shusha")],
        ),
        (
            (
                "On Tuesday the Armenian army shelled Azerbaijani positions in Tovuz from its posts in "
                "Chinari village of Tavush region, and Movses and Aygepar settlements."
            ),
            [("13", FIRE, "Tovuz")],
        ),
        (
            (
                "On Tuesday Armenian units in the area, where the Russian peacekeepers are "
                "temporarily deployed, fired at Azerbaijani positions near Shusha."
            ),
            [("13", FIRE, "Shusha")],
        ),
        (
            "An Armenian village near Talish was shelled on Tuesday: mines exploded in its yards.",
            [("13", FIRE, "Talish")],
        ),
    ],
)
def test_phrasings(text: str, wanted: list[tuple[str, str, str | None]]) -> None:
    assert told(text) == wanted


def test_the_line_of_contact_as_a_whole_has_a_country_and_no_point() -> None:
    (row,) = read("Armenian forces violated the ceasefire on the line of contact on Tuesday.").rows[
        "events"
    ]
    assert (row["location"], row["country"]) == ("Line of contact", "Azerbaijan")
    assert (row["latitude"], row["geo_precision"], row["place_id"]) == (None, None, None)


def test_peacekeepers_who_are_only_stationed_there_take_no_part() -> None:
    (row,) = read(
        "On Tuesday Armenian units in the area, where the Russian peacekeepers are temporarily "
        "deployed, fired at Azerbaijani positions near Shusha."
    ).rows["events"]
    assert {row["actor1"], row["actor2"]} == {
        "Military Forces of Nagorno-Karabakh",
        "Military Forces of Azerbaijan",
    }


@pytest.mark.parametrize(
    "text",
    [
        "Azerbaijan's liberated Aghdam district was visited by Armenian envoys on Tuesday.",
        "An Azerbaijani armoured personnel carrier was blocked and seized in Hadrut by villagers on Tuesday.",
        "Contact with several posts near Talish had been lost, the Defence Army said on Tuesday.",
        "In Azerbaijan dozens of soldiers are killed each year by Armenian snipers.",
        "Clashes with Azerbaijani troops near Talish occur every several months, Yerevan said.",
        (
            "Nagorno-Karabakh officials said that 927 of their troops have been killed by Azerbaijan."
        ),
        (
            "On Tuesday a fire broke out in an Armenian barracks near the Azerbaijani border. "
            "15 servicemen have died as a result of this fire."
        ),
    ],
)
def test_no_fights(text: str) -> None:
    assert told(text) == []


def test_an_armenian_warplane_is_armenian_whoever_is_named_before() -> None:
    (row,) = read(
        "On Tuesday, Armenia said, a Turkish fighter jet that took off from Azerbaijan shot down an "
        "Armenian warplane near Vardenis."
    ).rows["events"]
    assert {row["actor1"], row["actor2"]} == {
        "Military Forces of Turkey",
        "Military Forces of Armenia",
    }
