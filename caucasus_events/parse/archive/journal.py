"""The journal of a run: what is done, so that an interrupted run goes on where it stopped.

One line of JSON per article, flushed as it is written; a line that was cut off counts as not
written. The first line says which extractor and version wrote it: another one starts anew.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from caucasus_events.text import Document

NAME = ".parse-journal.jsonl"


def article_key(document: Document) -> str:
    """Return what tells one article of a run from another."""
    parts = (document.sha256, document.path, document.published, document.publisher, document.error)
    return sha256(
        "\n".join(str(part) for part in parts).encode("utf-8", "surrogatepass")
    ).hexdigest()


class Journal:
    """Finished articles of a run into a folder.

    Parameters
    ----------
    folder : Path
        Where the run writes to.
    stamp : str
        Extractor and version; a journal of another stamp is begun anew.
    """

    def __init__(self, folder: Path, stamp: str) -> None:
        self.path = folder / NAME
        self.stamp = stamp
        self.done: Counter[str] = Counter()
        whole = self._read_done()
        folder.mkdir(parents=True, exist_ok=True)
        self._file = self.path.open("r+b" if whole else "wb")
        self._file.truncate(whole)
        self._file.seek(whole)
        if not whole:
            self._write({"stamp": stamp})

    def _read_done(self) -> int:
        """Return how many bytes of the journal are whole lines of this run."""
        if not self.path.is_file():
            return 0
        whole = 0
        with self.path.open("rb") as lines:
            for number, line in enumerate(lines):
                try:
                    item = json.loads(line) if line.endswith(b"\n") else None
                except ValueError:
                    item = None
                if item is None or (number == 0 and item != {"stamp": self.stamp}):
                    break
                whole += len(line)
                if number:
                    self.done[item["key"]] += 1
        return whole

    def take(self, document: Document) -> bool:
        """Tell whether an article is done already; every entry answers for one article."""
        key = article_key(document)
        if not self.done[key]:
            return False
        self.done[key] -= 1
        return True

    def add(self, document: Document, item: dict[str, Any]) -> None:
        """Write down a finished article."""
        self._write({"key": article_key(document), "item": item})

    def _write(self, item: dict[str, Any]) -> None:
        self._file.write(json.dumps(item, ensure_ascii=True).encode() + b"\n")
        self._file.flush()

    def items(self) -> Iterator[dict[str, Any]]:
        """Read the finished articles, in the order in which they were finished."""
        with self.path.open("rb") as lines:
            next(lines, None)
            for line in lines:
                yield json.loads(line)["item"]

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._file.close()
