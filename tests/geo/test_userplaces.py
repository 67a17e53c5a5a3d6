"""A user's own GeoNames dumps stand beside the embedded places, which win."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from pathlib import Path

import pandas as pd
import pytest

import caucasus_events as ce
from caucasus_events.errors import CaucasusEventsError
from caucasus_events.geo import adding, geocode, locate_frame, places, userplaces
from caucasus_events.geo.finding import forget


def line(number: int, name: str, others: str, *place: float | str) -> str:
    lat, lon, code, land = place
    cells = [str(number), name, name, others, str(lat), str(lon), *str(code).split("."), str(land)]
    return "\t".join([*cells, "", "", "", "", "", "0", "", "900", "Asia/Baku", "2024-01-01"])


DUMP = "\n".join(
    [
        line(1, "Qayaüstü", "Gayausty,Гаяусты,قایا", 40.2, 48.3, "P.PPL", "AZ"),
        line(2, "Yalavac Dağı", "", 40.3, 46.1, "T.MT", "AZ"),
        line(3, "Lachin", "Laçın", 39.6370, 46.5490, "P.PPLA", "AZ"),
        line(4, "Faraway", "", 45.0, 48.3, "P.PPL", "AZ"),
        line(5, "Some Region", "", 40.2, 48.3, "A.ADM1", "AZ"),
    ]
)


@pytest.fixture
def own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    monkeypatch.setenv(userplaces.VARIABLE, str(tmp_path / "own"))
    forget()
    yield tmp_path
    monkeypatch.delenv(userplaces.VARIABLE)
    forget()


def test_dump_in_an_archive_is_indexed(own: Path) -> None:
    with zipfile.ZipFile(own / "AZ.zip", "w") as archive:
        archive.writestr("AZ.txt", DUMP)
        archive.writestr("readme.txt", "about")
    before = len(places())
    result = adding.add_dumps([own / "AZ.zip"])
    assert (result.records, result.added, result.embedded, result.elsewhere) == (4, 2, 1, 1)
    for name in ("Qayaustu", "Гаяусты", "Gayausty village"):
        best = geocode(name).best
        assert best
        assert best.latitude == 40.2
        assert best.place_id.startswith("PL-")
    assert geocode("Yalavac Dagi").matches[0].geo_precision == 2
    assert [match.geo_precision for match in geocode("Lachin").matches] == [1, 3]
    assert len(places()) == before, "the published table holds the embedded places alone"


def test_the_parser_does_not_see_what_a_user_added(own: Path) -> None:
    text = "Two soldiers were killed near the village of Qayaüstü on 3 March 2021, the ministry said.\n"
    before = ce.parse_article(text, published="2021-03-04")
    (own / "AZ.txt").write_text(DUMP, encoding="utf-8")
    adding.add_dumps([own / "AZ.txt"])
    assert geocode("Qayaüstü").matches
    assert not geocode("Qayaüstü", own_places=False).matches
    assert not geocode("Qayaustu", own_places=False, fuzzy=True).matches
    after = ce.parse_article(text, published="2021-03-04")
    for name in ("events", "casualties", "evidence"):
        pd.testing.assert_frame_equal(getattr(before, name), getattr(after, name))


def test_derived_units_do_not_depend_on_what_a_user_added(own: Path) -> None:
    lat, lon = 39.3590, 46.3740
    frame = pd.DataFrame({"latitude": [lat], "longitude": [lon]})
    before = locate_frame(frame)["admin1"].tolist()
    (own / "AM.txt").write_text(line(8, "Somewhere", "", lat, lon, "P.PPL", "AM"), "utf-8")
    adding.add_dumps([own / "AM.txt"])
    stored = own / "own" / "places.csv"
    stored.write_text(stored.read_text("utf-8").replace("Syunik", "Vayots Dzor"), "utf-8")
    forget()
    assert locate_frame(frame)["admin1"].tolist() == before


def test_adding_twice_changes_nothing_and_keeps_the_first(own: Path) -> None:
    (own / "AZ.txt").write_text(DUMP, encoding="utf-8")
    (own / "AM.txt").write_text(
        line(9, "Karaberdik", "", 40.9, 44.6, "P.PPL", "AM"), encoding="utf-8"
    )
    adding.add_dumps([own / "AZ.txt"])
    first = (own / "own" / "places.csv").read_bytes()
    adding.add_dumps([own / "AZ.txt"])
    assert (own / "own" / "places.csv").read_bytes() == first
    adding.add_dumps([own / "AM.txt"])
    assert geocode("Karaberdik").matches
    assert geocode("Qayaüstü").matches


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"name,latitude\nA,1\n", "1 columns"),
        (b"\xff\xfe\x00bad", "not UTF-8"),
        (DUMP.replace("40.2", "north").encode(), "is no point"),
    ],
)
def test_what_is_no_dump_is_said(own: Path, content: bytes, words: str) -> None:
    (own / "bad.txt").write_bytes(content)
    with pytest.raises(CaucasusEventsError, match=words):
        adding.add_dumps([own / "bad.txt"])
    assert not (own / "own").exists()


def test_missing_file_is_said(own: Path) -> None:
    with pytest.raises(CaucasusEventsError, match="no file"):
        adding.add_dumps([own / "nowhere.zip"])
