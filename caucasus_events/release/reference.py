"""The reference tables that every release publishes."""

from __future__ import annotations

import pandas as pd

from caucasus_events import geo
from caucasus_events.geo.control import control_periods, control_sources
from caucasus_events.schema.frames import typed
from caucasus_events.vocabulary.actors import actors


def reference_tables() -> dict[str, pd.DataFrame]:
    """Return actors, places, place_names, control_periods and boundaries, typed."""
    return {
        "actors": actors_table(),
        "places": geo.places(),
        "place_names": geo.place_names(),
        "control_periods": control_periods(),
        "boundaries": boundaries_table(),
    }


def with_control_sources(sources: pd.DataFrame) -> pd.DataFrame:
    """Return the sources with those of the periods of control that no batch holds."""
    more = control_sources()
    more = more[~more["source_id"].isin(sources["source_id"])]
    return pd.concat([sources, more], ignore_index=True)


def actors_table() -> pd.DataFrame:
    """Return the actors of the vocabulary, typed."""
    names = ("actor_name", "side", "inter", "valid_from", "valid_to", "acled_name")
    rows = [
        {**{name: getattr(actor, name) for name in names}, "aliases": list(actor.aliases) or None}
        for actor in actors().values()
    ]
    return typed("actors", rows)


def boundaries_table() -> pd.DataFrame:
    """Return the boundaries with their shapes as well-known binary, typed."""
    shapes = geo.boundaries()
    frame = pd.DataFrame(shapes.drop(columns="geometry"))
    frame["geometry"] = list(shapes.geometry.to_wkb())
    return typed("boundaries", frame)
