"""Published releases: which there are, where they lie, loading them for every engine.

Lives here: versions (`version`), the index ``versions.json`` (`index`), manifests and the
checks of files against them (`manifest`), where releases lie (`roots`), how one is found or
downloaded (`store`, `remote`), loading (`loading`, `filters`, `engines`), citing (`citing`).
Comes in: a release folder. Goes out: frames. Invariant: nothing of a file is read before its
size and SHA-256 agree with the manifest, and the manifest's with ``versions.json``.
"""

from __future__ import annotations

from caucasus_events.data.ceasefires import ceasefire_in_force
from caucasus_events.data.citing import cite
from caucasus_events.data.loading import (
    load,
    load_boundaries,
    load_casualties,
    load_ceasefires,
    load_events,
    load_evidence,
    load_places,
    load_sources,
)
from caucasus_events.data.roots import releases_root
from caucasus_events.data.store import path, versions
from caucasus_events.data.version import Version

__all__ = [
    "Version",
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
    "releases_root",
    "versions",
]
