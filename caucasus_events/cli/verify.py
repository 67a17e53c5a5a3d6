"""``caucasus-events verify``."""

from __future__ import annotations

from pathlib import Path

import typer


def register(app: typer.Typer) -> None:
    """Add the command to the application."""
    app.command("verify")(verify)


def verify(folder: Path = typer.Argument(help="A release's folder.")) -> None:
    """Check that a release's files, hashes, tables and references hold."""
    from caucasus_events.release import verify as problems_of

    problems = problems_of(folder)
    for problem in problems:
        typer.echo(problem)
    if problems:
        count = len(problems)
        typer.echo(f"{folder}: {count} problem{'s' * (count != 1)}", err=True)
        raise typer.Exit(1)
    typer.echo(f"{folder}: every file, hash, table and reference holds")
