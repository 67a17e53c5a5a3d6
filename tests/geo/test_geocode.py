"""Names find their places, whoever writes them."""

from __future__ import annotations

import csv
from pathlib import Path

import pandas as pd
import pytest
from hypothesis import given
from hypothesis.strategies import integers, sampled_from, text

from caucasus_events.errors import CaucasusEventsError
from caucasus_events.geo import geocode, geocode_frame, locate, locate_frame, place_names
from caucasus_events.geo.finding import qualifiers, split_type


@pytest.mark.parametrize(
    ("name", "shown", "admin1"),
    [
        ("Stepanakert", "Khankendi", "Khankendi"),
        ("Xankəndi", "Khankendi", "Khankendi"),
        ("Степанакерт", "Khankendi", "Khankendi"),
        ("Shushi", "Shusha", "Shusha"),
        ("Kelbadzhar", "Kalbajar", "Kalbajar"),
        ("the village of Verin Shorzha", "Verin Shorzha", "Gegharkunik"),
        ("Karmir Shuka", "Girmizi Bazar", "Khojavend"),
        ("Basarkechar", "Vardenis", "Gegharkunik"),
        ("Bashkend", "Artsvashen", "Gegharkunik"),
        ("Sghnakh", "Signag", "Khojaly"),
        ("Mokhrenes", "Susanlig", "Khojavend"),
        ("Çərəkən", "Charakan", "Jabrayil"),
    ],
)
def test_either_name_finds_the_place(name: str, shown: str, admin1: str) -> None:
    best = geocode(name).best
    assert best is not None
    assert (best.name, best.admin1) == (shown, admin1)


SCRIPTS = {
    "Shusha": "Шуша Şuşa Շուշի Shoushi Шуши",
    "Khankendi": "Степанакерт Ստեփանակերտ Xankəndi Ханкенди Stepanakert Hankendi",
    "Kalbajar": "Кельбаджар Kəlbəcər Քարվաճառ Kelbadjar Karvachar Kelbajar",
    "Qubadli": "Кубатлы Губадлы Qubadlı Gubadly Kubatly",
    "Fuzuli": "Физули Füzuli Fizuli",
    "Jabrayil": "Джебраил Cəbrayıl Jebrail Dzhebrail Jrakan",
    "Agdara": "Мардакерт Мартакерт Ağdərə Մարտակերտ Martakert Mardakert",
    "Sugovushan": "Мадагиз Suqovuşan Madagiz Mataghis",
    "Tartar": "Тертер Tərtər Terter",
    "Ganja": "Гянджа Gəncə",
    "Kapan": "Капан Կապան Кафан Gafan Ghapan",
    "Artsvashen": "Арцвашен Արծվաշեն Başkənd Башкенд",
    "Nerkin Karmiraghbyur": "Ներքին_Կարմիրաղբյուր Неркин_Кармирахпюр",
    "Ashaghi Askipara": "Aşağı_Əskipara Ашагы_Аскипара",
    "Farrukh": "Фаррух Fərrux Парух Փառուխ Parukh",
    "Baku": "Баку Bakı Բաքու",
}


@pytest.mark.parametrize(
    ("shown", "name"),
    [(shown, name) for shown, names in SCRIPTS.items() for name in names.split()],
)
def test_scripts_and_romanisations(shown: str, name: str) -> None:
    assert geocode(name.replace("_", " ")).matches[0].name == shown


@given(text())
def test_any_text_is_answered(name: str) -> None:
    for match in geocode(name, fuzzy=True).matches:
        assert 0 < match.score <= 1
        assert match.uncertainty_m > 0


@given(sampled_from(place_names()["name"].tolist()))
def test_case_and_space_never_matter(name: str) -> None:
    wanted = {match.place_id for match in geocode(name).matches}
    assert wanted
    assert {match.place_id for match in geocode(f"  {name.upper()} ").matches} >= wanted


PAIRED = [name for name in place_names()["name"] if qualifiers(name)]


