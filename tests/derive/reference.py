"""How claims become figures, claim by claim: slow, plain, and written from docs/coding_rules.md.

A figure is ``[low, best, high]``; None is NULL.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from caucasus_events.derive import relation

Claim = dict[str, Any]
Figure = list[int | None]

EXACTNESS = ["vague_term", "up_to", "about", "at_least", "split_share", "exact"]
PARTIES = {"Armenia": "first", "Nagorno-Karabakh": "first", "Azerbaijan": "second"}
COLUMNS = {"armenia": "Armenia", "azerbaijan": "Azerbaijan", "nagorno_karabakh": "Nagorno-Karabakh"}


def plain_figures(rows: list[Claim], rule: str) -> dict[str, dict[str, int | None]]:
    """Return every event's columns."""
    superseded = {row["supersedes"] for row in rows}
    standing = [
        row
        for row in rows
        if row["casualty_id"] not in superseded
        and row["record_status"] not in {"merged", "retracted"}
        and row["outcome"] in {"killed", "wounded"}
        and any(bound is not None for bound in bounds(row))
    ]
    events = {row["event_id"] for row in standing}
    return {
        event: columns([row for row in standing if row["event_id"] == event], rule)
        for event in events
    }


def columns(rows: list[Claim], rule: str) -> dict[str, int | None]:
    """Return one event's columns."""
    killed = [row for row in rows if row["outcome"] == "killed"]
    civilians = [row for row in killed if row["category"] in {"civilian", "journalist"}]
    by_side = covered_sides(killed, rule)
    figures = {"fatalities": total(killed, rule)}
    figures |= {f"fatalities_{stem}": by_side.get(side) for stem, side in COLUMNS.items()}
    figures["fatalities_civilians"] = total(civilians, rule)
    figures["wounded"] = total([row for row in rows if row["outcome"] == "wounded"], rule)
    return {
        f"{stem}{suffix}": figure[at] if figure else None
        for stem, figure in figures.items()
        for at, suffix in enumerate(("_low", "", "_high"))
    }


def total(rows: list[Claim], rule: str) -> Figure | None:
    """Add the sides; then let the sum over categories, each added alike, cover it."""
    categories = {row["category"] for row in rows} - {"unknown"}
    parts = [
        over_sides(sides([row for row in rows if row["category"] == name], rule))
        for name in categories
    ]
    return covering(over_sides(covered_sides(rows, rule)), added(parts))


def covered_sides(rows: list[Claim], rule: str) -> dict[str, Figure]:
    """Return one figure per side; the sum over its categories, each reconciled, covers it."""
    figures = {}
    for side in {row["side"] for row in rows}:
        own = [row for row in rows if row["side"] == side]
        categories = {row["category"] for row in own} - {"unknown"}
        parts = [
            sides([row for row in own if row["category"] == name], rule)[side]
            for name in categories
        ]
        figures[side] = covering(sides(own, rule)[side], added(parts))
    return {side: figure for side, figure in figures.items() if figure is not None}


def over_sides(by_side: dict[str, Figure]) -> Figure | None:
    """Add the named sides; a figure that names none covers them."""
    named = added(figure for side, figure in by_side.items() if side != "unknown")
    return covering(by_side.get("unknown"), named)


def sides(rows: list[Claim], rule: str) -> dict[str, Figure]:
    """Return one figure per side: each claimant's, then reconciled."""
    groups: dict[str, dict[str, list[Claim]]] = defaultdict(lambda: defaultdict(list))
    for row in rows:
        groups[row["side"]][row["claimant"]].append(row)
    return {
        side: reconciled(
            [(relation(who, side), of_claimant(own, rule)) for who, own in claimants.items()], rule
        )
        for side, claimants in groups.items()
    }


def of_claimant(rows: list[Claim], rule: str) -> Figure:
    """Keep the latest claim of each category, add them; one without a category covers them."""
    latest: dict[str, Claim] = {}
    for row in sorted(rows, key=lambda row: rank(row, rule)):
        latest[row["category"]] = row
    named = added(bounds(row) for name, row in latest.items() if name != "unknown")
    figure = covering(bounds(latest["unknown"]) if "unknown" in latest else None, named)
    assert figure is not None
    return figure


