"""``caucasus-events gazetteer add``: a user's own GeoNames dumps."""

from __future__ import annotations

from pathlib import Path

import typer


def register(app: typer.Typer) -> None:
    """Add the command to the application."""
    group = typer.Typer(help="Places of your own beside the embedded ones.", no_args_is_help=True)
    group.callback()(_group)
    group.command("add")(add)
    app.add_typer(group, name="gazetteer")


def _group() -> None:
    """Places of your own beside the embedded ones."""


def add(
    files: list[Path] = typer.Argument(help="GeoNames country dumps: AM.zip, AZ.zip or .txt."),
) -> None:
    """Index GeoNames country dumps; the embedded places win where both know one."""
    from caucasus_events.geo.adding import add_dumps

    result = add_dumps(files)
    typer.echo(
        f"{result.added} places added to {result.folder} ({result.records} records read; "
        f"{result.embedded} already embedded, {result.elsewhere} outside their country)"
    )
