"""Sentences and the rows that a coder would take from them."""

from __future__ import annotations

from datetime import date

import pytest

from caucasus_events.parse.archive.articles import parse_one
from caucasus_events.parse.rows.result import ParseResult
from caucasus_events.text import Document

DAY = date(2022, 9, 16)  # a Friday
LEAD = "Armenia and Azerbaijan spoke of the border on Friday. "


def read(text: str) -> ParseResult:
    result = parse_one(Document(text, "", DAY, "Reuters"))
    assert result.error is None
    return result


def types(result: ParseResult) -> list[tuple[str, str]]:
    return sorted((str(row["event_date"]), row["sub_event_type"]) for row in result.rows["events"])


CLASH, FIRE = "Armed clash", "Shelling/artillery/missile attack"
MINE, TRUCE = "Remote explosive/landmine/IED", "Agreement"
DRONE, STRIKE = "Disrupted weapons use", "Air/drone strike"
EVENTS = {
    "clash": (
        "Armenian and Azerbaijani forces clashed near Goris on Tuesday.",
        [("2022-09-13", CLASH)],
    ),
    "one-sided fire": (
        "Azerbaijani forces shelled Armenian positions near Sotk on Thursday.",
        [("2022-09-15", FIRE)],
    ),
    "fire with its object between": (
        "The Armenian army subjected Azerbaijani positions near Kalbajar to mortar fire on Monday.",
        [("2022-09-12", FIRE)],
    ),
    "both accuse": (
        "Armenia and Azerbaijan accused each other of opening fire near Vardenis on Wednesday.",
        [("2022-09-14", CLASH)],
    ),
    "shot dead": (
        "An Azerbaijani soldier was shot dead near Kalbajar on Monday.",
        [("2022-09-12", CLASH)],
    ),
    "a day after": (
        (
            "Two Azerbaijani soldiers were killed near Lachin on Thursday, a day after three "
            "Armenian servicemen were wounded near Goris."
        ),
        [("2022-09-14", CLASH), ("2022-09-15", CLASH)],
    ),
    "attack as noun": (
        "An Azerbaijani attack near Jermuk on Tuesday wounded two Armenian soldiers.",
        [("2022-09-13", CLASH)],
    ),
    "attack as verb": ("Azerbaijan said Armenia wanted to attack Kalbajar on Sunday.", []),
    "mine": (
        "Two Azerbaijani engineers drove over a mine in the Fuzuli district on Wednesday.",
        [("2022-09-14", MINE)],
    ),
    "drone": (
        "Armenia said its air defence shot down an Azerbaijani drone near Vardenis on Tuesday.",
        [("2022-09-13", DRONE)],
    ),
    "captives": (
        "Azerbaijan handed over five captured servicemen to Armenia on Thursday.",
        [("2022-09-15", "Other")],
    ),
    "captives and an old fight": (
        "Azerbaijan released two Armenian soldiers on Thursday, after the recent fighting.",
        [("2022-09-15", "Other")],
    ),
    "truce": (
        "Armenia and Azerbaijan agreed on a ceasefire on Wednesday.",
        [("2022-09-14", TRUCE)],
    ),
    "a broken truce is no new one": (
        "Azerbaijan violated the ceasefire agreement near Sotk on Thursday, Armenia said.",
        [("2022-09-15", FIRE)],
    ),
    "two days": (
        (
            "Clashes near Goris on Monday left one Armenian soldier dead, while on Thursday "
            "Azerbaijani forces shelled Jermuk."
        ),
        [("2022-09-12", CLASH), ("2022-09-15", FIRE)],
    ),
    "two villages": (
        "Armenian forces shelled the villages of Alibeyli and Aghdam in Tovuz on Monday.",
        [("2022-09-12", FIRE), ("2022-09-12", FIRE)],
    ),
}


@pytest.mark.parametrize(("text", "wanted"), EVENTS.values(), ids=EVENTS)
def test_events(text: str, wanted: list[tuple[str, str]]) -> None:
    assert types(read(text)) == wanted


