"""Batches are read and written without loss; fmt is idempotent."""

from __future__ import annotations

import itertools
import tempfile
from pathlib import Path
from typing import Any

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from caucasus_events.batches import fmt, new_batch, read_batch, read_table, write_batch
from caucasus_events.batches.cells import CellError, parse
from caucasus_events.batches.plain import plain_cells, plain_header
from caucasus_events.batches.raw import Fault
from caucasus_events.batches.records import cells_of, records_of
from caucasus_events.errors import CaucasusEventsError
from caucasus_events.schema.frames import typed
from caucasus_events.vocabulary.registry import BATCH_TABLES, Column, table

WORDS = st.text(
    st.characters(blacklist_categories=("Cs", "Cc"), blacklist_characters=";"), min_size=1
).filter(lambda text: text.strip())
DAYS = st.dates(pd.Timestamp("1990-01-01").date(), pd.Timestamp("2030-01-01").date())
VALUES: dict[str, st.SearchStrategy[Any]] = {
    "id": st.integers(0, 9).map(lambda number: f"CE-0000000{number}"),
    "string": st.text(st.characters(blacklist_categories=("Cs",), blacklist_characters="\0\r")),
    "integer": st.integers(0, 10**9),
    "number": st.integers(-900000, 900000).map(lambda number: number / 10000),
    "boolean": st.booleans(),
    "date": DAYS,
    "timestamp": DAYS.map(lambda day: pd.Timestamp(day, tz="UTC") + pd.Timedelta(minutes=61)),
    "list": st.lists(WORDS, min_size=1, max_size=3),
}


def cell(column: Column) -> st.SearchStrategy[Any]:
    if column.allowed and column.type == "code":
        return st.none() | st.sampled_from(list(column.allowed))
    return st.none() | VALUES[column.type].filter(lambda value: value != "")


@pytest.mark.parametrize("name", BATCH_TABLES)
def test_round_trip(name: str) -> None:
    columns = [column for column in table(name).columns if not column.derived]
    row = st.fixed_dictionaries({column.name: cell(column) for column in columns})

    @given(st.lists(row, min_size=1, max_size=4))
    def check(rows: list[dict[str, Any]]) -> None:
        frame = typed(name, rows)
        with tempfile.TemporaryDirectory() as folder:
            write_batch(Path(folder), {name: frame})
            again = read_batch(Path(folder))[name]
        pd.testing.assert_frame_equal(again, frame)

    check()


def draft(folder: Path) -> Path:
    write_batch(
        folder,
        {
            "sources": typed("sources", [{"source_id": "new-s", "publisher": "  TASS "}]),
            "events": typed(
                "events",
                [
                    {"event_id": "new-b", "event_date": "2022-09-14", "source_ids": ["new-s"]},
                    {"event_id": "new-a", "event_date": "2022-09-13", "source_ids": ["new-s"]},
                ],
            ),
            "casualties": typed(
                "casualties", [{"casualty_id": "new-1", "event_id": "new-a", "count": 2}]
            ),
        },
    )
    return folder


def test_fmt_replaces_drafts_in_every_file_sorts_and_is_idempotent(tmp_path: Path) -> None:
    numbers = itertools.count()
    folder = draft(tmp_path)
    assert len(fmt(folder, check=True)) == 3
    assert "new-s" in (folder / "sources.csv").read_text("utf-8")
    assert len(fmt(folder, new_id=lambda prefix: f"{prefix}0000000{next(numbers)}")) == 3
    tables = read_batch(folder)
    assert tables["sources"]["publisher"].tolist() == ["TASS"]
    assert tables["events"]["event_date"].is_monotonic_increasing
    source = tables["sources"]["source_id"].item()
    assert tables["events"]["source_ids"].tolist() == [[source], [source]]
    assert tables["casualties"]["event_id"].item() == tables["events"]["event_id"].iloc[0]
    assert fmt(folder) == []


