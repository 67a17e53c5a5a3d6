"""``croissant.json``: the files for machine learning platforms (MLCommons Croissant 1.0)."""

from __future__ import annotations

import json
from functools import cache
from importlib.resources import files
from typing import Any

from caucasus_events.data.manifest import FileEntry
from caucasus_events.release.describing import Facts
from caucasus_events.vocabulary.registry import Column, table

_TYPES = {
    "integer": "sc:Integer",
    "number": "sc:Float",
    "boolean": "sc:Boolean",
    "date": "sc:Date",
    "timestamp": "sc:DateTime",
}


@cache
def _context() -> dict[str, Any]:
    text = files(__package__).joinpath("croissant_context.json").read_text("utf-8")
    context: dict[str, Any] = json.loads(text)
    return context


def croissant(facts: Facts) -> dict[str, Any]:
    """Return the descriptor: every CSV as a file, its columns as a record set."""
    tables = [entry for entry in facts.files if entry.name.startswith("csv/")]
    body: dict[str, Any] = {
        "@context": _context(),
        "@type": "sc:Dataset",
        "conformsTo": "http://mlcommons.org/croissant/1.0",
        "name": "caucasus-events",
        "description": facts.description,
        "version": f"{facts.version}",
        "license": "https://creativecommons.org/licenses/by/4.0/",
        "citeAs": facts.citation.bibtex,
        "creator": {"@type": "sc:Organization", "name": facts.author},
        "distribution": [_file(entry) for entry in tables],
        "recordSet": [_records(entry) for entry in tables],
    }
    if facts.released:
        body["datePublished"] = facts.released
    return body


def _file(entry: FileEntry) -> dict[str, Any]:
    return {
        "@type": "cr:FileObject",
        "@id": entry.name,
        "name": entry.name,
        "contentUrl": entry.name,
        "contentSize": f"{entry.bytes} B",
        "encodingFormat": "text/csv",
        "sha256": entry.sha256,
    }


def _records(entry: FileEntry) -> dict[str, Any]:
    item = table(entry.name.removeprefix("csv/").removesuffix(".csv"))
    record: dict[str, Any] = {
        "@type": "cr:RecordSet",
        "@id": item.name,
        "name": item.name,
        "description": item.description,
        "field": [
            _field(entry.name, item.name, column)
            for column in item.columns
            if column.type != "geometry"
        ],
    }
    if item.key:
        record["key"] = {"@id": f"{item.name}/{item.key}"}
    return record


def _field(file: str, name: str, column: Column) -> dict[str, Any]:
    return {
        "@type": "cr:Field",
        "@id": f"{name}/{column.name}",
        "name": column.name,
        "description": column.description,
        "dataType": _TYPES.get(column.type, "sc:Text"),
        "source": {"fileObject": {"@id": file}, "extract": {"column": column.name}},
    }