@given(sampled_from(PAIRED), integers(2, 30))
def test_a_misspelt_half_of_a_pair_never_gives_the_other_half(name: str, spot: int) -> None:
    wrong = name[:spot] + name[spot + 1 :]
    if qualifiers(wrong) != qualifiers(name):
        return
    spelled = place_names().groupby("place_id")["name"].agg(list)
    for match in geocode(wrong, fuzzy=True).matches:
        assert qualifiers(name) in {qualifiers(other) for other in spelled[match.place_id]}


def test_type_words_choose() -> None:
    assert geocode("Kalbajar district").matches[0].geo_precision == 3
    assert geocode("Kalbajar").matches[0].geo_precision == 1


def test_a_village_called_mountain_something_is_no_mountain() -> None:
    assert geocode("Mashanli").best is not None
    assert not geocode("Dagh Mashanli").matches
    assert split_type("Boyuk Kirs dagh") == ("Boyuk Kirs", "height")


@pytest.mark.parametrize(
    ("name", "shown", "precision"),
    [
        ("Tartar", "Tartar", 1),
        ("Tartar city", "Tartar", 1),
        ("Tartar district", "Tartar", 3),
        ("Tartar region", "Tartar", 3),
        ("the Tartar river", "Tartar River", 3),
        ("Syunik", "Syunik", 1),
        ("Syunik marz", "Syunik", 3),
    ],
)
def test_town_district_and_river_of_one_name(name: str, shown: str, precision: int) -> None:
    best = geocode(name).best
    assert best is not None
    assert (best.name, best.geo_precision) == (shown, precision)


def test_a_province_stands_at_its_seat() -> None:
    province, seat = geocode("Syunik province").best, geocode("Kapan").best
    assert province is not None
    assert seat is not None
    assert (province.latitude, province.longitude) == (seat.latitude, seat.longitude)


@pytest.mark.parametrize(("name", "country"), [("Dushanbe", "Tajikistan"), ("Kiev", "Ukraine")])
def test_places_of_signature_abroad(name: str, country: str) -> None:
    best = geocode(name).best
    assert best is not None
    assert best.country == country
    assert best.iso is not None
    assert best.admin1 is None


def test_a_feature_named_after_a_village_is_less_precise_than_the_village() -> None:
    heights = geocode("Talish heights").matches[0]
    assert (heights.name, heights.geo_precision) == ("Talish", 2)
    assert heights.uncertainty_m >= 5000
    assert geocode("Talish").matches[0].geo_precision == 1


def test_a_name_in_use_that_day_comes_first() -> None:
    assert geocode("Shahumyan region", date="2019-01-01").matches[0].name == "Kalbajar"
    assert geocode("Shahumyan region", date="1992-05-01").matches[0].name == "Goranboy"


def test_context_decides_between_namesakes() -> None:
    assert geocode("Agdam").matches[0].admin1 == "Agdam"
    assert geocode("Agdam", near=[(40.88, 45.39)]).matches[0].admin1 == "Tovuz"
    assert geocode("Martuni", country="Armenia").matches[0].admin1 == "Gegharkunik"
    assert geocode("Martuni", near=[(39.8, 46.75)]).matches[0].name == "Khojavend"


def test_pairs_never_merge() -> None:
    upper = geocode("Verin Karmiraghbyur").best
    lower = geocode("Nerkin Karmiraghbyur").best
    assert upper
    assert lower
    assert upper.place_id != lower.place_id
    for match in geocode("Verin Karmirakhbyr", fuzzy=True).matches:
        assert not match.name.startswith("Nerkin")


def test_ambiguity_stays_visible() -> None:
    result = geocode("Martuni")
    assert {match.name for match in result.matches} >= {"Martuni", "Khojavend"}
    assert result.best is None
    assert geocode("Martuni", admin1="Khojavend").matches[0].name == "Khojavend"