def test_fmt_refuses_what_it_cannot_read_and_changes_nothing(tmp_path: Path) -> None:
    folder = draft(tmp_path)
    (folder / "casualties.csv").write_text('casualty_id,event_id\n"new-1', "utf-8")
    before = (folder / "sources.csv").read_bytes()
    with pytest.raises(CaucasusEventsError, match=r"casualties\.csv:2"):
        fmt(folder)
    assert (folder / "sources.csv").read_bytes() == before


def test_new_batch_has_every_required_header(tmp_path: Path) -> None:
    folder = tmp_path / "2022-09-border"
    new_batch(folder)
    for name in BATCH_TABLES:
        raw = read_table(name, folder / f"{name}.csv")
        assert raw.faults == []
        assert tuple(raw.cells) == table(name).required
    with pytest.raises(CaucasusEventsError, match="not empty"):
        new_batch(folder)
    with pytest.raises(CaucasusEventsError, match="no name for a batch"):
        new_batch(tmp_path / "border")


def test_lines_are_physical(tmp_path: Path) -> None:
    path = tmp_path / "evidence.csv"
    path.write_text(
        'table,row_id,field,source_id,start,end,rule\nevents,"a\nb\nc",x,s,0,1,r\n\nevents,d,x,s,0,1,r\n',
        "utf-8",
    )
    assert read_table("evidence", path).cells.index.tolist() == [2, 6]


PARTS = st.sampled_from(["a", "é", ",", ",", "\n", "\r\n", "\r", '"', '""', '","', " ", '"a,b"'])


@given(st.lists(PARTS, max_size=12).map("".join))
def test_plain_files_read_whole_are_as_if_read_record_by_record(body: str) -> None:
    text = f"source_id,publisher\n{body}"
    columns = {"source_id": 0, "publisher": 1}
    faults: list[Fault] = []
    plain = plain_cells(text, 2, columns) if plain_header(text) else None
    records = records_of(text, faults)
    next(records)
    slow = cells_of(records, 2, columns, faults)
    if plain is not None:
        assert faults == []
        pd.testing.assert_frame_equal(plain, slow, check_index_type=False)
    elif not set(body) & set('\r\n"'):
        assert body.count(",") != 1


@pytest.mark.parametrize(
    ("data", "kind", "line"),
    [
        (b"", "empty", 1),
        (b"\xff\xfea\0", "encoding", 1),
        (b"publisher\nSoci\xe9t\xe9\n", "encoding", 2),
        (b"source_id;publisher;title\n", "delimiter", 1),
        (b"source_id,publisher\na,b\0\n", "nul", 2),
        (b'source_id,publisher\na,b\na,"b\nc', "quote", 3),
        (b"source_id,publisher\na,b,c\n", "width", 2),
        (b"source_id,publsher\n", "unknown_column", 1),
        (b"source_id,source_id\n", "duplicate_column", 1),
    ],
)
def test_faults_name_kind_and_line(tmp_path: Path, data: bytes, kind: str, line: int) -> None:
    path = tmp_path / "sources.csv"
    path.write_bytes(data)
    faults = [fault for fault in read_table("sources", path).faults if fault.kind == kind]
    assert [fault.line for fault in faults] == [line]


@pytest.mark.parametrize(
    ("column", "text"),
    [
        ("event_date", "2022-02-30"),
        ("event_date", "13.09.2022"),
        ("event_date", "2022-09-13\n"),
        ("reported_count", "٣"),
        ("reported_count", "1.5"),
        ("latitude", "40,5"),
        ("latitude", "NaN"),
        ("latitude", "1e400"),
        ("contested", "TRUE"),
        ("time_utc", "2022-09-13T06:00"),
        ("source_ids", "a;;b"),
    ],
)
def test_cells_that_are_not_values(column: str, text: str) -> None:
    with pytest.raises(CellError):
        parse(table("events").column(column), text)
