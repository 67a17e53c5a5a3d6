"""All batches as one frame per table, with what ``retractions.csv`` says applied."""

from __future__ import annotations

import csv
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

import pandas as pd

from caucasus_events.batches import batch_folders, read_batch
from caucasus_events.batches.folders import RETRACTIONS
from caucasus_events.errors import CaucasusEventsError
from caucasus_events.release.keys import among
from caucasus_events.schema.frames import dtype, typed
from caucasus_events.vocabulary.registry import BATCH_TABLES, table, table_of_id

ACTIVE, CANDIDATE, MERGED, RETRACTED = "active", "candidate", "merged", "retracted"
_HEADER = ["row_id", "reason", "superseded_by"]


@dataclass(frozen=True, slots=True)
class Retraction:
    """Why a row is retired, and which row takes its place."""

    reason: str
    superseded_by: str | None

    @property
    def status(self) -> str:
        """``merged`` when another row takes its place, else ``retracted``."""
        return MERGED if self.superseded_by else RETRACTED


@dataclass(slots=True)
class Collected:
    """Every row of every batch, tombstones included, and the retractions."""

    tables: dict[str, pd.DataFrame]
    retractions: Mapping[str, Retraction] = field(default_factory=dict)

    def standing(self, *, candidates: bool = False) -> dict[str, pd.DataFrame]:
        """Return the rows that a release publishes."""
        wanted = [ACTIVE, CANDIDATE] if candidates else [ACTIVE]
        frames = {}
        for name, frame in self.tables.items():
            if name == "sources":
                keep = ~among(frame["source_id"], self.retractions)
            elif "record_status" in frame:
                keep = frame["record_status"].isin(wanted).to_numpy()
            else:
                continue
            frames[name] = frame[keep].reset_index(drop=True)
        evidence = self.tables["evidence"]
        ids = [frames[name][table(name).key] for name in frames]
        keep = among(evidence["row_id"], *ids) & among(evidence["source_id"], *ids)
        frames["evidence"] = evidence[keep].drop_duplicates(ignore_index=True)
        return frames


def collect(raw: Path) -> Collected:
    """Read every batch below a folder.

    Parameters
    ----------
    raw : Path
        The folder of batches, with an optional ``retractions.csv``.

    Raises
    ------
    CaucasusEventsError
        If there is no batch, or a file cannot be read.
    """
    parts: dict[str, list[pd.DataFrame]] = {name: [] for name in BATCH_TABLES}
    for folder in batch_folders([raw]):
        for name, frame in read_batch(folder).items():
            parts[name].append(frame)
    tables = {
        name: pd.concat(frames, ignore_index=True) if frames else typed(name)
        for name, frames in parts.items()
    }
    retractions = read_retractions(raw / RETRACTIONS)
    for name in ("events", "casualties", "ceasefires"):
        tables[name] = _retire(name, tables[name], retractions)
    tables["casualties"] = _follow(tables["casualties"], tables["events"])
    return Collected(tables, retractions)


def read_retractions(path: Path) -> dict[str, Retraction]:
    """Return the retractions by row; empty where there is no file."""
    if not path.is_file():
        return {}
    try:
        rows = list(csv.reader(path.read_text("utf-8-sig").splitlines(keepends=True), strict=True))
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise CaucasusEventsError(f"cannot read {path}: {error}") from error
    if not rows or rows[0] != _HEADER:
        raise CaucasusEventsError(f"{path}: the columns must be {', '.join(_HEADER)}")
    found: dict[str, Retraction] = {}
    for line, row in enumerate(rows[1:], start=2):
        if not row:
            continue
        if len(row) != len(_HEADER) or not row[1].strip() or table_of_id(row[0]) is None:
            raise CaucasusEventsError(
                f"{path}: record {line}: an identifier and a reason are needed",
                hint=f"the columns are {', '.join(_HEADER)}; the last may be empty",
            )
        if row[0] in found:
            raise CaucasusEventsError(f"{path}: record {line}: {row[0]} is listed twice")
        found[row[0]] = Retraction(row[1].strip(), row[2] or None)
    return found


def _retire(name: str, frame: pd.DataFrame, retractions: Mapping[str, Retraction]) -> pd.DataFrame:
    key = str(table(name).key)
    listed = among(frame[key], retractions)
    if not listed.any():
        return frame
    status = frame["record_status"].astype("object")
    successor = frame["superseded_by"].astype("object")
    for label in frame.index[listed]:
        entry = retractions[frame.loc[label, key]]
        status[label], successor[label] = entry.status, entry.superseded_by
    return frame.assign(
        record_status=status.astype(dtype(table(name).column("record_status"))),
        superseded_by=successor.astype("str"),
    )


def _follow(claims: pd.DataFrame, events: pd.DataFrame) -> pd.DataFrame:
    """Retire the claims on an event that is not published: their status is the event's."""
    inactive = events[events["record_status"].astype("str") != ACTIVE]
    fate = dict(zip(inactive["event_id"], inactive["record_status"].astype("object"), strict=True))
    own = claims["record_status"].astype("object")
    event = claims["event_id"].astype("object").map(fate)
    follows = own.isin([ACTIVE, CANDIDATE]) & event.notna()
    event = event.mask(event == MERGED, RETRACTED)
    status = own.mask(follows, event)
    return claims.assign(record_status=status.astype(claims["record_status"].dtype))