NONE = {
    "denied": "Armenia denied that its forces opened fire on Azerbaijani positions.",
    "demand": "Armenia urged Azerbaijan to stop the shelling of Goris.",
    "plan": "Azerbaijan said it would attack Armenian positions on Sunday.",
    "condition": "If Azerbaijan attacks Goris, Armenian forces could respond with artillery fire.",
    "habit": "Armenia and Azerbaijan have had frequent clashes on their border for years.",
    "past war": "More than 6,500 people were killed in the six-week war of 2020 in Karabakh.",
    "exercise": "Azerbaijani troops fired artillery during exercises near Ganja on Tuesday.",
    "anniversary": "Armenia marked the anniversary of the clashes near Goris on Tuesday.",
    "court": "A court in Baku sentenced two Armenian soldiers over the shelling of Fuzuli on Monday.",
    "other conflict": "Russian forces shelled Kharkiv in Ukraine on Tuesday, killing three people.",
    "sport": "The Azerbaijani striker fired at goal in the match in Baku on Tuesday.",
    "since long ago": "Landmines have killed 40 Azerbaijani civilians since 10 November 2020.",
}


@pytest.mark.parametrize("text", NONE.values(), ids=NONE)
def test_what_is_not_asserted_makes_no_event(text: str) -> None:
    assert types(read(LEAD + text)) == []


CLAIMS = {
    "own soldiers": (
        "Azerbaijan's Defence Ministry said two of its soldiers were killed near Lachin on Monday.",
        {("Azerbaijan", "Azerbaijan", "military", "killed", 2, 2, 2)},
    ),
    "killed and another wounded": (
        "One Armenian soldier was killed and two others were wounded near Goris on Monday.",
        {
            ("unknown", "Armenia", "military", "killed", 1, 1, 1),
            ("unknown", "Armenia", "military", "wounded", 2, 2, 2),
        },
    ),
    "at least": (
        "At least 49 Armenian soldiers were killed in clashes near Jermuk on Tuesday.",
        {("unknown", "Armenia", "military", "killed", 49, 49, None)},
    ),
    "amputation": (
        "An Azerbaijani soldier lost his leg after he stepped on a mine in Lachin on Monday.",
        {("unknown", "Azerbaijan", "military", "wounded", 1, 1, 1)},
    ),
    "civilians": (
        "Azerbaijani forces shelled Sotk on Tuesday, wounding three Armenian civilians.",
        {("unknown", "Armenia", "civilian", "wounded", 3, 3, 3)},
    ),
    "its own": (
        "Armenia said it lost five of its own in clashes near Sotk on Tuesday.",
        {("Armenia", "Armenia", "unknown", "killed", 5, 5, 5)},
    ),
    "border of two countries": (
        (
            "Azerbaijan accused Armenia of killing two of its soldiers on Monday on the border of the "
            "two countries."
        ),
        {("Azerbaijan", "Azerbaijan", "military", "killed", 2, 2, 2)},
    ),
}


@pytest.mark.parametrize(("text", "wanted"), CLAIMS.values(), ids=CLAIMS)
def test_claims(text: str, wanted: set[tuple[object, ...]]) -> None:
    names = ("claimant", "side", "category", "outcome", "count_low", "count", "count_high")
    rows = read(text).rows["casualties"]
    assert {tuple(row[name] for name in names) for row in rows} == wanted


def test_a_bulletin_is_one_aggregate() -> None:
    (row,) = read(
        "Armenian forces violated the ceasefire 30 times on Thursday, Azerbaijan's Defence "
        "Ministry said. Positions near Kalbajar and Lachin came under fire."
    ).rows["events"]
    assert (row["unit"], row["reported_count"]) == ("daily_aggregate", 30)
    assert row["ceasefire_violation"]


def test_a_denial_makes_the_event_contested() -> None:
    (row,) = read(
        "Azerbaijani forces opened fire near Goris on Tuesday, Armenia's Defence Ministry said. "
        "Baku denied the report."
    ).rows["events"]
    assert row["contested"]


