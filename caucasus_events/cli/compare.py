"""``caucasus-events compare``."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path

import typer


class Format(StrEnum):
    """Forms of a comparison."""

    TEXT = "text"
    JSON = "json"


def register(app: typer.Typer) -> None:
    """Add the command to the application."""
    app.command("compare")(compare)


def compare(
    file: Path = typer.Argument(help="Your own ACLED or UCDP download, a CSV."),
    version: str = typer.Option("latest", "--version", help="The release to hold it against."),
    form: Format = typer.Option(Format.TEXT, "--format", help="For people or for machines."),
) -> None:
    """Hold your own ACLED or UCDP download against a release: what both have, likely pairs."""
    import json

    from caucasus_events.data import load
    from caucasus_events.exchange.compare import compare as hold_against
    from caucasus_events.exchange.compare import import_file

    theirs = import_file(file)
    found = hold_against(load("events", version), theirs.events)
    if form is Format.JSON:
        body = {
            "dataset": theirs.dataset,
            "table": json.loads(found.table.to_json(orient="records")),
            "pairs": json.loads(found.pairs.to_json(orient="records")),
            "losses": dict(theirs.losses),
        }
        typer.echo(json.dumps(body, ensure_ascii=False, indent=2))
        return
    if len(found.table):
        typer.echo(found.table.to_string(index=False))
    totals = found.table[["ours", "theirs"]].sum()
    typer.echo(
        f"\n{totals['ours']} events here, {totals['theirs']} there, {len(found.pairs)} likely pairs"
    )
    if len(found.pairs):
        typer.echo(found.pairs.to_string(index=False))
