"""Totals and corroboration against a slow reading of the coding rules, claim by claim."""

from __future__ import annotations

from typing import Any

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from caucasus_events.derive import aggregate
from caucasus_events.derive.voices import corroboration
from caucasus_events.schema.frames import typed
from tests.derive.reference import plain_corroboration, plain_figures

SIDES = ["Armenia", "Azerbaijan", "Nagorno-Karabakh", "Russia", "unknown"]
SOURCES = [f"SRC-{number:08d}" for number in range(3)]
EVENTS = [f"CE-{number:08d}" for number in range(3)]

number = st.none() | st.integers(0, 20)
claim = st.fixed_dictionaries(
    {
        "event_id": st.sampled_from(EVENTS[:2]),
        "source_id": st.sampled_from(SOURCES),
        "claimant": st.sampled_from([*SIDES, "independent"]),
        "side": st.sampled_from(SIDES),
        "category": st.sampled_from(["military", "civilian", "journalist", "unknown"]),
        "outcome": st.sampled_from(["killed", "wounded", "unspecified"]),
        "count_low": number,
        "count": number,
        "count_high": number,
        "count_rule": st.sampled_from(["exact", "about", "up_to", "at_least"]),
        "as_of_date": st.sampled_from([None, "2020-10-01", "2020-10-02"]),
        "record_status": st.sampled_from(["active", "active", "active", "merged", "retracted"]),
        "supersedes": st.sampled_from([None, None, None, "CA-00000000", "CA-00000001"]),
    }
)
claims = st.lists(claim, max_size=10).map(
    lambda rows: [row | {"casualty_id": f"CA-{at:08d}"} for at, row in enumerate(rows)]
)


@pytest.mark.parametrize("rule", ["own_side", "conservative", "maximal"])
@given(rows=claims)
@settings(deadline=None)
def test_totals(rule: Any, rows: list[dict[str, Any]]) -> None:
    result = aggregate(typed("casualties", rows), rule)
    found = {
        event_id: {name: None if pd.isna(value) else int(value) for name, value in row.items()}
        for event_id, row in result.astype("object").to_dict("index").items()
    }
    assert found == plain_figures(rows, rule)


@given(
    rows=claims,
    cited=st.lists(st.none() | st.lists(st.sampled_from(SOURCES)), min_size=3, max_size=3),
    publishers=st.lists(st.sampled_from([*SIDES[:3], "independent"]), min_size=2, max_size=2),
    groups=st.lists(st.sampled_from([None, "wire"]), min_size=2, max_size=2),
)
@settings(deadline=None)
def test_corroboration(
    rows: list[dict[str, Any]],
    cited: list[list[str] | None],
    publishers: list[str],
    groups: list[str | None],
) -> None:
    known = dict(zip(SOURCES, publishers, strict=False))
    found = corroboration(
        typed("events", {"event_id": EVENTS, "source_ids": cited}),
        typed("casualties", rows),
        typed(
            "sources",
            {
                "source_id": list(known),
                "publisher_side": publishers,
                "independence_group": groups,
            },
        ),
    )
    expected = [
        plain_corroboration(
            event_id, ids or [], rows, known, dict(zip(SOURCES, groups, strict=False))
        )
        for event_id, ids in zip(EVENTS, cited, strict=True)
    ]
    assert found.tolist() == expected
