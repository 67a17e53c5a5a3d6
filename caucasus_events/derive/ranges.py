"""Arithmetic of (low, best, high) figures: adding them, letting one cover another."""

from __future__ import annotations

import pandas as pd

BOUNDS = ("low", "best", "high")


def add(frame: pd.DataFrame, keys: list[str]) -> pd.DataFrame:
    """Add the figures of each group.

    NULL lows and bests are left out (NULL if all are); one open high opens the sum's.
    """
    grouped = frame.groupby(keys, sort=True, observed=True)
    summed = grouped[["low", "best"]].sum(min_count=1)
    open_high = frame["high"].isna().groupby([frame[key] for key in keys], observed=True).any()
    summed["high"] = grouped["high"].sum(min_count=1).mask(open_high.reindex(summed.index))
    return clean(summed)


def cover(total: pd.DataFrame, parts: pd.DataFrame) -> pd.DataFrame:
    """Reconcile a total with its parts: the larger figure stands, they are never added."""
    index = total.index.union(parts.index)
    left, right = total.reindex(index), parts.reindex(index)
    result = pd.DataFrame(index=index)
    for bound in ("low", "best"):
        larger = left[bound].where(left[bound] >= right[bound], right[bound])
        result[bound] = larger.fillna(left[bound]).fillna(right[bound])
    has_left = index.isin(total.index)
    has_right = index.isin(parts.index)
    high = left["high"].where(left["high"] >= right["high"], right["high"])
    open_ = (has_left & left["high"].isna()) | (has_right & right["high"].isna())
    result["high"] = high.fillna(left["high"]).fillna(right["high"]).mask(open_)
    return clean(result)


def clean(frame: pd.DataFrame) -> pd.DataFrame:
    """Restore low <= best <= high where reconciling has moved a bound."""
    result = frame[list(BOUNDS)].astype("Float64")
    low, best, high = (result[bound] for bound in BOUNDS)
    result["low"] = low.mask((low > best).fillna(value=False), best)
    result["high"] = high.mask((high < best).fillna(value=False), best)
    result["low"] = result["low"].mask((result["low"] > high).fillna(value=False), high)
    return result
