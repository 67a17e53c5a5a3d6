"""Whose losses a claimant counts."""

from __future__ import annotations

import numpy as np
import pandas as pd

_BLOC = {"Armenia": 1, "Nagorno-Karabakh": 1, "Azerbaijan": 2}


def relation(claimant: str, side: str) -> str:
    """Return the relation of a claimant to the side whose losses it counts.

    Returns
    -------
    str
        ``own``, ``opponent`` (between Azerbaijan and Armenia or Nagorno-Karabakh) or
        ``third_party``.

    Examples
    --------
    >>> relation("Armenia", "Armenia"), relation("Azerbaijan", "Nagorno-Karabakh")
    ('own', 'opponent')
    >>> relation("Armenia", "Nagorno-Karabakh"), relation("unknown", "unknown")
    ('third_party', 'third_party')
    """
    if claimant == side and side != "unknown":
        return "own"
    blocs = _BLOC.get(claimant), _BLOC.get(side)
    return "opponent" if None not in blocs and blocs[0] != blocs[1] else "third_party"


def relations(claimant: pd.Series, side: pd.Series) -> pd.Series:
    """Return `relation` for whole columns."""
    who, whose = claimant.astype("str"), side.astype("str")
    blocs = who.map(_BLOC), whose.map(_BLOC)
    own = (who == whose) & (whose != "unknown")
    opponent = ~own & blocs[0].notna() & blocs[1].notna() & (blocs[0] != blocs[1])
    return pd.Series(
        np.select([own, opponent], ["own", "opponent"], "third_party"), index=claimant.index
    )
