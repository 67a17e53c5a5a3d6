"""Whose people a figure counts, which figures are parts, and to which event they belong."""

from __future__ import annotations

from datetime import date

from caucasus_events.parse.archive.articles import parse_one
from caucasus_events.parse.rows.result import Row
from caucasus_events.text import Document

DAY = date(2016, 4, 8)  # a Friday


def rows(text: str) -> tuple[list[Row], list[tuple[str, str, int | None]]]:
    result = parse_one(Document(text, "", DAY, "Reuters"))
    assert result.error is None
    losses = [(row["side"], row["outcome"], row["count"]) for row in result.rows["casualties"]]
    return result.rows["events"], sorted(losses, key=str)


def test_who_loses_people_is_the_subject_of_the_verb():
    _, losses = rows(
        "Azerbaijani and Karabakh forces clashed near Talish on Tuesday. "
        "The Azerbaijani army left behind two dead. The Karabakh side suffered no losses."
    )
    assert losses == [("Azerbaijan", "killed", 2), ("Nagorno-Karabakh", "killed", 0)]


def test_a_part_of_a_total_is_not_counted_beside_it():
    _, losses = rows(
        "Six Azerbaijanis, four of them policemen, died in a mine blast near Khojavend on Tuesday."
    )
    assert losses == [("Azerbaijan", "killed", 6)]


def test_those_who_die_when_a_town_falls_make_no_fight_of_their_own():
    events, losses = rows(
        "Armenian forces captured Talish on Tuesday. Azerbaijan said 20 of its soldiers died."
    )
    assert [row["location"] for row in events] == ["Talish"]
    assert losses == [("Azerbaijan", "killed", 20)]


def test_an_incident_stays_apart_from_a_week_of_violations():
    events, _ = rows(
        "Azerbaijani troops violated the ceasefire on the line of contact 90 times from 1 to 7 "
        "April. On 5 April two Armenian soldiers were wounded in a clash near Talish."
    )
    assert sorted((row["unit"], row["location"]) for row in events) == [
        ("incident", "Talish"),
        ("period_aggregate", "Line of contact"),
    ]


def test_a_clock_time_alone_means_the_day_told_before():
    events, _ = rows(
        "On 6 April Azerbaijani forces opened fire at positions near Talish. The fire was answered.\n\n"
        "The Armenian side has no losses.\n\n"
        "Later, at 23:15, an Armenian conscript was wounded by a shot fired from an Azerbaijani "
        "position near Hadrut."
    )
    assert [(str(row["event_date"]), row["location"]) for row in events] == [
        ("2016-04-06", "Talish"),
        ("2016-04-06", "Hadrut"),
    ]


def test_ages_births_and_adjectives_count_nobody():
    _, losses = rows(
        "Two Armenian women, aged 94 and 41, were killed by Azerbaijani shelling near Talish on "
        "Tuesday, the Armenian news outlet 24News said."
    )
    assert losses == [("Nagorno-Karabakh", "killed", 2)]


def test_somebody_already_counted_is_not_counted_again():
    _, losses = rows(
        "An Azerbaijani soldier was killed near Talish on Tuesday. Sergeant M. Mammadov was killed "
        "by a sniper, the ministry said."
    )
    assert losses == [("Azerbaijan", "killed", 1)]


def test_those_who_kill_are_not_the_dead():
    _, losses = rows("On Tuesday near Talish, Azerbaijani soldiers killed two Karabakh soldiers.")
    assert losses == [("Nagorno-Karabakh", "killed", 2)]


def test_those_hurt_by_a_missile_are_of_the_side_that_holds_the_place():
    _, losses = rows(
        "A missile struck a house in Ganja on Tuesday, killing five people. Armenia and Azerbaijan "
        "spoke of the war."
    )
    assert losses == [("Azerbaijan", "killed", 5)]


def test_a_ministry_counts_its_own_dead():
    _, losses = rows(
        "Azerbaijani forces opened fire near Hadrut on Tuesday. As a result of the Azerbaijani "
        "attack three servicemen were killed on the Armenian side, Yerevan said."
    )
    assert [(outcome, count) for _, outcome, count in losses] == [("killed", 3)]
    assert losses[0][0] in {"Armenia", "Nagorno-Karabakh"}


