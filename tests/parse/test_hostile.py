"""Hostile text: read in linear time, quoted exactly, never a crash."""

import sys
import time
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from caucasus_events.parse.archive.articles import parse_one
from caucasus_events.parse.pipeline import parse_document
from caucasus_events.text import Document, sentences
from caucasus_events.text.frontmatter import split
from caucasus_events.text.layout import asides, dateline, stamps
from caucasus_events.text.numbers import find as counts
from caucasus_events.text.times import find as times

DAY = date(2022, 9, 14)
NEWS = "On Tuesday two Azerbaijani soldiers were killed near Sotk, the ministry said. "
UNITS = {
    "one line": "a", "digits": "1", "numbers": "1 ", "brackets": "((\"'", "zalgo": "e\u0301\u0302\u0303",
    "nulls": "\0", "blank lines": " \n", "dates": "12 September ", "ranges": "from 12 to 13 ",
    "months": "May ", "thousands": "1,000,", "qualifiers": "at least ", "no": "no ", "keys": "a: ",
    "dashes": "-- ", "news": NEWS, "capitals": NEWS.upper(), "quotes": "\u201cthe \u201d",
}  # fmt: skip


def document(text):
    return Document(text, "", DAY, "Reuters")


def seconds(work, text):
    started = time.process_time()
    work(text)
    return time.process_time() - started


GRAMMARS = [
    sentences,
    counts,
    lambda text: times(text, reference_date=DAY),
    dateline,
    stamps,
    asides,
    split,
]


@pytest.mark.parametrize("unit", UNITS.values(), ids=UNITS)
def test_grammars_take_linear_time(unit):
    for work in GRAMMARS:
        small = min(seconds(work, (unit * 20_000)[:20_000]) for _ in range(2))
        large = min(seconds(work, (unit * 80_000)[:80_000]) for _ in range(2))
        assert large < 4 * 2.5 * small + 0.1


def calls(text):
    """Return how many Python functions the parser calls: its work, whatever the machine."""
    count = 0

    def step(_frame, event, _argument):
        nonlocal count
        count += event == "call"

    sys.setprofile(step)
    try:
        parse_document(document(text))
    finally:
        sys.setprofile(None)
    return count


@pytest.mark.parametrize("unit", [*UNITS.values(), NEWS * 3 + "\n\n"], ids=[*UNITS, "paragraphs"])
def test_twice_the_text_is_twice_the_work(unit):
    calls(unit)
    small, large = (calls((unit * size)[:size]) for size in (8_000, 16_000))
    assert large < 2.3 * small + 500


@pytest.mark.parametrize(
    "text",
    [
        "Photo: posts of the army near Sotk on 13 September last year in Armenia and Azerbaijan",
        "Published: 12 September 2022\n\nRead also: the army and the men of the village of Sotk",
        "12 September",
    ],
)
def test_a_text_without_a_sentence_makes_no_row_and_no_crash(text):
    item = parse_one(document(text))
    assert item.error is None or "not English" in item.error
    assert not (item.rows or {}).get("events")


@pytest.mark.parametrize("unit", UNITS.values(), ids=UNITS)
def test_any_text_is_read_or_said_to_be_unusable(unit):
    text = (unit * 3_000)[:3_000]
    item = parse_one(document(text)).to_dict()
    if "error" in item:
        assert any(words in item["error"] for words in ("empty", "not English"))
    else:
        for mark in [*item["evidence"], *item["skipped"]]:
            assert 0 <= mark["start"] < mark["end"] <= len(text)


@pytest.mark.parametrize(
    ("clean", "broken"),
    [
        ("soldiers", "sol\u00addiers"),
        ("soldiers", "sold\u200biers"),
        ("Azerbaijani", "\ufeffAzerbai\u00adjani"),
        (
            "the ministry",
            "\u00e2\u20ac\u0153the\u00e2\u20ac\u009d ministry\u00e2\u20ac\u2122s army",
        ),
        ("two Az", "two\u00a0Az"),
    ],
)
def test_typographic_trouble_changes_no_row(clean, broken):
    wanted = parse_one(document(NEWS)).to_dict()
    text = NEWS.replace(clean, broken)
    found = parse_one(document(text)).to_dict()
    names = ("event_date", "sub_event_type", "actor1", "actor2", "location")
    assert [[row[name] for name in names] for row in found["events"]] == [
        [row[name] for name in names] for row in wanted["events"]
    ]
    assert [row["count"] for row in found["casualties"]] == [2]
    cut = [text[mark["end"] - 1 : mark["end"] + 1] for mark in found["evidence"]]
    assert not any(pair.isalpha() and len(pair) == 2 for pair in cut)


def test_a_sentence_repeated_is_one_event():
    once = parse_one(document(NEWS)).to_dict()
    often = parse_one(document(NEWS * 300)).to_dict()
    assert len(often["events"]) == len(once["events"])


PIECES = st.sampled_from(
    [NEWS, "He denied it. ", "\u201cWe will attack,\u201d he said. ", "\0", "\u0301", "12-13 September ", "\n\n",
     "Armenia said up to ten men died at 09:00. ", "In 2020 over 6,500 died. ", "(", '"']
)  # fmt: skip


@given(st.lists(PIECES, max_size=8).map("".join))
def test_offsets_quote_the_text_and_parsing_is_pure(text):
    one, two = parse_one(document(text)).to_dict(), parse_one(document(text)).to_dict()
    assert one == two
    for claim in one.get("casualties", []):
        assert claim["count_text"] is None or claim["count_text"] in text
    for mark in one.get("evidence", []):
        assert 0 <= mark["start"] < mark["end"] <= len(text)


def test_sentence_about_another_conflict_adds_no_event():
    other = "In Ukraine, nine Russian soldiers were killed in shelling near Bakhmut on Tuesday."
    assert len(parse_one(document(NEWS + other)).rows["events"]) == len(
        parse_one(document(NEWS)).rows["events"]
    )
