"""The registry as Arrow schemas."""

from __future__ import annotations

from functools import cache

import pyarrow as pa

from caucasus_events.vocabulary.registry import Column, table

_TYPES: dict[str, pa.DataType] = {
    "id": pa.string(),
    "string": pa.string(),
    "code": pa.string(),
    "integer": pa.int64(),
    "number": pa.float64(),
    "boolean": pa.bool_(),
    "date": pa.date32(),
    "timestamp": pa.timestamp("us", tz="UTC"),
    "list": pa.list_(pa.string()),
    "geometry": pa.binary(),
}


@cache
def arrow_schema(name: str) -> pa.Schema:
    """Return the Arrow schema of a table.

    Every field carries its description, and its unit where it has one, in the field metadata.

    Parameters
    ----------
    name : str
        Name of a table of the registry.

    Returns
    -------
    pyarrow.Schema
        Columns in the order of the registry.

    Examples
    --------
    >>> arrow_schema("events").field("event_date").type
    DataType(date32[day])
    """
    return pa.schema([arrow_field(column) for column in table(name).columns])


def arrow_field(column: Column) -> pa.Field:
    """Return one column as an Arrow field with its metadata."""
    metadata = {"description": column.description}
    if column.unit:
        metadata["unit"] = column.unit
    return pa.field(column.name, _TYPES[column.type], column.nullable, metadata)
