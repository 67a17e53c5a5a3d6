"""Who took part and who reports: actors and their days, sources and their dates."""

from __future__ import annotations

from typing import Any

import pandas as pd

from caucasus_events.checks.hints import closest
from caucasus_events.checks.known import Known
from caucasus_events.checks.sheet import Sheet
from caucasus_events.vocabulary.actors import Actor, actors

_ACTOR_COLUMNS = ("actor1", "actor2", "assoc_actor_1", "assoc_actor_2")


def check_actors(sheet: Sheet) -> None:
    """Every actor is listed, and valid on the day."""
    for column in _ACTOR_COLUMNS:
        if column in sheet.present:
            items = sheet.frame[column][sheet.usable(column)].explode().dropna()
            _strangers(sheet, column, items)
            _days(sheet, column, items)


def _strangers(sheet: Sheet, column: str, items: pd.Series) -> None:
    names = tuple(actors())
    strange = items[~items.isin(names)]
    hints = {name: closest(name, names) for name in strange.unique()}
    for line, name in strange[~strange.index.duplicated()].items():
        message = f"{column} {name!r} is not an actor"
        sheet.report("E403", int(str(line)), column, message, value=name, hint=hints[name])


def _days(sheet: Sheet, column: str, items: pd.Series) -> None:
    usable = sheet.usable("event_date", column)
    items = items[items.index.isin(sheet.frame.index[usable])]
    days = sheet.frame["event_date"].reindex(items.index)
    limits = {name: (actor.valid_from, actor.valid_to) for name, actor in actors().items()}
    begins, ends = (
        pd.to_datetime(items.map({name: limit[at] for name, limit in limits.items()}))
        for at in (0, 1)
    )
    outside = items[(days < begins) | (days > ends)]
    outside = outside[~outside.index.duplicated()]
    days = sheet.frame["event_date"].reindex(outside.index)
    for (line, name), day in zip(outside.items(), days, strict=True):
        actor: Actor = actors()[name]
        sheet.report(
            "E404",
            int(str(line)),
            column,
            f"{name} is not valid on {day:%Y-%m-%d}",
            value=name,
            hint=f"valid from {actor.valid_from or '...'} to {actor.valid_to or '...'}",
        )


def check_source_dates(sheet: Sheet, known: Known) -> None:
    """No event is after its source was read, or after it was published."""
    usable = sheet.usable("event_date", "source_ids")
    if not usable.any():
        return
    rows = sheet.frame.loc[usable, ["event_date", "source_ids"]].explode("source_ids").dropna()
    read, published = (
        pd.to_datetime(known.column("sources", name, rows["source_ids"]))
        for name in ("accessed_date", "published_date")
    )
    rows = rows.assign(read=read, published=published)
    rows["late"] = rows["event_date"] > rows["read"]
    wrong = rows[rows["late"] | (rows["published"] < rows["event_date"])]
    wrong = wrong[~wrong.index.duplicated()]
    for line, row in zip(wrong.index, wrong.to_dict("records"), strict=True):
        _report(sheet, int(line), row)


def _report(sheet: Sheet, line: int, row: dict[Any, Any]) -> None:
    source, day = row["source_ids"], row["event_date"]
    if row["late"]:
        message = f"the event is after {source} was read ({row['read']:%Y-%m-%d})"
        sheet.report("E405", line, "event_date", message, value=f"{day:%Y-%m-%d}")
        return
    sheet.report(
        "E406",
        line,
        "source_ids",
        f"{source} was published on {row['published']:%Y-%m-%d}, before the event",
        value=source,
        hint="correct the date or cite another source",
    )
