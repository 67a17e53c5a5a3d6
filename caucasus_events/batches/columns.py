"""One column of text, typed as a whole; only texts in unusual forms are looked at one by one."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc

from caucasus_events.batches.cells import LIST_SEPARATOR
from caucasus_events.schema.arrow import arrow_field
from caucasus_events.schema.frames import from_array, nulls, typed_column
from caucasus_events.vocabulary.registry import Column

NULL_WORDS = ("", "nan", "null", "none", "na", "n/a", "nat", "<na>", "nil")
"""Texts that other programs read as NULL; here only an empty cell is."""

_USUAL = {
    "id": r"[A-Z]{2,3}-[0-9A-Z]{8}",
    "integer": r"-?[0-9]{1,18}",
    "number": r"-?[0-9]{1,15}(\.[0-9]{1,17})?",
    "date": r"[12][0-9]{3}-[0-9]{2}-[0-9]{2}",
    "timestamp": r"[12][0-9]{3}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}Z",
    "list": rf"[^{LIST_SEPARATOR}\s]+({LIST_SEPARATOR}[^{LIST_SEPARATOR}\s]+)*",
}


def type_cells(column: Column, cells: pd.Series, look: Callable[[str], Any]) -> pd.Series:
    """Return a column of text as typed values.

    Parameters
    ----------
    column : Column
        Column of the registry.
    cells : pandas.Series
        Text of every cell.
    look : callable
        Gives the value of a text that is in no usual form, or None. It is asked once for
        each distinct text; an empty one is NULL.

    Returns
    -------
    pandas.Series
        Typed as `caucasus_events.schema.frames.typed` does, the index kept.
    """
    codes, distinct = pd.factorize(cells)
    if not any(distinct):
        return nulls(column, cells.index)
    texts = pa.array(distinct, pa.large_string())
    values = _usual(column, texts)
    usual = from_array(column, pa.chunked_array([values]))
    doubtful = np.flatnonzero(pc.and_(values.is_null(), pc.not_equal(texts, "")))
    if not len(doubtful):
        return usual.take(codes).set_axis(cells.index)
    looked = [look(text) for text in texts.take(pa.array(doubtful)).to_pylist()]
    closer = typed_column(column, pd.Series(looked, dtype="object"))
    order = np.arange(len(texts))
    order[doubtful] = len(texts) + np.arange(len(doubtful))
    every = pd.concat([usual, closer], ignore_index=True)
    return every.take(order[codes]).set_axis(cells.index)


def _usual(column: Column, texts: pa.Array) -> pa.Array:
    """Return the values of texts in the usual form of the type, NULL for all others."""
    kind = arrow_field(column).type
    allowed = column.allowed if column.type == "code" else None
    sound = pc.invert(pc.is_in(_folded(texts), pa.array(NULL_WORDS, texts.type)))
    if allowed:
        sound = pc.and_(sound, pc.is_in(texts, pa.array(allowed, texts.type)))
    for form in (_USUAL.get(column.type), column.pattern):
        if form:
            sound = pc.and_(sound, pc.match_substring_regex(texts, rf"\A(?:{form})\z"))
    plain = pc.if_else(sound, texts, pa.scalar(None, texts.type))
    if column.type == "boolean":
        return pa.nulls(len(texts), kind)
    if column.type == "list":
        plain = pc.split_pattern(plain, LIST_SEPARATOR)
    try:
        return plain.cast(kind)
    except pa.ArrowInvalid:
        # One of them is no day of the calendar: each is looked at.
        return pa.nulls(len(texts), kind)


def _folded(texts: pa.Array) -> pa.Array:
    return pc.utf8_lower(pc.utf8_trim_whitespace(texts))
