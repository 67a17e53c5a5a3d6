"""What an import returns: our tables, filled as far as the other dataset knows, and its losses."""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field

import pandas as pd

from caucasus_events.exchange.download import column, items, numbers, text
from caucasus_events.schema.frames import typed
from caucasus_events.vocabulary.actors import actors
from caucasus_events.vocabulary.codes import countries

_YEARS = re.compile(r" \([0-9]{4}-([0-9]{4})?\)\Z")


@dataclass(slots=True)
class Imported:
    """Another dataset's rows as our events.

    `events` is typed as our table; ids are those of the other dataset, so nothing of it can
    be mistaken for ours. `losses` counts, by what was lost, the rows it concerns.
    """

    dataset: str
    events: pd.DataFrame
    losses: Counter[str] = field(default_factory=Counter)

    def loss_table(self) -> pd.DataFrame:
        """Return the losses as a frame, the most frequent first."""
        return pd.DataFrame(self.losses.most_common(), columns=["loss", "rows"])


def our_names() -> dict[str, str]:
    """Return our names of actors by every name under which they go, in small letters."""
    names: dict[str, str] = {}
    for name, actor in actors().items():
        for other in (name, actor.acled_name, *actor.aliases):
            if other:
                names.setdefault(other.casefold(), name)
    return names


def our_actor(text: str, names: dict[str, str]) -> str | None:
    """Return our name of an actor, or the given one without its years in brackets."""
    if not text:
        return None
    plain = _YEARS.sub("", text)
    return names.get(text.casefold()) or names.get(plain.casefold()) or plain


def mapped_actors(
    values: pd.Series, our_name: Callable[[str], str | None], losses: Counter[str]
) -> pd.Series:
    """Return our names of actors; those that we do not list are counted as a loss."""
    names = {value: our_name(value) for value in values.unique()}
    strange = values.map(lambda value: bool(value) and names[value] not in actors())
    losses["the actor is not in our list, its name is kept"] += int(strange.sum())
    return values.map(names)


def finished(
    dataset: str,
    raw: pd.DataFrame,
    data: dict[str, object],
    losses: Counter[str],
    theirs: dict[str, str],
) -> Imported:
    """Return an import, the columns filled that both datasets name alike but for their names.

    Parameters
    ----------
    dataset : str
        Name of the other dataset.
    raw : pandas.DataFrame
        The download.
    data : dict of str to column or value
        Our columns, mapped.
    losses : Counter
        Rows by what was lost.
    theirs : dict of str to str
        Their names of ``country``, ``admin1``, ``location`` and ``sources``.
    """
    country = column(raw, theirs["country"])
    shared = {
        "initiator": "unknown",
        "country": country.where(country.isin(list(countries())), None),
        "admin1": text(column(raw, theirs["admin1"])),
        "location": text(column(raw, theirs["location"])),
        "latitude": numbers(column(raw, "latitude")),
        "longitude": numbers(column(raw, "longitude")),
        "source_ids": column(raw, theirs["sources"]).map(_source_ids),
        "record_status": "active",
    }
    frame = pd.DataFrame(shared | data, index=raw.index)
    return Imported(dataset, typed("events", frame), +losses)


def _source_ids(value: str) -> list[str]:
    """Return identifiers for publishers of another dataset; they name no source of ours."""
    publishers = items(value) or ["unnamed"]
    return [f"theirs-{hashlib.sha256(name.encode()).hexdigest()[:8]}" for name in publishers]
