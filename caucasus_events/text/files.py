"""Files to documents: text, Markdown, HTML, JSONL archives, folders.

A file that cannot be used becomes a document with an ``error``, so that a collection goes on.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

from caucasus_events.errors import CaucasusEventsError
from caucasus_events.text import frontmatter, html
from caucasus_events.text.document import Document

TEXT = (".txt", ".md")
HTML = (".html", ".htm")
SUFFIXES = (*TEXT, *HTML, ".jsonl")


def discover(paths: Iterable[str | Path]) -> list[Path]:
    """Return the article files of paths; folders are searched, in order of their names.

    Hidden files and folders inside a folder are left out.

    Raises
    ------
    CaucasusEventsError
        If a path does not exist or a file is of no readable kind.
    """
    found: list[Path] = []
    for item in paths:
        path = Path(item)
        if path.is_dir():
            found += sorted(
                inner
                for inner in path.rglob("*")
                if inner.suffix.lower() in SUFFIXES and inner.is_file() and _shown(inner, path)
            )
        elif not path.is_file():
            raise CaucasusEventsError(f"there is no file {path}", hint="check the path")
        elif path.suffix.lower() not in SUFFIXES:
            raise CaucasusEventsError(
                f"{path} is not an article", hint=f"readable are {', '.join(SUFFIXES)}"
            )
        else:
            found.append(path)
    return found


def _shown(inner: Path, folder: Path) -> bool:
    return not any(part.startswith(".") for part in inner.relative_to(folder).parts)


def read(path: str | Path) -> Iterator[Document]:
    """Read the articles of one file, or of a folder, one at a time.

    Parameters
    ----------
    path : str or Path
        A ``.txt``, ``.md``, ``.html`` or ``.jsonl`` file, or a folder of these.

    Yields
    ------
    Document
        One per article, in order.
    """
    for file in discover([path]):
        if file.suffix.lower() == ".jsonl":
            yield from _archive(file)
        else:
            yield _single(file)


def _single(path: Path) -> Document:
    try:
        text = _decode(path.read_bytes())
    except UnicodeDecodeError as error:
        fault = f"not UTF-8: byte {error.start} cannot be decoded; save the file as UTF-8"
        return Document("", str(path), error=fault)
    if path.suffix.lower() in HTML:
        values, body = html.extract(text)
    else:
        values, body = frontmatter.split(text)
    return _document(body, str(path), values)


def _decode(data: bytes) -> str:
    return data.decode("utf-8").removeprefix("\ufeff")


def _archive(path: Path) -> Iterator[Document]:
    with path.open("rb") as lines:
        for number, line in enumerate(lines, start=1):
            if not line.strip():
                continue
            where = f"{path}:{number}"
            try:
                values = json.loads(_decode(line))
            except (ValueError, RecursionError) as error:
                yield Document("", where, error=f"not JSON: {error}")
                continue
            if not isinstance(values, dict) or not isinstance(values.get("text"), str):
                yield Document("", where, error="needs an object with a string `text`")
            else:
                yield _document(values.pop("text"), where, values)


def _document(body: str, path: str, values: dict[str, Any]) -> Document:
    known = {key: _string(values.get(key)) for key in frontmatter.KEYS}
    day, error = None, None
    if published := known["published"]:
        try:
            day = date.fromisoformat(published[:10])
        except ValueError:
            body, error = "", f"published: {published[:40]!r} is no day (YYYY-MM-DD)"
    return Document(
        body, path, day, known["publisher"], known["title"], known["url"], known["language"], error
    )


def _string(value: object) -> str | None:
    return str(value).strip() or None if value is not None else None
