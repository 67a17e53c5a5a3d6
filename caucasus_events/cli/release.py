"""``caucasus-events release``."""

from __future__ import annotations

import sys
from pathlib import Path

import typer


def register(app: typer.Typer) -> None:
    """Add the command to the application."""
    app.command("release")(release)


def release(
    version: str = typer.Argument(help="The new version, YYYY.M.N."),
    out: Path = typer.Option(
        Path("data/processed"), "--out", metavar="RELEASES_DIR", help="Where releases lie."
    ),
    raw: Path = typer.Option(Path("data/raw"), "--raw", help="The folder of batches."),
    allow_dirty: bool = typer.Option(
        False, "--allow-dirty", help="Build from an uncommitted tree; it is recorded."
    ),
    candidates: bool = typer.Option(
        False, "--candidates", help="Publish candidate rows too, for a preview."
    ),
) -> None:
    """Build an immutable release from all batches; refuses to do it wrong."""
    from caucasus_events.release import ChecksFailedError, build

    try:
        built = build(
            version,
            raw=raw,
            out=out,
            allow_dirty=allow_dirty,
            candidates=candidates,
            progress=_say if sys.stderr.isatty() else None,
        )
    except ChecksFailedError as failed:
        for problem in failed.report.errors:
            typer.echo(str(problem), err=True)
        typer.echo(f"refused: {failed.message}\n  {failed.hint}", err=True)
        raise typer.Exit(1) from None
    if built.duplicates:
        typer.echo(f"{len(built.duplicates)} likely duplicates, not merged:")
        for line in built.duplicates:
            typer.echo(f"  {line}")
    manifest = built.manifest
    for entry in manifest.files:
        if entry.name.endswith(".parquet"):
            typer.echo(f"{entry.rows:>8}  {entry.name}")
    dirty = " (from an uncommitted tree)" if manifest.git_dirty else ""
    typer.echo(f"released {manifest.version} into {built.folder}{dirty}")


def _say(step: str) -> None:
    typer.echo(f"... {step}", err=True)
