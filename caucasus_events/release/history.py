"""The registry of identifiers: what was ever published, since when, and what became of it."""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd

from caucasus_events.errors import CaucasusEventsError
from caucasus_events.release.collecting import ACTIVE, RETRACTED, Collected
from caucasus_events.schema.frames import typed
from caucasus_events.vocabulary.registry import table

TABLES = ("sources", "events", "casualties", "ceasefires", "places")
"""Tables whose identifiers are kept for ever."""

_SHOWN = 5


def update_registry(
    previous: pd.DataFrame,
    collected: Collected,
    published: Mapping[str, pd.DataFrame],
    changed: set[tuple[str, str]],
    version: str,
) -> pd.DataFrame:
    """Return the registry of a new release.

    Parameters
    ----------
    previous : pandas.DataFrame
        Registry of the release before; empty for the first.
    collected : Collected
        All rows of all batches, tombstones included.
    published : mapping of str to pandas.DataFrame
        The rows of the new release by table.
    changed : set of (table, row_id)
        Rows of which a cell differs from the release before.
    version : str
        The new version.

    Raises
    ------
    CaucasusEventsError
        If a published identifier is lost without a tombstone.
    """
    before = {(row["table"], row["row_id"]): row for row in previous.to_dict("records")}
    now = {(name, row_id) for name in TABLES for row_id in published[name][table(name).key]}
    fates = _fates(collected)
    _require_none_lost(set(before) - now - set(fates))
    rows = []
    for name, row_id in sorted(now | set(before)):
        old = before.get((name, row_id))
        standing = (name, row_id) in now
        status, successor = (ACTIVE, None) if standing else fates[name, row_id]
        moved = old is None or (name, row_id) in changed or old["status"] != status
        rows.append(
            {
                "table": name,
                "row_id": row_id,
                "first_release": old["first_release"] if old else version,
                "last_release": version if standing else old and old["last_release"],
                "last_changed_release": version if moved else old and old["last_changed_release"],
                "status": status,
                "superseded_by": successor,
            }
        )
    return typed("registry", rows)


def _fates(collected: Collected) -> dict[tuple[str, str], tuple[str, str | None]]:
    """Return status and successor of every tombstone."""
    fates: dict[tuple[str, str], tuple[str, str | None]] = {}
    for row_id, entry in collected.retractions.items():
        for name in TABLES:
            if row_id.startswith(str(table(name).prefix)):
                fates[name, row_id] = (entry.status, entry.superseded_by)
    for name in ("events", "casualties", "ceasefires"):
        frame = collected.tables[name]
        tombs = frame[frame["record_status"].astype("str").isin(["merged", RETRACTED])]
        keys = zip(
            tombs[table(name).key], tombs["record_status"], tombs["superseded_by"], strict=True
        )
        for row_id, status, successor in keys:
            fates[name, row_id] = (str(status), successor if isinstance(successor, str) else None)
    return fates


def _require_none_lost(lost: set[tuple[str, str]]) -> None:
    if lost:
        shown = ", ".join(row_id for _, row_id in sorted(lost)[:_SHOWN])
        more = f" and {len(lost) - _SHOWN} more" if len(lost) > _SHOWN else ""
        raise CaucasusEventsError(
            f"published identifiers would be lost without a tombstone: {shown}{more}",
            hint="keep the row as merged or retracted, or list it in retractions.csv",
        )


def stamp(events: pd.DataFrame, registry: pd.DataFrame) -> pd.DataFrame:
    """Return events with ``first_release`` and ``last_changed_release`` from the registry."""
    own = registry[registry["table"] == "events"].set_index("row_id")
    aligned = own.reindex(events["event_id"].to_numpy())
    return events.assign(
        first_release=aligned["first_release"].array,
        last_changed_release=aligned["last_changed_release"].array,
    )
