"""Actors: names, sides, days of validity, aliases."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cache

from caucasus_events.vocabulary.codes import read_csv


@dataclass(frozen=True, slots=True)
class Actor:
    """One actor; `inter` holds inside its own territory."""

    actor_name: str
    side: str
    inter: str
    valid_from: date | None
    valid_to: date | None
    aliases: tuple[str, ...]
    acled_name: str | None

    def valid_on(self, day: date) -> bool:
        """Tell whether the name is valid on a day."""
        after_start = self.valid_from is None or self.valid_from <= day
        before_end = self.valid_to is None or day <= self.valid_to
        return after_start and before_end


@cache
def actors() -> dict[str, Actor]:
    """Return all actors by name.

    Examples
    --------
    >>> actors()["Military Forces of Nagorno-Karabakh"].valid_on(date(2023, 9, 21))
    False
    """
    return {row["actor_name"]: _actor(row) for row in read_csv("actors.csv")}


def _actor(row: dict[str, str]) -> Actor:
    return Actor(
        actor_name=row["actor_name"],
        side=row["side"],
        inter=row["inter"],
        valid_from=date.fromisoformat(row["valid_from"]) if row["valid_from"] else None,
        valid_to=date.fromisoformat(row["valid_to"]) if row["valid_to"] else None,
        aliases=tuple(alias for alias in row["aliases"].split(";") if alias),
        acled_name=row["acled_name"] or None,
    )