def test_unknown_village_in_known_province_gives_the_province() -> None:
    assert geocode("Xyzabad").matches == []
    (match,) = geocode("Xyzabad", admin1="Tavush").matches
    assert (match.name, match.geo_precision) == ("Tavush", 3)
    assert geocode("Xyzabad", admin1="Martakert region").matches[0].name == "Agdara"


def test_a_province_may_be_named_as_either_side_names_it() -> None:
    assert geocode("Chartar", admin1="Martuni").best == geocode("Chartar").best
    assert geocode("Martuni", admin1="Gegharkunik marz").matches[0].admin1 == "Gegharkunik"


@pytest.mark.parametrize("name", ["", "   ", "x" * 10_000, "\u200f", "\x00\x07", "🙂", "-", "'"])
def test_what_is_no_name_gives_nothing(name: str) -> None:
    assert geocode(name, fuzzy=True).matches == []


def test_fuzzy_only_where_asked() -> None:
    assert geocode("Mingachevri").matches == []
    assert geocode("Mingachevri", fuzzy=True).matches[0].name == "Mingachevir"


def test_reference_spellings(shared: Path) -> None:
    missed = []
    with (shared / "reference" / "places.csv").open(encoding="utf-8") as file:
        for row in csv.DictReader(file):
            if row["basis"] == "from memory":
                continue
            for name in row["variants"].split(";"):
                near = [
                    match
                    for match in geocode(name).matches
                    if abs(match.latitude - float(row["latitude"])) < 0.05
                    and abs(match.longitude - float(row["longitude"])) < 0.05
                ]
                if not near:
                    missed.append(name)
    assert missed == []


@pytest.mark.parametrize(
    ("lat", "lon", "words"),
    [
        (45.67, 39.84, "latitude comes first"),
        (float("nan"), 45, "is not a point"),
        ("39", 45, "is not a point"),
        (91, 45, "out of range"),
        (1e400, 45, "is not a point"),
    ],
)
def test_what_is_no_point_is_said(lat: float, lon: float, words: str) -> None:
    with pytest.raises(CaucasusEventsError, match=words):
        locate(lat, lon)


def test_frames_agree_with_single_calls() -> None:
    points = pd.DataFrame({"latitude": [39.84, 41.7151, None], "longitude": [45.67, 44.8271, 45]})
    located = locate_frame(points)
    assert located["admin1"].fillna("").tolist() == ["Vayots Dzor", "", ""]
    assert located["border_distance_km"].round(1)[0] == locate(39.84, 45.67).border_distance_km
    named = geocode_frame(pd.DataFrame({"name": ["Sotk", "Martuni", None, "Atlantis"]}))
    assert named["candidates"].tolist() == [1, 4, 0, 0]
    assert named["name"].fillna("").tolist() == ["Sotk", "", "", ""]
    with pytest.raises(CaucasusEventsError, match="longitude"):
        locate_frame(points[["latitude"]])


def test_a_namesake_in_another_unit_does_not_win_against_the_unit() -> None:
    result = geocode("Kazanchi", admin1="Agdara")
    assert result.best is not None
    assert (result.best.name, result.best.geo_precision) == ("Agdara", 3)
    assert "Gazanchi" in {match.name for match in result.matches}
    assert geocode("Kazanchi", admin1="Zangilan").matches[0].name == "Gazanchi"


def test_a_place_next_to_the_unit_wins_against_it() -> None:
    best = geocode("Signag", admin1="Khojavend").best
    assert best is not None
    assert (best.name, best.admin1) == ("Signag", "Khojaly")


def test_a_river_is_in_every_unit_it_may_cross() -> None:
    assert geocode("Tartar river", admin1="Kalbajar").matches[0].name == "Tartar River"
    assert geocode("Chapar", admin1="Kalbajar").matches[0].score == 1


@pytest.mark.parametrize(
    ("name", "shown"),
    [("Maragha", "Shikharkh"), ("Leninavan", "Shikharkh"), ("Marguşevan", "Hasangaya")],
)
def test_no_name_leads_to_a_merged_place(name: str, shown: str) -> None:
    assert [match.name for match in geocode(name).matches] == [shown]
