"""Derived columns that a batch states must equal a fresh computation."""

from __future__ import annotations

from collections.abc import Collection
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd

from caucasus_events.checks.sheet import Batch, Mask, Sheet
from caucasus_events.derive import derive_casualties, derive_events
from caucasus_events.schema.frames import typed
from caucasus_events.vocabulary.registry import table

_TOTALS = ("fatalities", "wounded")
_RELEASE_COLUMNS = {"first_release", "last_changed_release"}


def check_derived(batch: Batch, siblings: dict[str, pd.DataFrame]) -> None:
    """Compare the derived columns of a batch with what the library computes."""
    claims = batch.sheets.get("casualties")
    if claims and set(claims.table.derived) & claims.present:
        _compare(claims, derive_casualties(claims.frame))
    events = batch.sheets.get("events")
    if events and set(events.table.derived) & events.present - _RELEASE_COLUMNS:
        every = {name: siblings.get(name, typed(name)) for name in ("casualties", "sources")}
        fresh = derive_events(events.frame, every["casualties"], every["sources"])
        _compare(events, fresh, _unknown(batch, siblings))


def _unknown(batch: Batch, siblings: dict[str, pd.DataFrame]) -> set[str]:
    """Return what frames in memory cannot tell: totals without claims, voices without sources."""
    lacking = {"casualties", "sources"} - set(siblings) if batch.folder == Path() else set()
    if not lacking:
        return set()
    totals = {name for name in table("events").derived if name.startswith(_TOTALS)}
    return {"corroboration"} | (totals if "casualties" in lacking else set())


def _compare(sheet: Sheet, fresh: pd.DataFrame, unknown: Collection[str] = ()) -> None:
    row_is_clean = np.ones(len(sheet.frame), dtype=bool)
    for column in sheet.present:
        row_is_clean &= sheet.usable(column)
    for name in sheet.table.derived:
        if name not in sheet.present or name in _RELEASE_COLUMNS or name in unknown:
            continue
        stated, computed = sheet.frame[name], fresh[name]
        for line in sheet.rows(row_is_clean & _differs(stated, computed)):
            if not _same(stated.loc[line], computed.loc[line]):
                sheet.report(
                    "E302",
                    line,
                    name,
                    f"{name} {stated.loc[line]} should be {_shown(computed.loc[line])}",
                    value=stated.loc[line],
                    hint="derived columns may be left out; the library fills them",
                )


def _differs(stated: pd.Series, computed: pd.Series) -> Mask:
    left, right = stated.astype("object"), computed.astype("object")
    return (left.notna() & (right.isna() | (left != right))).to_numpy(dtype=bool)


def _null(value: Any) -> bool:
    return bool(pd.isna(value))


def _same(left: Any, right: Any) -> bool:
    if _null(left) or _null(right):
        return _null(left) and _null(right)
    if isinstance(left, float):
        return bool(abs(left - float(right)) <= 0.1 + 1e-9)
    return bool(left == right)


def _shown(value: Any) -> str:
    return "empty" if _null(value) else str(value)
