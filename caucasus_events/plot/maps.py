"""``plot.map``: events on the embedded boundaries."""

from __future__ import annotations

from importlib import import_module
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd

from caucasus_events.errors import CaucasusEventsError
from caucasus_events.geo import boundaries

LAND = {"Armenia": "#f4efe3", "Azerbaijan": "#e9f0ee"}
COLOURS = ("#0072b2", "#d55e00", "#009e73", "#cc79a7", "#e69f00", "#56b4e9", "#7a5c00", "#444444")
"""Okabe and Ito's colours, told apart by colour-blind readers too."""
MARGIN = 0.18
LEAST_SPAN = 1.2
LABELLED = 20
CLOSE = 1.6
FRAME = 1.3
NOTICE = "Boundaries de jure: (c) OpenStreetMap contributors, ODbL; inner units: Natural Earth"


def map(  # noqa: A001 - the name that users expect
    events: pd.DataFrame,
    path: Path | str | None = None,
    *,
    colour: str = "event_type",
    size: str = "fatalities",
    labels: str | None = None,
    title: str | None = None,
) -> Any:
    """Draw events on both countries, their first-level units and the shared line.

    Parameters
    ----------
    events : pandas.DataFrame
        With ``latitude`` and ``longitude``; rows without a point are counted in the caption.
    path : path, optional
        File to write (PNG, SVG or PDF by its ending).
    colour : str
        Column by which points are coloured; one colour if there is no such column.
    size : str
        Column by which points grow, by area; NULL and 0 are drawn smallest.
    labels : str, optional
        Column whose text is written at the points, for up to twenty of them.
    title : str, optional
        Heading.

    Returns
    -------
    matplotlib.figure.Figure
        The figure; it is not shown.

    Raises
    ------
    CaucasusEventsError
        If matplotlib is not installed, or a column is missing.
    """
    for name in ("latitude", "longitude"):
        if name not in events:
            raise CaucasusEventsError(
                f"the frame has no column {name!r}", hint="give events or places with points"
            )
    figure_module = _matplotlib("matplotlib.figure")
    points = events[events["latitude"].notna() & events["longitude"].notna()]
    if size in points:
        points = points.sort_values(size, ascending=False, kind="stable")
    figure = figure_module.Figure(figsize=(9.5, 7.2), layout="constrained")
    axes = figure.add_subplot()
    _ground(axes)
    groups = _groups(points, colour)
    for number, (label, group) in enumerate(groups):
        axes.scatter(
            group["longitude"].astype(float),
            group["latitude"].astype(float),
            s=_areas(group, size),
            color=COLOURS[number % len(COLOURS)],
            alpha=0.72,
            edgecolor="white",
            linewidth=0.6,
            label=label,
            zorder=5,
        )
    _window(axes, points)
    _names(axes, points, labels)
    if len(groups) > 1 or (groups and groups[0][0]):
        legend = axes.legend(loc="upper right", fontsize=8, frameon=True, framealpha=0.9)
        for handle in legend.legend_handles:
            handle.set_sizes([42])
    if title:
        axes.set_title(title, loc="left", fontsize=12)
    missing = len(events) - len(points)
    tail = f"{len(points)} shown" + (f", {missing} without a point" if missing else "")
    axes.set_ylabel("")
    axes.set_xlabel(f"{tail}\n{NOTICE}", fontsize=7, color="#555555")
    if path is not None:
        figure.savefig(path, dpi=160)
    return figure


def _matplotlib(name: str) -> Any:
    try:
        return import_module(name)
    except ImportError:
        raise CaucasusEventsError(
            "maps need matplotlib", hint="pip install 'caucasus-events[plot]'"
        ) from None


def _ground(axes: Any) -> None:
    frame = boundaries()
    for country, colour in LAND.items():
        frame[(frame["level"] == "country") & (frame["name"] == country)].plot(
            ax=axes, facecolor=colour, edgecolor="none", zorder=1, aspect=None
        )
    units = frame[frame["level"] == "admin1"]
    units.boundary.plot(ax=axes, color="#b9b4a6", linewidth=0.4, zorder=2, aspect=None)
    outlines = frame[frame["level"] == "country"]
    outlines.boundary.plot(ax=axes, color="#777777", linewidth=0.8, zorder=3, aspect=None)
    lines = frame[frame["level"] == "border"]
    lines.plot(ax=axes, color="#222222", linewidth=1.5, zorder=4, aspect=None)
    axes.set_facecolor("#fbfbfb")
    axes.tick_params(labelsize=7, colors="#555555")


def _groups(points: pd.DataFrame, colour: str) -> list[tuple[str, pd.DataFrame]]:
    if colour not in points or points.empty:
        return [("", points)] if len(points) else []
    values = points[colour].astype("object").where(points[colour].notna(), "not stated")
    order = values.value_counts().index[: len(COLOURS) - 1]
    kept = values.where(values.isin(order), "other")
    heading = colour.replace("_", " ")
    return [
        (f"{label} ({len(group)})" if isinstance(label, str) else f"{heading} {label}", group)
        for label, group in points.groupby(kept, sort=False)
    ]


def _areas(group: pd.DataFrame, size: str) -> Any:
    if size not in group:
        return 42
    counts = pd.to_numeric(group[size], errors="coerce").fillna(0).astype(float)
    return 22 + 12 * np.clip(counts, 0, 60)


def _window(axes: Any, points: pd.DataFrame) -> None:
    """Show the points with a margin, or both countries when there are none."""
    west, south, east, north = boundaries().total_bounds
    if len(points):
        x, y = points["longitude"].astype(float), points["latitude"].astype(float)
        inside = x.between(west - 1, east + 1) & y.between(south - 1, north + 1)
        if inside.any():
            west, east = x[inside].min(), x[inside].max()
            south, north = y[inside].min(), y[inside].max()
    wide = max(east - west, LEAST_SPAN) * (0.5 + MARGIN)
    high = max(north - south, LEAST_SPAN * 0.77) * (0.5 + MARGIN)
    middle_x, middle_y = (west + east) / 2, (south + north) / 2
    stretch = 1 / np.cos(np.radians(middle_y))
    wide, high = max(wide, high * stretch * FRAME), max(high, wide / stretch / FRAME)
    axes.set_xlim(middle_x - wide, middle_x + wide)
    axes.set_ylim(middle_y - high, middle_y + high)
    axes.set_aspect(stretch, adjustable="box")
    _unit_names(axes, middle_x, middle_y, wide, high)


def _unit_names(axes: Any, x: float, y: float, wide: float, high: float) -> None:
    frame = boundaries()
    small = max(wide, high) < CLOSE
    chosen = frame[frame["level"] == ("admin1" if small else "country")]
    for name, shape in zip(chosen["name"], chosen.geometry.representative_point(), strict=True):
        if abs(shape.x - x) < wide and abs(shape.y - y) < high:
            axes.text(
                shape.x, shape.y, name, fontsize=7 if small else 12, color="#8a8577",
                ha="center", va="center", zorder=4, clip_on=True,
            )  # fmt: skip


def _names(axes: Any, points: pd.DataFrame, labels: str | None) -> None:
    if labels is None or labels not in points:
        return
    shown: dict[tuple[float, float], list[str]] = {}
    for row in points.head(LABELLED).to_dict("records"):
        if pd.notna(row[labels]):
            place = shown.setdefault((float(row["longitude"]), float(row["latitude"])), [])
            if (name := str(row[labels])[:40]) not in place:
                place.append(name)
    for point, texts in shown.items():
        axes.annotate(
            ", ".join(texts), point, xytext=(5, 5), textcoords="offset points", fontsize=8, zorder=6
        )
