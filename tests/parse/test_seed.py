"""The article that the project starts from: what must and what must not become a row."""

from __future__ import annotations

import json
from pathlib import Path

import pandas as pd
import pytest

from caucasus_events.parse import ParseResult, parse_article

WORDS = {"over 280 people", "over 6,500 lives"}


@pytest.fixture(scope="module")
def text(shared: Path) -> str:
    return (shared / "articles" / "seed_2022-12-01.txt").read_text("utf-8")


@pytest.fixture(scope="module")
def result(text: str) -> ParseResult:
    return parse_article(text, published="2022-12-01", publisher="Daily Sabah")


def test_the_shootout_is_an_event(result: ParseResult) -> None:
    fights = result.events[result.events["event_type"] == "Battles"]
    (row,) = fights.to_dict("records")
    assert (row["event_date"], row["end_date"]) == (
        pd.Timestamp("2022-11-28"),
        pd.Timestamp("2022-12-01"),
    )
    assert row["time_precision"] == 2
    assert row["contested"]
    assert row["location"] == "Armenia-Azerbaijan border"
    for column in ("latitude", "country", "iso", "geo_precision", "fatalities", "fatalities_high"):
        assert pd.isna(row[column]), column


def test_no_must_not_span_becomes_an_event(result: ParseResult, text: str, shared: Path) -> None:
    gold = json.loads((shared / "articles" / "seed_gold.json").read_text("utf-8"))
    triggers = result.evidence[result.evidence["field"] == "sub_event_type"]
    for item in gold["must_not"]:
        start, end = item["span"]["start"], item["span"]["end"]
        inside = triggers[(triggers["start"] >= start) & (triggers["end"] <= end)]
        assert inside.empty, text[start:end]


def test_old_tolls_are_skipped_with_their_reason(result: ParseResult, text: str) -> None:
    assert result.casualties.empty
    skipped = [text[row.start : row.end] for row in result.skipped.itertuples()]
    assert any("280 people" in words for words in skipped)
    assert any("6,500 lives" in words for words in skipped)
    assert result.skipped["reason"].notna().all()


def test_parsing_is_a_pure_function(result: ParseResult, text: str) -> None:
    again = parse_article(text, published="2022-12-01", publisher="Daily Sabah")
    assert again.to_dict() == result.to_dict()


def test_offsets_quote_the_text(result: ParseResult, text: str) -> None:
    for row in result.evidence.itertuples():
        assert 0 <= row.start < row.end <= len(text)
        assert text[row.start : row.end].strip()
