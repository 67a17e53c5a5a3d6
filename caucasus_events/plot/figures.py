"""Figures of a release: events by month, deaths by side, ceasefires, how claims differ."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd

from caucasus_events.errors import missing_extra
from caucasus_events.vocabulary.codes import values

if TYPE_CHECKING:
    from matplotlib.figure import Figure

SIDES = {
    "Armenia": ("fatalities_armenia", "#c8553d"),
    "Azerbaijan": ("fatalities_azerbaijan", "#2a7f9e"),
    "Nagorno-Karabakh": ("fatalities_nagorno_karabakh", "#d9a441"),
}
TYPE_COLOURS = {
    "Battles": "#7a1f2b",
    "Explosions/Remote violence": "#d9772b",
    "Violence against civilians": "#5b3a8c",
    "Strategic developments": "#3d7d5a",
    "Protests": "#8c8c8c",
    "Riots": "#404040",
}
_WIDTH, _HEIGHT = 9.0, 4.2


def _axes(rows: int = 1, height: float = _HEIGHT) -> tuple[Figure, Any]:
    try:
        from matplotlib.backends.backend_agg import FigureCanvasAgg  # noqa: PLC0415 - an extra
        from matplotlib.figure import Figure as NewFigure  # noqa: PLC0415 - an extra
    except ImportError as error:
        raise missing_extra("matplotlib", "plot") from error
    figure = NewFigure(figsize=(_WIDTH, height), layout="constrained")
    FigureCanvasAgg(figure)
    axes = figure.subplots(rows, 1)
    for axis in np.atleast_1d(axes):
        axis.spines[["top", "right"]].set_visible(False)
    return figure, axes


def events_per_month(events: pd.DataFrame) -> Figure:
    """Draw the number of incidents per month by event type; aggregates are left out."""
    incidents = events[events["unit"].astype("str") == "incident"]
    month = incidents["event_date"].dt.to_period("M").dt.to_timestamp()
    counts = pd.crosstab(month, incidents["event_type"].astype("str"))
    figure, axis = _axes()
    base = np.zeros(len(counts))
    for name in values("event_type"):
        if name in counts:
            height = counts[name].to_numpy()
            axis.bar(
                counts.index, height, width=25, bottom=base, color=TYPE_COLOURS[name], label=name
            )
            base += height
    axis.set_yscale("function", functions=(np.sqrt, np.square))
    axis.set_ylabel("incidents per month (square-root scale)")
    axis.legend(frameon=False, fontsize=8)
    return figure


def deaths_by_side(events: pd.DataFrame) -> Figure:
    """Draw the deaths reported per year and side: best figure, and the span from low to high.

    The span is drawn where the highest figure is known.
    """
    figure, axis = _axes()
    for number, (side, (stem, colour)) in enumerate(SIDES.items()):
        yearly = events.groupby("year")[[f"{stem}_low", stem, f"{stem}_high"]].sum(min_count=1)
        yearly = yearly[yearly[stem].fillna(0) > 0]
        at = yearly.index.to_numpy(dtype=float) + (number - 1) * 0.25
        best = yearly[stem].to_numpy(dtype=float)
        low = np.minimum(yearly[f"{stem}_low"].fillna(yearly[stem]).to_numpy(dtype=float), best)
        high = np.maximum(yearly[f"{stem}_high"].fillna(yearly[stem]).to_numpy(dtype=float), best)
        axis.bar(at, best, width=0.24, color=colour, label=side)
        axis.errorbar(at, best, [best - low, high - best], fmt="none", ecolor="#333", lw=0.8)
    axis.set_yscale("symlog", linthresh=10)
    axis.set_ylabel("killed, as reported (log above 10)")
    axis.legend(frameon=False, fontsize=8)
    return figure


def ceasefire_timeline(ceasefires: pd.DataFrame, events: pd.DataFrame) -> Figure:
    """Draw every ceasefire with the alleged violations in its first 30 days."""
    dated = ceasefires[ceasefires["effective_at"].notna()].sort_values("effective_at")
    figure, axis = _axes(height=max(_HEIGHT, 0.3 * len(dated)))
    alleged = events[events["ceasefire_violation"].fillna(value=False).astype("bool")]
    for row, (name, begins) in enumerate(zip(dated["name"], dated["effective_at"], strict=True)):
        days = (alleged["event_date"].dt.tz_localize("UTC") - begins).dt.total_seconds() / 86400
        near = days[(days > -1) & (days <= 30)]  # noqa: PLR2004 - the axis
        axis.plot([0, 30], [row, row], color="#cccccc", lw=1)
        axis.scatter(near.clip(lower=0), np.full(len(near), row), s=14, color="#7a1f2b", alpha=0.6)
        axis.text(-0.5, row, name, ha="right", va="center", fontsize=8)
    axis.set_yticks([])
    axis.invert_yaxis()
    axis.spines["left"].set_visible(False)
    axis.set_xlabel("days after it took effect; dots are alleged violations in the dataset")
    return figure


def claims_compared(casualties: pd.DataFrame) -> Figure:
    """Draw each event's own figure for a side's dead against the opponent's figure for them."""
    killed = casualties[casualties["outcome"].astype("str") == "killed"]
    pairs = []
    for side in ("Armenia", "Azerbaijan"):
        mine = killed[killed["side"].astype("str") == side]
        table = mine.pivot_table(
            index="event_id", columns="relation", values="count", aggfunc="max", observed=True
        )
        if {"own", "opponent"} <= set(table.columns):
            both = table.dropna(subset=["own", "opponent"])
            pairs.append((side, both))
    figure, axis = _axes()
    top = 1.0
    for side, both in pairs:
        own, other = both["own"].to_numpy(dtype=float), both["opponent"].to_numpy(dtype=float)
        top = max(top, float(np.max([own.max(), other.max()]))) if len(both) else top
        axis.scatter(own + 0.5, other + 0.5, s=22, alpha=0.7, color=SIDES[side][1], label=side)
    axis.plot([0.5, top], [0.5, top], color="#999999", lw=0.8)
    axis.set_xscale("log")
    axis.set_yscale("log")
    axis.set_xlabel("killed, the side about its own (+0.5)")
    axis.set_ylabel("the opponent about them (+0.5)")
    axis.legend(frameon=False, fontsize=8, title="whose dead")
    return figure
