"""Two versions of one table, compared cell by cell on Arrow columns."""

from __future__ import annotations

from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from caucasus_events.data.writing import as_text
from caucasus_events.vocabulary.registry import table

COLUMNS = ("row_id", "op", "column", "old", "new")
BOOKKEEPING = ("first_release", "last_changed_release")
"""Columns that every release sets anew; a difference in them is no change."""

_SCHEMA = pa.schema([(name, pa.string()) for name in COLUMNS])
_ROW_ID = {"evidence": "row_id", "place_names": "place_id", "control_periods": "place_id"}


def compare(name: str, old: pa.Table, new: pa.Table) -> pa.Table:
    """Return what differs between two versions of a table.

    Parameters
    ----------
    name : str
        Table of the registry.
    old, new : pyarrow.Table
        The versions; text columns may be dictionary-encoded. Columns that only one of them
        has are a change of schema, not of cells, and are left out.

    Returns
    -------
    pyarrow.Table
        ``row_id``, ``op``, ``column``, ``old``, ``new``, all text; a whole row that was
        added or deleted has NULL in ``column``.
    """
    key = table(name).key
    return _keyed(key, old, new) if key else _keyless(_ROW_ID[name], old, new)


def _keyed(key: str, old: pa.Table, new: pa.Table) -> pa.Table:
    place = match(old[key], new[key])
    common = np.flatnonzero(place >= 0)
    added = np.ones(new.num_rows, dtype=bool)
    added[place[common]] = False
    parts = [
        _rows(old[key].filter(pa.array(place < 0)), "DEL"),
        _rows(new[key].filter(pa.array(added)), "ADD"),
    ]
    compared = [
        column
        for column in old.column_names
        if column in new.column_names
        and column not in BOOKKEEPING
        and (column == key or not _constant(old[column], new[column]))
    ]
    left, right = _take(old.select(compared), common), _take(new.select(compared), place[common])
    cells = [column for column in compared if column != key]
    parts += [_cells(left[key], column, left[column], right[column]) for column in cells]
    return pa.concat_tables(parts)


def _constant(old: pa.ChunkedArray, new: pa.ChunkedArray) -> bool:
    """Tell whether no cell can differ: nothing but NULL, or but one and the same text."""
    if old.null_count == len(old) and new.null_count == len(new):
        return True
    if old.null_count or new.null_count or not pa.types.is_dictionary(old.type):
        return False
    words = [
        word
        for values in (old, new)
        if pa.types.is_dictionary(values.type)
        for chunk in values.chunks
        for word in chunk.dictionary[:2].to_pylist()
    ]
    return pa.types.is_dictionary(new.type) and len(set(words)) == 1


def match(old: pa.ChunkedArray, new: pa.ChunkedArray) -> Any:
    """Return for every old key its place among the new ones, -1 where it is gone."""
    if len(old) == len(new) and old.equals(new):
        return np.arange(len(old))
    found = pc.index_in(old, value_set=new)
    return found.fill_null(-1).to_numpy().astype("int64")


def _take(data: pa.Table, places: Any) -> pa.Table:
    whole = len(places) == data.num_rows and bool((places == np.arange(len(places))).all())
    return data if whole else data.take(pa.array(places))


def _cells(ids: pa.ChunkedArray, column: str, old: Any, new: Any) -> pa.Table:
    differs = _differs(old, new)
    if not differs.any():
        return _SCHEMA.empty_table()
    mask = pa.array(differs)
    changed = ids.filter(mask)
    return pa.table(
        {
            "row_id": _plain(changed),
            "op": pa.repeat("MOD", len(changed)),
            "column": pa.repeat(column, len(changed)),
            "old": as_text(old.filter(mask)),
            "new": as_text(new.filter(mask)),
        },
        schema=_SCHEMA,
    )


def _differs(old: pa.ChunkedArray, new: pa.ChunkedArray) -> Any:
    if pa.types.is_dictionary(old.type) and pa.types.is_dictionary(new.type):
        return _differs_coded(old, new)
    if old.type != new.type or pa.types.is_nested(old.type):
        old, new = as_text(old), as_text(new)
    if old.equals(new):
        return np.zeros(len(old), dtype=bool)
    unequal = pc.fill_null(pc.not_equal(old, new), False)  # noqa: FBT003 - Arrow's signature
    nulls = pc.xor(old.is_null(), new.is_null())
    return pc.or_(unequal, nulls).to_numpy()


def _differs_coded(old: pa.ChunkedArray, new: pa.ChunkedArray) -> Any:
    """Compare two dictionary columns by their codes in one common dictionary."""
    both = pa.chunked_array([*old.chunks, *new.chunks], old.type).unify_dictionaries()
    codes = [chunk.indices.fill_null(-1).to_numpy(zero_copy_only=False) for chunk in both.chunks]
    flat = np.concatenate(codes) if codes else np.empty(0, dtype="int32")
    return flat[: len(old)] != flat[len(old) :]


def _rows(ids: pa.ChunkedArray, op: str, cells: pa.ChunkedArray | None = None) -> pa.Table:
    count = len(ids)
    nothing = pa.nulls(count, pa.string())
    return pa.table(
        {
            "row_id": _plain(ids),
            "op": pa.repeat(op, count),
            "column": nothing,
            "old": cells if cells is not None and op == "DEL" else nothing,
            "new": cells if cells is not None and op == "ADD" else nothing,
        },
        schema=_SCHEMA,
    )


def _plain(values: pa.ChunkedArray) -> pa.ChunkedArray:
    return values.cast(pa.string()) if pa.types.is_dictionary(values.type) else values


def _keyless(row_id: str, old: pa.Table, new: pa.Table) -> pa.Table:
    """Compare tables without a key: a row is its cells."""
    shared = [name for name in old.column_names if name in new.column_names]
    left, right = _joined(old, shared), _joined(new, shared)
    gone = pc.invert(pc.is_in(left, value_set=right))
    come = pc.invert(pc.is_in(right, value_set=left))
    return pa.concat_tables(
        [
            _rows(_named(old, row_id).filter(gone), "DEL", left.filter(gone)),
            _rows(_named(new, row_id).filter(come), "ADD", right.filter(come)),
        ]
    )


def _named(data: pa.Table, row_id: str) -> pa.ChunkedArray:
    return pc.fill_null(_plain(data[row_id]), "")


def _joined(data: pa.Table, columns: list[str]) -> pa.ChunkedArray:
    texts = [pc.fill_null(as_text(data[name]), "") for name in columns]
    return pc.binary_join_element_wise(*texts, ";")
