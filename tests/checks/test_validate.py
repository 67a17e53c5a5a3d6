"""validate finds every fault once, in its place, with what to do."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from caucasus_events.checks import validate
from caucasus_events.checks.problem import problem_classes
from caucasus_events.checks.reports import as_github, as_text
from caucasus_events.errors import CaucasusEventsError
from caucasus_events.schema.frames import typed
from tests.rows import CEASEFIRE, EVENT, SOURCE, batch, put


def codes(folder: Path) -> list[tuple[str, str | None]]:
    return [(item.code, item.column) for item in validate(folder, against=None).items]


def test_a_valid_batch_has_no_problem(tmp_path: Path) -> None:
    assert validate(batch(tmp_path), against=None).items == []


def test_half_a_point_beside_other_events(tmp_path: Path) -> None:
    others = [EVENT | {"event_id": f"CE-0000000{n}", "event_date": f"2022-09-1{n}"} for n in (2, 3)]
    dates = [row | {"end_date": row["event_date"]} for row in others]
    folder = batch(tmp_path, events=[EVENT, *dates], casualties=[], evidence=[])
    put(folder, "events", "longitude", "")
    assert ("E305", "longitude") in codes(folder)


@pytest.mark.parametrize(
    ("name", "column", "text", "code"),
    [
        ("events", "sub_event_type", "Shelling", "E203"),
        ("events", "event_date", "13.09.2022", "E115"),
        ("events", "event_date", "2022-02-30", "E115"),
        ("events", "event_date", "44817", "E115"),
        ("events", "event_date", "2999-01-01", "E204"),
        ("events", "event_date", "1700-01-01", "E204"),
        ("events", "time_utc", "0001-01-01T00:00:00Z", "E204"),
        ("sources", "accessed_date", "2999-01-01", "E204"),
        ("events", "source_ids", "SRC-00000001;SRC-00000001", "E208"),
        ("events", "latitude", "40,2", "E113"),
        ("events", "latitude", "1e400", "E113"),
        ("events", "latitude", "140.5", "E204"),
        ("events", "contested", "yes", "E114"),
        ("events", "country", "NULL", "E118"),
        ("events", "unit", "", "E201"),
        ("events", "event_id", "CE-123", "E202"),
        ("events", "time_utc", "2022-09-13 09:00", "E116"),
        ("events", "time_precision", "4", "E204"),
        ("events", "end_date", "2022-09-12", "E304"),
        ("events", "end_date", "2022-09-14", "E303"),
        ("events", "longitude", "", "E305"),
        ("events", "geo_precision", "", "E306"),
        ("events", "uncertainty_m", "", "E307"),
        ("events", "reported_count", "84", "E308"),
        ("events", "superseded_by", "CE-00000001", "E309"),
        ("events", "country", "Azerbaijan", "E311"),
        ("events", "admin1", "Syunik", "E312"),
        ("events", "actor1", "Armenian Army", "E403"),
        ("events", "actor1", "Russian Peacekeeping Contingent", None),
        ("events", "event_date", "2022-09-13\n", "E115"),
        ("events", "place_id", "PL-99999999", "E412"),
        ("events", "source_ids", "SRC-00000009", "E402"),
        ("events", "notes", "=cmd|x", "W905"),
        ("events", "notes", "a\u200bb", "W906"),
        ("sources", "published_date", "2022-09-12", "E406"),
        ("sources", "accessed_date", "2022-09-12", "E320"),
        ("sources", "language", "English", "E205"),
        ("casualties", "count", "٢", "E112"),
        ("casualties", "count", "9", "E301"),
        ("casualties", "count_rule", "explicit_zero", "E316"),
        ("casualties", "event_id", "CE-00000009", "E402"),
        ("evidence", "row_id", "CE-00000009", "E413"),
        ("evidence", "field", "date", "E415"),
        ("evidence", "end", "0", "E314"),
    ],
)
def test_one_fault_gives_one_problem(
    tmp_path: Path, name: str, column: str, text: str, code: str | None
) -> None:
    folder = batch(tmp_path)
    put(folder, name, column, text)
    found = [
        item
        for item in validate(folder, against=None).items
        if not (item.code in {"E402", "E413"} and item.path.endswith(f"{name}x"))
    ]
    related = {"E402", "E413"} if text == "CE-123" else set()
    assert [item.code for item in found if item.code not in related] == ([code] if code else [])
    for item in found:
        assert item.line == 2
        assert item.message


def test_no_fault_hides_another(tmp_path: Path) -> None:
    folder = batch(tmp_path)
    put(folder, "events", "latitude", "40,2")
    put(folder, "events", "unit", "incidents")
    put(folder, "casualties", "count", "NaN")
    found = codes(folder)
    assert {("E113", "latitude"), ("E203", "unit"), ("E118", "count")} == set(found)


def test_the_message_says_where_a_point_lies(tmp_path: Path) -> None:
    folder = batch(tmp_path)
    put(folder, "events", "country", "Azerbaijan")
    (item,) = validate(folder, against=None).items
    assert "lies in Gegharkunik, Armenia" in item.message
    assert "km from Azerbaijan" in item.message


def test_misspelt_values_get_the_nearest(tmp_path: Path) -> None:
    folder = batch(tmp_path)
    put(folder, "events", "sub_event_type", "Shelling")
    (item,) = validate(folder, against=None).items
    assert item.hint == "did you mean 'Shelling/artillery/missile attack'?"


def test_stated_derived_columns_are_recomputed(tmp_path: Path) -> None:
    folder = batch(tmp_path)
    path = folder / "events.csv"
    lines = path.read_text("utf-8").splitlines()
    path.write_text(f"{lines[0]},year,fatalities\n{lines[1]},2021,2\n", "utf-8")
    (item,) = validate(folder, against=None).items
    assert (item.code, item.column) == ("E302", "year")
    assert "2022" in item.message


def test_actor_outside_its_days(tmp_path: Path) -> None:
    karabakh = EVENT | {
        "actor1": "Military Forces of Nagorno-Karabakh",
        "event_date": "2024-02-13",
        "end_date": "2024-02-13",
    }
    source = SOURCE | {"published_date": "2024-02-14"}
    folder = batch(tmp_path, events=[karabakh], sources=[source])
    assert codes(folder) == [("E404", "actor1")]


def test_ceasefire_rules(tmp_path: Path) -> None:
    ceasefire = CEASEFIRE | {"ceasefire_type": "unilateral"}
    event = EVENT | {"ceasefire_violation": True, "ceasefire_id": "CF-00000001"}
    folder = batch(tmp_path, events=[event], ceasefires=[ceasefire])
    assert set(codes(folder)) == {("E407", "ceasefire_id"), ("E310", "declared_by")}


def test_merged_rows_end_at_an_active_one(tmp_path: Path) -> None:
    first = EVENT | {"record_status": "merged", "superseded_by": "CE-00000002"}
    second = EVENT | {
        "event_id": "CE-00000002",
        "record_status": "merged",
        "superseded_by": "CE-00000001",
    }
    folder = batch(tmp_path, events=[first, second])
    assert [code for code, _ in codes(folder)] == ["E409"]


def test_likely_duplicates_are_marked(tmp_path: Path) -> None:
    folder = batch(tmp_path, events=[EVENT, EVENT | {"event_id": "CE-00000002"}])
    assert codes(folder) == [("W903", "event_id")]


def test_repeated_ids_in_one_file_and_in_two(tmp_path: Path) -> None:
    batch(tmp_path / "2022-09-a", events=[EVENT, EVENT])
    batch(tmp_path / "2022-09-b")
    found = [item.code for item in validate(tmp_path, against=None).errors]
    assert sorted(found) == ["E206", "E414", "E414", "E414"]


def test_unreadable_sources_do_not_make_every_reference_wrong(tmp_path: Path) -> None:
    folder = batch(tmp_path)
    (folder / "sources.csv").write_bytes(b"\xff\xfes\x00")
    assert [code for code, _ in codes(folder)] == ["E102"]


def test_frames_are_checked_by_the_same_rules() -> None:
    frames = {"sources": typed("sources", [SOURCE]), "events": typed("events", [EVENT])}
    assert validate(frames, against=None).ok
    frames["events"] = frames["events"].assign(latitude=140.5)
    report = validate(frames, against=None)
    assert report.problems["code"].tolist() == ["E204"]
    with pytest.raises(CaucasusEventsError, match="E204"):
        report.raise_for_problems()


def test_formats(tmp_path: Path) -> None:
    folder = batch(tmp_path)
    put(folder, "events", "sub_event_type", "100%: a,b")
    report = validate(folder, against=None)
    body = json.loads(report.to_json())
    assert body["errors"] == 1
    assert set(body["problems"][0]) == {
        "path", "line", "column", "code", "severity", "message", "value", "hint", "row_id",
    }  # fmt: skip
    assert "E203" in as_text(report)
    assert "::error file=" in as_github(report)
    assert "100%25" in as_github(report)


def test_paths_that_are_no_batches(tmp_path: Path) -> None:
    with pytest.raises(CaucasusEventsError, match="holds no batch"):
        validate(tmp_path)
    with pytest.raises(CaucasusEventsError, match="there is no"):
        validate(tmp_path / "nowhere")


def test_every_code_that_is_used_has_a_page() -> None:
    import re  # noqa: PLC0415

    import caucasus_events.checks as room  # noqa: PLC0415

    folder = Path(room.__file__).parent
    used = {
        code
        for path in folder.glob("*.py")
        for code in re.findall(r'"([EW][0-9]{3})"', path.read_text("utf-8"))
    }
    assert used == set(problem_classes())
