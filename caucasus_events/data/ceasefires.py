"""The ceasefire in force, from a release."""

from __future__ import annotations

import pandas as pd

from caucasus_events.data.loading import load_ceasefires
from caucasus_events.derive import in_force


def ceasefire_in_force(date: object, version: str = "latest") -> pd.Series | None:
    """Return the ceasefire in force on a day or at a moment.

    Parameters
    ----------
    date : date, datetime, str or Timestamp
        A day (a ceasefire in force on a part of it counts) or a moment; without a zone it is
        UTC.
    version : str
        A version, or ``"latest"``.

    Returns
    -------
    pandas.Series or None
        The row of the ceasefire that took effect last, None when none was in force.
    """
    standing = in_force(load_ceasefires(version), date)
    return standing.iloc[-1] if len(standing) else None
