"""A user's own GeoNames dumps stand beside the embedded places, which win."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from caucasus_events.errors import CaucasusEventsError
from caucasus_events.geo import adding, geocode, places, userplaces
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
