"""From collected rows to every table of a release."""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd
import pyarrow as pa

from caucasus_events.data import load
from caucasus_events.data.version import Version
from caucasus_events.data.writing import sorted_table
from caucasus_events.derive import derive_casualties, derive_events, link_ceasefires
from caucasus_events.release.cited import published_sources
from caucasus_events.release.collecting import Collected
from caucasus_events.release.diff import COMPARED, table_changes, with_reasons
from caucasus_events.release.history import stamp, update_registry
from caucasus_events.release.reference import reference_tables, with_control_sources
from caucasus_events.schema.frames import typed
from caucasus_events.vocabulary.registry import table


def assemble(
    collected: Collected, version: Version, previous: Version | None, *, candidates: bool = False
) -> dict[str, pd.DataFrame]:
    """Return every table of a release, typed.

    Parameters
    ----------
    collected : Collected
        All rows of all batches.
    version, previous : Version
        The new version and the one before, which is loaded from the root in use.
    candidates : bool
        Publish candidate rows too.
    """
    rows = collected.standing(candidates=candidates)
    events = rows["events"]
    events = events.assign(ceasefire_id=link_ceasefires(events, rows["ceasefires"]))
    rows["events"] = derive_events(events, rows["casualties"], rows["sources"])
    rows["casualties"] = derive_casualties(rows["casualties"])
    rows["sources"] = with_control_sources(rows["sources"])
    tables = {**rows, **reference_tables()}
    registry = load("registry", str(previous)) if previous else typed("registry")
    tables["sources"] = published_sources(rows["sources"], tables, registry)
    changed = _changes(tables, str(previous), collected) if previous else typed("changes")
    touched = set(zip(changed["table"], changed["row_id"], strict=True))
    tables["registry"] = update_registry(registry, collected, tables, touched, str(version))
    tables["events"] = stamp(tables["events"], tables["registry"])
    tables["changes"] = changed
    return tables


def _changes(
    tables: Mapping[str, pd.DataFrame], previous: str, collected: Collected
) -> pd.DataFrame:
    parts = []
    for name in COMPARED:
        before: pa.Table = load(name, previous, engine="arrow")
        parts.append(table_changes(name, before, sorted_table(name, tables[name])))
    return with_reasons(pd.concat(parts, ignore_index=True), _reasons(collected))


def _reasons(collected: Collected) -> dict[tuple[str, str], str]:
    """Return the reason of every row for which a batch gives one."""
    reasons: dict[tuple[str, str], str] = {}
    events, claims = collected.tables["events"], collected.tables["casualties"]
    told = events[events["change_reason"].notna()]
    by_event = dict(zip(told["event_id"], told["change_reason"], strict=True))
    for name in ("events", "casualties", "ceasefires"):
        for row in collected.tables[name].to_dict("records"):
            if isinstance(row["superseded_by"], str):
                reasons[name, str(row[table(name).key])] = f"merged into {row['superseded_by']}"
    reasons |= {("events", event_id): reason for event_id, reason in by_event.items()}
    reasons = _reasons_of_named(told) | reasons
    for claim, event_id in zip(claims["casualty_id"], claims["event_id"], strict=True):
        if event_id in by_event:
            reasons.setdefault(("casualties", claim), by_event[event_id])
        entry = collected.retractions.get(event_id)
        if entry:
            reasons["casualties", claim] = entry.reason
    for row_id, entry in collected.retractions.items():
        for name in COMPARED:
            prefix = table(name).prefix
            if prefix and row_id.startswith(prefix):
                reasons[name, row_id] = entry.reason
    return reasons


def _reasons_of_named(told: pd.DataFrame) -> dict[tuple[str, str], str]:
    """Return the reasons that events give for the sources and ceasefires that they name."""
    reasons: dict[tuple[str, str], str] = {}
    for name, column in (("sources", "source_ids"), ("ceasefires", "ceasefire_id")):
        named = told[[column, "change_reason"]].explode(column).dropna()
        for row_id, reason in named.itertuples(index=False):
            reasons.setdefault((name, str(row_id)), str(reason))
    return reasons
