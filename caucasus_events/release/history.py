"""The registry of identifiers: what was ever published, since when, and what became of it."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
import pandas as pd

from caucasus_events.errors import CaucasusEventsError
from caucasus_events.release.collecting import ACTIVE, RETRACTED, Collected
from caucasus_events.release.keys import among, places, union
from caucasus_events.schema.frames import typed
from caucasus_events.vocabulary.registry import table

TABLES = ("sources", "events", "casualties", "ceasefires", "places")
"""Tables whose identifiers are kept for ever."""

_SHOWN = 5
_STAMPS = ("first_release", "last_changed_release")


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
    fates = _fates(collected)
    names = sorted({*TABLES, *previous["table"].dropna().astype("str")})
    whole = pd.concat([_standing(name, previous, published) for name in names], ignore_index=True)
    gone = whole.index[~whole["standing"]]
    keys = list(zip(whole["table"][gone], whole["row_id"][gone], strict=True))
    _require_none_lost(set(keys) - set(fates))
    status = np.full(len(whole), ACTIVE, dtype=object)
    status[gone] = [fates[key][0] for key in keys]
    successor = np.full(len(whole), None, dtype=object)
    successor[gone] = [fates[key][1] for key in keys]
    moved = whole["first_release"].isna() | (whole["status"].astype("object") != status)
    if changed:
        moved |= pd.MultiIndex.from_frame(whole[["table", "row_id"]]).isin(list(changed))
    return typed(
        "registry",
        whole.assign(
            first_release=whole["first_release"].fillna(version),
            last_release=whole["last_release"].mask(whole["standing"], version),
            last_changed_release=whole["last_changed_release"].mask(moved, version),
            status=status,
            superseded_by=successor,
        ),
    )


def _standing(
    name: str, previous: pd.DataFrame, published: Mapping[str, pd.DataFrame]
) -> pd.DataFrame:
    """Return every identifier of a table, what was known of it, and whether it is published."""
    known = previous[previous["table"] == name].drop_duplicates("row_id", keep="last")
    now = pd.Index(published[name][table(name).key] if name in TABLES else [], dtype="str")
    ids = union(now, known["row_id"])
    rows = known.reset_index(drop=True).reindex(places(ids, known["row_id"]))
    return rows.assign(row_id=ids, table=name, standing=among(ids, now))


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
    own = registry[registry["table"] == "events"]
    at = places(events["event_id"], own["row_id"])
    return events.assign(**{name: own[name].array.take(at, allow_fill=True) for name in _STAMPS})
