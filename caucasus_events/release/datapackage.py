"""``datapackage.json``: the CSV files as a Frictionless Data Package."""

from __future__ import annotations

from typing import Any

from caucasus_events.data.manifest import FileEntry
from caucasus_events.release.describing import Facts
from caucasus_events.vocabulary.registry import Column, Table, table

_TYPES = {
    "id": "string",
    "string": "string",
    "code": "string",
    "integer": "integer",
    "number": "number",
    "boolean": "boolean",
    "date": "date",
    "timestamp": "datetime",
    "list": "string",
}


def datapackage(facts: Facts) -> dict[str, Any]:
    """Return the descriptor: one resource per CSV, its schema from the registry."""
    body: dict[str, Any] = {
        "profile": "tabular-data-package",
        "name": "caucasus-events",
        "title": facts.title,
        "version": facts.version,
        "licenses": [
            {
                "name": "CC-BY-4.0",
                "path": "https://creativecommons.org/licenses/by/4.0/",
                "title": "Creative Commons Attribution 4.0",
            }
        ],
        "resources": [_resource(entry) for entry in facts.files if entry.name.startswith("csv/")],
    }
    if facts.released:
        body["created"] = f"{facts.released}T00:00:00Z"
    return body


def _resource(entry: FileEntry) -> dict[str, Any]:
    name = entry.name.removeprefix("csv/").removesuffix(".csv")
    item = table(name)
    return {
        "profile": "tabular-data-resource",
        "name": name,
        "title": item.title,
        "description": item.description,
        "path": entry.name,
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8-sig",
        "dialect": {"delimiter": ",", "doubleQuote": True},
        "bytes": entry.bytes,
        "hash": f"sha256:{entry.sha256}",
        "parquet": f"{name}.parquet",
        "schema": _schema(item),
    }


def _schema(item: Table) -> dict[str, Any]:
    columns = [column for column in item.columns if column.type != "geometry"]
    schema: dict[str, Any] = {
        "fields": [_field(column, item) for column in columns],
        "missingValues": [""],
    }
    if item.key:
        schema["primaryKey"] = [item.key]
    return schema


def _field(column: Column, item: Table) -> dict[str, Any]:
    limits: dict[str, Any] = {}
    if not column.nullable:
        limits["required"] = True
    if column.name == item.key:
        limits["unique"] = True
    if column.type == "code" and column.allowed:
        limits["enum"] = list(column.allowed)
    if column.pattern:
        limits["pattern"] = column.pattern
    if column.type in {"integer", "number"}:
        limits.update(_range(column))
    field: dict[str, Any] = {
        "name": column.name,
        "type": _TYPES[column.type],
        "description": _description(column),
    }
    if column.type == "boolean":
        field.update(trueValues=["true"], falseValues=["false"])
    if column.type == "timestamp":
        field["format"] = "any"
    return {**field, "constraints": limits} if limits else field


def _range(column: Column) -> dict[str, float]:
    whole = column.type == "integer"
    limits = {"minimum": column.minimum, "maximum": column.maximum}
    return {
        name: int(value) if whole else value for name, value in limits.items() if value is not None
    }


def _description(column: Column) -> str:
    unit = f" Unit: {column.unit}." if column.unit else ""
    joined = " Items are joined by ';'." if column.type == "list" else ""
    return column.description + unit + joined
