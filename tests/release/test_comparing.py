"""Cell-by-cell comparison agrees with a plain loop over rows."""

from __future__ import annotations

from typing import Any

import pyarrow as pa
from hypothesis import given
from hypothesis import strategies as st

from caucasus_events.release.comparing import compare
from caucasus_events.schema.arrow import arrow_schema

COLUMNS = ("casualty_id", "count", "count_text", "cumulative", "claimant")
ROWS = st.dictionaries(
    st.sampled_from([f"CA-0000000{n}" for n in range(6)]),
    st.fixed_dictionaries(
        {
            "count": st.none() | st.integers(0, 2),
            "count_text": st.sampled_from([None, "", "two"]),
            "cumulative": st.booleans(),
            "claimant": st.sampled_from(["Armenia", "Azerbaijan"]),
        }
    ),
)


def table(rows: dict[str, dict[str, Any]], *, coded: bool) -> pa.Table:
    schema = pa.schema([arrow_schema("casualties").field(name) for name in COLUMNS])
    data = pa.Table.from_pylist([{"casualty_id": k, **v} for k, v in rows.items()], schema)
    if coded:
        for name in ("count_text", "claimant"):
            at = data.column_names.index(name)
            data = data.set_column(at, name, data[name].dictionary_encode())
    return data


def text(value: object) -> str | None:
    if value is None:
        return None
    return str(value).lower() if isinstance(value, bool) else str(value)


@given(old=ROWS, new=ROWS, coded_old=st.booleans(), coded_new=st.booleans())
def test_compare_agrees_with_a_loop(
    *, old: dict[str, Any], new: dict[str, Any], coded_old: bool, coded_new: bool
) -> None:
    expected = {(key, "DEL", None, None, None) for key in old.keys() - new.keys()}
    expected |= {(key, "ADD", None, None, None) for key in new.keys() - old.keys()}
    for key in old.keys() & new.keys():
        for name, value in old[key].items():
            if value != new[key][name]:
                expected.add((key, "MOD", name, text(value), text(new[key][name])))
    found = compare("casualties", table(old, coded=coded_old), table(new, coded=coded_new))
    rows = [tuple(row.values()) for row in found.to_pylist()]
    assert set(rows) == expected
    assert len(rows) == len(expected)


def test_tables_without_a_key() -> None:
    schema = arrow_schema("evidence")
    row = {
        "table": "events",
        "row_id": "CE-1",
        "field": "event",
        "source_id": "SRC-1",
        "start": 0,
        "end": 5,
        "rule": "coder",
    }
    old = pa.Table.from_pylist([row, {**row, "start": 1}], schema)
    new = pa.Table.from_pylist([row, {**row, "start": 2}], schema)
    found = {
        (r["row_id"], r["op"], r["old"] or r["new"])
        for r in compare("evidence", old, new).to_pylist()
    }
    assert found == {
        ("CE-1", "DEL", "events;CE-1;event;SRC-1;1;5;coder"),
        ("CE-1", "ADD", "events;CE-1;event;SRC-1;2;5;coder"),
    }


def test_columns_of_another_schema_are_left_out() -> None:
    old = pa.table({"casualty_id": ["CA-1"], "gone": ["x"], "count": [1]})
    new = pa.table({"casualty_id": ["CA-1"], "come": ["x"], "count": [2]})
    assert compare("casualties", old, new).to_pylist() == [
        {"row_id": "CA-1", "op": "MOD", "column": "count", "old": "1", "new": "2"}
    ]
