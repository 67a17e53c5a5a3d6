"""Derived columns other than totals, and the ceasefire in force."""

from __future__ import annotations

import pandas as pd
import pytest

from caucasus_events.derive import derive_casualties, derive_events, in_force, link_ceasefires
from caucasus_events.schema.frames import typed

ARMY_AM, ARMY_AZ = "Military Forces of Armenia", "Military Forces of Azerbaijan"


def event(**values: object) -> dict[str, object]:
    return {
        "event_id": "CE-00000001",
        "event_date": "2022-09-13",
        "end_date": "2022-09-13",
        "sub_event_type": "Armed clash",
        "actor1": ARMY_AM,
        "actor2": ARMY_AZ,
        "source_ids": ["SRC-00000001"],
        "record_status": "active",
    } | values


def source(number: int, side: str) -> dict[str, object]:
    return {"source_id": f"SRC-{number:08d}", "publisher_side": side}


def derived(*rows: dict[str, object], sources: list[dict[str, object]] | None = None) -> pd.Series:
    frame = derive_events(
        typed("events", list(rows)),
        typed("casualties"),
        typed("sources", sources or [source(1, "independent")]),
    )
    return frame.iloc[0]


@pytest.mark.parametrize(
    ("country", "inter1", "inter2", "interaction"),
    [
        ("Armenia", "State forces", "External/Other forces", "State forces-External/Other forces"),
        (
            "Azerbaijan",
            "External/Other forces",
            "State forces",
            "State forces-External/Other forces",
        ),
        (None, "State forces", "State forces", "State forces-State forces"),
    ],
)
def test_state_forces_abroad_are_external(
    country: str | None, inter1: str, inter2: str, interaction: str
) -> None:
    row = derived(event(country=country))
    assert (row["inter1"], row["inter2"], row["interaction"]) == (inter1, inter2, interaction)


def test_single_actor() -> None:
    row = derived(event(actor2=None, country="Armenia"))
    assert row["interaction"] == "State forces only"
    assert pd.isna(row["inter2"])


def test_class_and_codes() -> None:
    row = derived(event(country="Armenia", sub_event_type="Agreement"))
    assert (row["event_type"], row["disorder_type"]) == ("Strategic developments",) * 2
    assert (row["iso"], row["year"]) == (51, 2022)


@pytest.mark.parametrize(
    ("sides", "expected"),
    [
        (["Armenia"], "single_party"),
        (["Armenia", "Nagorno-Karabakh"], "single_party"),
        (["Armenia", "Azerbaijan"], "both_parties"),
        (["international"], "independent"),
        (["Azerbaijan", "independent"], "party_and_independent"),
    ],
)
def test_corroboration(sides: list[str], expected: str) -> None:
    sources = [source(number, side) for number, side in enumerate(sides)]
    ids = [row["source_id"] for row in sources]
    assert derived(event(source_ids=ids), sources=sources)["corroboration"] == expected


@pytest.mark.parametrize("publisher", ["independent", "Armenia"])
def test_a_publisher_that_only_relays_a_party_lends_no_voice(publisher: str) -> None:
    claim = {
        "casualty_id": "CA-00000001",
        "event_id": "CE-00000001",
        "source_id": "SRC-00000001",
        "claimant": "Azerbaijan",
        "side": "Azerbaijan",
    }
    frame = derive_events(
        typed("events", [event()]),
        typed("casualties", [claim]),
        typed("sources", [source(1, publisher)]),
    )
    assert frame["corroboration"].item() == "single_party"


def test_copies_of_a_partys_story_are_that_partys_words() -> None:
    copies = [source(1, "Azerbaijan"), source(2, "independent")]
    row = event(source_ids=["SRC-00000001", "SRC-00000002"])
    assert derived(row, sources=copies)["corroboration"] == "party_and_independent"
    copies = [item | {"independence_group": "speech"} for item in copies]
    assert derived(row, sources=copies)["corroboration"] == "single_party"


def test_relation() -> None:
    claims = typed(
        "casualties",
        [
            {"casualty_id": "CA-00000001", "claimant": "Armenia", "side": "Armenia"},
            {"casualty_id": "CA-00000002", "claimant": "Azerbaijan", "side": "Armenia"},
            {"casualty_id": "CA-00000003", "claimant": "Armenia", "side": "Nagorno-Karabakh"},
        ],
    )
    assert derive_casualties(claims)["relation"].tolist() == ["own", "opponent", "third_party"]


CEASEFIRES = typed(
    "ceasefires",
    [
        {
            "ceasefire_id": "CF-00000001",
            "effective_at": "2022-09-13T06:00Z",
            "ended_at": "2022-09-13T12:00Z",
            "end_cause": "collapsed",
            "record_status": "active",
        },
        {
            "ceasefire_id": "CF-00000002",
            "effective_at": "2022-09-14T16:00Z",
            "end_cause": "ongoing",
            "record_status": "active",
        },
    ],
)


@pytest.mark.parametrize(
    ("when", "expected"),
    [
        ("2022-09-12", []),
        ("2022-09-13", ["CF-00000001"]),
        ("2022-09-13T05:59Z", []),
        ("2022-09-14T16:00Z", ["CF-00000002"]),
        ("2023-01-01", ["CF-00000002"]),
    ],
)
def test_ceasefire_in_force(when: str, expected: list[str]) -> None:
    assert in_force(CEASEFIRES, when)["ceasefire_id"].tolist() == expected


def test_only_alleged_violations_are_linked() -> None:
    events = typed(
        "events",
        [
            event(ceasefire_violation=True, event_date="2022-09-20"),
            event(ceasefire_violation=False, event_date="2022-09-20"),
            event(ceasefire_violation=True, event_date="2022-09-13", time_utc="2022-09-13T07:00Z"),
            event(ceasefire_violation=True, event_date="2022-09-20", ceasefire_id="CF-00000009"),
        ],
    )
    linked = link_ceasefires(events, CEASEFIRES)
    assert linked.fillna("").tolist() == ["CF-00000002", "", "CF-00000001", "CF-00000009"]