def rank(row: Claim, rule: str) -> tuple[str, int, int, str]:
    """Order claims: by day, exactness, size, identifier."""
    size = next(row[name] for name in ("count", "count_low", "count_high") if row[name] is not None)
    sign = -1 if rule == "conservative" else 1
    return (
        row["as_of_date"] or "",
        EXACTNESS.index(row["count_rule"]),
        sign * size,
        row["casualty_id"],
    )


def reconciled(claims: list[tuple[str, Figure]], rule: str) -> Figure:
    """Apply the rule to the claimants' figures on one side's losses."""
    voiced = [figure for kind, figure in claims if rule != "own_side" or kind != "opponent"]
    bests = {
        kind: [figure[1] for of, figure in claims if kind in {of, "any"}]
        for kind in ("own", "third_party", "any")
    }
    best = {
        "conservative": lowest(bests["any"]),
        "maximal": highest(bests["any"]),
        "own_side": highest(bests["own"]),
    }[rule]
    if rule == "own_side" and best is None:
        best = lowest(bests["third_party"])
    low = lowest(figure[0] for figure in voiced)
    return ordered([low, best, closed([figure[2] for _, figure in claims], highest)])


def added(figures: Iterable[Figure | None]) -> Figure | None:
    """Add figures: a NULL low or best is left out, a NULL high opens the sum."""
    told = [figure for figure in figures if figure is not None]
    if not told:
        return None
    low, best = (
        sum(known) if (known := [value for value in column if value is not None]) else None
        for column in ([figure[0] for figure in told], [figure[1] for figure in told])
    )
    return ordered([low, best, closed([figure[2] for figure in told], sum)])


def covering(whole: Figure | None, parts: Figure | None) -> Figure | None:
    """Take the larger bound of a total and of its parts."""
    told = [figure for figure in (whole, parts) if figure is not None]
    if not told:
        return None
    low, best = (highest(figure[at] for figure in told) for at in (0, 1))
    return ordered([low, best, closed([figure[2] for figure in told], highest)])


def closed(highs: list[int | None], join: Any) -> int | None:
    """Join upper bounds; one open bound leaves none."""
    return None if None in highs else join(highs)


def ordered(figure: Figure) -> Figure:
    """Restore low <= best <= high."""
    low, best, high = figure
    return [
        None if low is None else lowest(figure),
        best,
        None if high is None else highest([high, best]),
    ]


def lowest(values: Iterable[int | None]) -> int | None:
    """Return the least of what is told."""
    return min((value for value in values if value is not None), default=None)


def highest(values: Iterable[int | None]) -> int | None:
    """Return the greatest of what is told."""
    return max((value for value in values if value is not None), default=None)


def bounds(row: Claim) -> Figure:
    """Return a claim's figure."""
    return [row["count_low"], row["count"], row["count_high"]]


def plain_corroboration(
    event_id: str,
    cited: list[str],
    rows: list[Claim],
    publishers: dict[str, str],
    stories: dict[str, str | None],
) -> str | None:
    """Return who stands behind one event."""
    claims = [
        (row["source_id"], PARTIES.get(row["claimant"], "independent"))
        for row in rows
        if row["event_id"] == event_id and row["claimant"] != "unknown"
    ]
    voices = {voice for _, voice in claims}
    known = set(cited) & set(publishers)
    party_stories = {stories[source] for source in known if publishers[source] in PARTIES}
    for source in known:
        voice = PARTIES.get(publishers[source], "independent")
        told = [said for of, said in claims if of == source]
        copies = stories[source] is not None and stories[source] in party_stories
        if (not told or voice in told) and not (voice == "independent" and copies):
            voices.add(voice)
    if "independent" in voices:
        return "party_and_independent" if len(voices) > 1 else "independent"
    if not voices:
        return None
    return "both_parties" if len(voices) > 1 else "single_party"
