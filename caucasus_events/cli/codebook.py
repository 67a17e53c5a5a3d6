"""``caucasus-events codebook``."""

from __future__ import annotations

from enum import StrEnum

import typer


class Format(StrEnum):
    """Forms of the codebook."""

    MD = "md"
    JSON = "json"


def register(app: typer.Typer) -> None:
    """Add the command to the application."""
    app.command("codebook")(codebook)


def codebook(
    form: Format = typer.Option(Format.MD, "--format", help="Markdown or JSON."),
) -> None:
    """Print the codebook: every table and column, generated from the registry."""
    from caucasus_events.schema.codebook import as_json, as_markdown

    typer.echo(as_markdown() if form is Format.MD else as_json())
