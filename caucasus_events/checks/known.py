"""Rows that references may point to: of the batches, and of an earlier release."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc

from caucasus_events.checks.sheet import Mask, Sheet
from caucasus_events.vocabulary.registry import table


@dataclass(slots=True)
class Known:
    """Rows by table, indexed by their key.

    `incomplete` names tables with records that could not be read; `faulty` holds the texts
    that stand where a key should be, so that references to such rows are not reported again.
    """

    rows: dict[str, pd.DataFrame] = field(default_factory=dict)
    incomplete: set[str] = field(default_factory=set)
    faulty: dict[str, list[str]] = field(default_factory=dict)

    def column(self, name: str, column: str, ids: pd.Series) -> pd.Series:
        """Return a column's values for some ids, NULL where the row is not known."""
        frame = self.rows.get(name)
        if frame is None or column not in frame:
            return pd.Series(None, index=ids.index, dtype="object")
        found = frame[column].reindex(pd.Index(ids.astype("str")))
        return found.set_axis(ids.index)

    def unknown(self, name: str, ids: pd.Series) -> Mask:
        """Return which ids lead nowhere, those left out that a faulty key explains."""
        frame = self.rows.get(name)
        there = frame.index if frame is not None else pd.Index([], dtype="str")
        lost = ids.notna().to_numpy(dtype=bool) & ~is_in(ids, there)
        keys = self.faulty.get(name, [])
        if keys and lost.any():
            excused = _explained(ids[lost].unique().tolist(), keys)
            lost &= ~ids.isin(excused).to_numpy(dtype=bool)
        return lost


def known_rows(sheets: Iterable[Sheet], earlier: dict[str, pd.DataFrame]) -> Known:
    """Collect the rows of all batches and of a release."""
    known = Known()
    parts: dict[str, list[pd.DataFrame]] = {}
    for sheet in sheets:
        key = sheet.table.key
        if sheet.unreadable or (key and key not in sheet.present):
            known.incomplete.add(sheet.name)
        if key and key in sheet.present:
            bad = sheet.frame[key].isna().to_numpy() | ~sheet.usable(key)
            texts = sheet.frame[key][bad].fillna("").astype("str")
            known.faulty.setdefault(sheet.name, []).extend(texts.tolist())
            parts.setdefault(sheet.name, []).append(_sound(sheet))
    for name, frame in earlier.items():
        parts.setdefault(name, []).append(frame)
    for name, frames in parts.items():
        key = str(table(name).key)
        whole = pd.concat(frames, ignore_index=True) if len(frames) > 1 else frames[0]
        whole = whole[whole[key].notna() & ~whole[key].duplicated()]
        known.rows[name] = whole.set_index(whole[key].astype("str"))
    return known


def _sound(sheet: Sheet) -> pd.DataFrame:
    """Return the rows of a sheet with NULL in place of bad cells; keys stay."""
    bad = [column for column in sheet.bad if column in sheet.frame and column != sheet.table.key]
    sound = {column: sheet.frame[column].where(sheet.usable(column)) for column in bad}
    return sheet.frame.assign(**sound) if sound else sheet.frame


def is_in(values: pd.Series, ids: pd.Index) -> Mask:
    """Return which texts are among some ids."""
    texts = pa.array(values, from_pandas=True, type=pa.large_string())
    known = pa.array(ids, from_pandas=True, type=pa.large_string())
    found: Mask = np.asarray(pc.is_in(texts, value_set=known))
    return found


def _explained(lost: list[str], keys: list[str]) -> list[str]:
    """Return as many lost ids as there are faulty keys, the most similar first."""
    from rapidfuzz import fuzz, process  # noqa: PLC0415 - only when something is wrong

    if len(lost) <= len(keys):
        return lost
    nearness = process.cdist(lost, keys, scorer=fuzz.ratio).max(axis=1)
    return [lost[at] for at in np.argsort(-nearness, kind="stable")[: len(keys)]]
