"""``caucasus-events export``."""

from __future__ import annotations

import sys
from enum import StrEnum
from pathlib import Path

import typer


class Format(StrEnum):
    """Forms of an export."""

    CSV = "csv"
    PARQUET = "parquet"
    GEOJSON = "geojson"
    ACLED = "acled"


def register(app: typer.Typer) -> None:
    """Add the command to the application."""
    app.command("export")(export)


def export(
    table: str = typer.Argument(help="A table, such as events."),
    version: str = typer.Option("latest", "--version", help="The release."),
    form: Format = typer.Option(Format.CSV, "--format", help="The form of the output."),
    start: str = typer.Option(None, "--start", help="First day, YYYY-MM-DD."),
    end: str = typer.Option(None, "--end", help="Last day, YYYY-MM-DD."),
    bbox: str = typer.Option(None, "--bbox", metavar="W,S,E,N", help="Box in degrees."),
    out: Path = typer.Option(None, "--out", help="File to write; default: standard output."),
) -> None:
    """Write a table of a release in another form, ACLED's column layout included."""
    from caucasus_events.exchange.export import export_bytes

    box = bbox.split(",") if bbox else None
    data = export_bytes(table, form.value, version=version, start=start, end=end, bbox=box)
    if out is None:
        sys.stdout.buffer.write(data)
        sys.stdout.buffer.flush()
        return
    from caucasus_events.exchange.export import write_bytes

    write_bytes(out, data)
