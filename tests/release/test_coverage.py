"""What a release says of its own coverage is counted from its rows."""

from __future__ import annotations

from typing import Any

import pandas as pd

from caucasus_events.release.coverage import by_year, coverage
from caucasus_events.schema.frames import typed


def event(number: int, day: str, sources: list[str], **changes: Any) -> dict[str, Any]:
    return {"event_id": f"CE-{number}", "event_date": day, "source_ids": sources, **changes}


EVENTS = [
    event(1, "1994-05-01", ["SRC-1", "SRC-2"], latitude=40.0, fatalities=2),
    event(2, "1994-05-09", ["SRC-1"], fatalities=0),
    event(3, "1994-07-09", ["SRC-1", "SRC-3"]),
    event(4, "1997-01-31", ["SRC-3"]),
]
SOURCES = [
    {"source_id": "SRC-1", "independence_group": "wire"},
    {"source_id": "SRC-2", "independence_group": "wire"},
    {"source_id": "SRC-3"},
]
CLAIMS = [{"casualty_id": f"CA-{n}", "event_id": f"CE-{n}"} for n in (1, 1, 4)]
CEASEFIRES = [
    {"ceasefire_id": "CF-1", "effective_at": "1994-05-12T00:00Z"},
    {"ceasefire_id": "CF-2", "declared_at": "1994-05-16T00:00Z"},
    {"ceasefire_id": "CF-3"},
]


def tables(**changes: Any) -> dict[str, pd.DataFrame]:
    rows = {"events": EVENTS, "casualties": CLAIMS, "ceasefires": CEASEFIRES, "sources": SOURCES}
    return {name: typed(name, data) for name, data in {**rows, **changes}.items()}


def test_counts_by_year() -> None:
    years = by_year(tables())
    assert list(years.index) == [1994, 1995, 1996, 1997]
    assert years.loc[1994].to_dict() == {
        "events": 3,
        "months": 2,
        "several": 1,
        "points": 1,
        "claims": 2,
        "ceasefires": 2,
        "figures": 2,
        "killed": 2,
    }
    assert years.loc[1995, ["events", "claims", "figures"]].tolist() == [0, 0, 0]
    assert years["killed"].isna().tolist() == [False, True, True, True]


def test_years_without_a_row_are_named() -> None:
    text = "\n".join(coverage(tables()))
    assert "No event is coded for 1995-1996: these years are not covered." in text
    assert "| 1994 | 3 | 2 | 1 (33%) | 1 (33%) | 2 | 2 | 2 (2) |" in text
    assert "| 1997 | 1 | 1 | 0 (0%) | 0 (0%) | 1 | 0 | not reported |" in text


def test_a_release_without_rows_says_nothing_of_years() -> None:
    text = "\n".join(coverage(tables(events=[], casualties=[], ceasefires=[])))
    assert "No event is coded" not in text
    assert "### Known gaps" in text
