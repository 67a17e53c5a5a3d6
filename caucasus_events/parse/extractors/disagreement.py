"""Where an extractor and the embedded rules tell different events."""

from __future__ import annotations

from datetime import date
from typing import Any

from caucasus_events.parse.rows.result import ParseResult, Row

TAG = "differs-from-rules"


def flag(result: ParseResult, rules: ParseResult) -> None:
    """Tag the events that the rules do not tell, and note those that only the rules tell.

    Two rows are one event if they share a day, the sub-event type, and no place speaks against
    it.

    Parameters
    ----------
    result : ParseResult
        What the extractor gave; its rows and notes are changed.
    rules : ParseResult
        What the rules gave for the same document.
    """
    mine, theirs = result.rows.get("events", []), rules.rows.get("events", [])
    for row in mine:
        if not any(_same(row, other) for other in theirs):
            row["tags"] = [*(row.get("tags") or []), TAG]
    result.notes["only_in_rules"] = [
        {"event_date": str(row["event_date"]), "sub_event_type": row["sub_event_type"]}
        for row in theirs
        if not any(_same(row, other) for other in mine)
    ]


def _same(one: Row, two: Row) -> bool:
    places = {one.get("place_id"), two.get("place_id")} - {None}
    return (
        _first(one) <= _last(two)
        and _first(two) <= _last(one)
        and one["sub_event_type"] == two["sub_event_type"]
        and len(places) < 2
    )


def _first(row: Row) -> Any:
    return _day(row["event_date"])


def _last(row: Row) -> Any:
    return _day(row.get("end_date") or row["event_date"])


def _day(value: Any) -> date:
    return date.fromisoformat(value) if isinstance(value, str) else value
