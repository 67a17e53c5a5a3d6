"""Tables and columns: the single place where a column is defined."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files
from typing import Any, Literal

from caucasus_events.errors import CaucasusEventsError
from caucasus_events.vocabulary.codes import values

ColumnType = Literal[
    "id", "string", "code", "integer", "number", "boolean", "date", "timestamp", "list", "geometry"
]

BATCH_TABLES = ("sources", "events", "casualties", "ceasefires", "evidence")
"""Tables that a batch may hold, in the order in which they refer to each other."""

REFERENCE_TABLES = ("actors", "places", "place_names", "control_periods", "boundaries")
"""Tables that the library ships and every release publishes."""

RELEASE_TABLES = ("registry", "changes")
"""Tables that a release derives about itself."""

SCHEMA_VERSION = "1.1.0"
"""Semantic version of the tables and columns, apart from the library's and the data's."""

TABLE_NAMES = BATCH_TABLES + REFERENCE_TABLES + RELEASE_TABLES


FIRST_DAY, LAST_DAY = date(1900, 1, 1), date(2099, 12, 31)
"""No date or time of any table lies outside."""


@dataclass(frozen=True, slots=True)
class Column:
    """One column of one table."""

    name: str
    type: ColumnType
    description: str
    nullable: bool = False
    derived: bool = False
    unit: str | None = None
    values_name: str | None = None
    pattern: str | None = None
    references: str | None = None
    minimum: float | None = None
    maximum: float | None = None
    zones: bool = False
    rule: str | None = None
    acled: str | None = None
    ucdp: str | None = None

    @property
    def allowed(self) -> tuple[str, ...] | None:
        """Allowed values, or None where any value of the type is allowed."""
        return values(self.values_name) if self.values_name else None


@dataclass(frozen=True, slots=True)
class Table:
    """One table: its key, the prefix of its identifiers, its columns in order."""

    name: str
    title: str
    description: str
    key: str | None
    prefix: str | None
    columns: tuple[Column, ...]

    @property
    def column_names(self) -> tuple[str, ...]:
        """Names of all columns, derived ones included."""
        return tuple(column.name for column in self.columns)

    @property
    def required(self) -> tuple[str, ...]:
        """Names of the columns that a batch must have: all that are not derived."""
        return tuple(column.name for column in self.columns if not column.derived)

    @property
    def derived(self) -> tuple[str, ...]:
        """Names of the columns that the library computes."""
        return tuple(column.name for column in self.columns if column.derived)

    def column(self, name: str) -> Column:
        """Return the column of that name.

        Raises
        ------
        CaucasusEventsError
            If the table has no such column; the message lists the valid ones.
        """
        for column in self.columns:
            if column.name == name:
                return column
        raise CaucasusEventsError(
            f"table {self.name!r} has no column {name!r}",
            hint=f"its columns are: {', '.join(self.column_names)}",
        )


@cache
def table(name: str) -> Table:
    """Return a table of the registry.

    Parameters
    ----------
    name : str
        One of `TABLE_NAMES`.

    Raises
    ------
    CaucasusEventsError
        If there is no such table; the message lists the valid ones.

    Examples
    --------
    >>> table("events").key
    'event_id'
    >>> table("events").column("iso").derived
    True
    """
    if name not in TABLE_NAMES:
        raise CaucasusEventsError(
            f"there is no table {name!r}", hint=f"choose one of: {', '.join(TABLE_NAMES)}"
        )
    text = files(__package__).joinpath("tables", f"{name}.toml").read_text("utf-8")
    raw = tomllib.loads(text)
    return Table(
        name=raw["name"],
        title=raw["title"],
        description=raw["description"],
        key=raw["key"] or None,
        prefix=raw.get("prefix"),
        columns=tuple(_column(entry) for entry in raw["columns"]),
    )


def _column(entry: dict[str, Any]) -> Column:
    renamed = {("values_name" if key == "values" else key): value for key, value in entry.items()}
    return Column(**renamed)


def table_of_id(row_id: str) -> str | None:
    """Return the name of the table whose identifiers begin like this one.

    Examples
    --------
    >>> table_of_id("CA-0123ABCD")
    'casualties'
    >>> table_of_id("X-1") is None
    True
    """
    for name in (*BATCH_TABLES, "places"):
        prefix = table(name).prefix
        if prefix and row_id.startswith(prefix):
            return name
    return None
