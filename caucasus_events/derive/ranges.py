"""Arithmetic of (low, best, high) figures: adding them, letting one cover another.

Figures are held by whole-number keys in ascending order, not in frames: a key packs the codes
of event, side, claimant and category, so that ``key // n`` is the key of the wider group.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float64]
Keys = npt.NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Figures:
    """Three bounds per key; NaN is NULL.

    Parameters
    ----------
    key : array of int64
        Ascending.
    low, best, high : array of float64
        Persons.
    """

    key: Keys
    low: Floats
    best: Floats
    high: Floats

    def where(self, chosen: npt.NDArray[np.bool_]) -> Figures:
        """Return the rows chosen."""
        return Figures(self.key[chosen], self.low[chosen], self.best[chosen], self.high[chosen])

    def keyed(self, key: Keys) -> Figures:
        """Return the same figures under other keys, in ascending order of these."""
        order = np.argsort(key, kind="stable")
        return Figures(key[order], self.low[order], self.best[order], self.high[order])


def joined(parts: Sequence[Figures]) -> Figures:
    """Return all figures of several, in ascending order of their keys."""
    key, low, best, high = (
        np.concatenate([getattr(part, name) for part in parts])
        for name in ("key", "low", "best", "high")
    )
    return Figures(key, low, best, high).keyed(key)


def starts(key: Keys) -> npt.NDArray[np.intp]:
    """Return where each group of equal keys begins, for keys in ascending order.

    Examples
    --------
    >>> starts(np.array([3, 3, 5, 9, 9])).tolist()
    [0, 2, 3]
    """
    return np.flatnonzero(np.r_[True, key[1:] != key[:-1]]) if len(key) else np.empty(0, np.intp)


def add(figures: Figures) -> Figures:
    """Add the figures of each key.

    NULL lows and bests are left out (NULL if all are); one open high opens the sum's.
    """
    if not len(figures.key):
        return figures
    first = starts(figures.key)
    return clean(
        Figures(
            figures.key[first],
            _sum(figures.low, first),
            _sum(figures.best, first),
            np.add.reduceat(figures.high, first),
        )
    )


def _sum(bound: Floats, first: npt.NDArray[np.intp]) -> Floats:
    told = ~np.isnan(bound)
    total = np.add.reduceat(np.where(told, bound, 0.0), first)
    return np.where(np.logical_or.reduceat(told, first), total, np.nan)


def cover(total: Figures, parts: Figures) -> Figures:
    """Reconcile a total with its parts: the larger figure stands, they are never added.

    Every key occurs once at most in each; a key that one side lacks takes the other's figure.
    """
    if not len(total.key) or not len(parts.key):
        return clean(total if len(total.key) else parts)
    both = joined([total, parts])
    first = starts(both.key)
    return clean(
        Figures(
            both.key[first],
            np.fmax.reduceat(both.low, first),
            np.fmax.reduceat(both.best, first),
            np.maximum.reduceat(both.high, first),
        )
    )


def clean(figures: Figures) -> Figures:
    """Restore low <= best <= high where reconciling has moved a bound."""
    least = np.fmin(np.fmin(figures.low, figures.best), figures.high)
    most = np.fmax(figures.high, figures.best)
    return Figures(
        figures.key,
        np.where(np.isnan(figures.low), np.nan, least),
        figures.best,
        np.where(np.isnan(figures.high), np.nan, most),
    )
