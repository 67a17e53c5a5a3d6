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
    paths: list[Path] = typer.Argument(help="Batch folders, folders of batches, or releases."),
    form: Format = typer.Option(Format.TEXT, "--format", help="Text, JSON, GitHub annotations."),
    against: str = typer.Option("latest", help="Earlier release: a version, latest or none."),
    fail_on: FailOn = typer.Option(FailOn.ERROR, help="What makes the exit code 1."),
) -> None:
    """Check batches or releases: every fault in one run, with file, line and what to do."""
    from caucasus_events.checks import validate as check
    from caucasus_events.checks.problem import Report
    from caucasus_events.checks.releases import release_problems, releases_at
    from caucasus_events.checks.reports import FORMATS, summary
    from caucasus_events.release import verify

    releases = {path: releases_at(path) for path in paths}
    batches = [path for path, found in releases.items() if not found]
    report = Report()
    if batches:
        report = check(batches, against=None if against == "none" else against)
    for folder in (folder for found in releases.values() for folder in found):
        report.items += release_problems(folder, verify(folder))
    text = FORMATS[form.value](report)
    if text:
        typer.echo(text)
    step_summary = os.environ.get("GITHUB_STEP_SUMMARY")
    if form is Format.GITHUB and step_summary:
        with Path(step_summary).open("a", encoding="utf-8") as file:
            file.write(summary(report))
    if report.errors or (fail_on is FailOn.WARNING and report.warnings):
        raise typer.Exit(1)
