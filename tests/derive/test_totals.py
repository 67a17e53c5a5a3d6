"""Totals from claims: each rule of the coding rules on a case of its own."""

from __future__ import annotations

from typing import Any

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from caucasus_events.derive import aggregate
from caucasus_events.errors import CaucasusEventsError
from caucasus_events.schema.frames import typed


def claims(*rows: dict[str, Any]) -> pd.DataFrame:
    filled = [
        {
            "casualty_id": f"CA-{number:08d}",
            "event_id": "CE-00000001",
            "source_id": "SRC-00000001",
            "claimant": "Armenia",
            "side": "Armenia",
            "category": "military",
            "outcome": "killed",
            "count_rule": "exact",
            "cumulative": False,
            "record_status": "active",
            "count_low": row.get("n"),
            "count": row.get("n"),
            "count_high": row.get("n"),
        }
        | {key: value for key, value in row.items() if key != "n"}
        for number, row in enumerate(rows)
    ]
    return typed("casualties", filled)


def figures(frame: pd.DataFrame, stem: str = "fatalities", rule: str = "own_side") -> list[Any]:
    row = aggregate(frame, rule).iloc[0]  # type: ignore[arg-type]
    return [
        None if pd.isna(row[name]) else int(row[name])
        for name in (f"{stem}_low", stem, f"{stem}_high")
    ]


AZ = {"claimant": "Azerbaijan"}
AZ_SIDE = {"side": "Azerbaijan"}

CASES = {
    "own claim": ([{"n": 2}], [2, 2, 2]),
    "opponent only raises high": ([{"n": 50, **AZ}], [None, None, 50]),
    "opponent widens": ([{"n": 2}, {"n": 50, **AZ}], [2, 2, 50]),
    "sides are added": ([{"n": 2}, {"n": 3, **AZ, **AZ_SIDE}], [5, 5, 5]),
    "null side is left out of best": (
        [{"n": 2}, {"count_high": 5, **AZ, **AZ_SIDE, "count_low": 0}],
        [2, 2, 7],
    ),
    "one open high opens the total": (
        [{"n": 2}, {"count_low": 3, "count": 3, **AZ, **AZ_SIDE}],
        [5, 5, None],
    ),
    "categories are added": ([{"n": 2}, {"n": 1, "category": "civilian"}], [3, 3, 3]),
    "a total is not added to its breakdown": (
        [{"n": 3, "category": "unknown"}, {"n": 1, "category": "civilian"}],
        [3, 3, 3],
    ),
    "a figure without a side covers": (
        [{"n": 30, "side": "unknown", "claimant": "unknown"}, {"n": 18}],
        [30, 30, 30],
    ),
    "a civilian without a side is added": (
        [{"n": 2}, {"n": 1, "side": "unknown", "claimant": "unknown", "category": "civilian"}],
        [3, 3, 3],
    ),
    "the latest toll replaces": (
        [
            {"n": 49, "as_of_date": "2022-09-13", "cumulative": True},
            {"n": 105, "as_of_date": "2022-09-14", "cumulative": True},
        ],
        [105, 105, 105],
    ),
    "a superseded claim does not count": (
        [{"n": 9}, {"n": 7, "supersedes": "CA-00000000"}],
        [7, 7, 7],
    ),
    "a retracted claim does not count": (
        [{"n": 9, "record_status": "retracted"}, {"n": 7}],
        [7] * 3,
    ),
    "explicit zero": ([{"n": 0}], [0, 0, 0]),
    "zero denied by the opponent": ([{"n": 0}, {"n": 4, **AZ}], [0, 0, 4]),
    "third party where the side is silent": (
        [{"n": 4, "claimant": "independent"}, {"n": 9, **AZ}],
        [4, 4, 9],
    ),
}


@pytest.mark.parametrize(("rows", "expected"), CASES.values(), ids=CASES.keys())
def test_own_side(rows: list[dict[str, Any]], expected: list[int | None]) -> None:
    assert figures(claims(*rows)) == expected


def test_conservative_and_maximal() -> None:
    frame = claims({"n": 2}, {"n": 50, **AZ})
    assert figures(frame, rule="conservative") == [2, 2, 50]
    assert figures(frame, rule="maximal") == [2, 50, 50]


def test_civilians_and_wounded_have_their_own_columns() -> None:
    frame = claims({"n": 1, "category": "civilian"}, {"n": 2}, {"n": 4, "outcome": "wounded"})
    assert figures(frame, "fatalities_civilians") == [1, 1, 1]
    assert figures(frame, "wounded") == [4, 4, 4]
    assert figures(frame, "fatalities_azerbaijan") == [None, None, None]


def test_unknown_rule_names_the_valid_ones() -> None:
    with pytest.raises(CaucasusEventsError, match="own_side"):
        aggregate(claims({"n": 1}), "mean")  # type: ignore[arg-type]


def test_no_claims() -> None:
    assert aggregate(typed("casualties")).empty


claim = st.fixed_dictionaries(
    {
        "claimant": st.sampled_from(["Armenia", "Azerbaijan", "independent", "unknown"]),
        "side": st.sampled_from(["Armenia", "Azerbaijan", "Nagorno-Karabakh", "unknown"]),
        "category": st.sampled_from(["military", "civilian", "unknown"]),
        "outcome": st.sampled_from(["killed", "wounded", "unspecified"]),
        "count_low": st.integers(0, 9),
        "count": st.none() | st.integers(10, 19),
        "count_high": st.none() | st.integers(20, 29),
    }
)


@given(st.lists(claim, min_size=1, max_size=8), st.randoms())
def test_order_does_not_matter_and_bounds_hold(rows: list[dict[str, Any]], random: Any) -> None:
    frame = claims(*rows)
    shuffled = frame.sample(frac=1, random_state=random.randrange(2**31))
    for rule in ("own_side", "conservative", "maximal"):
        result = aggregate(frame, rule)  # type: ignore[arg-type]
        pd.testing.assert_frame_equal(result, aggregate(shuffled, rule))  # type: ignore[arg-type]
        for stem in ("fatalities", "fatalities_civilians", "wounded"):
            low, best, high = (result[f"{stem}{bound}"] for bound in ("_low", "", "_high"))
            assert not (low > best).any()
            assert not (best > high).any()
            assert not (low > high).any()
