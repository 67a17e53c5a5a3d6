"""A user's own download: ACLED old and new, UCDP, what is lost, and the comparison."""

from __future__ import annotations

import csv
import json
from pathlib import Path
from typing import Any

import pandas as pd
import pytest
from typer.testing import CliRunner

from caucasus_events.derive import derive_events
from caucasus_events.errors import CaucasusEventsError
from caucasus_events.exchange.acled_in import import_acled
from caucasus_events.exchange.acled_layout import to_acled
from caucasus_events.exchange.compare import compare, import_file
from caucasus_events.exchange.ucdp_in import import_ucdp
from caucasus_events.schema.frames import typed
from tests.rows import EVENT, SOURCE

ACLED: dict[str, Any] = {
    "event_id_cnty": "AZE0001",
    "event_date": "2022-09-13",
    "time_precision": "1",
    "sub_event_type": "Armed clash",
    "actor1": "Military Forces of Armenia (2018-)",
    "inter1": "State forces",
    "actor2": "Military Forces of Azerbaijan (2003-)",
    "inter2": "State forces",
    "interaction": "State forces-State forces",
    "civilian_targeting": "",
    "iso": "51",
    "country": "Armenia",
    "admin1": "Gegharkunik",
    "admin2": "",
    "location": "Sotk",
    "latitude": "40.2025",
    "longitude": "45.8653",
    "geo_precision": "1",
    "source": "Wire; Ministry",
    "notes": "Their words.",
    "fatalities": "4",
    "tags": "crowd size=no report; other",
}
UCDP: dict[str, Any] = {
    "id": "7",
    "type_of_violence": "1",
    "side_a": "Government of Armenia",
    "side_b": "Government of Azerbaijan",
    "source_office": "Wire",
    "where_prec": "1",
    "where_coordinates": "Sotk village",
    "adm_1": "Gegharkunik province",
    "latitude": "40.2030",
    "longitude": "45.8650",
    "country": "Armenia",
    "event_clarity": "1",
    "date_prec": "1",
    "date_start": "2022-09-13 00:00:00.000",
    "date_end": "2022-09-13 00:00:00.000",
    "deaths_a": "3",
    "deaths_b": "1",
    "deaths_civilians": "1",
    "deaths_unknown": "2",
    "best": "7",
    "high": "9",
    "low": "5",
}


def download(path: Path, *rows: dict[str, Any], delimiter: str = ",") -> Path:
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, list(rows[0]), delimiter=delimiter)
        writer.writeheader()
        writer.writerows(rows)
    return path


def ours(**changes: Any) -> pd.DataFrame:
    row = EVENT | {
        "actor1": EVENT["actor2"],
        "actor2": EVENT["actor1"],
        "initiator": "unknown",
        "contested": False,
        "tags": ["drone", "night"],
    }
    return derive_events(typed("events", [row | changes]), typed("casualties"), SOURCES)


SOURCES = typed("sources", [SOURCE])


def test_acled_with_strings(tmp_path: Path) -> None:
    event = import_acled(download(tmp_path / "a.csv", ACLED)).events.iloc[0]
    assert event["actor1"] == "Military Forces of Armenia"
    assert event["actor2"] == "Military Forces of Azerbaijan"
    assert (event["inter1"], event["inter2"]) == ("State forces", "State forces")
    assert event["interaction"] == "State forces-State forces"
    assert event["event_type"] == "Battles"
    assert event["fatalities"] == 4
    assert event["tags"] == ["crowd size=no report", "other"]
    assert len(event["source_ids"]) == 2
    assert pd.isna(event["notes"])


