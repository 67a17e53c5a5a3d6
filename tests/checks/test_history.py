"""Against the release before: what was published stays, and changes with a reason."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pandas as pd
import pytest

from caucasus_events import data
from caucasus_events.checks import validate
from caucasus_events.schema.frames import typed
from tests.rows import CEASEFIRE, CLAIM, EVENT, SOURCE, batch, numbered

TOLD = {"change_reason": "a second report"}


@pytest.fixture
def published(monkeypatch: pytest.MonkeyPatch) -> dict[str, pd.DataFrame]:
    """A release of one row per table, as `load` gives it; a test may change it."""
    rows = {"sources": SOURCE, "events": EVENT, "casualties": CLAIM, "ceasefires": CEASEFIRE}
    frames = {name: typed(name, [row]) for name, row in rows.items()}
    monkeypatch.setattr(data, "versions", lambda: ["2026.11.0"])
    monkeypatch.setattr(data, "load", lambda name, **_: frames[name])
    return frames


def found(folder: Path, **changes: dict[str, Any]) -> list[tuple[str, str | None]]:
    """Return what is said of one row per table, some of their cells changed."""
    rows = {"sources": SOURCE, "events": EVENT, "casualties": CLAIM, "ceasefires": CEASEFIRE}
    tables = {name: [row | changes.get(name, {})] for name, row in rows.items()}
    return [(item.code, item.column) for item in validate(batch(folder, **tables)).items]


pytestmark = pytest.mark.usefixtures("published")


def test_what_stays_the_same_is_right(tmp_path: Path) -> None:
    assert found(tmp_path) == []


@pytest.mark.parametrize(
    ("name", "change", "problem"),
    [
        ("events", {"notes": "At noon."}, ("E411", "change_reason")),
        ("events", {"tags": ["night"]}, ("E411", "change_reason")),
        ("casualties", {"category": "unknown"}, ("E411", "category")),
        ("sources", {"title": "Fire"}, ("W907", "title")),
        ("ceasefires", {"form": "written"}, ("W907", "form")),
    ],
)
def test_a_change_needs_a_reason(
    tmp_path: Path, name: str, change: dict[str, Any], problem: tuple[str, str]
) -> None:
    assert found(tmp_path / "silent", **{name: change}) == [problem]
    linked = {"ceasefire_id": "CF-00000001"} if name == "ceasefires" else {}
    events = TOLD | linked | (change if name == "events" else {})
    assert found(tmp_path / "told", **{name: change, "events": events}) == []


def test_the_reason_of_an_earlier_change_is_not_one_of_this(
    tmp_path: Path, published: dict[str, pd.DataFrame]
) -> None:
    published["events"] = typed("events", [EVENT | TOLD])
    assert found(tmp_path / "same", events=TOLD) == []
    stale = TOLD | {"notes": "At noon."}
    assert found(tmp_path / "stale", events=stale) == [("E411", "change_reason")]
    assert found(tmp_path / "new", events=stale | {"change_reason": "a third report"}) == []


def test_status_and_what_a_release_fills_may_change(
    tmp_path: Path, published: dict[str, pd.DataFrame]
) -> None:
    published["events"] = typed("events", [EVENT | {"ceasefire_id": "CF-00000001"}])
    assert found(tmp_path / "filled") == []
    assert found(tmp_path / "retired", events={"record_status": "retracted"}) == []


def test_rows_that_vanish(tmp_path: Path, published: dict[str, pd.DataFrame]) -> None:
    second = numbered(EVENT, "event_id", 2)
    published["events"] = typed("events", [EVENT, second])
    batch(tmp_path / "2022-09-a", ceasefires=[CEASEFIRE])
    (item,) = validate(tmp_path).items
    assert (item.code, item.row_id, item.line) == ("E410", "CE-00000002", None)
    text = "row_id,reason,superseded_by\nCE-00000002,withdrawn,\n"
    (tmp_path / "retractions.csv").write_text(text, "utf-8")
    assert validate(tmp_path).items == []
