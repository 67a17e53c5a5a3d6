"""One article, or a stream of them."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator, Mapping
from concurrent.futures import BrokenExecutor, Executor, Future
from datetime import date
from functools import partial
from itertools import islice
from typing import Any

from caucasus_events.errors import CaucasusEventsError
from caucasus_events.parse.extractors.registry import run
from caucasus_events.parse.rows.result import ParseResult, fill
from caucasus_events.text import Document
from caucasus_events.text.language import is_english

_CHUNK = 64
_AHEAD = 4


def parse_article(
    text: str,
    *,
    published: date | str,
    publisher: str | None = None,
    title: str | None = None,
    url: str | None = None,
    language: str | None = None,
    extractor: str = "rules",
) -> ParseResult:
    """Read one article.

    Parameters
    ----------
    text : str
        The body.
    published : date or str
        Day of publication, ``YYYY-MM-DD``.
    publisher, title, url, language : str, optional
        What is known of the source.
    extractor : str
        Name of the extractor.

    Returns
    -------
    ParseResult
        Candidate rows with the words behind every value.

    Raises
    ------
    CaucasusEventsError
        If the article cannot be used; the message says why.
    """
    try:
        day = published if isinstance(published, date) else date.fromisoformat(published)
    except ValueError:
        raise CaucasusEventsError(f"{published!r} is no day", hint="use YYYY-MM-DD") from None
    result = parse_one(Document(text, "", day, publisher, title, url, language), extractor)
    if result.error is not None:
        raise CaucasusEventsError(result.error)
    return result


def parse_articles(
    articles: Iterable[Document | Mapping[str, Any]],
    executor: Executor | None = None,
    *,
    extractor: str = "rules",
) -> Iterator[ParseResult]:
    """Read articles one after the other, in their order; memory does not grow with their number.

    Parameters
    ----------
    articles : iterable of Document or mapping
        Documents, or mappings with ``text``, ``published``, ``publisher``, ``title``, ``url``.
    executor : concurrent.futures.Executor, optional
        A process pool, or ``client.get_executor()`` of a Dask cluster. Without it the articles
        are read here.
    extractor : str
        Name of the extractor.

    Yields
    ------
    ParseResult
        One per article; an article that cannot be used has an ``error``, the run goes on.
    """
    documents = (as_document(item) for item in articles)
    if executor is None:
        while chunk := list(islice(documents, _CHUNK)):
            yield from _parse_chunk(chunk, extractor)
        return
    work = partial(_parse_chunk, extractor=extractor)
    waiting: deque[tuple[list[Document], Future[list[ParseResult]] | None]] = deque()
    while chunk := list(islice(documents, _CHUNK)):
        waiting.append((chunk, _submit(executor, work, chunk)))
        if len(waiting) >= _AHEAD:
            yield from _gather(*waiting.popleft())
    while waiting:
        yield from _gather(*waiting.popleft())


def _submit(
    executor: Executor, work: Any, chunk: list[Document]
) -> Future[list[ParseResult]] | None:
    try:
        return executor.submit(work, chunk)
    except BrokenExecutor:
        return None


def _gather(chunk: list[Document], future: Future[list[ParseResult]] | None) -> list[ParseResult]:
    try:
        if future is not None:
            return future.result()
    except BrokenExecutor:
        pass
    return [ParseResult(document, error="the worker process died") for document in chunk]


def _parse_chunk(documents: list[Document], extractor: str) -> list[ParseResult]:
    results = [parse_one(document, extractor) for document in documents]
    fill(results)
    return results


def parse_one(document: Document, extractor: str = "rules") -> ParseResult:
    """Read one document; what goes wrong becomes its ``error``."""
    error = document.error or _unusable(document)
    if error is not None:
        return ParseResult(document, error=error)
    try:
        return run(document, extractor)
    except CaucasusEventsError as fault:
        return ParseResult(document, error=str(fault))
    except Exception as fault:  # noqa: BLE001 - one article never stops a run
        return ParseResult(document, error=f"{type(fault).__name__}: {fault}"[:500])


def _unusable(document: Document) -> str | None:
    if not document.text.strip():
        return "the article is empty"
    if document.published is None:
        return "no publication date (give --published, or `published:` in its front matter)"
    if document.language and not document.language.lower().startswith("en"):
        return f"language {document.language!r} is not parsed, only English"
    if not is_english(document.text):
        return "the text is not English; only English is parsed"
    return None


def as_document(item: Document | Mapping[str, Any]) -> Document:
    """Return an article as a document."""
    if isinstance(item, Document):
        return item
    text = item.get("text")
    if not isinstance(text, str):
        return Document("", str(item.get("path") or ""), error="needs a string `text`")
    day = item.get("published")
    error: str | None = None
    if isinstance(day, str):
        try:
            day = date.fromisoformat(day[:10])
        except ValueError:
            error = f"published: {str(day)[:40]!r} is no day (YYYY-MM-DD)"
            day = None
    return Document(
        text, str(item.get("path") or ""), day, item.get("publisher"), item.get("title"),
        item.get("url"), item.get("language"), error,
    )  # fmt: skip