def test_acled_with_numbers_says_the_same(tmp_path: Path) -> None:
    old = ACLED | {
        "inter1": "1",
        "inter2": "7",
        "interaction": "17",
        "event_date": "13 September 2022",
    }
    event = import_acled(download(tmp_path / "a.csv", old)).events.iloc[0]
    assert event["event_date"] == pd.Timestamp("2022-09-13")
    assert (event["inter1"], event["inter2"]) == ("State forces", "Civilians")
    assert event["interaction"] == "State forces-Civilians"
    alone = ACLED | {"inter1": "8", "inter2": "0", "interaction": "80", "actor2": ""}
    event = import_acled(download(tmp_path / "b.csv", alone)).events.iloc[0]
    assert event["interaction"] == "External/Other forces only"
    assert pd.isna(event["inter2"])
    assert pd.isna(event["actor2"])


def test_acled_losses_are_counted(tmp_path: Path) -> None:
    rows = [
        ACLED | {"time_precision": "2", "fatalities": "0"},
        ACLED | {"sub_event_type": "Skirmish", "actor2": "Wagner Group", "admin2": "Vardenis"},
    ]
    found = import_acled(download(tmp_path / "a.csv", *rows))
    losses = dict(found.losses)
    assert losses["sub_event_type is not one of the 25"] == 1
    assert losses["the span is rebuilt around the midpoint"] == 1
    assert losses["fatalities 0 may mean that none were reported"] == 1
    assert losses["the actor is not in our list, its name is kept"] == 1
    assert losses["notes are not taken over"] == 2
    assert losses["admin2 and admin3 have no column"] == 1
    assert found.loss_table()["rows"].is_monotonic_decreasing
    assert found.events["actor2"].iloc[1] == "Wagner Group"
    assert (found.events["end_date"] - found.events["event_date"]).dt.days.tolist() == [6, 0]


def test_ucdp(tmp_path: Path) -> None:
    found = import_ucdp(download(tmp_path / "u.csv", UCDP))
    event = found.events.iloc[0]
    assert event["actor1"] == "Military Forces of Armenia"
    assert (event["fatalities_low"], event["fatalities"], event["fatalities_high"]) == (5, 7, 9)
    assert (event["fatalities_armenia"], event["fatalities_azerbaijan"]) == (3, 1)
    assert event["fatalities_civilians"] == 1
    assert pd.isna(event["fatalities_nagorno_karabakh"])
    assert dict(found.losses)["deaths_unknown belong to no side"] == 1


@pytest.mark.parametrize(
    ("where", "expected"),
    [("1", 1), ("2", 2), ("3", 3), ("4", 3), ("5", 3), ("6", None), ("7", None)],
)
def test_ucdp_where_prec(tmp_path: Path, where: str, expected: int | None) -> None:
    event = import_ucdp(download(tmp_path / "u.csv", UCDP | {"where_prec": where})).events.iloc[0]
    if expected is None:
        assert event[["latitude", "longitude", "geo_precision"]].isna().all()
    else:
        assert event["geo_precision"] == expected
        assert event["latitude"] == 40.203


@pytest.mark.parametrize(
    ("date", "expected"), [("1", 1), ("2", 2), ("3", 2), ("4", 3), ("5", None)]
)
def test_ucdp_date_prec(tmp_path: Path, date: str, expected: int | None) -> None:
    event = import_ucdp(download(tmp_path / "u.csv", UCDP | {"date_prec": date})).events.iloc[0]
    assert (
        pd.isna(event["time_precision"])
        if expected is None
        else event["time_precision"] == expected
    )


def test_ucdp_one_sided_violence_has_civilians_as_its_target(tmp_path: Path) -> None:
    row = UCDP | {"type_of_violence": "3", "side_b": "Civilians"}
    event = import_ucdp(download(tmp_path / "u.csv", row)).events.iloc[0]
    assert event["event_type"] == "Violence against civilians"
    assert event["civilian_targeting"]
    assert pd.isna(event["actor2"])


