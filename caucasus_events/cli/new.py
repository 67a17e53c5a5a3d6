"""``caucasus-events new``."""

from __future__ import annotations

from pathlib import Path

import typer


def register(app: typer.Typer) -> None:
    """Add the command to the application."""
    app.command("new")(new)


def new(
    batch: Path = typer.Argument(help="Folder to make, such as data/raw/2022-09-border."),
) -> None:
    """Make an empty batch: one CSV per table, every header in place."""
    from caucasus_events.batches import new_batch

    for path in new_batch(batch):
        typer.echo(path)
