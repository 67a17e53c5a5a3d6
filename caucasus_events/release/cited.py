"""Which sources a release publishes: those that its rows cite, and all ever published."""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd

from caucasus_events.release.keys import among
from caucasus_events.vocabulary.registry import table


def published_sources(
    sources: pd.DataFrame, tables: Mapping[str, pd.DataFrame], registry: pd.DataFrame
) -> pd.DataFrame:
    """Return the sources that a release publishes.

    Parameters
    ----------
    sources : pandas.DataFrame
        Every source that could be published.
    tables : mapping of str to pandas.DataFrame
        The rows of the release; every column that refers to sources counts.
    registry : pandas.DataFrame
        Registry of the release before: what was published once does not vanish.
    """
    cited = [
        frame[column.name].explode() if column.type == "list" else frame[column.name]
        for name, frame in tables.items()
        for column in table(name).columns
        if column.references == "sources"
    ]
    before = registry["row_id"][(registry["table"] == "sources").to_numpy()]
    keep = among(sources["source_id"], before, *cited)
    return sources[keep].reset_index(drop=True)
