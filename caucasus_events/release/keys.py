"""Identifiers looked up among many others, by Arrow: pandas would make Python texts of them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import cast

import numpy as np
import numpy.typing as npt
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc

_TEXT = pa.string()

Texts = pd.Series | pd.Index | Iterable[str]


def among(values: pd.Series | pd.Index, *others: Texts) -> npt.NDArray[np.bool_]:
    """Tell for each text whether it is one of others; NULL is none of them.

    Examples
    --------
    >>> among(pd.Series(["CE-1", None, "CF-1"], dtype="str"), ["CE-1", "CE-2"], ["CF-1"])
    array([ True, False,  True])
    """
    return places(values, *others) >= 0


def places(values: pd.Series | pd.Index, *others: Texts) -> npt.NDArray[np.int64]:
    """Return for each text its first place among others, -1 where it is none of them.

    Examples
    --------
    >>> places(pd.Series(["CE-2", None, "CE-3"], dtype="str"), ["CE-1", "CE-2"])
    array([ 1, -1, -1])
    """
    known = pa.chunked_array([c for part in others for c in _chunks(part)], _TEXT)
    found = [
        pc.index_in(chunk, value_set=known, skip_nulls=True).fill_null(-1).to_numpy()
        for chunk in _chunks(values)
    ]
    return np.concatenate([np.empty(0, dtype="int64"), *found])


def union(*parts: pd.Series | pd.Index) -> pd.Index:
    """Return every text of some columns once, sorted.

    Examples
    --------
    >>> list(union(pd.Series(["b", "a"]), pd.Index(["c", "a"])))
    ['a', 'b', 'c']
    """
    texts = pc.unique(pa.chunked_array([c for part in parts for c in _chunks(part)], _TEXT))
    ordered = texts.take(pc.array_sort_indices(texts)).to_pandas()
    return cast("pd.Index", pd.Index(ordered, dtype="str"))


def _chunks(values: Texts) -> list[pa.Array]:
    if isinstance(values, pd.Series | pd.Index):
        texts = pa.array(values, type=_TEXT, from_pandas=True).cast(_TEXT)
    else:
        texts = pa.array(list(values), _TEXT)
    return texts.chunks if isinstance(texts, pa.ChunkedArray) else [texts]
