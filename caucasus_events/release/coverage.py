"""What a release covers, and how completely: counted by year from its own rows."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from importlib.resources import files

import numpy as np
import pandas as pd

_HEAD = (
    "year",
    "events",
    "months with an event",
    "two or more sources",
    "with a point",
    "claims",
    "ceasefires",
    "killed, best (events with a figure)",
)
_NOTE = (
    "Copies of one story count as one source. A claim stands in the year of its event, a ceasefire",
    "in the year in which it took effect (or was declared, where no report says when). The sum of",
    "the best figures is no toll of a year: events without a figure are not in it, and claims on",
    "whole operations are.",
)


def coverage(tables: Mapping[str, pd.DataFrame]) -> list[str]:
    """Return the lines of a Markdown section on what a release covers.

    Parameters
    ----------
    tables : mapping of str to pandas.DataFrame
        events, casualties, ceasefires and sources of the release, typed.
    """
    years = by_year(tables)
    return [
        "## What is covered, and how completely",
        "",
        *_table(years),
        "",
        *_silence(years),
        *_NOTE,
        "",
        "### Known gaps",
        "",
        *files(__package__).joinpath("known_gaps.md").read_text("utf-8").splitlines(),
    ]


def by_year(tables: Mapping[str, pd.DataFrame]) -> pd.DataFrame:
    """Return counts by year, from the first to the last year with a row, none left out.

    Returns
    -------
    pandas.DataFrame
        Index: year. Columns: events, months (with an event), several (events from two sources
        or more that are no copies of each other), points (events with coordinates), claims,
        ceasefires, killed (sum of the best figures, NULL without one), figures (events that
        have one).
    """
    events, claims = tables["events"], tables["casualties"]
    year = events["event_date"].dt.year
    several = _voices(events, tables["sources"]) > 1
    truces = tables["ceasefires"]
    started = truces["effective_at"].fillna(truces["declared_at"]).dt.year.dropna()
    counts = {
        "events": year.value_counts(),
        "months": events["event_date"].dt.month.groupby(year).nunique(),
        "several": several.groupby(year).sum(),
        "points": events["latitude"].notna().groupby(year).sum(),
        "claims": claims["event_id"].map(year.set_axis(events["event_id"])).value_counts(),
        "ceasefires": started.astype("int64").value_counts(),
        "figures": events["fatalities"].notna().groupby(year).sum(),
        "killed": events["fatalities"].groupby(year).sum(min_count=1),
    }
    frame = pd.DataFrame(counts)
    if len(frame):
        frame = frame.reindex(np.arange(frame.index.min(), frame.index.max() + 1))
    frame = frame.rename_axis("year").astype("Int64")
    return frame.fillna(dict.fromkeys(set(counts) - {"killed"}, 0))


def _voices(events: pd.DataFrame, sources: pd.DataFrame) -> pd.Series:
    """Return how many sources tell of each event, copies of one story counted once."""
    story = sources["independence_group"].fillna(sources["source_id"])
    cited = events["source_ids"].explode().map(story.set_axis(sources["source_id"]))
    return cited.groupby(level=0).nunique().reindex(events.index, fill_value=0)


def _table(years: pd.DataFrame) -> Iterator[str]:
    yield f"| {' | '.join(_HEAD)} |"
    yield "|---" * len(_HEAD) + "|"
    for year, row in years.iterrows():
        killed = "not reported" if pd.isna(row["killed"]) else f"{row['killed']} ({row['figures']})"
        cells = (
            year,
            row["events"],
            row["months"],
            _share(row["several"], row["events"]),
            _share(row["points"], row["events"]),
            row["claims"],
            row["ceasefires"],
            killed if row["events"] else "-",
        )
        yield f"| {' | '.join(map(str, cells))} |"


def _share(part: int, whole: int) -> str:
    return f"{part} ({part / whole:.0%})" if whole else "-"


def _silence(years: pd.DataFrame) -> Iterator[str]:
    """Say which years have no event at all."""
    empty: list[int] = years.index[years["events"] == 0].tolist()
    spans: list[list[int]] = []
    for year in empty:
        if spans and spans[-1][1] == year - 1:
            spans[-1][1] = year
        else:
            spans.append([year, year])
    if spans:
        named = ", ".join(f"{a}" if a == b else f"{a}-{b}" for a, b in spans)
        yield f"No event is coded for {named}: these years are not covered."
        yield ""
