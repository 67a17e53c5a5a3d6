"""``geocode`` on the command line: answers, exit codes, and rows that are no places."""

from __future__ import annotations

import io
import json
from pathlib import Path

import pandas as pd
import pytest

from caucasus_events.cli import main


def run(*arguments: str, monkeypatch: pytest.MonkeyPatch) -> int:
    monkeypatch.setattr("sys.argv", ["caucasus-events", "geocode", *arguments])
    with pytest.raises(SystemExit) as stop:
        main()
    return int(stop.value.code or 0)


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (("Sotk",), 0),
        (("Atlantis",), 1),
        (("",), 1),
        (("x" * 10_000,), 1),
        (("\u200fSotk\u200f",), 0),
        (("🙂",), 1),
        (("--point", "39.84,45.67"), 0),
        (("--point", "41.7151,44.8271"), 1),
        (("--point", "45.67,39.84"), 2),
        (("--point", "nan,45"), 2),
        (("--point", "1e400,45"), 2),
        (("--point", "north"), 2),
        (("--file", "missing.csv"), 2),
        (("Sotk", "--date", "yesterday"), 2),
        ((), 2),
        (("Sotk", "--point", "1,2"), 2),
    ],
)
def test_exit_codes(
    arguments: tuple[str, ...],
    code: int,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert run(*arguments, monkeypatch=monkeypatch) == code
    shown = capsys.readouterr()
    assert "unexpected" not in shown.err
    assert len(shown.err) < 500


def test_json(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("Shushi", "--date", "2022-01-01", "--format", "json", monkeypatch=monkeypatch) == 0
    found = json.loads(capsys.readouterr().out)
    assert list(found) == ["query", "matches"]
    assert list(found["matches"][0]) == [
        "place_id", "name", "latitude", "longitude", "country", "iso", "admin1", "geo_precision",
        "uncertainty_m", "border_distance_km", "control", "score",
    ]  # fmt: skip
    assert found["matches"][0]["control"] == "Azerbaijan"


def test_every_row_of_a_file_is_answered(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "names.csv"
    file.write_text('name\nSotk\nAtlantis\n""\nMartuni\n"a\u0000b"\n', encoding="utf-8")
    assert run("--file", str(file), monkeypatch=monkeypatch) == 1
    answer = pd.read_csv(io.StringIO(capsys.readouterr().out), keep_default_na=False)
    assert answer["problem"].tolist()[:4] == ["", "unknown", "unknown", "ambiguous"]
    points = tmp_path / "points.csv"
    points.write_text("latitude,longitude\n39.84,45.67\n45.67,39.84\nx,1\n", encoding="utf-8")
    assert run("--file", str(points), monkeypatch=monkeypatch) == 1
    answer = pd.read_csv(io.StringIO(capsys.readouterr().out), keep_default_na=False)
    assert answer["admin1"].tolist() == ["Vayots Dzor", "", ""]
    assert answer["problem"].astype(bool).tolist() == [False, True, True]


def test_a_file_without_the_column_is_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "other.csv"
    file.write_text("place\nSotk\n", encoding="utf-8")
    assert run("--file", str(file), monkeypatch=monkeypatch) == 2
    assert "no column 'name'" in capsys.readouterr().err


def test_map(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    target = tmp_path / "sotk.png"
    assert run("Sotk", "--map", str(target), monkeypatch=monkeypatch) == 0
    assert target.stat().st_size > 10_000
    assert "map written" in capsys.readouterr().err


def test_a_point_given_as_a_name_is_told_the_option(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run("39.8, 46.7", monkeypatch=monkeypatch) == 1
    assert "--point LAT,LON" in capsys.readouterr().err
