"""From casualty claims to an event's low, best and high figures.

A claim is one row of the casualties table. The steps, each over whole frames:

1. claims that are superseded, merged or retracted are left out;
2. a claimant's latest figure for a category replaces its earlier ones (`cells`);
3. a claimant's categories are added; a figure without a category covers the others, so a
   total is never added to its own breakdown;
4. the claimants of one side's losses are reconciled by the rule (`RULES`);
5. the sides are added; a figure without a side covers the others.
"""

from __future__ import annotations

from typing import Literal

import pandas as pd

from caucasus_events.derive.ranges import BOUNDS, add, clean, cover
from caucasus_events.derive.reconcile import RULES, reconcile
from caucasus_events.errors import CaucasusEventsError
from caucasus_events.vocabulary.codes import values

Rule = Literal["conservative", "own_side", "maximal"]

SIDES = {
    "armenia": "Armenia",
    "azerbaijan": "Azerbaijan",
    "nagorno_karabakh": "Nagorno-Karabakh",
}
"""Suffix of the columns of one side's losses, and the side."""

CIVILIAN_CATEGORIES = ("civilian", "journalist")
UNKNOWN = "unknown"

_EXACTNESS = {
    "vague_term": 0,
    "up_to": 1,
    "about": 2,
    "range": 2,
    "at_least": 3,
    "more_than": 3,
    "split_share": 4,
    "explicit_zero": 5,
    "exact": 5,
}


def aggregate(casualties: pd.DataFrame, rule: Rule = "own_side") -> pd.DataFrame:
    """Return every event's figures from its casualty claims.

    Parameters
    ----------
    casualties : pandas.DataFrame
        Rows of the casualties table, one per claim.
    rule : {"own_side", "conservative", "maximal"}
        How claims about one side's losses are reconciled. ``own_side``: the side's own latest
        figure is best, other claims widen the span, the opponent's raises only the highest.
        ``conservative``: the lowest figure is best (ACLED's rule). ``maximal``: the highest.

    Returns
    -------
    pandas.DataFrame
        Indexed by event_id; columns ``fatalities_low``, ``fatalities``, ``fatalities_high``,
        the same with ``_armenia``, ``_azerbaijan``, ``_nagorno_karabakh`` and ``_civilians``,
        and ``wounded_low``, ``wounded``, ``wounded_high``; Int64, persons. NULL is "not
        reported"; a NULL highest beside a best figure is "no upper bound".

    Raises
    ------
    CaucasusEventsError
        If the rule is unknown.

    Examples
    --------
    >>> claims = pd.DataFrame({
    ...     "casualty_id": ["CA-00000001", "CA-00000002"], "event_id": ["CE-00000001"] * 2,
    ...     "claimant": ["Armenia", "Azerbaijan"], "side": ["Armenia"] * 2,
    ...     "category": ["military"] * 2, "outcome": ["killed"] * 2,
    ...     "count_low": [49, 100], "count": [49, 100], "count_high": [49, 100]})
    >>> aggregate(claims)[["fatalities_low", "fatalities", "fatalities_high"]].values.tolist()
    [[49, 49, 100]]
    >>> int(aggregate(claims, "maximal")["fatalities"].iloc[0])
    100
    """
    if rule not in RULES:
        raise CaucasusEventsError(
            f"there is no aggregation rule {rule!r}",
            hint=f"choose one of: {', '.join(values('aggregation_rule'))}",
        )
    cells = _cells(casualties, rule)
    killed = cells[cells["outcome"] == "killed"].drop(columns="outcome")
    wounded = cells[cells["outcome"] == "wounded"].drop(columns="outcome")
    by_side = _by_side(killed, rule)
    figures = {"fatalities": _total(killed, by_side, rule)}
    for suffix, side in SIDES.items():
        figures[f"fatalities_{suffix}"] = by_side[
            by_side.index.get_level_values("side") == side
        ].droplevel("side")
    civilians = killed[killed["category"].isin(CIVILIAN_CATEGORIES)]
    figures["fatalities_civilians"] = _total(civilians, _by_side(civilians, rule), rule)
    figures["wounded"] = _total(wounded, _by_side(wounded, rule), rule)
    index = pd.Index(sorted(cells["event_id"].unique()), name="event_id", dtype="str")
    return pd.DataFrame(
        {
            f"{stem}{suffix}": frame[bound].reindex(index).astype("Int64")
            for stem, frame in figures.items()
            for bound, suffix in zip(BOUNDS, ("_low", "", "_high"), strict=True)
        },
        index=index,
    )


def _cells(casualties: pd.DataFrame, rule: Rule) -> pd.DataFrame:
    """Return the figure that stands, per event, outcome, side, claimant and category."""
    claims = pd.DataFrame(
        {
            "event_id": casualties["event_id"].astype("str"),
            "outcome": casualties["outcome"].astype("str"),
            "side": casualties["side"].astype("str"),
            "claimant": casualties["claimant"].astype("str"),
            "category": casualties["category"].astype("str"),
            "low": casualties["count_low"].astype("Float64"),
            "best": casualties["count"].astype("Float64"),
            "high": casualties["count_high"].astype("Float64"),
            "_id": casualties["casualty_id"].astype("str"),
        }
    )
    claims["_date"] = pd.to_datetime(_optional(casualties, "as_of_date"))
    claims["_exact"] = _optional(casualties, "count_rule").map(_EXACTNESS).fillna(0)
    superseded = set(_optional(casualties, "supersedes").dropna())
    status = _optional(casualties, "record_status")
    standing = ~status.isin(["merged", "retracted"]) & ~claims["_id"].isin(superseded)
    reported = claims[["low", "best", "high"]].notna().any(axis=1)
    claims = claims[standing & reported & claims["outcome"].isin(["killed", "wounded"])]
    sign = -1 if rule == "conservative" else 1
    claims = claims.assign(
        _size=(claims["best"].fillna(claims["low"]).fillna(claims["high"]) * sign)
    ).sort_values(["_date", "_exact", "_size", "_id"], na_position="first", kind="stable")
    keys = ["event_id", "outcome", "side", "claimant", "category"]
    return claims.drop_duplicates(keys, keep="last")[[*keys, *BOUNDS]]


def _optional(frame: pd.DataFrame, name: str) -> pd.Series:
    if name in frame:
        return frame[name].astype("object")
    return pd.Series(None, index=frame.index, dtype="object")


def _by_side(cells: pd.DataFrame, rule: Rule) -> pd.DataFrame:
    """Return one figure per event and side."""
    keys = ["event_id", "side", "claimant"]
    known = add(cells[cells["category"] != UNKNOWN], keys)
    unknown = add(cells[cells["category"] == UNKNOWN], keys)
    return reconcile(cover(unknown, known), rule)


def _total(cells: pd.DataFrame, by_side: pd.DataFrame, rule: Rule) -> pd.DataFrame:
    """Return one figure per event: sides added, a figure that names no side covering them."""
    whole = _over_sides(by_side)
    parts = [
        _over_sides(_by_side(cells[cells["category"] == category], rule))
        for category in sorted(cells["category"].unique())
        if category != UNKNOWN
    ]
    if not parts:
        return whole
    by_category = add(pd.concat(parts).reset_index(), ["event_id"])
    return clean(cover(whole, by_category))


def _over_sides(by_side: pd.DataFrame) -> pd.DataFrame:
    flat = by_side.reset_index()
    known = add(flat[flat["side"] != UNKNOWN], ["event_id"])
    unknown = add(flat[flat["side"] == UNKNOWN], ["event_id"])
    return cover(unknown, known)
