"""For all batches: a right one has no error, and a changed cell is right or is named."""

from __future__ import annotations

import csv
import shutil
import tempfile
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from caucasus_events.batches import write_batch
from caucasus_events.checks import Problem, validate
from caucasus_events.schema.frames import typed
from caucasus_events.vocabulary.registry import BATCH_TABLES, table
from tests.rows import CEASEFIRE, CLAIM, EVENT, EVIDENCE, SOURCE, batch, numbered, put
from tests.strategies import Rows, batches


@settings(max_examples=25)
@given(batches())
def test_a_right_batch_has_no_error(rows: Rows) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "2022-09-drawn"
        write_batch(path, {name: typed(name, data) for name, data in rows.items()})
        assert validate(path, against=None).errors == []


LATER = {"event_date": "2022-09-15", "end_date": "2022-09-15", "location": "Two\nlines"}
VALID: Rows = {
    "sources": [
        SOURCE | {"published_date": "2022-09-16"},
        numbered(SOURCE, "source_id", 2, published_date="2022-09-17", title='"Quoted", she said'),
    ],
    "events": [
        EVENT,
        numbered(
            EVENT, "event_id", 2, ceasefire_violation=True, ceasefire_id="CF-00000001", **LATER
        ),
        numbered(EVENT, "event_id", 3, record_status="merged", superseded_by="CE-00000001"),
    ],
    "casualties": [CLAIM, numbered(CLAIM, "casualty_id", 2, supersedes="CA-00000001")],
    "ceasefires": [CEASEFIRE],
    "evidence": [EVIDENCE, EVIDENCE | {"field": "event"}],
}
CELLS = [
    (name, row, column)
    for name in BATCH_TABLES
    for row in range(1, len(VALID[name]) + 1)
    for column in table(name).required
]
VALUES = sorted(
    {str(value) for rows in VALID.values() for row in rows for value in row.values()}
    | {
        value
        for name in BATCH_TABLES
        for item in table(name).columns
        for value in item.allowed or ()
    }
)
TEXTS = (
    st.text(max_size=12)
    | st.sampled_from(VALUES)
    | st.dates().map(str)
    | st.integers().map(str)
    | st.floats().map(str)
    | st.sampled_from(
        ["", "NULL", "1e9", "2022-02-30", "CE-0000000Z", ";", "\0", "'", '"', ",", "\r"]
    )
)


@pytest.fixture(scope="module")
def valid(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return batch(tmp_path_factory.mktemp("valid"), **VALID)


def lines(path: Path, row: int) -> range:
    """Return the physical lines of a record."""
    with path.open(encoding="utf-8", newline="") as file:
        reader = csv.reader(file)
        ends = [reader.line_num for _ in reader]
    return range(ends[row - 1] + 1, ends[row] + 1)


def names(item: Problem, path: Path, row: int, keys: set[str]) -> bool:
    """Tell whether a problem is on the record, or on another that it names as its counterpart."""
    if item.path == str(path) and item.line in lines(path, row):
        return True
    first = lines(path, row)[0]
    return any(key in item.message for key in keys) or f"on line {first}" in item.message


def test_the_valid_batch_is_valid(valid: Path) -> None:
    assert validate(valid, against=None).items == []


@settings(max_examples=100)
@given(st.sampled_from(CELLS), TEXTS)
@example(("sources", 1, "published_date"), "2022-09-12")
@example(("events", 1, "event_id"), "CE-00000002")
@example(("casualties", 1, "side"), "Azerbaijan")
@example(("ceasefires", 1, "effective_at"), "2022-10-01T00:00:00Z")
def test_a_changed_cell_is_right_or_named(
    valid: Path, cell: tuple[str, int, str], text: str
) -> None:
    name, row, column = cell
    key = str(table(name).key)
    text = text.encode("utf-8", "ignore").decode("utf-8")
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(shutil.copytree(valid, Path(scratch) / "2022-09-changed"))
        put(folder, name, column, text, row)
        items = validate(folder, against=None).items
        keys = {str(VALID[name][row - 1][key]), text} if key in VALID[name][row - 1] else set()
        path = folder / f"{name}.csv"
        assert not items or any(names(item, path, row, keys) for item in items)
