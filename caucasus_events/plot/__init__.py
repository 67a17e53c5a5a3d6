"""Maps of events: both countries, their units, the line, points by type; offline.

Comes in: frames with latitude and longitude. Goes out: pictures. Needs the extra ``plot``.
"""

from __future__ import annotations

from caucasus_events.plot.maps import map  # noqa: A004 - the name that users expect

__all__ = ["map"]
