"""``caucasus-events validate``."""

from __future__ import annotations

import os
from enum import StrEnum
from pathlib import Path

import typer


class Format(StrEnum):
    """Forms of the report."""

    TEXT = "text"
    JSON = "json"
    GITHUB = "github"


class FailOn(StrEnum):
    """What makes the command end with 1."""

    ERROR = "error"
    WARNING = "warning"


def register(app: typer.Typer) -> None:
    """Add the command to the application."""
    app.command("validate")(validate)


def validate(
    paths: list[Path] = typer.Argument(help="Batch folders, or folders of batches."),
    form: Format = typer.Option(Format.TEXT, "--format", help="Text, JSON, GitHub annotations."),
    against: str = typer.Option("latest", help="Earlier release: a version, latest or none."),
    fail_on: FailOn = typer.Option(FailOn.ERROR, help="What makes the exit code 1."),
) -> None:
    """Check batches: every fault in one run, with file, line and what to do."""
    from caucasus_events.checks import validate as check
    from caucasus_events.checks.reports import FORMATS, summary

    report = check(paths, against=None if against == "none" else against)
    text = FORMATS[form.value](report)
    if text:
        typer.echo(text)
    step_summary = os.environ.get("GITHUB_STEP_SUMMARY")
    if form is Format.GITHUB and step_summary:
        with Path(step_summary).open("a", encoding="utf-8") as file:
            file.write(summary(report))
    if report.errors or (fail_on is FailOn.WARNING and report.warnings):
        raise typer.Exit(1)