def test_the_toll_since_a_war_began_belongs_to_no_single_event():
    _, losses = rows(
        "Azerbaijani forces shelled Hadrut on Tuesday. A total of 604 soldiers have died since the "
        "fighting began."
    )
    assert losses == []


def test_more_soldiers_are_soldiers_of_their_side():
    _, losses = rows(
        "Azerbaijani forces attacked near Talish on Tuesday. Two more Armenian soldiers were "
        "wounded by a sniper."
    )
    assert [outcome for _, outcome, count in losses if count == 2] == ["wounded"]
    assert "unknown" not in {side for side, _, _ in losses}


def test_a_hurt_is_read_from_its_words_in_any_order():
    _, losses = rows(
        "Azerbaijani troops opened fire near Talish on Tuesday. One Karabakh soldier received a "
        "severe shrapnel wound, another Karabakh soldier lost his left leg, and a third Karabakh "
        "soldier got a deadly gunshot wound."
    )
    assert ("Nagorno-Karabakh", "wounded", 1) in losses
    assert ("Nagorno-Karabakh", "killed", 1) in losses


def test_losses_that_a_number_counts_are_of_the_side_that_has_them():
    _, losses = rows(
        "Armenian and Azerbaijani forces clashed near Tovuz on Tuesday. Officials put Armenian "
        "losses at seven dead. Losses of the Azerbaijanis were up to nine men killed."
    )
    assert losses == [("Armenia", "killed", 7), ("Azerbaijan", "killed", None)]


def test_silence_about_losses_is_no_zero():
    for words in (
        "There was no information on losses.",
        "Neither side mentioned losses.",
        "Yerevan refuted the losses.",
        "Baku did not mention any losses of its own.",
    ):
        _, losses = rows(f"Armenian and Azerbaijani forces clashed near Tovuz on Tuesday. {words}")
        assert losses == [], words


def test_numbers_without_a_noun_are_people_after_a_verb_that_kills():
    _, losses = rows(
        "Armenian shells hit a market in Tartar on Tuesday, killing one and injuring 14, officials "
        "of Azerbaijan said."
    )
    assert [(outcome, count) for _, outcome, count in losses] == [("killed", 1), ("wounded", 14)]


def test_a_list_of_people_shares_what_befell_them():
    _, losses = rows(
        "A clash near Tegh on Tuesday left two Azerbaijani and three Armenian soldiers wounded."
    )
    assert losses == [("Armenia", "wounded", 3), ("Azerbaijan", "wounded", 2)]


def test_some_of_a_group_do_not_hide_the_whole():
    _, losses = rows(
        "Azerbaijani forces shelled Hadrut on Tuesday. Four civilians, one of them a child of five, "
        "died."
    )
    assert [count for _, _, count in losses] == [4]


def test_a_crew_is_as_many_as_are_told():
    _, losses = rows(
        "Karabakh forces shot down an Azerbaijani helicopter near Talish on Tuesday, killing its "
        "crew of three."
    )
    assert [count for _, _, count in losses] == [3]


def test_those_wounded_who_die_are_dead():
    _, losses = rows(
        "Armenian forces opened fire near Tovuz on Tuesday. An Azerbaijani soldier was wounded and "
        "later died in hospital."
    )
    assert losses == [("Azerbaijan", "killed", 1)]


def test_a_list_of_like_people_is_one_figure():
    _, losses = rows(
        "Armenian artillery shelled Tartar on Tuesday. A woman and her two children died in their "
        "house, and two journalists were wounded."
    )
    assert losses == [("Azerbaijan", "killed", 3), ("Azerbaijan", "wounded", 2)]


def test_the_dead_of_a_war_are_no_ones_in_an_event():
    for words in (
        "More than 15,000 people have died.",
        "About 30 people were killed in the conflict.",
    ):
        _, losses = rows(f"Armenian and Azerbaijani forces clashed near Tovuz on Tuesday. {words}")
        assert losses == [], words


def test_people_gone_missing_make_no_event_but_belong_to_one():
    events, losses = rows(
        "Armenian forces seized a village near Fizuli on Tuesday. The fate of 16 Azerbaijanis is "
        "not known."
    )
    assert len(events) == 1
    assert losses == [("Azerbaijan", "missing", 16)]
    events, _ = rows(
        "Armenia and Azerbaijan met on Monday. Two soldiers are missing since Tuesday."
    )
    assert events == []