def test_our_export_comes_back(tmp_path: Path) -> None:
    events = pd.concat(
        [
            ours(),
            ours(
                event_id="CE-00000002",
                end_date="2022-09-19",
                time_precision=2,
                assoc_actor_1=["Military Forces of Nagorno-Karabakh"],
                actor2=None,
                latitude=None,
                longitude=None,
                geo_precision=None,
            ),
        ],
        ignore_index=True,
    )
    path = tmp_path / "acled.csv"
    to_acled(events, SOURCES).to_csv(path, index=False)
    back = import_acled(path).events
    kept = [
        "event_id", "event_date", "end_date", "time_precision", "disorder_type", "event_type",
        "sub_event_type", "actor1", "actor2", "assoc_actor_1", "inter1", "inter2", "interaction",
        "civilian_targeting", "country", "iso", "admin1", "location", "latitude", "longitude",
        "geo_precision", "fatalities", "tags",
    ]  # fmt: skip
    pd.testing.assert_frame_equal(back[kept], events[kept])


def test_pairs_and_counts(tmp_path: Path) -> None:
    theirs = import_file(
        download(
            tmp_path / "u.csv",
            UCDP,
            UCDP | {"id": "8", "date_start": "2022-09-20", "date_end": "2022-09-20"},
            UCDP | {"id": "9", "side_b": "Government of Russia"},
        )
    )
    mine = pd.concat(
        [ours(), ours(event_id="CE-00000002", event_date="2020-01-01", end_date="2020-01-01")]
    )
    found = compare(mine, theirs.events)
    assert found.pairs[["event_id", "their_id", "days"]].to_numpy().tolist() == [
        ["CE-00000001", "UCDP-7", 0]
    ]
    assert found.pairs["km"].iloc[0] < 1
    (row,) = found.table.to_dict("records")
    assert row["month"] == "2022-09"
    assert row["place"] == "Gegharkunik, Armenia"
    assert (row["ours"], row["theirs"], row["pairs"], row["their_fatalities"]) == (1, 3, 1, 21)


def test_a_row_stands_in_one_pair_only(tmp_path: Path) -> None:
    theirs = import_file(
        download(tmp_path / "u.csv", UCDP, UCDP | {"id": "8", "latitude": "40.21"})
    )
    assert compare(ours(), theirs.events).pairs["their_id"].tolist() == ["UCDP-7"]


def test_nothing_to_pair(tmp_path: Path) -> None:
    theirs = import_acled(download(tmp_path / "a.csv", ACLED | {"event_date": "1990-01-01"}))
    found = compare(ours(), theirs.events)
    assert len(found.pairs) == 0
    assert found.table["theirs"].to_list() == [1]


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"a,b\n1,2\n", "neither in ACLED's nor in UCDP's"),
        (b"event_id_cnty,x\n1,2\n", "has no column event_date"),
        (b"event_id_cnty\xff\n", "cannot read"),
    ],
)
def test_other_files_are_refused(tmp_path: Path, content: bytes, message: str) -> None:
    path = tmp_path / "x.csv"
    path.write_bytes(content)
    with pytest.raises(CaucasusEventsError, match=message):
        import_file(path)


def test_unknown_inter_is_refused(tmp_path: Path) -> None:
    with pytest.raises(CaucasusEventsError, match="inter '9'"):
        import_acled(download(tmp_path / "a.csv", ACLED | {"inter1": "9"}))


def test_commands(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from caucasus_events import data  # noqa: PLC0415
    from caucasus_events.cli.app import app  # noqa: PLC0415

    path = download(tmp_path / "a.csv", ACLED, delimiter=";")
    result = CliRunner().invoke(app, ["import", "acled", str(path)])
    assert result.exit_code == 0
    assert "AZE0001" in result.stdout
    assert "notes are not taken over" in result.stderr
    out = tmp_path / "out.csv"
    assert CliRunner().invoke(app, ["import", "acled", str(path), "--out", str(out)]).exit_code == 0
    assert "AZE0001" in out.read_text("utf-8")
    monkeypatch.setattr(data, "load", lambda *_: ours())
    result = CliRunner().invoke(app, ["compare", str(path), "--format", "json"])
    assert result.exit_code == 0, result.output
    assert json.loads(result.stdout)["pairs"][0]["their_id"] == "AZE0001"
    assert "1 likely pairs" in CliRunner().invoke(app, ["compare", str(path)]).stdout
