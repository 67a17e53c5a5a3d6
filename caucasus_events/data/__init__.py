"""Published releases: which there are, where they lie, whether they are whole, how to load them.

Lives here: the store (`store`: folders, versions, hashes), loading for every engine
(`loading`), the shortcuts per table (`tables`), `cite`. Comes in: a release as
`caucasus_events.release` writes it. Goes out: frames. Nothing is loaded from a file whose
hash is not the manifest's.
"""

from __future__ import annotations

from caucasus_events.data.citing import cite
from caucasus_events.data.loading import load
from caucasus_events.data.store import path, versions
from caucasus_events.data.tables import (
    ceasefire_in_force,
    load_boundaries,
    load_casualties,
    load_ceasefires,
    load_events,
    load_evidence,
    load_places,
    load_sources,
)

__all__ = [
    "ceasefire_in_force",
    "cite",
    "load",
    "load_boundaries",
    "load_casualties",
    "load_ceasefires",
    "load_events",
    "load_evidence",
    "load_places",
    "load_sources",
    "path",
    "versions",
]
