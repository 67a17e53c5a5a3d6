"""``caucasus-events diff``."""

from __future__ import annotations

import json
from enum import StrEnum
from typing import TYPE_CHECKING

import typer

if TYPE_CHECKING:
    from caucasus_events.release import Difference


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
    everything: bool = typer.Option(
        False, "--all", help="Show every row, not the first twenty of each kind."
    ),
) -> None:
    """Show what changed between two releases, cell by cell, and why."""
    from caucasus_events.release import diff as compare
    from caucasus_events.release.showing import show

    found = compare(old, new)
    if form is Format.JSON:
        typer.echo(_json(found))
    else:
        typer.echo(show(found, None) if everything else show(found))


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
