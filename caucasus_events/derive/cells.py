"""The claim that stands, per event, outcome, side, claimant and category, in whole numbers."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt
import pandas as pd

from caucasus_events.derive.ranges import Figures, Floats, Keys, starts
from caucasus_events.derive.relations import relation

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
_OUTCOMES = ("killed", "wounded")
_PARTS = ("event_id", "side", "claimant", "category")

Codes = npt.NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Cells:
    """Figures keyed by ``((event * sides + side) * claimants + claimant) * categories + category``.

    Parameters
    ----------
    figures : Figures
        One per key.
    events : pandas.Index
        Identifiers, by code.
    sides, claimants, categories : list
        Values, by code; NaN where a claim names none.
    """

    figures: Figures
    events: pd.Index
    sides: list[object]
    claimants: list[object]
    categories: list[object]

    def of(self, *categories: int) -> Cells:
        """Return the cells of some categories, given by code."""
        category = self.figures.key % len(self.categories)
        return replace(self, figures=self.figures.where(np.isin(category, categories)))

    def relations(self, key: Keys) -> npt.NDArray[np.object_]:
        """Return whose losses are counted, for keys without their category."""
        pairs = [[relation(str(who), str(whose)) for who in self.claimants] for whose in self.sides]
        table: npt.NDArray[np.object_] = np.array(pairs, dtype=object).reshape(-1)
        found: npt.NDArray[np.object_] = table[key % len(table)]
        return found


def cells_by_outcome(casualties: pd.DataFrame, rule: str) -> dict[str, Cells]:
    """Return the standing figures of the killed and of the wounded, events coded alike.

    A claimant's latest figure stands; of one day the most exact, then the larger (the smaller
    by the conservative rule), then the claim with the last identifier.
    """
    low = _numbers(casualties["count_low"])
    best = _numbers(casualties["count"])
    high = _numbers(casualties["count_high"])
    outcome, outcomes = _coded(casualties["outcome"])
    wanted = np.isin(outcome, [at for at, name in enumerate(outcomes) if name in _OUTCOMES])
    reported = ~(np.isnan(low) & np.isnan(best) & np.isnan(high))
    kept = np.flatnonzero(wanted & reported & _standing(casualties))
    claims = casualties.iloc[kept]
    low, best, high, outcome = low[kept], best[kept], high[kept], outcome[kept]
    (event, events), *rest = (_coded(claims[name]) for name in _PARTS)
    key = event
    for codes, labels in rest:
        key = key * max(len(labels), 1) + codes
    sides, claimants, categories = (labels for _, labels in rest)
    size: Floats = np.where(np.isnan(best), np.where(np.isnan(low), high, low), best)
    latest = _latest(claims, key * max(len(outcomes), 1) + outcome, _signed(size, rule))
    told = _told(rest[0][0], sides) & _told(rest[1][0], claimants)
    result = {}
    for name in _OUTCOMES:
        code = outcomes.index(name) if name in outcomes else -1
        at = latest[(outcome[latest] == code) & told[latest]]
        figures = Figures(key[at], low[at], best[at], high[at]).keyed(key[at])
        result[name] = Cells(figures, pd.Index(events), sides, claimants, categories)
    return result


def _latest(claims: pd.DataFrame, key: Codes, size: Floats) -> npt.NDArray[np.intp]:
    """Return the position of the claim that stands for each key."""
    order = np.argsort(key, kind="stable")
    first = starts(key[order])
    lengths = np.diff(np.append(first, len(key)))
    alone: npt.NDArray[np.intp] = order[first[lengths == 1]]
    rivals = order[np.repeat(lengths > 1, lengths)]
    if not len(rivals):
        return alone
    rival = claims.iloc[rivals]
    date = pd.to_datetime(optional(rival, "as_of_date")).to_numpy("datetime64[us]").view("int64")
    exact = optional(rival, "count_rule").map(_EXACTNESS).fillna(0).to_numpy("int64")
    name, _ = pd.factorize(rival["casualty_id"].astype("str"), sort=True)
    ranked = rivals[np.lexsort((name, size[rivals], exact, date, key[rivals]))]
    last = np.append(starts(key[ranked])[1:], len(ranked)) - 1
    latest: npt.NDArray[np.intp] = np.concatenate([alone, ranked[last]])
    return latest


def _signed(size: Floats, rule: str) -> Floats:
    return -size if rule == "conservative" else size


def _standing(casualties: pd.DataFrame) -> npt.NDArray[np.bool_]:
    """Tell which claims are neither superseded nor merged nor retracted."""
    standing = ~optional(casualties, "record_status").isin(["merged", "retracted"])
    superseded = optional(casualties, "supersedes").dropna()
    if len(superseded):
        standing &= ~casualties["casualty_id"].isin(list(superseded))
    return np.asarray(standing, dtype=np.bool_)


def optional(frame: pd.DataFrame, name: str) -> pd.Series:
    """Return a column as objects, NULL throughout if the frame has none of that name."""
    if name in frame:
        return frame[name].astype("object")
    return pd.Series(None, index=frame.index, dtype="object")


def _numbers(column: pd.Series) -> Floats:
    return np.asarray(column.astype("Float64").to_numpy("float64", na_value=np.nan), np.float64)


def _coded(column: pd.Series) -> tuple[Codes, list[object]]:
    """Return a code for every row and the value of every code, NaN for NULL."""
    codes, labels = pd.factorize(column, use_na_sentinel=False)
    return codes.astype("int64"), labels.tolist()


def _told(codes: Codes, labels: list[object]) -> npt.NDArray[np.bool_]:
    told = np.array([label == label for label in labels], dtype=np.bool_)  # noqa: PLR0124 - NaN
    found: npt.NDArray[np.bool_] = told[codes]
    return found
