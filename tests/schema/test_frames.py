"""Typed frames and Arrow tables carry the same values."""

from __future__ import annotations

from typing import Any

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from caucasus_events.schema.arrow import arrow_schema
from caucasus_events.schema.codebook import as_markdown
from caucasus_events.schema.frames import from_arrow, to_arrow, typed
from caucasus_events.vocabulary.registry import TABLE_NAMES, Column, table

VALUES: dict[str, st.SearchStrategy[Any]] = {
    "id": st.just("CE-00000001"),
    "string": st.text(max_size=20),
    "integer": st.integers(0, 2**40),
    "number": st.floats(-90, 90),
    "boolean": st.booleans(),
    "date": st.datetimes(
        min_value=pd.Timestamp("1990-01-01"), max_value=pd.Timestamp("2030-01-01")
    ).map(lambda day: day.replace(hour=0, minute=0, second=0, microsecond=0)),
    "timestamp": st.datetimes(
        min_value=pd.Timestamp("1990-01-01"), max_value=pd.Timestamp("2030-01-01")
    ).map(lambda moment: pd.Timestamp(moment, tz="UTC")),
    "list": st.lists(st.text(min_size=1, max_size=5), min_size=1, max_size=3),
    "geometry": st.binary(min_size=1, max_size=5),
}


def cell(column: Column) -> st.SearchStrategy[Any]:
    if column.type == "code":
        return st.none() | st.sampled_from(list(column.allowed or ()))
    return st.none() | VALUES[column.type]


@pytest.mark.parametrize("name", TABLE_NAMES)
def test_round_trip_through_arrow(name: str) -> None:
    row = st.fixed_dictionaries({column.name: cell(column) for column in table(name).columns})

    @given(st.lists(row, max_size=4))
    def check(rows: list[dict[str, Any]]) -> None:
        frame = typed(name, rows)
        pd.testing.assert_frame_equal(from_arrow(name, to_arrow(name, frame)), frame)

    check()


@pytest.mark.parametrize("name", TABLE_NAMES)
def test_arrow_fields_describe_themselves(name: str) -> None:
    schema = arrow_schema(name)
    assert tuple(schema.names) == table(name).column_names
    for field in schema:
        assert field.metadata[b"description"]


def test_codebook_holds_every_column() -> None:
    text = as_markdown()
    for name in TABLE_NAMES:
        for column in table(name).column_names:
            assert f"`{column}`" in text
