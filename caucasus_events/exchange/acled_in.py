"""A user's own ACLED download as our events, for comparison."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pandas as pd

from caucasus_events.errors import CaucasusEventsError
from caucasus_events.exchange.download import (
    column,
    dates,
    items,
    numbers,
    read_download,
    whole,
)
from caucasus_events.exchange.imported import (
    Imported,
    finished,
    mapped_actors,
    our_actor,
    our_names,
)
from caucasus_events.vocabulary.codes import event_types, inters

NEEDED = ("event_id_cnty", "event_date", "sub_event_type", "actor1", "inter1", "fatalities")
_HALF = {2: 3, 3: 15}
"""Days to each side of ACLED's midpoint: a week, a month."""
_THEIRS = {"country": "country", "admin1": "admin1", "location": "location", "sources": "source"}


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

    def named(actor: str) -> str | None:
        return our_actor(actor, names)

    located = numbers(column(raw, "latitude")).notna()
    data: dict[str, Any] = {
        "event_id": raw["event_id_cnty"],
        "event_date": middle - half,
        "end_date": middle + half,
        "year": middle.dt.year.astype("Int64"),
        "time_precision": precision,
        "disorder_type": kinds.map(lambda kind: _type_of(kind, "disorder_type")),
        "event_type": kinds.map(lambda kind: _type_of(kind, "event_type")),
        "sub_event_type": kinds,
        "unit": "incident",
        "actor1": mapped_actors(raw["actor1"], named, losses),
        "actor2": mapped_actors(column(raw, "actor2"), named, losses),
        "assoc_actor_1": _lists(column(raw, "assoc_actor_1"), named),
        "assoc_actor_2": _lists(column(raw, "assoc_actor_2"), named),
        "inter1": _inter(raw["inter1"]),
        "inter2": _inter(column(raw, "inter2")),
        "civilian_targeting": column(raw, "civilian_targeting") != "",
        "iso": whole(column(raw, "iso")),
        "geo_precision": whole(column(raw, "geo_precision")).where(located),
        "fatalities": deaths,
        "tags": column(raw, "tags").map(items),
    }
    data["interaction"] = _interaction(column(raw, "interaction"), data["inter1"], data["inter2"])
    losses["notes are not taken over"] += int((column(raw, "notes") != "").sum())
    losses["admin2 and admin3 have no column"] += int((column(raw, "admin2") != "").sum())
    return finished("acled", raw, data, losses, _THEIRS)


def _type_of(kind: object, column_name: str) -> str | None:
    found = event_types().get(kind) if isinstance(kind, str) else None
    return getattr(found, column_name) if found else None


def _lists(values: pd.Series, named: Callable[[str], str | None]) -> pd.Series:
    def mapped(cell: str) -> list[str] | None:
        return [named(item) or item for item in items(cell) or []] or None

    return values.map(mapped)


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


def _interaction(values: pd.Series, inter1: pd.Series, inter2: pd.Series) -> pd.Series:
    """Keep ACLED's label; numbers of older files are put into words."""
    rank = {name: at for at, name in enumerate(inters())}
    first, second = inter1.astype("object"), inter2.astype("object")
    swap = first.map(rank).fillna(99) > second.map(rank).fillna(99)
    low, high = first.where(~swap, second), second.where(~swap, first)
    pair = (low + "-" + high).where(second.notna(), low + " only")
    return values.where(~values.str.fullmatch("[0-9.]*"), pair)
