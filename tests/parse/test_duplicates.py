"""One event in several articles."""

from __future__ import annotations

from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from caucasus_events.parse.archive.duplicates import group_sources, merge, proposals
from caucasus_events.parse.archive.sketches import COPY, copies, similarity, sketch

STORY = " ".join(f"word{number} of the story" for number in range(60))


def event(number: int, source: str, **changes: Any) -> dict[str, Any]:
    row = {
        "event_id": f"CE-{number}", "event_date": "2022-09-13", "end_date": "2022-09-13",
        "sub_event_type": "Armed clash", "actor1": "A", "actor2": "B", "location": "Goris",
        "latitude": 39.51, "longitude": 46.34, "uncertainty_m": 1000, "source_ids": [source],
        "time_precision": 1, "geo_precision": 1,
    }  # fmt: skip
    return row | changes


def tables(*events: dict[str, Any], group: str | None = "copies") -> dict[str, Any]:
    sources = sorted({source for row in events for source in row["source_ids"]})
    return {
        "sources": [{"source_id": item, "independence_group": group} for item in sources],
        "events": list(events),
        "casualties": [{"event_id": row["event_id"]} for row in events],
        "evidence": [{"table": "events", "row_id": row["event_id"]} for row in events],
    }


def test_copies_share_a_group() -> None:
    rows = [{"source_id": name, "independence_group": None} for name in ("S1", "S2", "S3")]
    texts = [STORY, STORY + " More soon.", "Quite another story about something else entirely."]
    group_sources(rows, {row["source_id"]: sketch(t) for row, t in zip(rows, texts, strict=True)})
    groups = [row["independence_group"] for row in rows]
    assert groups[0] == groups[1] is not None
    assert groups[2] is None


def test_copies_merge_and_keep_sources_and_claims() -> None:
    found = tables(event(1, "S1"), event(2, "S2", actor1="B", actor2="A", latitude=39.515))
    assert merge(found) == 1
    (row,) = found["events"]
    assert row["source_ids"] == ["S1", "S2"]
    assert {item["event_id"] for item in found["casualties"]} == {"CE-1"}
    assert {item["row_id"] for item in found["evidence"]} == {"CE-1"}


def test_independent_reports_of_one_day_site_and_type_merge() -> None:
    one, two = event(1, "S1"), event(2, "S2")
    assert merge(tables(one, two, group=None)) == 1
    for vague in ({"geo_precision": 2}, {"time_precision": 2}, {"latitude": 39.53}):
        assert merge(tables(event(1, "S1"), event(2, "S2") | vague, group=None)) == 0


def test_reports_that_differ_are_proposed_not_merged() -> None:
    found = tables(event(1, "S1"), event(2, "S2", sub_event_type="Other"), group=None)
    assert merge(found) == 0
    (pair,) = proposals(found["events"])
    assert (pair.first, pair.second) == ("CE-1", "CE-2")
    assert "other type" in pair.reason
    assert 0 < pair.score < 1


def test_other_day_place_actor_or_source_is_no_candidate() -> None:
    for changes in (
        {"event_date": "2022-09-15", "end_date": "2022-09-15"}, {"latitude": 40.2},
        {"actor2": "C"}, {"source_ids": ["S1"]},
    ):  # fmt: skip
        assert not list(proposals([event(1, "S1"), event(2, "S2") | changes]))


@given(st.lists(st.text(max_size=60), max_size=8))
def test_a_text_is_its_own_copy(texts: list[str]) -> None:
    sketches = [sketch(text) for text in texts]
    first = copies(sketches)
    for number, leader in enumerate(first):
        assert first[leader] == leader <= number
        if leader != number:
            assert similarity(sketches[number], sketches[leader]) >= COPY
    assert all(similarity(one, one) == 1.0 for one in sketches if one)
