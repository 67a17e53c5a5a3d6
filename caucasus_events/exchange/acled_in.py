"""A user's own ACLED download as our events, for comparison."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pandas as pd

from caucasus_events.errors import CaucasusEventsError
from caucasus_events.exchange.imported import (
    Imported,
    column,
    dates,
    known_countries,
    numbers,
    our_actor,
    our_names,
    read_download,
    source_id,
    whole,
)
from caucasus_events.schema.frames import typed
from caucasus_events.vocabulary.codes import event_types, inters

NEEDED = ("event_id_cnty", "event_date", "sub_event_type", "actor1", "inter1", "fatalities")
_HALF = {2: 3, 3: 15}
"""Days to each side of ACLED's midpoint: a week, a month."""


def import_acled(path: Path) -> Imported:
    """Read an ACLED download.

    Both layouts are understood: `inter` as strings, and as the numbers 1-8 of older files.

    Parameters
    ----------
    path : Path
        The user's CSV.

    Returns
    -------
    Imported
        Events under ACLED's ids, and what the mapping could not keep.
    """
    raw = read_download(path, NEEDED)
    losses: Counter[str] = Counter()
    kinds = raw["sub_event_type"].where(raw["sub_event_type"].isin(event_types()))
    losses["sub_event_type is not one of the 25"] += int(kinds.isna().sum())
    middle = dates(raw["event_date"])
    losses["event_date is no date"] += int(middle.isna().sum())
    precision = whole(column(raw, "time_precision"))
    half = pd.to_timedelta(precision.map(_HALF).fillna(0).astype("int64"), unit="D")
    losses["the span is rebuilt around the midpoint"] += int((half > pd.Timedelta(0)).sum())
    deaths = whole(raw["fatalities"])
    losses["fatalities 0 may mean that none were reported"] += int((deaths == 0).sum())
    losses["fatalities have no low and high"] += int(deaths.notna().sum())
    names = our_names()
    located = numbers(column(raw, "latitude")).notna()
    data = pd.DataFrame(
        {
            "event_id": raw["event_id_cnty"],
            "event_date": middle - half,
            "end_date": middle + half,
            "year": middle.dt.year.astype("Int64"),
            "time_precision": precision,
            "disorder_type": kinds.map(lambda kind: _type_of(kind, "disorder_type")),
            "event_type": kinds.map(lambda kind: _type_of(kind, "event_type")),
            "sub_event_type": kinds,
            "unit": "incident",
            "actor1": _actors(raw["actor1"], names, losses),
            "actor2": _actors(column(raw, "actor2"), names, losses),
            "assoc_actor_1": _lists(column(raw, "assoc_actor_1"), names),
            "assoc_actor_2": _lists(column(raw, "assoc_actor_2"), names),
            "inter1": _inter(raw["inter1"]),
            "inter2": _inter(column(raw, "inter2")),
            "initiator": "unknown",
            "civilian_targeting": column(raw, "civilian_targeting") != "",
            "country": known_countries(column(raw, "country")),
            "iso": whole(column(raw, "iso")),
            "admin1": _text(column(raw, "admin1")),
            "location": _text(column(raw, "location")),
            "latitude": numbers(column(raw, "latitude")),
            "longitude": numbers(column(raw, "longitude")),
            "geo_precision": whole(column(raw, "geo_precision")).where(located),
            "fatalities": deaths,
            "source_ids": column(raw, "source").map(_sources),
            "tags": column(raw, "tags").map(_split),
            "record_status": "active",
        },
        index=raw.index,
    )
    data["interaction"] = _interaction(column(raw, "interaction"), data)
    losses["notes are not taken over"] += int((column(raw, "notes") != "").sum())
    losses["admin2 and admin3 have no column"] += int((column(raw, "admin2") != "").sum())
    return Imported("acled", typed("events", data), +losses)


def _type_of(kind: object, column_name: str) -> str | None:
    found = event_types().get(kind) if isinstance(kind, str) else None
    return getattr(found, column_name) if found else None


def _actors(values: pd.Series, names: dict[str, str], losses: Counter[str]) -> pd.Series:
    mapped = {text: our_actor(text, names) for text in values.unique()}
    known = set(names.values())
    strange = values.map(lambda text: bool(text) and mapped[text] not in known)
    losses["the actor is not in our list, its name is kept"] += int(strange.sum())
    return values.map(mapped)


def _lists(values: pd.Series, names: dict[str, str]) -> pd.Series:
    def mapped(text: str) -> list[str] | None:
        items = _split(text) or []
        return [our_actor(item, names) or item for item in items] or None

    return values.map(mapped)


def _split(text: str) -> list[str] | None:
    return [item.strip() for item in text.split(";") if item.strip()] or None


def _sources(text: str) -> list[str]:
    return [source_id(item) for item in _split(text) or ["unnamed"]]


def _inter(values: pd.Series) -> pd.Series:
    labels = {str(item.acled_code): name for name, item in inters().items()}
    known = set(labels.values())
    wanted = {
        text: labels.get(text.removesuffix(".0"), text if text in known else None)
        for text in values.unique()
    }
    wrong = [text for text, label in wanted.items() if label is None and text not in {"", "0"}]
    if wrong:
        raise CaucasusEventsError(
            f"inter {wrong[0]!r} is neither a code 1-8 nor one of ACLED's labels",
            hint=f"expected one of: {', '.join(sorted(known))}",
        )
    return values.map(wanted)


def _interaction(values: pd.Series, data: pd.DataFrame) -> pd.Series:
    """Keep ACLED's label; numbers of older files are put into words."""
    rank = {name: at for at, name in enumerate(inters())}
    first, second = data["inter1"].astype("object"), data["inter2"].astype("object")
    swap = first.map(rank).fillna(99) > second.map(rank).fillna(99)
    low, high = first.where(~swap, second), second.where(~swap, first)
    pair = (low + "-" + high).where(second.notna(), low + " only")
    return values.where(~values.str.fullmatch("[0-9.]*"), pair)


def _text(values: pd.Series) -> pd.Series:
    return values.where(values != "", None)
