"""``caucasus-events import``."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path

import typer


class Dataset(StrEnum):
    """Datasets whose downloads can be read."""

    ACLED = "acled"
    UCDP = "ucdp"


def register(app: typer.Typer) -> None:
    """Add the command to the application."""
    app.command("import")(import_)


def import_(
    dataset: Dataset = typer.Argument(help="Whose layout the file has."),
    file: Path = typer.Argument(help="Your own download, a CSV."),
    out: Path = typer.Option(None, "--out", help="CSV to write; default: standard output."),
) -> None:
    """Map your own ACLED or UCDP download to our columns, for comparison only."""
    from caucasus_events.batches import write_table
    from caucasus_events.exchange.acled_in import import_acled
    from caucasus_events.exchange.export import as_csv
    from caucasus_events.exchange.ucdp_in import import_ucdp

    read = {Dataset.ACLED: import_acled, Dataset.UCDP: import_ucdp}[dataset]
    found = read(file)
    if out is None:
        typer.echo(as_csv("events", found.events), nl=False)
    else:
        write_table(out, "events", found.events, derived=True)
    typer.echo(f"{len(found.events)} events; the mapping cannot keep:", err=True)
    for row in found.loss_table().itertuples(index=False):
        typer.echo(f"  {row.rows:>7}  {row.loss}", err=True)