def test_a_ceasefire_has_parties_mediator_and_hour() -> None:
    result = read(
        "Armenia and Azerbaijan agreed on a ceasefire from 20:00 Yerevan time on Wednesday, "
        "mediated by Russia."
    )
    (row,) = result.rows["ceasefires"]
    assert set(row["parties"]) == {"Armenia", "Azerbaijan"}
    assert row["mediators"] == ["Russia"]
    assert row["effective_at"].isoformat() == "2022-09-14T16:00:00+00:00"
    assert row["effective_timezone"] == "Asia/Yerevan"
    (event,) = result.rows["events"]
    assert "Russia" not in f"{event['actor1']} {event['actor2']}"


def test_a_heading_joins_the_event_of_the_body() -> None:
    body = "\n\nAzerbaijani forces opened fire near Goris on Tuesday. " + LEAD * 4
    assert types(read("Clashes reported on Armenia-Azerbaijan border" + body)) == [
        ("2022-09-13", FIRE)
    ] or types(read("Clashes reported on Armenia-Azerbaijan border" + body)) == [
        ("2022-09-13", CLASH)
    ]


def test_a_speaking_capital_is_no_place() -> None:
    (row,) = read(
        "Yerevan said on Wednesday that two Armenian soldiers were killed by Azerbaijani fire."
    ).rows["events"]
    assert row["location"] is None


def test_an_overlong_sentence_is_read_to_its_end() -> None:
    text = LEAD.rstrip(". ") + "".join(f", item {n} of the agenda" for n in range(80))
    text += ", and Azerbaijani forces shelled Sotk on Tuesday."
    assert types(read(text)) == [("2022-09-13", FIRE)]


@pytest.mark.parametrize("text", ["a" * 10_000_000, "1" * 1_000_000], ids=["10 MB", "digits"])
def test_one_huge_word_is_read_or_refused(text: str) -> None:
    result = parse_one(Document(text, "", DAY, "Reuters"))
    assert result.error or not result.rows["events"]


def test_a_bulletin_is_one_aggregate_whatever_villages_it_lists() -> None:
    text = (
        "Armenian armed forces violated the ceasefire 37 times along the front on Wednesday, the "
        "Azerbaijani Defence Ministry said. Positions near Kokhanabi came under fire from posts "
        "in Berd. Azerbaijani positions near Talish and Goris were shelled as well."
    )
    (row,) = read(text).rows["events"]
    assert (row["unit"], row["reported_count"]) == ("daily_aggregate", 37)
    assert str(row["event_date"]) == "2022-09-14"


@pytest.mark.parametrize(
    ("text", "day", "actors"),
    [
        ("Armenian troops attacked Azerbaijani positions near Talish on 5 May 2014.",
         "2014-05-05", {"Nagorno-Karabakh", "Azerbaijan"}),
        ("Armenian troops attacked Azerbaijani positions near Kalbajar on 5 May 2021.",
         "2021-05-05", {"Armenia", "Azerbaijan"}),
        ("Armenian troops attacked Azerbaijani positions on the border near Tovuz on 5 May 2014.",
         "2014-05-05", {"Armenia", "Azerbaijan"}),
        ("Armenian troops clashed with Azerbaijani forces near Khojavend on 5 May 2024.",
         "2024-05-05", {"Armenia", "Azerbaijan"}),
        ("5 November 1993: Zangilan is occupied. Azerbaijan protests.",
         "1993-11-05", {"Nagorno-Karabakh", "Azerbaijan"}),
    ],
)  # fmt: skip
def test_who_stands_opposite_follows_from_place_and_day(
    text: str, day: str, actors: set[str]
) -> None:
    result = parse_one(Document(text, "", date.fromisoformat(day), None))
    (event,) = result.rows["events"]
    names = {event["actor1"].rsplit(" of ", 1)[1], event["actor2"].rsplit(" of ", 1)[1]}
    assert names >= actors


CHRONICLE = """Chronicle of a summer

27 June 1993: Karabakh Armenian forces take the town of Martakert.

23 July: After six weeks of shelling, Agdam falls to the Armenian side.

28 July: A three-day ceasefire is agreed by Baku and Stepanakert.

23 August: Armenian detachments capture Fuzuli.
"""


