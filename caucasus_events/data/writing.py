"""The one writer of tables: Parquet and CSV, the same bytes for the same rows."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any, BinaryIO

import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.csv as pacsv
import pyarrow.parquet as pq

from caucasus_events.batches.writing import rows_as_text
from caucasus_events.data.geoparquet import with_geometry
from caucasus_events.schema.frames import to_arrow
from caucasus_events.vocabulary.registry import table

ROW_GROUP = 65536
_BOM = "﻿"
_SORT = {
    "sources": ["source_id"],
    "events": ["event_date", "event_id"],
    "changes": ["table", "row_id", "op", "column", "old", "new"],
    "registry": ["table", "row_id"],
    "ceasefires": ["effective_at", "ceasefire_id"],
}
_NAMES = {"integer": "Int64", "boolean": "boolean", "number": "float64"}


def sorted_table(name: str, frame: pd.DataFrame) -> pa.Table:
    """Return a typed frame as an Arrow table in the order of the release."""
    data = to_arrow(name, frame)
    item = table(name)
    keys = _SORT.get(name) or ([item.key] if item.key else list(item.column_names))
    keys = [key for key in keys if not pa.types.is_nested(data.schema.field(key).type)]
    order = pc.sort_indices(data, sort_keys=[(key, "ascending") for key in keys])
    return data.take(order).combine_chunks()


def write_parquet(target: Path | BinaryIO, name: str, data: pa.Table) -> None:
    """Write one table as Parquet: zstd, fixed row groups, GeoParquet where there are shapes."""
    whole = with_geometry(name, data.replace_schema_metadata(None))
    metadata = {**(whole.schema.metadata or {}), b"pandas": _pandas(whole.schema, name)}
    whole = whole.replace_schema_metadata(dict(sorted(metadata.items()))).combine_chunks()
    pq.write_table(
        whole,
        target,
        compression="zstd",
        compression_level=3,
        row_group_size=ROW_GROUP,
        version="2.6",
        data_page_version="1.0",
        coerce_timestamps="us",
        use_dictionary=True,
        write_statistics=True,
        store_schema=True,
    )


def _pandas(schema: pa.Schema, name: str) -> bytes:
    """Return the least pandas metadata that keeps integers nullable, without versions."""
    kinds = {column.name: column.type for column in table(name).columns}
    columns: list[dict[str, Any]] = []
    for field in schema:
        kind = kinds.get(field.name, "geometry")
        if kind in _NAMES:
            columns.append(
                {
                    "field_name": field.name,
                    "metadata": None,
                    "name": field.name,
                    "numpy_type": _NAMES[kind],
                    "pandas_type": {"integer": "int64", "boolean": "bool"}.get(kind, "float64"),
                }
            )
    body = {"column_indexes": [], "columns": columns, "index_columns": []}
    return json.dumps(body, sort_keys=True, separators=(",", ":")).encode()


def write_csv(path: Path, data: pa.Table) -> None:
    """Write one table as CSV for spreadsheets: UTF-8 with BOM, NULL empty, no geometry."""
    flat = data.drop_columns([name for name in ("geometry",) if name in data.column_names])
    cells = pa.table({field.name: _cells(flat.column(field.name)) for field in flat.schema})
    options = pacsv.WriteOptions(include_header=False, quoting_style="needed")
    with path.open("wb") as stream:
        stream.write((_BOM + rows_as_text(flat.column_names, [])).encode())
        pacsv.write_csv(cells, stream, options)


def _cells(values: pa.ChunkedArray) -> pa.ChunkedArray:
    """Return a column whose CSV form is that of the batches."""
    kind = values.type
    if pa.types.is_list(kind):
        return pc.binary_join(values, ";")
    if pa.types.is_timestamp(kind):
        whole = pc.strftime(values.cast(pa.timestamp("s"), safe=False), "%Y-%m-%dT%H:%M:%SZ")
        exact = pc.equal(pc.microsecond(values), 0)
        exact = pc.and_(exact, pc.equal(pc.millisecond(values), 0))
        fine = pc.strftime(values.cast(pa.timestamp("us")), "%Y-%m-%dT%H:%M:%SZ")
        return pc.if_else(exact, whole, fine)
    if pa.types.is_date(kind):
        return values.cast(pa.string())
    return values


def as_text(values: pa.ChunkedArray) -> pa.ChunkedArray:
    """Return a column as CSV text, for the tables of changes."""
    kind = values.type
    if pa.types.is_dictionary(kind):
        return values.cast(pa.string())
    if pa.types.is_boolean(kind):
        return pc.if_else(values, "true", "false")
    if pa.types.is_binary(kind):
        return pa.chunked_array(
            [[None if v is None else v.hex() for v in values.to_pylist()]], pa.string()
        )
    cells = _cells(values)
    return cells if cells.type == pa.string() else cells.cast(pa.string())
