"""Several claimants on one side's losses: which figure is best, how wide the span is."""

from __future__ import annotations

from typing import Final

import pandas as pd

from caucasus_events.derive.ranges import clean
from caucasus_events.derive.relations import relations

RULES: Final = ("conservative", "own_side", "maximal")
_KEYS = ["event_id", "side"]


def reconcile(claims: pd.DataFrame, rule: str) -> pd.DataFrame:
    """Return one figure per event and side.

    Parameters
    ----------
    claims : pandas.DataFrame
        Figures indexed by event_id, side and claimant.
    rule : {"own_side", "conservative", "maximal"}
        See `caucasus_events.derive.aggregate`.
    """
    flat = claims.reset_index()
    flat["relation"] = relations(flat["claimant"], flat["side"])
    voiced = flat if rule != "own_side" else flat[flat["relation"] != "opponent"]
    result = pd.DataFrame(index=pd.MultiIndex.from_frame(flat[_KEYS].drop_duplicates()))
    lowest = flat.groupby(_KEYS)["low"].min() if rule != "own_side" else None
    result["low"] = voiced.groupby(_KEYS)["low"].min() if lowest is None else lowest
    result["best"] = _best(flat, rule)
    open_high = flat["high"].isna().groupby([flat[key] for key in _KEYS]).any()
    result["high"] = flat.groupby(_KEYS)["high"].max()
    result["high"] = result["high"].mask(open_high.reindex(result.index))
    return clean(result).sort_index()


def _best(flat: pd.DataFrame, rule: str) -> pd.Series:
    if rule == "conservative":
        return flat.groupby(_KEYS)["best"].min()
    if rule == "maximal":
        return flat.groupby(_KEYS)["best"].max()
    own = flat[flat["relation"] == "own"].groupby(_KEYS)["best"].max()
    third = flat[flat["relation"] == "third_party"].groupby(_KEYS)["best"].min()
    return own.combine_first(third)