def test_a_chronicle_in_the_present_tense() -> None:
    result = parse_one(Document(CHRONICLE, "", date(1993, 12, 31), None))
    taken = "Non-state actor overtakes territory"
    assert types(result) == [
        ("1993-06-27", taken), ("1993-07-23", taken), ("1993-07-28", TRUCE), ("1993-08-23", taken),
    ]  # fmt: skip


def test_the_clashes_may_be_those_that_were_left_out() -> None:
    result = read(
        "Azerbaijani forces shelled Sotk on Tuesday. In 1993, clashes raged near Kalbajar. "
        "The clashes resulted in the deaths of nine soldiers."
    )
    assert types(result) == [("2022-09-13", FIRE)]
    assert not result.rows["casualties"]


@pytest.mark.parametrize(
    ("text", "side"),
    [
        ("Azerbaijani forces opened fire near Sotk on Tuesday. One soldier was killed.", "Armenia"),
        (LEAD + "A resident was killed by a mine explosion in Agdam on Tuesday.", "Azerbaijan"),
        (
            "Both armies clashed near Sotk on Tuesday, Armenia's army said; two were wounded.",
            "Armenia",
        ),
    ],
)
def test_whose_people_a_bare_figure_counts(text: str, side: str) -> None:
    (claim,) = read(text).rows["casualties"]
    assert claim["side"] == side


LIVE = """LIVE: the fighting in Karabakh

17:50 - Azerbaijani troops shelled the town of Martuni, officials in Stepanakert say.

13:05 - Azerbaijan's Ministry of Defense says that it destroyed an Armenian reconnaissance UAV.
"""


def test_entries_of_a_live_blog_are_of_its_day() -> None:
    result = parse_one(Document(LIVE, "", date(2020, 10, 20), None))
    assert types(result) == [("2020-10-20", DRONE), ("2020-10-20", FIRE)]


def test_where_somebody_lives_is_no_place_beside_another() -> None:
    result = read(LEAD + "A resident of Barda stepped on a mine near Agdam on Tuesday.")
    assert [row["location"] for row in result.rows["events"]] == ["Agdam"]


def test_one_man_who_strayed_and_was_detained_is_one_capture() -> None:
    result = read(
        "An Armenian soldier was captured near Kut on Monday, Armenia's army said. The Azerbaijani "
        "military said he had crossed the border and was detained."
    )
    assert len(types(result)) == 1


def test_a_drone_far_from_its_verb() -> None:
    result = read(
        "A drone of the Azerbaijani army, which was on a long flight over positions in the "
        "direction of Sotk in the east of the country, was shot down on Monday."
    )
    assert types(result) == [("2022-09-12", DRONE)]


def test_the_village_is_the_one_told_before() -> None:
    result = read(
        LEAD + "Azerbaijani forces shelled Sotk on Tuesday. On Thursday the village was shelled "
        "again by Azerbaijani forces."
    )
    assert {row["location"] for row in result.rows["events"]} == {"Sotk"}


def test_an_ambiguous_name_is_the_place_nearest_to_the_others() -> None:
    text = "Azerbaijani jets bombed Martuni on Saturday. Shells fell on Agdam and Askeran too."
    result = parse_one(Document(text, "", date(1993, 7, 26), None))
    assert "Khojavend" in {row["admin1"] for row in result.rows["events"]}


def test_who_lives_in_armenia_is_of_armenia() -> None:
    result = read(LEAD + "A resident of Kut stepped on a mine near Kalbajar on Tuesday.")
    assert [row["actor1"] for row in result.rows["events"]] == ["Civilians (Armenia)"]


