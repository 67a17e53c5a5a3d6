"""Write ``docs/dataset.md`` and its figures from a release.

::

    python scripts/build_dataset_page.py 2026.12.0
"""

from __future__ import annotations

import sys
from pathlib import Path

import pandas as pd

import caucasus_events as ce
from caucasus_events.plot import figures

DOCS = Path(__file__).resolve().parents[1] / "docs"
IMAGES = DOCS / "images"


def table(frame: pd.DataFrame) -> str:
    """Return a frame as a Markdown table."""
    head = "| " + " | ".join(map(str, frame.columns)) + " |"
    rule = "|" + "---|" * len(frame.columns)
    rows = [
        "| " + " | ".join("" if pd.isna(cell) else str(cell) for cell in row) + " |"
        for row in frame.itertuples(index=False)
    ]
    return "\n".join([head, rule, *rows])


def coverage(events: pd.DataFrame, claims: pd.DataFrame) -> pd.DataFrame:
    """Return what each year holds."""
    year = events.set_index("event_id")["year"]
    grouped = events.groupby("year")
    second = events["corroboration"].astype("str").isin(["both_parties", "party_and_independent"])
    several = events["source_ids"].map(len) > 1
    return (
        pd.DataFrame(
            {
                "events": grouped.size(),
                "with a point": grouped["latitude"].count(),
                "two sources or more": several.groupby(events["year"]).sum(),
                "party and other voice": second.groupby(events["year"]).sum(),
                "claims": claims["event_id"].map(year).value_counts(),
                "killed, best": grouped["fatalities"].sum(min_count=1),
            }
        )
        .rename_axis("year")
        .reset_index()
    )


def independent(events: pd.DataFrame) -> pd.DataFrame:
    """Return the release's yearly deaths, incidents and aggregates apart, beside other totals."""
    known = pd.read_csv(DOCS / "data" / "independent_totals.csv")
    high = events["fatalities_high"].fillna(events["fatalities"])
    events = events.assign(fatalities_high=high)
    incidents = events[events["unit"].astype("str") == "incident"]
    aggregates = events[events["unit"].astype("str") != "incident"]
    names = {
        "fatalities_low": "incidents low",
        "fatalities": "incidents best",
        "fatalities_high": "incidents high",
    }
    ours = incidents.groupby("year")[list(names)].sum(min_count=1).rename(columns=names)
    ours["aggregates best"] = aggregates.groupby("year")["fatalities"].sum(min_count=1)
    return known.merge(ours.reset_index(), on="year", how="left").astype("object")


def main(version: str) -> None:
    """Write the page and the figures."""
    events, claims = ce.load_events(version), ce.load_casualties(version)
    ceasefires, sources = ce.load_ceasefires(version), ce.load_sources(version)
    IMAGES.mkdir(parents=True, exist_ok=True)
    drawn = {
        "events_per_month": figures.events_per_month(events),
        "deaths_by_side": figures.deaths_by_side(events),
        "ceasefire_timeline": figures.ceasefire_timeline(ceasefires, events),
        "claims_compared": figures.claims_compared(claims),
        "events_map": ce.plot.map(events),
    }
    for name, figure in drawn.items():
        figure.savefig(IMAGES / f"{name}.png", dpi=110)
    notes = (DOCS / "data" / "dataset_notes.md").read_text("utf-8").split("<!-- part -->")
    summary = (
        f"{len(events)} events, {len(claims)} casualty claims, {len(ceasefires)} ceasefires, from "
        f"{len(sources)} sources. Figures and tables on this page are made by "
        "`scripts/build_dataset_page.py` from the release.\n"
    )
    parts = [
        f"# The dataset: release {version}\n",
        summary,
        notes[0].strip() + "\n",
        "## Coverage by year\n",
        table(coverage(events, claims)) + "\n",
        "![Events per month by type](images/events_per_month.png)\n",
        "![Events by place and type](images/events_map.png)\n",
        "## Deaths by side\n",
        notes[1].strip() + "\n",
        "![Deaths by side and year](images/deaths_by_side.png)\n",
        "![How the two sides' claims differ](images/claims_compared.png)\n",
        "## Ceasefires\n",
        "![Ceasefires and alleged violations](images/ceasefire_timeline.png)\n",
        table(
            ceasefires.sort_values("effective_at")[
                ["name", "effective_at", "effective_precision", "end_cause"]
            ].astype("object")
        )
        + "\n",
        "## Against independent totals\n",
        notes[2].strip() + "\n",
        table(independent(events)) + "\n",
    ]
    (DOCS / "dataset.md").write_text("\n".join(parts), "utf-8")
    print(f"wrote {DOCS / 'dataset.md'} and {len(drawn)} figures")


if __name__ == "__main__":
    main(sys.argv[1])
