"""``caucasus-events evaluate``."""

from __future__ import annotations

import json
from enum import StrEnum
from pathlib import Path

import typer


class Format(StrEnum):
    """Forms of the answer."""

    TEXT = "text"
    JSON = "json"


def register(app: typer.Typer) -> None:
    """Add the command to the application."""
    app.command("evaluate")(evaluate)


def evaluate(
    gold_dir: Path = typer.Argument(help="Folder with gold.jsonl and the articles it names."),
    extractor: str = typer.Option("rules", "--extractor", help="Name of the extractor."),
    form: Format = typer.Option(Format.TEXT, "--format", help="Text or JSON."),
    faults: bool = typer.Option(True, "--faults/--no-faults", help="List every fault."),
) -> None:
    """Score an extractor on a gold set: events, fields, false rows, every miss with its words."""
    from caucasus_events.cli.progress import tracked
    from caucasus_events.errors import CaucasusEventsError
    from caucasus_events.parse.archive.articles import parse_one
    from caucasus_events.parse.evaluation import evaluate as score
    from caucasus_events.parse.evaluation import load_gold, render
    from caucasus_events.text import Document

    if not gold_dir.is_dir():
        raise CaucasusEventsError(f"there is no folder {gold_dir}", hint="name the gold set's")
    gold = load_gold(gold_dir)
    unusable = []

    def extract(document: Document) -> dict[str, object]:
        result = parse_one(document, extractor)
        if result.error is not None:
            unusable.append(f"{document.path}: {result.error}")
        return result.to_dict()

    with tracked(len(gold), "articles") as advance:
        scores = score(gold, lambda document: (extract(document), advance())[0], extractor)
    for line in unusable:
        typer.echo(line, err=True)
    if form is Format.JSON:
        typer.echo(json.dumps(scores.to_dict(), ensure_ascii=False))
    else:
        typer.echo(render(scores, faults=faults))
    if unusable:
        raise typer.Exit(1)