def test_villages_of_one_breach_are_events_of_their_own() -> None:
    result = read(
        "Azerbaijani units violated the ceasefire near the villages of Aygepar and Movses on "
        "Tuesday, Armenia said."
    )
    assert sorted(row["location"] for row in result.rows["events"]) == ["Aygepar", "Movses"]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("4 May 1992: Armenian units climb the hill and take Shusha.", 1),
        ("4 May 1992: Lachin falls without resistance.", 1),
        ("4 May 1992: Lachin is abandoned and is occupied by Armenian forces.", 1),
        ("4 May 1992: Armenian units took part in talks in Shusha.", 0),
        ("4 May 1992: A wounded Armenian was taken to Goris hospital.", 0),
    ],
)
def test_ground_taken_in_few_words(text: str, wanted: int) -> None:
    text += " Azerbaijan and Armenia blame each other."
    result = parse_one(Document(text, "", date(1992, 12, 31), None))
    taken = [row for row in result.rows["events"] if "territory" in row["sub_event_type"]]
    assert len(taken) == wanted


def test_an_hour_after_a_line_with_points_is_a_stamp() -> None:
    text = (
        "Live updates on Armenia and Azerbaijan, September 14\n\n10:25 a.m. (GMT+4)\nAzerbaijan is "
        "using combat drones against positions near Sotk, Armenia says.\n\n11:20 a.m.\nNo news."
    )
    result = parse_one(Document(text, "", date(2022, 9, 14), None))
    assert types(result) == [("2022-09-14", STRIKE)]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (
            (
                "On 2 July 1992 Azerbaijani guns bombarded Goris. Since then food is brought to Armenia "
                "at night only. Four days later Azerbaijani forces shelled Kapan."
            ),
            [("1992-07-02", FIRE), ("1992-07-06", FIRE)],
        ),
        (
            "YEREVAN, September 16. In the afternoon Azerbaijani forces shelled Sotk, Armenia said.",
            [("2022-09-16", FIRE)],
        ),
        (
            "On 14 September Azerbaijani units intermittently opened fire on Sotk, Armenia said.",
            [("2022-09-14", FIRE)],
        ),
        (
            (
                "Azerbaijan said that the report is false and said in its turn that Armenian forces "
                "shelled Kalbajar on Monday."
            ),
            [("2022-09-12", FIRE)],
        ),
        (
            "On 14 September Armenian forces, the goal being a bridge, shelled Kalbajar.",
            [("2022-09-14", FIRE)],
        ),
    ],
)
def test_days_and_scope_of_single_words(text: str, wanted: list[tuple[str, str]]) -> None:
    day = date(1993, 1, 31) if "1992" in text else DAY
    result = parse_one(Document(text, "", day, None))
    assert types(result) == wanted


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Armenian forces captured the village of Merzili in Agdam on Tuesday.", "Marzili"),
        ("Armenian forces shelled the village of Zamanl\u0131 on Tuesday.", "Zamanli"),
        ("Armenian forces fired on a post not far from Zabukh on Tuesday.", "Zabukh"),
        (
            "Armenian forces fired on posts from positions in the village of Sotk on Tuesday.",
            "Sotk",
        ),
        ("The city of Kapan was shelled by Azerbaijani forces on Tuesday.", "Kapan"),
    ],
)
def test_places_in_other_spellings_and_constructions(text: str, place: str) -> None:
    assert [row["location"] for row in read(text).rows["events"]] == [place]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("No one was injured.", {("wounded", 0), ("killed", 0)}),
        ("A doctor and a nurse received shrapnel wounds.", {("wounded", 2)}),
        ("Driver was killed, two women got fractures.", {("killed", 1), ("wounded", 2)}),
    ],
)
def test_who_was_hurt_and_how(text: str, wanted: set[tuple[str, int]]) -> None:
    result = read(f"Azerbaijani forces shelled Sotk on Tuesday. {text}")
    assert {(row["outcome"], row["count"]) for row in result.rows["casualties"]} == wanted


@pytest.mark.parametrize("words", ["one was wounded", "one wounded"])
def test_wounded_told_in_few_words(words: str) -> None:
    result = read(
        f"Two Armenian soldiers were killed and {words} when Azerbaijani forces opened fire near "
        "Nerkin Hand on Tuesday, Armenia's defence ministry said."
    )
    counts = {(row["outcome"], row["side"]): row["count"] for row in result.rows["casualties"]}
    assert counts == {("killed", "Armenia"): 2, ("wounded", "Armenia"): 1}
