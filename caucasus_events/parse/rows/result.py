"""What one article gave."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache, cached_property
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from caucasus_events.parse.rows.plainrows import plain_rows
from caucasus_events.text import Document
from caucasus_events.vocabulary.ids import hashed_id

if TYPE_CHECKING:
    import pandas as pd

Row = dict[str, Any]

TABLES = ("sources", "events", "casualties", "ceasefires", "evidence")


@dataclass
class ParseResult:
    """Candidate rows of one article, and what looked like an event and is none.

    Parameters
    ----------
    document : Document
        The article.
    rows : dict of str to list of dict
        By table: rows with the columns that are not derived, in plain Python values.
    skips : list of dict
        ``start``, ``end`` and ``reason`` of what was deliberately not coded.
    error : str, optional
        Why nothing could be read.
    notes : dict
        What an extractor records of itself (model, cost, disagreements).
    plain : dict, optional
        All columns in plain values, once they are derived.
    """

    document: Document
    rows: dict[str, list[Row]] = field(default_factory=dict)
    skips: list[Row] = field(default_factory=list)
    error: str | None = None
    notes: dict[str, Any] = field(default_factory=dict)
    plain: dict[str, list[Row]] | None = field(default=None, repr=False)

    @cached_property
    def sources(self) -> pd.DataFrame:
        """The article as a source."""
        return self._typed("sources")

    @cached_property
    def casualties(self) -> pd.DataFrame:
        """Casualty claims, derived columns filled."""
        from caucasus_events.derive.columns import derive_casualties  # noqa: PLC0415 - pandas

        return derive_casualties(self._typed("casualties"))

    @cached_property
    def events(self) -> pd.DataFrame:
        """Candidate events, derived columns filled."""
        from caucasus_events.derive import derive_events  # noqa: PLC0415 - pandas

        return derive_events(self._typed("events"), self.casualties, self.sources)

    @cached_property
    def ceasefires(self) -> pd.DataFrame:
        """Ceasefires."""
        return self._typed("ceasefires")

    @cached_property
    def evidence(self) -> pd.DataFrame:
        """Which words stand behind which value."""
        return self._typed("evidence")

    @cached_property
    def skipped(self) -> pd.DataFrame:
        """Spans that look like events and were not coded, with the reason."""
        import pandas as pd  # noqa: PLC0415 - slow to import

        return pd.DataFrame(self.skips, columns=["start", "end", "reason"])

    def _typed(self, table: str) -> pd.DataFrame:
        from caucasus_events.schema.frames import typed  # noqa: PLC0415 - pandas

        return typed(table, self.rows.get(table, []))

    def to_dict(self) -> dict[str, Any]:
        """Return the object that ``parse --format jsonl`` prints."""
        if self.error is not None:
            return {"path": self.document.path, "error": self.error}
        if self.plain is None:
            self.plain = {
                name: plain_rows(name, getattr(self, name)) if self.rows.get(name) else []
                for name in TABLES
            }
        rest = dict(self.plain)
        sources = rest.pop("sources")
        skipped = [dict(item) for item in self.skips]
        source = sources[0] if sources else None
        return {"path": self.document.path, "source": source, **rest, "skipped": skipped}


def fill(results: Sequence[ParseResult]) -> None:
    """Derive the columns of many results in one go, which is many times faster than one by one.

    Parameters
    ----------
    results : sequence of ParseResult
        Results of different articles; of articles that are the same, the first is filled.
    """
    chosen: dict[str, ParseResult] = {}
    for result in results:
        if result.error is None and result.rows.get("sources"):
            chosen.setdefault(result.rows["sources"][0]["source_id"], result)
    together = ParseResult(Document(""))
    for name in TABLES:
        together.rows[name] = [row for item in chosen.values() for row in item.rows.get(name, [])]
    whole = {
        name: plain_rows(name, getattr(together, name)) if together.rows[name] else []
        for name in TABLES
    }
    position = dict.fromkeys(TABLES, 0)
    for result in chosen.values():
        result.plain = {}
        for name in TABLES:
            end = position[name] + len(result.rows.get(name, []))
            result.plain[name] = whole[name][position[name] : end]
            position[name] = end


def source_row(document: Document) -> Row:
    """Return the article as a row of ``sources``; it was read when it was published, if not told.

    Examples
    --------
    >>> source_row(Document("Shots.", publisher="Reuters"))["publisher_side"]
    'independent'
    """
    publisher = document.publisher or "unknown"
    return {
        "source_id": hashed_id("SRC-", document.sha256, "sources", 0, len(document.text), 0),
        "publisher": publisher,
        "publisher_side": publisher_side(publisher),
        "title": document.title,
        "url": document.url,
        "archive_url": None,
        "language": document.language or "en",
        "published_date": document.published,
        "accessed_date": document.published,
        "text_sha256": document.sha256,
        "independence_group": None,
        "licence_note": None,
    }


@cache
def publisher_side(publisher: str) -> str:
    """Return the side that a publisher belongs to, ``other`` if it is not known."""
    name = publisher.lower()
    for side, words in _publishers().items():
        if any(re.search(rf"\b{re.escape(word)}\b", name) for word in words):
            return side
    return "other"


@cache
def _publishers() -> dict[str, list[str]]:
    path = files("caucasus_events.parse.rows") / "publishers.toml"
    return tomllib.loads(path.read_text("utf-8"))
