"""The codebook, generated from the registry."""

from __future__ import annotations

import json
from typing import Any

from caucasus_events.vocabulary.actors import actors
from caucasus_events.vocabulary.codes import event_types, inters
from caucasus_events.vocabulary.registry import TABLE_NAMES, Column, Table, table

_PREAMBLE = (
    "NULL means not reported, 0 means reported as none. Columns marked * are derived and "
    "never typed by hand. Labels that ACLED or UCDP have too are given as counterparts."
)


def as_dict() -> dict[str, Any]:
    """Return the codebook as plain data: tables, columns, codes, actors."""
    return {
        "tables": [_table_dict(table(name)) for name in TABLE_NAMES],
        "event_types": [
            {name: getattr(item, name) for name in item.__slots__}
            for item in event_types().values()
        ],
        "inter": [
            {"inter": item.inter, "acled_code": item.acled_code, "description": item.description}
            for item in inters().values()
        ],
        "actors": [
            {
                "actor_name": item.actor_name,
                "side": item.side,
                "inter": item.inter,
                "valid_from": item.valid_from.isoformat() if item.valid_from else None,
                "valid_to": item.valid_to.isoformat() if item.valid_to else None,
            }
            for item in actors().values()
        ],
    }


def as_json() -> str:
    """Return the codebook as JSON text."""
    return json.dumps(as_dict(), ensure_ascii=False, indent=2)


def as_markdown() -> str:
    """Return the codebook as Markdown text."""
    parts = [
        "# Codebook",
        "",
        _PREAMBLE,
    ]
    for name in TABLE_NAMES:
        parts += ["", *_table_markdown(table(name))]
    parts += ["", "## Event types", "", "| sub_event_type | event_type | disorder_type | meaning |"]
    parts += ["|---|---|---|---|"]
    parts += [
        f"| {item.sub_event_type} | {item.event_type} | {item.disorder_type} | {item.description} |"
        for item in event_types().values()
    ]
    parts += ["", "## Actor types", "", "| inter | ACLED's number | meaning |", "|---|---|---|"]
    parts += [f"| {i.inter} | {i.acled_code} | {i.description} |" for i in inters().values()]
    parts += ["", "## Actors", "", "| actor_name | side | valid |", "|---|---|---|"]
    parts += [
        f"| {a.actor_name} | {a.side} | {a.valid_from or '…'} to {a.valid_to or '…'} |"
        for a in actors().values()
    ]
    return "\n".join(parts) + "\n"


def _table_dict(item: Table) -> dict[str, Any]:
    return {
        "name": item.name,
        "title": item.title,
        "description": item.description,
        "key": item.key,
        "columns": [
            {
                "name": column.name,
                "type": column.type,
                "unit": column.unit,
                "nullable": column.nullable,
                "derived": column.derived,
                "values": list(column.allowed) if column.allowed else None,
                "references": column.references,
                "description": column.description,
                "rule": column.rule,
                "acled": column.acled,
                "ucdp": column.ucdp,
            }
            for column in item.columns
        ],
    }


def _table_markdown(item: Table) -> list[str]:
    head = [
        f"## {item.title} (`{item.name}`)",
        "",
        item.description,
        "",
        "| column | type | NULL | meaning | ACLED | UCDP |",
        "|---|---|---|---|---|---|",
    ]
    return head + [_column_markdown(column) for column in item.columns]


def _column_markdown(column: Column) -> str:
    kind = column.type + (f", {column.unit}" if column.unit else "")
    meaning = " ".join(part for part in (column.description, column.rule) if part)
    if column.allowed and column.values_name not in {"sub_event_type", "inter", "country"}:
        meaning += " Values: " + ", ".join(f"`{value}`" for value in column.allowed) + "."
    cells = [
        f"`{column.name}`" + ("*" if column.derived else ""),
        kind,
        "yes" if column.nullable else "no",
        meaning,
        column.acled or "",
        column.ucdp or "",
    ]
    return "| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |"
