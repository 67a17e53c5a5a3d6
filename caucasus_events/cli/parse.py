"""``caucasus-events parse``."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from contextlib import ExitStack
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Any

import typer

from caucasus_events.errors import CaucasusEventsError

if TYPE_CHECKING:
    from concurrent.futures import Executor

    from caucasus_events.text import Document


LIKELY = "duplicates.jsonl"


class Format(StrEnum):
    """Forms of the answer."""

    TABLE = "table"
    JSONL = "jsonl"


def register(app: typer.Typer) -> None:
    """Add the command to the application."""
    app.command("parse")(parse)


def parse(
    paths: list[str] = typer.Argument(help="Articles: .txt, .md, .html, .jsonl, or folders."),
    out: Path | None = typer.Option(None, "--out", help="Batch folder to write."),
    form: Format = typer.Option(Format.TABLE, "--format", help="Table or jsonl."),
    published: str | None = typer.Option(None, "--published", help="Day, where not stated."),
    publisher: str | None = typer.Option(None, "--publisher", help="Publisher, where not stated."),
    extractor: str = typer.Option("rules", "--extractor", help="Name of the extractor."),
    jobs: int = typer.Option(1, "--jobs", min=1, help="Processes to use."),
) -> None:
    """Turn articles into candidate rows, every value with its words."""
    from caucasus_events.parse.extractors.registry import extractor_names

    if extractor not in extractor_names():
        raise CaucasusEventsError(
            f"there is no extractor {extractor!r}",
            hint=f"there are: {', '.join(extractor_names())}",
        )
    documents, single = _documents(paths, published, publisher)
    failed = 0
    found = False
    told: list[dict[str, Any]] = []
    with ExitStack() as stack:
        run = _run(documents, extractor, jobs, out, stack)
        for item, document in run:
            found = True
            told += item.get("events", []) if form is Format.TABLE else []
            if "error" in item:
                failed += 1
                if single:
                    raise CaucasusEventsError(f"{item['path']}: {item['error']}")
            _show(item, document, form)
        if out is not None:
            _write(out, stack, extractor)
    _show_likely(told)
    if not found and out is None:
        typer.echo("there is no article in these paths", err=True)
    if failed or (not found and out is None):
        raise typer.Exit(1)


def _documents(
    paths: list[str], published: str | None, publisher: str | None
) -> tuple[Iterator[Document], bool]:
    from dataclasses import replace
    from datetime import date

    from caucasus_events.text import discover, read

    day = None
    if published is not None:
        try:
            day = date.fromisoformat(published)
        except ValueError:
            raise CaucasusEventsError(f"{published!r} is no day", hint="use YYYY-MM-DD") from None
    files = discover(paths)
    single = len(files) == 1 and files[0].suffix != ".jsonl" and not Path(paths[0]).is_dir()

    def stream() -> Iterator[Document]:
        for file in files:
            for document in read(file):
                yield replace(
                    document,
                    published=document.published or day,
                    publisher=document.publisher or publisher,
                )

    return stream(), single


def _run(
    documents: Iterable[Document], extractor: str, jobs: int, out: Path | None, stack: ExitStack
) -> Iterator[tuple[dict[str, Any], Document]]:
    """Give the object of each article; with a batch folder, those of an earlier run are done."""
    from caucasus_events.cli.progress import tracked
    from caucasus_events.parse.archive.articles import parse_articles
    from caucasus_events.parse.archive.journal import NAME
    from caucasus_events.parse.archive.sketches import sketch

    journal = None
    if out is not None:
        if (out / "events.csv").exists() and not (out / NAME).exists():
            raise CaucasusEventsError(f"{out} holds a batch already", hint="name a new folder")
        journal = stack.enter_context(_journal(out, extractor))
        documents = (item for item in documents if not journal.take(item))
    executor = _executor(jobs, stack)
    advance = stack.enter_context(tracked(None, "articles"))
    for result in parse_articles(documents, executor, extractor=extractor):
        item = result.to_dict()
        if journal is not None:
            journal.add(result.document, {**item, "sketch": sketch(result.document.text)})
        advance()
        yield item, result.document


def _journal(out: Path, extractor: str) -> Any:
    from caucasus_events import __version__
    from caucasus_events.parse.archive.journal import Journal

    return Journal(out, f"{extractor} {__version__}")


def _executor(jobs: int, stack: ExitStack) -> Executor | None:
    if jobs == 1:
        return None
    from concurrent.futures import ProcessPoolExecutor
    from multiprocessing import get_context

    return stack.enter_context(ProcessPoolExecutor(jobs, mp_context=get_context("spawn")))


def _show(item: dict[str, Any], document: Document, form: Format) -> None:
    if form is Format.JSONL:
        typer.echo(json.dumps(item, ensure_ascii=False))
        return
    from caucasus_events.cli.article_table import show

    show(item, document)


def _show_likely(events: list[dict[str, Any]]) -> None:
    """Print which rows of several articles may be one event."""
    if not events:
        return
    from caucasus_events.cli.article_table import show_likely
    from caucasus_events.parse.archive.duplicates import proposals

    show_likely(events, list(proposals(events)))


def _write(out: Path, stack: ExitStack, extractor: str) -> None:
    """Write the batch from the journal, then drop the journal."""
    from caucasus_events.batches import write_batch
    from caucasus_events.parse.archive.journal import NAME
    from caucasus_events.parse.rows.result import TABLES
    from caucasus_events.schema.frames import typed

    stack.close()
    rows: dict[str, list[dict[str, Any]]] = {name: [] for name in TABLES}
    sketches: dict[str, list[int]] = {}
    failed, seen = 0, set()
    with _journal(out, extractor) as journal:
        for item in journal.items():
            failed += "error" in item
            if "error" in item or item["source"]["source_id"] in seen:
                continue
            seen.add(item["source"]["source_id"])
            sketches[item["source"]["source_id"]] = item["sketch"]
            if item["events"] or item["ceasefires"]:
                rows["sources"].append(item["source"])
            for name in TABLES[1:]:
                rows[name] += item[name]
    likely = _duplicates(rows, sketches, out)
    write_batch(out, {name: typed(name, listed) for name, listed in rows.items()})
    (out / NAME).unlink()
    counts = ", ".join(f"{len(listed)} {name}" for name, listed in rows.items())
    counts += f"; {likely} likely duplicates in {LIKELY}" if likely else ""
    typer.echo(f"{out}: {counts}" + (f", {failed} articles unusable" if failed else ""), err=True)


def _duplicates(
    rows: dict[str, list[dict[str, Any]]], sketches: dict[str, list[int]], out: Path
) -> int:
    """Merge what copies of one text report, and list the pairs that a person should look at."""
    from dataclasses import asdict

    from caucasus_events.parse.archive.duplicates import group_sources, merge, proposals

    group_sources(rows["sources"], sketches)
    merge(rows)
    found = sorted(proposals(rows["events"]), key=lambda item: (-item.score, item.first))
    if found:
        lines = "".join(json.dumps(asdict(item)) + "\n" for item in found)
        (out / LIKELY).write_text(lines, "utf-8")
    return len(found)
