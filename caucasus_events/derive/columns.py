"""The derived columns of events and casualties."""

from __future__ import annotations

import pandas as pd

from caucasus_events.derive.relations import relation, relations
from caucasus_events.derive.totals import Rule, aggregate
from caucasus_events.derive.voices import corroboration
from caucasus_events.schema.frames import dtype
from caucasus_events.vocabulary.actors import actors
from caucasus_events.vocabulary.codes import countries, event_types, inters
from caucasus_events.vocabulary.registry import table

__all__ = ["derive_casualties", "derive_events", "relation"]

_HOME = {
    "Armenia": "Armenia",
    "Azerbaijan": "Azerbaijan",
    "Nagorno-Karabakh": "Azerbaijan",
    "Russia": "Russia",
    "Turkey": "Turkey",
}
_NEIGHBOURS = {"Armenia", "Azerbaijan", "Nagorno-Karabakh"}
_STATE = "State forces"
_EXTERNAL = "External/Other forces"


def derive_casualties(casualties: pd.DataFrame) -> pd.DataFrame:
    """Return casualty claims with their derived column ``relation``."""
    return casualties.assign(
        relation=relations(casualties["claimant"], casualties["side"]).astype(
            dtype(table("casualties").column("relation"))
        )
    )


def derive_events(
    events: pd.DataFrame,
    casualties: pd.DataFrame,
    sources: pd.DataFrame,
    *,
    aggregation: Rule = "own_side",
) -> pd.DataFrame:
    """Return events with every derived column computed afresh.

    Parameters
    ----------
    events, casualties, sources : pandas.DataFrame
        Typed frames, as `caucasus_events.schema.frames.typed` makes them.
    aggregation : {"own_side", "conservative", "maximal"}
        How casualty claims become figures.

    Returns
    -------
    pandas.DataFrame
        `events` with the derived columns filled, ``first_release`` and
        ``last_changed_release`` left as they are.
    """
    result = events.copy()
    fresh = {
        "year": events["event_date"].dt.year.astype("Int64"),
        **_event_class(events),
        **_interaction(events),
        "iso": _mapped(
            events["country"], {name: item.iso for name, item in countries().items()}
        ).astype("Int64"),
        **_geography(events),
        **_figures(events, casualties, aggregation),
        "aggregation_rule": pd.Series(aggregation, index=events.index),
        "corroboration": corroboration(events, casualties, sources),
    }
    for name, values in fresh.items():
        result[name] = values.astype(dtype(table("events").column(name)))
    return result


def _mapped(column: pd.Series, mapping: dict[str, object]) -> pd.Series:
    return column.astype("object").map(mapping)


def _event_class(events: pd.DataFrame) -> dict[str, pd.Series]:
    types = event_types()
    return {
        name: _mapped(
            events["sub_event_type"], {key: getattr(item, name) for key, item in types.items()}
        )
        for name in ("disorder_type", "event_type")
    }


def _interaction(events: pd.DataFrame) -> dict[str, pd.Series]:
    inter1 = _inter(events["actor1"], events["country"])
    inter2 = _inter(events["actor2"], events["country"])
    order = {name: item.acled_code for name, item in inters().items()}
    swap = _mapped(inter1, dict(order)).fillna(99) > _mapped(inter2, dict(order)).fillna(99)
    first = inter1.where(~swap, inter2).astype("object")
    second = inter2.where(~swap, inter1).astype("object")
    pair = first + "-" + second
    alone = first.where(second.isna()) + " only"
    return {"inter1": inter1, "inter2": inter2, "interaction": pair.where(pair.notna(), alone)}


def _inter(names: pd.Series, country: pd.Series) -> pd.Series:
    known = actors()
    inter = _mapped(names, {name: actor.inter for name, actor in known.items()})
    side = _mapped(names, {name: actor.side for name, actor in known.items()})
    home = _mapped(side, dict(_HOME))
    where = country.astype("object")
    abroad = where.notna() & (where != home)
    foreign = where.isna() & ~side.isin(_NEIGHBOURS)
    return inter.mask((inter == _STATE) & (abroad | foreign), _EXTERNAL)


def _geography(events: pd.DataFrame) -> dict[str, pd.Series]:
    from caucasus_events.geo import locate_frame  # noqa: PLC0415 - shapely only where points are

    located = locate_frame(
        pd.DataFrame(
            {
                "latitude": events["latitude"],
                "longitude": events["longitude"],
                "date": events["event_date"],
                "place_id": events["place_id"],
            },
            index=events.index,
        )
    )
    return {
        "border_distance_km": located["border_distance_km"].astype("float64").round(1),
        "control": located["control"].astype("object"),
    }


def _figures(events: pd.DataFrame, casualties: pd.DataFrame, rule: Rule) -> dict[str, pd.Series]:
    totals = aggregate(casualties, rule)
    aligned = totals.reindex(events["event_id"].to_numpy())
    return {name: pd.Series(aligned[name].array, index=events.index) for name in totals.columns}
