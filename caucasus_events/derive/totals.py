"""From casualty claims to an event's low, best and high figures.

A claim is one row of the casualties table. The steps, each over whole columns of numbers:

1. claims that are superseded, merged or retracted are left out;
2. a claimant's latest figure for a category replaces its earlier ones (`cells_by_outcome`);
3. a claimant's categories are added; a figure without a category covers the others, so a
   total is never added to its own breakdown;
4. the claimants of one side's losses are reconciled by the rule (`RULES`), over all
   categories and in each; the larger of both stands (soldiers by one claimant, civilians by
   another);
5. the sides are added; a figure without a side covers the others.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Literal

import numpy as np
import numpy.typing as npt
import pandas as pd

from caucasus_events.derive.cells import Cells, cells_by_outcome
from caucasus_events.derive.ranges import Figures, Floats, Keys, add, cover, joined
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
_NEEDED = (
    "event_id", "claimant", "side", "category", "outcome", "count_low", "count", "count_high",
)  # fmt: skip


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
        If the rule is unknown, or the frame holds no claims.

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
    lacking = [name for name in _NEEDED if name not in casualties.columns]
    if lacking:
        raise CaucasusEventsError(
            f"the frame has no {lacking[0]}: it holds no casualty claims",
            hint="give it load_casualties() or the casualties of a batch",
        )
    cells = cells_by_outcome(casualties, rule)
    killed, wounded = cells["killed"], cells["wounded"]
    by_side = _covered_by_side(killed, rule)
    figures = {"fatalities": _total(killed, by_side, rule)}
    for suffix, side in SIDES.items():
        figures[f"fatalities_{suffix}"] = _of_side(by_side, killed.sides, side)
    civilians = killed.of(*_codes(killed, CIVILIAN_CATEGORIES))
    figures["fatalities_civilians"] = _total(civilians, _covered_by_side(civilians, rule), rule)
    figures["wounded"] = _total(wounded, _covered_by_side(wounded, rule), rule)
    count = len(killed.events)
    order = np.argsort(killed.events.to_numpy(dtype=object), kind="stable")
    return pd.DataFrame(
        {
            f"{stem}{suffix}": _column(figure.key, bound, count, order)
            for stem, figure in figures.items()
            for bound, suffix in (
                (figure.low, "_low"),
                (figure.best, ""),
                (figure.high, "_high"),
            )
        },
        index=pd.Index(killed.events[order], name="event_id", dtype="str"),
    )


def _column(
    key: Keys, bound: Floats, count: int, order: npt.NDArray[np.intp]
) -> pd.arrays.IntegerArray:
    """Return a bound of every event as whole numbers, NULL where nothing is reported."""
    column = np.full(count, np.nan)
    column[key] = bound
    column = column[order]
    mask = np.isnan(column)
    return pd.arrays.IntegerArray(np.where(mask, 0, column).astype("int64"), mask)


def _codes(cells: Cells, categories: tuple[str, ...]) -> list[int]:
    return [code for code, name in enumerate(cells.categories) if name in categories]


def _by_side(cells: Cells, rule: Rule) -> Figures:
    """Return one figure per event and side."""
    figures = cells.figures
    if not len(figures.key):
        return figures
    count = len(cells.categories)
    unknown = np.isin(figures.key % count, _codes(cells, (UNKNOWN,)))
    by_claimant = figures.keyed(figures.key // count)
    claims = cover(add(by_claimant.where(unknown)), add(by_claimant.where(~unknown)))
    group = claims.key // len(cells.claimants)
    return reconcile(claims, group, cells.relations(claims.key), rule)


def _covered_by_side(cells: Cells, rule: Rule) -> Figures:
    """Return one figure per event and side, the sum over its categories covering the whole."""
    parts = [_by_side(part, rule) for part in _by_category(cells)]
    whole = _by_side(cells, rule)
    return cover(whole, add(joined(parts))) if parts else whole


def _by_category(cells: Cells) -> list[Cells]:
    return [cells.of(code) for code, name in enumerate(cells.categories) if name != UNKNOWN]


def _of_side(by_side: Figures, sides: list[object], side: str) -> Figures:
    """Return the figures of one side, by event."""
    code = sides.index(side) if side in sides else -1
    count = max(len(sides), 1)
    chosen = by_side.where(by_side.key % count == code)
    return replace(chosen, key=chosen.key // count)


def _total(cells: Cells, by_side: Figures, rule: Rule) -> Figures:
    """Return one figure per event: sides added, then covered by the sum over categories."""
    whole = _over_sides(by_side, cells.sides)
    parts = [_over_sides(_by_side(part, rule), cells.sides) for part in _by_category(cells)]
    return cover(whole, add(joined(parts))) if parts else whole


def _over_sides(by_side: Figures, sides: list[object]) -> Figures:
    count = max(len(sides), 1)
    unknown = by_side.key % count == (sides.index(UNKNOWN) if UNKNOWN in sides else -1)
    by_event = replace(by_side, key=by_side.key // count)
    return cover(add(by_event.where(unknown)), add(by_event.where(~unknown)))
