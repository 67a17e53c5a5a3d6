"""Places and points: names to places, points to countries, who held what when.

Lives here: the embedded boundaries and gazetteer (``embedded/``, files one can read and
edit), finding a name (`folding`, `finding`, `geocoding`), locating a point (`boundaries`,
`points`), control over time (`control`). Comes in: names and coordinates. Goes out:
`GeocodeResult`, `Location`, frames. Nothing is looked up online.
"""

from __future__ import annotations

from caucasus_events.geo.boundaries import boundaries
from caucasus_events.geo.frames import geocode_frame, locate_frame
from caucasus_events.geo.gazetteer import place_names, places
from caucasus_events.geo.geocoding import GeocodeResult, Match, geocode
from caucasus_events.geo.points import Location, locate

__all__ = [
    "GeocodeResult",
    "Location",
    "Match",
    "boundaries",
    "geocode",
    "geocode_frame",
    "locate",
    "locate_frame",
    "place_names",
    "places",
]
