"""The registry as pandas dtypes, and the way between frames and Arrow."""

from __future__ import annotations

import math
from typing import Any, cast

import numpy as np
import pandas as pd
import pyarrow as pa

from caucasus_events.schema.arrow import arrow_schema
from caucasus_events.vocabulary.registry import Column, Table, table

_DTYPES: dict[str, Any] = {
    "id": "str",
    "string": "str",
    "integer": "Int64",
    "number": "float64",
    "boolean": "boolean",
    "date": "datetime64[us]",
    "timestamp": "datetime64[us, UTC]",
    "list": "object",
    "geometry": "object",
}


def dtype(column: Column) -> Any:
    """Return the pandas dtype of a column.

    Coded columns are categories in the order of the registry, integers are nullable, dates
    are ``datetime64[us]``, timestamps ``datetime64[us, UTC]``, lists are Python lists.
    """
    if column.type == "code":
        return pd.CategoricalDtype(list(column.allowed or ()))
    return _DTYPES[column.type]


def typed(name: str, data: Any = None) -> pd.DataFrame:
    """Return a frame with all columns of a table, typed, in the order of the registry.

    Parameters
    ----------
    name : str
        Name of a table.
    data : DataFrame, list of dict or dict of lists, optional
        Values by column. Columns that are absent become NULL, others than the table's are
        left out.

    Returns
    -------
    pandas.DataFrame
        One row per row of `data`, the index kept.

    Examples
    --------
    >>> frame = typed("casualties", [{"casualty_id": "CA-00000000", "count": 2}])
    >>> frame["count"].dtype, frame["outcome"].isna().all().item()
    (Int64Dtype(), True)
    """
    raw = data if isinstance(data, pd.DataFrame) else pd.DataFrame(data or None)
    columns = [column for column in table(name).columns if column.name in raw]
    return completed(
        name, {column.name: typed_column(column, raw[column.name]) for column in columns}, raw.index
    )


def completed(name: str, columns: dict[str, pd.Series], index: pd.Index) -> pd.DataFrame:
    """Return typed columns as a frame of a table, NULL where there is none."""
    every = {
        column.name: columns[column.name] if column.name in columns else nulls(column, index)
        for column in table(name).columns
    }
    return pd.DataFrame(every, index=index)


def nulls(column: Column, index: pd.Index) -> pd.Series:
    """Return a column of NULL."""
    one = pd.Series([None], dtype=dtype(column))
    return one.take(np.zeros(len(index), dtype="int64")).set_axis(index)


def typed_column(column: Column, values: pd.Series) -> pd.Series:
    """Return values with the dtype of a column, the index kept.

    Raises
    ------
    TypeError, ValueError
        If a value is not of the column's type.
    """
    if column.type in {"list", "geometry"}:
        listed = [None if is_null(value) else value for value in values]
        return pd.Series(listed, index=values.index, dtype="object")
    if column.type == "date":
        return pd.to_datetime(values).astype(_DTYPES["date"])
    if column.type == "timestamp":
        return pd.to_datetime(values, utc=True).astype(_DTYPES["timestamp"])
    return values.astype(dtype(column))


def to_arrow(name: str, frame: pd.DataFrame) -> pa.Table:
    """Return a typed frame as an Arrow table with the table's schema.

    Parameters
    ----------
    name : str
        Name of a table.
    frame : pandas.DataFrame
        A frame as `typed` makes it.

    Returns
    -------
    pyarrow.Table
        Without pandas metadata, one chunk per column.
    """
    schema = arrow_schema(name)
    arrays = [_array(frame[field.name], field) for field in schema]
    return pa.Table.from_arrays(arrays, schema=schema)


def _array(series: pd.Series, field: pa.Field) -> pa.Array:
    if isinstance(series.dtype, pd.CategoricalDtype):
        return pa.Array.from_pandas(series).cast(field.type)
    return cast("pa.Array", pa.Array.from_pandas(series, type=field.type))


def is_null(value: object) -> bool:
    """Tell whether a value is NULL, whatever the library that says so."""
    if value is None or value is pd.NA or value is pd.NaT:
        return True
    return isinstance(value, float) and math.isnan(value)


def from_arrow(name: str, data: pa.Table) -> pd.DataFrame:
    """Return an Arrow table as a frame with the dtypes of `typed`.

    Only the columns that `data` holds are returned, in its order.
    """
    item: Table = table(name)
    columns = {
        field: from_array(item.column(field), data.column(field)) for field in data.column_names
    }
    return pd.DataFrame(columns)


def from_array(column: Column, values: pa.ChunkedArray) -> pd.Series:
    """Return an Arrow column with the dtype of a column."""
    if column.type in {"list", "geometry"}:
        return pd.Series(values.to_pylist(), dtype="object")
    if column.type in {"integer", "boolean"}:
        wanted = pd.Int64Dtype() if column.type == "integer" else pd.BooleanDtype()
        return cast("pd.Series", values.to_pandas(types_mapper=lambda _: wanted))
    plain = values.cast(pa.string()) if column.type == "code" else values
    return cast("pd.Series", plain.to_pandas().astype(dtype(column)))
