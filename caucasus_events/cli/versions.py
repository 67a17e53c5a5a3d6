"""``caucasus-events versions``."""

from __future__ import annotations

import typer


def register(app: typer.Typer) -> None:
    """Add the command to the application."""
    app.command("versions")(versions)


def versions() -> None:
    """List the releases that can be loaded, oldest first."""
    from caucasus_events.data import versions as known
    from caucasus_events.data.roots import root

    found = known()
    for version in found:
        typer.echo(version)
    if not found:
        typer.echo(f"there is no release in {root()}", err=True)
