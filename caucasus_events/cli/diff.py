"""``caucasus-events diff``."""

from __future__ import annotations

import json
from enum import StrEnum
from typing import TYPE_CHECKING, Any

import typer

if TYPE_CHECKING:
    import pandas as pd

    from caucasus_events.release import Difference

_SHOWN = 40


class Format(StrEnum):
    """Forms of a difference."""

    TEXT = "text"
    JSON = "json"


def register(app: typer.Typer) -> None:
    """Add the command to the application."""
    app.command("diff")(diff)


def diff(
    old: str = typer.Argument(metavar="A", help="The earlier version."),
    new: str = typer.Argument(metavar="B", help="The later version."),
    form: Format = typer.Option(Format.TEXT, "--format", help="For people or for machines."),
) -> None:
    """Show what changed between two releases, cell by cell, and why."""
    from caucasus_events.release import diff as compare

    found = compare(old, new)
    typer.echo(_json(found) if form is Format.JSON else _text(found))


def _json(found: Difference) -> str:
    rows = found.changes.astype("object").where(found.changes.notna(), None)
    body = {
        "old": found.old,
        "new": found.new,
        "schema": found.schema,
        "changes": rows.to_dict("records"),
        "retired": {
            row_id: {"status": status, "superseded_by": successor}
            for row_id, (status, successor) in found.fates.items()
        },
    }
    return json.dumps(body, ensure_ascii=False, indent=2)


def _text(found: Difference) -> str:
    lines = [f"{found.old} -> {found.new}", ""]
    for change in found.schema:
        verb = "new" if change["op"] == "ADD" else "gone"
        lines.append(f"schema: {change['table']}.{change['column']} is {verb}")
    for name, group in found.changes.groupby("table", sort=False):
        lines += [*_table(str(name), group, found), ""]
    if len(found.changes) == 0 and not found.schema:
        lines.append("nothing changed")
    return "\n".join(lines).rstrip()


def _table(name: str, group: pd.DataFrame, found: Difference) -> list[str]:
    changed = group.loc[group["op"] == "MOD", "row_id"].nunique()
    counts = f"{(group['op'] == 'ADD').sum()} added, {changed} changed"
    lines = [f"{name}: {counts}, {(group['op'] == 'DEL').sum()} gone"]
    rows = group.to_dict("records")
    lines += [_row(row, found) for row in rows[:_SHOWN]]
    if len(rows) > _SHOWN:
        lines.append(f"  ... and {len(rows) - _SHOWN} more; --format json shows all")
    return lines


def _row(row: dict[Any, Any], found: Difference) -> str:
    reason = f"   ({row['reason']})" if isinstance(row["reason"], str) else ""
    if row["op"] == "MOD":
        cells = f"{_cell(row['old'])} -> {_cell(row['new'])}"
        return f"  ~ {row['row_id']}  {row['column']}: {cells}{reason}"
    if row["op"] == "ADD":
        return f"  + {row['row_id']}{reason}"
    status, successor = found.fates.get(row["row_id"], ("", None))
    fate = f"  {status}" + (f" into {successor}" if successor else "")
    return f"  - {row['row_id']}{fate.rstrip()}{reason}"


def _cell(value: object) -> str:
    return value if isinstance(value, str) else "NULL"