def test_attackers_are_of_the_side_that_does_not_speak():
    _, losses = rows(
        "Armenian and Azerbaijani forces clashed near Tovuz on Tuesday. Baku said seven of the "
        "attackers were killed."
    )
    assert losses == [("Armenia", "killed", 7)]


def test_bodies_left_on_a_field_are_dead():
    _, losses = rows(
        "Armenian and Azerbaijani forces clashed near Tovuz on Tuesday. The Azerbaijani side left "
        "three bodies behind."
    )
    assert losses == [("Azerbaijan", "killed", 3)]


def test_a_figure_told_twice_is_one_row_with_the_voice_that_tells_it():
    result = parse_one(
        Document(
            "An Azerbaijani soldier was killed near Tovuz on Tuesday. The defence ministry of "
            "Azerbaijan said that an Azerbaijani soldier was killed by Armenian fire.",
            "",
            DAY,
            "Reuters",
        )
    )
    claims = result.rows["casualties"]
    assert [(row["claimant"], row["count"]) for row in claims] == [("Azerbaijan", 1)]


def test_people_whom_nobody_counts_add_nothing_to_a_number():
    _, losses = rows(
        "Armenian and Azerbaijani forces clashed near Tovuz on Tuesday. Twelve Azerbaijani soldiers "
        "were killed. Azerbaijani soldiers were killed by artillery, Baku said."
    )
    assert losses == [("Azerbaijan", "killed", 12)]


def test_the_dead_of_both_sides_together_are_of_neither():
    _, losses = rows(
        "Azerbaijan attacked Armenian positions near Sotk on Tuesday. At least 15 soldiers were "
        "killed on both sides."
    )
    assert losses == [("unknown", "killed", 15)]


def test_where_a_text_names_no_voice_its_publisher_speaks():
    text = "Armenian forces shelled Tartar on Tuesday. Two civilians were killed."
    result = parse_one(Document(text, "", DAY, "AZERTAC"))
    assert [row["claimant"] for row in result.rows["casualties"]] == ["Azerbaijan"]
    result = parse_one(Document(text, "", DAY, "Reuters"))
    assert [row["claimant"] for row in result.rows["casualties"]] == ["unknown"]


def test_a_side_owns_up_to_its_own_and_kills_the_others():
    _, losses = rows(
        "Armenian and Azerbaijani forces clashed near Tovuz on Tuesday. Baku acknowledged two dead. "
        "Baku said it had killed up to six."
    )
    assert losses == [("Armenia", "killed", None), ("Azerbaijan", "killed", 2)]


def test_civilians_hurt_where_ground_is_taken_are_of_those_who_lost_it():
    _, losses = rows(
        "On Tuesday Armenian forces attacked and seized the village of Gajar in the Fizuli district "
        "of Azerbaijan. Nine civilians perished."
    )
    assert losses == [("Azerbaijan", "killed", 9)]


def test_a_number_of_losses_is_their_number():
    _, losses = rows(
        "On Tuesday Karabakh forces beat off an attack near Talish, inflicting up to 60 losses on "
        "Azerbaijan."
    )
    assert [(outcome, count) for _, outcome, count in losses] == [("unspecified", None)]
    result = parse_one(
        Document("Near Talish on Tuesday Azerbaijan had 60 casualties in a clash.", "", DAY, "AFP")
    )
    assert [row["count"] for row in result.rows["casualties"]] == [60]


def test_three_of_the_six_are_three():
    _, losses = rows(
        "A truck hit a mine near Fizuli on Tuesday. Three of the six people in it died, Baku said."
    )
    assert losses == [("Azerbaijan", "killed", 3)]


def test_the_sentence_after_a_count_since_a_war_counts_on():
    _, losses = rows(
        "An Azerbaijani soldier was killed by a mine near Kalbajar on Tuesday.\n\n"
        "Since the end of the second war, 276 citizens have suffered from mines. As a result of the "
        "explosions, 45 citizens were killed."
    )
    assert losses == [("Azerbaijan", "killed", 1)]


