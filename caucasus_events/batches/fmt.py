"""``fmt``: ids for drafts, sorted rows, normal cells; a second run changes nothing."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pandas as pd

from caucasus_events.batches.cells import LIST_SEPARATOR, normalise
from caucasus_events.batches.folders import find_tables
from caucasus_events.batches.raw import RawTable
from caucasus_events.batches.reading import read_table
from caucasus_events.batches.writing import replace_text, rows_as_text
from caucasus_events.errors import CaucasusEventsError
from caucasus_events.vocabulary.ids import is_draft, random_id
from caucasus_events.vocabulary.registry import Column, Table, table

_SORT = {
    "sources": ["published_date", "publisher", "source_id"],
    "events": ["event_date", "end_date", "event_id"],
    "casualties": ["event_id", "side", "outcome", "casualty_id"],
    "ceasefires": ["effective_at", "ceasefire_id"],
    "evidence": ["table", "row_id", "source_id", "field", "start", "end"],
}


def fmt(
    folder: Path, *, check: bool = False, new_id: Callable[[str], str] = random_id
) -> list[Path]:
    """Bring a batch into its normal form.

    Draft ids (``new-...``) become permanent in every file of the batch, rows are sorted,
    cells normalised, columns put in the order of the registry.

    Parameters
    ----------
    folder : Path
        The batch folder.
    check : bool
        Change nothing, only return what would change.
    new_id : callable
        Makes an identifier from a prefix.

    Returns
    -------
    list of Path
        The files that were (or would be) changed.

    Raises
    ------
    CaucasusEventsError
        If a file cannot be read; nothing is changed then.
    """
    tables = {name: read_table(name, path) for name, path in find_tables(folder).items()}
    for raw in tables.values():
        _require_readable(raw)
    ids = _draft_ids(tables, new_id)
    changed: dict[Path, str] = {}
    for name, raw in tables.items():
        frame = _normal(table(name), raw.cells, ids)
        text = rows_as_text(list(frame.columns), frame.itertuples(index=False, name=None))
        if raw.path.read_bytes() != text.encode():
            changed[raw.path] = text
    if not check:
        for path, text in changed.items():
            replace_text(path, text)
    return list(changed)


def _require_readable(raw: RawTable) -> None:
    for fault in raw.faults:
        if fault.kind != "missing_column":
            raise CaucasusEventsError(
                f"{raw.path}:{fault.line or 1}: {fault.message}",
                hint=fault.hint or "mend it first; nothing was changed",
            )


def _draft_ids(tables: dict[str, RawTable], new_id: Callable[[str], str]) -> dict[str, str]:
    ids: dict[str, str] = {}
    for name, raw in tables.items():
        item = table(name)
        if item.key and item.prefix and item.key in raw.cells:
            for text in raw.cells[item.key]:
                draft = text.strip()
                if is_draft(draft) and draft not in ids:
                    ids[draft] = new_id(item.prefix)
    return ids


def _normal(item: Table, cells: pd.DataFrame, ids: dict[str, str]) -> pd.DataFrame:
    columns = [column for column in item.columns if column.name in cells]
    frame = pd.DataFrame(
        {column.name: _normal_cells(column, cells[column.name], ids) for column in columns},
        dtype="object",
    )
    keys = [key for key in _SORT[item.name] if key in frame]
    order = pd.DataFrame({key: _sort_key(item.column(key), frame[key]) for key in keys})
    return frame.loc[order.sort_values(keys, kind="stable").index] if keys else frame


def _normal_cells(column: Column, cells: pd.Series, ids: dict[str, str]) -> list[str]:
    normal = [normalise(column, text) for text in cells]
    if column.type == "id":
        return [ids.get(text, text) for text in normal]
    if column.type == "list" and column.references:
        return [
            LIST_SEPARATOR.join(ids.get(item, item) for item in text.split(LIST_SEPARATOR))
            for text in normal
        ]
    return normal


def _sort_key(column: Column, cells: pd.Series) -> pd.Series:
    if column.type == "integer":
        return pd.to_numeric(cells, errors="coerce").fillna(-1)
    return cells
