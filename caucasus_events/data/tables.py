"""One function per table, and the ceasefire in force."""

from __future__ import annotations

from typing import Any

import pandas as pd

from caucasus_events.data.loading import BBox, Day, Engine, load
from caucasus_events.derive import in_force


def load_events(
    version: str = "latest",
    *,
    start: Day | None = None,
    end: Day | None = None,
    bbox: BBox | None = None,
    columns: list[str] | None = None,
    engine: Engine = "pandas",
) -> Any:
    """Load the events of a release; see `caucasus_events.data.load` for the arguments.

    Returns
    -------
    DataFrame, GeoDataFrame, polars.DataFrame or pyarrow.Table
        One row per event. In pandas, `event_date` is ``datetime64``, counts are nullable
        integers, coded columns are categories.
    """
    return load(
        "events", version, start=start, end=end, bbox=bbox, columns=columns, engine=engine
    )


def load_casualties(version: str = "latest", **options: Any) -> Any:
    """Load the casualty claims of a release; `start`, `end` and `bbox` are of their events."""
    return load("casualties", version, **options)


def load_ceasefires(version: str = "latest", **options: Any) -> Any:
    """Load the ceasefires of a release."""
    return load("ceasefires", version, **options)


def load_sources(version: str = "latest", **options: Any) -> Any:
    """Load the sources of a release."""
    return load("sources", version, **options)


def load_evidence(version: str = "latest", **options: Any) -> Any:
    """Load the evidence of a release: which words of which source stand behind a cell."""
    return load("evidence", version, **options)


def load_places(version: str = "latest", **options: Any) -> Any:
    """Load the gazetteer of a release."""
    return load("places", version, **options)


def load_boundaries(version: str = "latest", *, engine: Engine = "geopandas", **options: Any) -> Any:
    """Load the boundaries of a release; Open Database Licence, (c) OpenStreetMap contributors."""
    return load("boundaries", version, engine=engine, **options)


def ceasefire_in_force(date: Any, version: str = "latest") -> pd.Series | None:
    """Return the ceasefire in force on a day or at a moment.

    Parameters
    ----------
    date : date, datetime or str
        A day, or a moment (UTC where it names no zone).
    version : str
        A version, or ``"latest"``.

    Returns
    -------
    pandas.Series or None
        The row of the ceasefire that took effect last, or None when none was in force.
    """
    standing = in_force(load_ceasefires(version), date)
    return standing.iloc[-1] if len(standing) else None
