"""What changed between two releases, with the reasons that the batches gave."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq

from caucasus_events.data.layout import added_columns
from caucasus_events.data.loading import load
from caucasus_events.data.store import Release, find, versions
from caucasus_events.data.version import Version
from caucasus_events.errors import CaucasusEventsError
from caucasus_events.release.comparing import compare
from caucasus_events.schema.arrow import arrow_schema
from caucasus_events.schema.frames import typed
from caucasus_events.vocabulary.registry import BATCH_TABLES, REFERENCE_TABLES, table

COMPARED = (*BATCH_TABLES, *REFERENCE_TABLES)


@dataclass(frozen=True, slots=True)
class Difference:
    """All differences of two releases.

    Attributes
    ----------
    old, new : str
        The versions.
    changes : pandas.DataFrame
        The columns of the changes table, one row per cell (or per whole row).
    schema : list of dict
        Columns that came, went or have another type: table, column (None for a whole table),
        op, old and new type.
    fates : dict
        Status and successor of rows that are no longer published.
    """

    old: str
    new: str
    changes: pd.DataFrame
    schema: list[dict[str, str | None]]
    fates: Mapping[str, tuple[str, str | None]]


def diff(old: str, new: str) -> Difference:
    """Compare two releases, cell by cell.

    Parameters
    ----------
    old, new : str
        Versions, or ``"latest"``.

    Raises
    ------
    CaucasusEventsError
        If there is no such version, or both are the same.
    """
    left, right = find(old), find(new)
    names = str(left.manifest.version), str(right.manifest.version)
    if names[0] == names[1]:
        raise CaucasusEventsError(f"{names[0]} and {names[1]} are the same version")
    parts, schema = [], []
    for name in COMPARED:
        before, after = _read(left, name), _read(right, name)
        schema += _schema_changes(name, before, after)
        pair = [
            _empty(other, name) if data is None else data
            for data, other in ((before, after), (after, before))
        ]
        parts.append(_labelled(name, compare(name, *pair)))
    reasons = _reasons(left.manifest.version, right.manifest.version)
    changed = with_reasons(pd.concat(parts, ignore_index=True), reasons)
    return Difference(*names, changed, schema, _fates(names[1], changed))


def changes(old: str, new: str) -> pd.DataFrame:
    """Return what changed between two releases.

    Parameters
    ----------
    old, new : str
        Versions, or ``"latest"``.

    Returns
    -------
    pandas.DataFrame
        ``table``, ``row_id``, ``op`` (ADD, MOD, DEL), ``column``, ``old``, ``new`` (as CSV
        text) and ``reason``; one row per changed cell, one per added or deleted row.
    """
    return diff(old, new).changes


def table_changes(name: str, old: pa.Table, new: pa.Table) -> pd.DataFrame:
    """Return the changes of one table, without reasons."""
    return _labelled(name, compare(name, old, new))


def _labelled(name: str, found: pa.Table) -> pd.DataFrame:
    frame: pd.DataFrame = found.to_pandas()
    frame.insert(0, "table", name)
    return frame


def with_reasons(changed: pd.DataFrame, reasons: Mapping[tuple[str, str], str]) -> pd.DataFrame:
    """Return changes as the typed table, with the reason of each row."""
    keys = zip(changed["table"], changed["row_id"], strict=True)
    found = [reasons.get((str(name), str(row_id))) for name, row_id in keys]
    result = typed(
        "changes", changed.assign(reason=pd.Series(found, index=changed.index, dtype="object"))
    )
    order = ["table", "row_id", "op", "column"]
    return result.sort_values(order, kind="stable", ignore_index=True, na_position="first")


def _empty(known: pa.Table | None, name: str) -> pa.Table:
    schema = arrow_schema(name) if known is None else known.schema
    return schema.empty_table()


def _read(release: Release, name: str) -> pa.Table | None:
    file = f"{name}.parquet"
    if all(entry.name != file for entry in release.manifest.files):
        return None
    path = release.file(file)
    key = table(name).key
    texts = [field.name for field in pq.read_schema(path) if pa.types.is_string(field.type)]
    coded = [column for column in texts if column != key]
    data = pq.read_table(path, read_dictionary=coded, partitioning=None)
    return data.drop_columns([c for c in added_columns(name) if c in data.column_names])


def _schema_changes(
    name: str, old: pa.Table | None, new: pa.Table | None
) -> list[dict[str, str | None]]:
    """Return what came, went or has another type; the column is None for a whole table."""
    before, after = _types(old), _types(new)
    if old is None or new is None:
        op = "DEL" if new is None else "ADD"
        both = old is None and new is None
        return [] if both else [{"table": name, "column": None, "op": op, "old": None, "new": None}]
    return [
        {
            "table": name,
            "column": column,
            "op": "MOD" if column in before and column in after else op,
            "old": before.get(column),
            "new": after.get(column),
        }
        for op, columns in (("DEL", before), ("ADD", after.keys() - before.keys()))
        for column in columns
        if before.get(column) != after.get(column)
    ]


def _types(data: pa.Table | None) -> dict[str, str]:
    fields = () if data is None else data.schema
    return {
        field.name: str(field.type.value_type if pa.types.is_dictionary(field.type) else field.type)
        for field in fields
    }


def _reasons(old: Version, new: Version) -> dict[tuple[str, str], str]:
    """Return the reasons that the releases between two versions published, the last last."""
    low, high = sorted([old, new])
    found: dict[tuple[str, str], str] = {}
    for text in versions():
        if low < Version.parse(text) <= high:
            frame = load("changes", text, columns=["table", "row_id", "reason"])
            told = frame[frame["reason"].notna()]
            keys = zip(told["table"], told["row_id"], strict=True)
            found.update(zip(keys, told["reason"], strict=True))
    return found


def _fates(version: str, changed: pd.DataFrame) -> dict[str, tuple[str, str | None]]:
    gone = set(changed.loc[(changed["op"] == "DEL") & changed["old"].isna(), "row_id"])
    if not gone:
        return {}
    registry = load("registry", version)
    rows: list[dict[str, Any]] = registry[registry["row_id"].isin(gone)].to_dict("records")
    return {str(row["row_id"]): (str(row["status"]), _text(row["superseded_by"])) for row in rows}


def _text(value: object) -> str | None:
    return value if isinstance(value, str) else None