def test_each_clause_has_the_voice_of_its_own_verb():
    _, losses = rows(
        "Armenian and Azerbaijani forces clashed near Tovuz on Tuesday. Azerbaijan's Defence "
        "Ministry said three soldiers were killed, while Armenia's ministry said five of its "
        "soldiers were killed."
    )
    assert losses == [("Armenia", "killed", 5), ("Azerbaijan", "killed", 3)]


def test_a_rate_counts_nobody():
    _, losses = rows(
        "Armenian and Azerbaijani forces clashed near Tovuz on Tuesday. Two people a week are "
        "killed by snipers."
    )
    assert losses == []


def test_casualties_beside_wounded_are_dead():
    _, losses = rows(
        "Armenian and Azerbaijani forces clashed near Tovuz on Tuesday. The Armenian side has four "
        "casualties and six wounded."
    )
    assert losses == [("Armenia", "killed", 4), ("Armenia", "wounded", 6)]


def test_who_seizes_a_village_is_not_seized():
    _, losses = rows("Armenian militants seized and burned the village of Gajar on Tuesday.")
    assert losses == []


def test_a_letter_of_an_envoy_is_his_side_speaking():
    text = (
        "Letter dated 8 April 2016 from the Permanent Representative of Azerbaijan to the United "
        "Nations addressed to the Secretary-General\n\n"
        "On 5 April 2016 Armenian forces shelled Tartar. Two civilians were killed."
    )
    result = parse_one(Document(text, "", DAY, "United Nations"))
    assert [(row["claimant"], row["side"]) for row in result.rows["casualties"]] == [
        ("Azerbaijan", "Azerbaijan")
    ]


def test_somebody_told_by_name_counts_and_stays_unnamed():
    events, losses = rows("Aram Tumanyan, 20, was killed near Talish on Tuesday, Stepanakert said.")
    assert losses == [("Nagorno-Karabakh", "killed", 1)]
    result = parse_one(
        Document("Aram Tumanyan was wounded near Talish on Tuesday.", "", DAY, "Reuters")
    )
    (claim,) = result.rows["casualties"]
    assert claim["count_text"] == "was wounded"
    assert len(events) == 1


def test_names_are_counted_and_losses_need_no_noun():
    _, losses = rows(
        "Aram Tumanyan (born in 1986), Karen Avagyan, 20, and Ashot Grigoryan were killed near "
        "Talish on Tuesday, Stepanakert said, and Baku said it lost 71."
    )
    assert losses == [("Azerbaijan", "killed", 71), ("Nagorno-Karabakh", "killed", 3)]


def test_who_shoots_does_not_die():
    _, losses = rows(
        "An Azerbaijani boy was wounded when a sniper opened fire near Talish on Tuesday and died."
    )
    assert losses == [("Azerbaijan", "killed", 1)]


def test_what_is_ruled_out_is_none():
    _, losses = rows(
        "Armenian forces fired at Azerbaijani posts near Talish on Tuesday. The ministry in Baku "
        "ruled out any casualties among its servicemen."
    )
    assert losses == [("Azerbaijan", "killed", 0)]


def test_what_goes_on_after_a_sentence_of_ours_is_ours():
    events, losses = rows(
        "Three Azerbaijani soldiers were killed near Karabakh, Baku said. Two died in a mine blast "
        "on Tuesday. Russia fought a war in Georgia once."
    )
    assert ("Azerbaijan", "killed", 2) in losses
    assert "Remote explosive/landmine/IED" in {row["sub_event_type"] for row in events}


def test_a_ministry_that_reports_its_wounded_did_not_wound_them():
    events, losses = rows(
        "According to the Defence Ministry of Azerbaijan, a serviceman was wounded on Tuesday as a "
        "result of a violation of the ceasefire in the direction of Nakhchivan."
    )
    assert losses == [("Azerbaijan", "wounded", 1)]
    assert len(events) == 1


def test_no_killed_and_wounded_is_none():
    _, losses = rows(
        "Armenian forces fired at posts near Talish on Tuesday, Baku said. There are no killed and "
        "wounded among Azerbaijani servicemen."
    )
    assert losses == [("Azerbaijan", "killed", 0)]


def test_where_a_victim_lives_is_not_where_it_happened():
    events, _ = rows(
        "A mine went off near Hadrut on Tuesday. A resident of Agdam was wounded in it, Baku said."
    )
    assert {row["location"] for row in events} == {"Hadrut"}
