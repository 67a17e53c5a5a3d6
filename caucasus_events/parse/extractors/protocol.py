"""What an extractor is, and what it returns."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any, Protocol, runtime_checkable

from caucasus_events.text import Document


@dataclass(frozen=True, slots=True)
class Stated:
    """A value, and the words of the article that say so, letter by letter.

    For dates, places and counts the words are what counts: the value is computed from them.
    """

    value: str | None
    quote: str


@dataclass(frozen=True, slots=True)
class CandidateClaim:
    """A casualty figure; `count` quotes the words that hold the number."""

    quote: str
    side: Stated | None = None
    outcome: Stated | None = None
    category: Stated | None = None
    claimant: Stated | None = None
    count: Stated | None = None


@dataclass(frozen=True, slots=True)
class Candidate:
    """An event that an extractor proposes; `quote` is the words that tell of it."""

    quote: str
    sub_event_type: Stated | None = None
    date: Stated | None = None
    location: Stated | None = None
    actor1: Stated | None = None
    actor2: Stated | None = None
    initiator: Stated | None = None
    contested: Stated | None = None
    claims: tuple[CandidateClaim, ...] = ()
    extra: dict[str, Any] = field(default_factory=dict)


@runtime_checkable
class Extractor(Protocol):
    """Reads a document and proposes events."""

    name: str
    version: str

    def extract(self, document: Document) -> Iterable[Candidate]:
        """Return the events that the document tells, each with its words."""
        ...
