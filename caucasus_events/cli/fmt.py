"""``caucasus-events fmt``."""

from __future__ import annotations

from pathlib import Path

import typer


def register(app: typer.Typer) -> None:
    """Add the command to the application."""
    app.command("fmt")(fmt)


def fmt(
    paths: list[Path] = typer.Argument(help="Batch folders, or folders of batches."),
    check: bool = typer.Option(False, "--check", help="Change nothing; exit 1 if fmt would."),
) -> None:
    """Give drafts their ids, sort rows, normalise cells."""
    from caucasus_events.batches import batch_folders
    from caucasus_events.batches import fmt as format_batch

    changed = [
        path for folder in batch_folders(paths) for path in format_batch(folder, check=check)
    ]
    for path in changed:
        typer.echo(f"{'would change' if check else 'changed'} {path}")
    if check and changed:
        raise typer.Exit(1)
