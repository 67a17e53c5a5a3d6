"""Events in ACLED's column layout, for tools that expect an ACLED file."""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd

from caucasus_events.vocabulary.actors import actors

COLUMNS = (
    "event_id_cnty", "event_date", "year", "time_precision", "disorder_type", "event_type",
    "sub_event_type", "actor1", "assoc_actor_1", "inter1", "actor2", "assoc_actor_2", "inter2",
    "interaction", "civilian_targeting", "iso", "region", "country", "admin1", "admin2", "admin3",
    "location", "latitude", "longitude", "geo_precision", "source", "source_scale", "notes",
    "fatalities", "tags", "timestamp",
)  # fmt: skip
"""ACLED's columns, in its order."""

REGION = "Caucasus and Central Asia"
_IN_REGION = ("Armenia", "Azerbaijan", "Georgia")
CIVILIAN_TARGETING = "Civilian targeting"


def to_acled(events: pd.DataFrame, sources: pd.DataFrame) -> pd.DataFrame:
    """Return events in ACLED's layout, every cell as text.

    Dates are the midpoint of the span, as ACLED dates an event that is known to a week or a
    month. Where no figure was reported ``fatalities`` is empty: ACLED writes 0 there, which
    would say that nobody died. ``admin2``, ``admin3`` and ``timestamp`` are not ours and
    stay empty.

    Parameters
    ----------
    events, sources : pandas.DataFrame
        Typed frames.
    """
    known = actors()
    names: dict[str, str] = {name: actor.acled_name or name for name, actor in known.items()}
    publishers = sources.set_index("source_id")
    result = pd.DataFrame(index=events.index)
    midpoint = events["event_date"] + (
        (events["end_date"] - events["event_date"]).dt.days // 2
    ).map(lambda days: pd.Timedelta(days=days))
    filled = {
        "event_id_cnty": events["event_id"],
        "event_date": midpoint.dt.strftime("%Y-%m-%d"),
        "year": midpoint.dt.year,
        "assoc_actor_1": _named(events["assoc_actor_1"], names),
        "assoc_actor_2": _named(events["assoc_actor_2"], names),
        "actor1": events["actor1"].map(lambda name: names.get(name, name)),
        "actor2": events["actor2"].map(lambda name: names.get(name, name)),
        "civilian_targeting": events["civilian_targeting"].map(
            lambda flag: CIVILIAN_TARGETING if flag is True else ""
        ),
        "region": events["country"].astype("object").map(dict.fromkeys(_IN_REGION, REGION)),
        "source": _of_sources(events["source_ids"], publishers["publisher"]),
        "source_scale": _of_sources(events["source_ids"], publishers["publisher_side"]),
        "tags": events["tags"].map(lambda tags: "; ".join(tags) if isinstance(tags, list) else ""),
    }
    for column in COLUMNS:
        values = filled.get(column, events.get(column))
        result[column] = _text(values, events.index)
    return result


def _named(lists: pd.Series, names: Mapping[str, str]) -> pd.Series:
    def join(items: object) -> str:
        given = items if isinstance(items, list) else []
        return "; ".join(names.get(item, item) for item in given)

    return lists.map(join)


def _of_sources(lists: pd.Series, column: pd.Series) -> pd.Series:
    values = dict(zip(column.index, column.astype("object"), strict=True))

    def join(ids: list[str]) -> str:
        return "; ".join(dict.fromkeys(str(values[item]) for item in ids if item in values))

    return lists.map(join)


def _text(values: pd.Series | None, index: pd.Index) -> pd.Series:
    if values is None:
        return pd.Series("", index=index, dtype="object")
    missing = values.isna()
    if pd.api.types.is_float_dtype(values.dtype):
        shown = values.map(lambda number: f"{number:.4f}")
    else:
        shown = values.astype("object").map(str)
    return shown.astype("object").where(~missing, "")
