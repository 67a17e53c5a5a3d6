"""The registry as pandera models, for typed frames (``coerce=False``).

The models hold the rules of single columns: type, NULL, range, form, key. They serve a user's
own pipeline, ``@pa.check_types`` included; the rules across columns and tables are
`caucasus_events.checks`.
"""

from __future__ import annotations

from typing import Any

import pandas as pd
import pandera.pandas as pa

from caucasus_events.schema.frames import dtype
from caucasus_events.vocabulary.ids import ALPHABET, LENGTH
from caucasus_events.vocabulary.registry import FIRST_DAY, LAST_DAY, Column, Table, table

_ANNOTATIONS: dict[str, Any] = {
    "id": str,
    "string": str,
    "integer": "Int64",
    "number": float,
    "boolean": "boolean",
    "date": "datetime64[us]",
    "timestamp": "datetime64[us, UTC]",
    "list": object,
}


def _form(column: Column, item: Table) -> str | None:
    if column.pattern:
        return rf"\A(?:{column.pattern})\Z"
    target = item if column.name == item.key else table(column.references or item.name)
    if column.type == "id" and target.prefix and (column.references or column.name == item.key):
        return rf"\A{target.prefix}[{ALPHABET}]{{{LENGTH}}}\Z"
    return None


def _column(column: Column, item: Table) -> pa.Column:
    checks = []
    if column.minimum is not None:
        checks.append(pa.Check.ge(column.minimum))
    if column.maximum is not None:
        checks.append(pa.Check.le(column.maximum))
    if column.type in {"date", "timestamp"}:
        zone = "UTC" if column.type == "timestamp" else None
        first, end = (pd.Timestamp(day, tz=zone) for day in (FIRST_DAY, LAST_DAY))
        checks += [pa.Check.ge(first), pa.Check.lt(end + pd.Timedelta(days=1))]
    if column.type == "list":
        checks.append(pa.Check(_once_each, name="items stand once each"))
    form = _form(column, item)
    if form and column.type in {"id", "string"}:
        checks.append(pa.Check.str_matches(form))
    kind = dtype(column) if column.type == "code" else _ANNOTATIONS[column.type]
    return pa.Column(
        kind,
        checks=checks,
        nullable=column.nullable or column.derived,
        unique=column.name == item.key,
        required=not column.derived,
        description=column.description,
    )


def _once_each(lists: pd.Series) -> pd.Series:
    return lists.map(lambda items: not isinstance(items, list) or len(set(items)) == len(items))


def frame_schema(name: str) -> pa.DataFrameSchema:
    """Return a table's rules of single columns as a pandera schema.

    Parameters
    ----------
    name : str
        Table of the registry.

    Returns
    -------
    pandera.DataFrameSchema
        Other columns are allowed; derived columns may be absent.
    """
    item = table(name)
    columns = {column.name: _column(column, item) for column in item.columns}
    return pa.DataFrameSchema(columns, coerce=False, strict=False, name=name)


class _Generated(pa.DataFrameModel):
    """A model whose schema comes from the registry."""

    class Config(pa.DataFrameModel.Config):  # type: ignore[misc, valid-type]
        """Nothing is coerced: type the frame first."""

        coerce = False

    @classmethod
    def to_schema(cls) -> pa.DataFrameSchema:
        """Return the schema of the model's table."""
        return frame_schema(_TABLES[cls.__name__])


class EventsSchema(_Generated):
    """Rules of the columns of events."""


class CasualtiesSchema(_Generated):
    """Rules of the columns of casualty claims."""


class CeasefiresSchema(_Generated):
    """Rules of the columns of ceasefires."""


class SourcesSchema(_Generated):
    """Rules of the columns of sources."""


_TABLES = {
    "EventsSchema": "events",
    "CasualtiesSchema": "casualties",
    "CeasefiresSchema": "ceasefires",
    "SourcesSchema": "sources",
}
