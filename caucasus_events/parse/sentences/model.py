"""What the rooms of the parser hand to each other."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import Any

from caucasus_events.parse.sentences.actors import Mention
from caucasus_events.parse.sentences.claim import Claim
from caucasus_events.parse.sentences.places import PlaceRole
from caucasus_events.parse.sentences.speech import Speech
from caucasus_events.parse.words.chunks import Chunk, Sentence
from caucasus_events.parse.words.segments import Timed


@dataclass(frozen=True, slots=True)
class When:
    """The days on which something may have happened, and the words that say so.

    `reported` marks the day of a statement, which stands in until the event's own day is told.
    """

    first: date
    last: date
    precision: int
    rule: str
    start: int
    end: int
    strong: bool = True
    expression: Any = None
    reported: bool = False

    def overlaps(self, other: When, slack: int = 0) -> bool:
        """Tell whether two spans share a day, give or take some days."""
        return (self.first - other.last).days <= slack and (other.first - self.last).days <= slack


@dataclass(frozen=True, slots=True)
class Said:
    """A casualty claim with its claimant."""

    claim: Claim
    claimant: str
    side: str
    sentence: Sentence


@dataclass(slots=True)
class EventMention:
    """One mention of one event in one segment."""

    family: str
    sentence: Sentence
    trigger: Chunk | None
    start: int
    end: int
    agent: Mention | None = None
    target: Mention | None = None
    sides: tuple[str, ...] = ()
    when: When | None = None
    places: list[PlaceRole] = field(default_factory=list)
    mutual: bool = False
    definite: bool = False
    detail: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Skip:
    """A span that looks like an event and is not one, and why."""

    start: int
    end: int
    reason: str


@dataclass(slots=True)
class Reading:
    """Everything known of one sentence before events are made of it."""

    sentence: Sentence
    people: list[Mention]
    places: list[PlaceRole]
    times: list[Timed]
    claims: list[Claim]
    speech: Speech
    foreign: bool = False
    heading: bool = False
    live: bool = False
    entry: bool = False
    clocked: bool = False
    frame: str | None = None
    skips: list[Skip] = field(default_factory=list)
