"""An article as the library holds it, and a stretch of its body."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cached_property
from hashlib import sha256


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of a text, in code points, the end excluded.

    Examples
    --------
    >>> Span(0, 4).of("Baku said")
    'Baku'
    """

    start: int
    end: int

    def of(self, text: str) -> str:
        """Return the words that the span quotes."""
        return text[self.start : self.end]


@dataclass(frozen=True)
class Document:
    """One article.

    Parameters
    ----------
    text : str
        The body, exactly as decoded, without front matter.
    path : str
        Where it was read from; a JSONL archive gives ``file.jsonl:3``.
    published : datetime.date, optional
        Day of publication.
    publisher, title, url, language : str, optional
        What is known of the source.
    error : str, optional
        Why the article cannot be used; its text is then empty.
    """

    text: str
    path: str = ""
    published: date | None = None
    publisher: str | None = None
    title: str | None = None
    url: str | None = None
    language: str | None = None
    error: str | None = None

    @cached_property
    def sha256(self) -> str:
        """Hash of the body in UTF-8; a lone surrogate counts as its own three bytes.

        Examples
        --------
        >>> Document("Shots were fired.").sha256[:8]
        '1df5cee0'
        """
        return sha256(self.text.encode("utf-8", "surrogatepass")).hexdigest()
