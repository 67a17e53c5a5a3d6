"""Several claimants on one side's losses: which figure is best, how wide the span is."""

from __future__ import annotations

from typing import Final

import numpy as np
import numpy.typing as npt

from caucasus_events.derive.ranges import Figures, Floats, clean, starts

RULES: Final = ("conservative", "own_side", "maximal")


def reconcile(
    claims: Figures, group: npt.NDArray[np.int64], relation: npt.NDArray[np.object_], rule: str
) -> Figures:
    """Return one figure per group, which is an event and side.

    Parameters
    ----------
    claims : Figures
        One figure per claimant.
    group : array of int64
        The group of every figure, ascending.
    relation : array of object
        What `caucasus_events.derive.relation` says of every figure.
    rule : {"own_side", "conservative", "maximal"}
        See `caucasus_events.derive.aggregate`.
    """
    if not len(group):
        return claims
    first = starts(group)
    voiced = claims.low
    if rule == "own_side":
        voiced = np.where(relation == "opponent", np.nan, claims.low)
    return clean(
        Figures(
            group[first],
            np.fmin.reduceat(voiced, first),
            _best(claims.best, first, relation, rule),
            np.maximum.reduceat(claims.high, first),
        )
    )


def _best(
    best: Floats, first: npt.NDArray[np.intp], relation: npt.NDArray[np.object_], rule: str
) -> Floats:
    if rule == "conservative":
        return np.fmin.reduceat(best, first)
    if rule == "maximal":
        return np.fmax.reduceat(best, first)
    own = np.fmax.reduceat(np.where(relation == "own", best, np.nan), first)
    third = np.fmin.reduceat(np.where(relation == "third_party", best, np.nan), first)
    return np.where(np.isnan(own), third, own)
