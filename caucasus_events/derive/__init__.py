"""What is never typed by hand.

Lives here: totals from casualty claims (`totals`), the derived columns of events and
casualties (`columns`), the ceasefire in force (`ceasefires`). Comes in: typed frames. Goes
out: the derived columns, the same for the same input whatever the order of the rows.
"""

from __future__ import annotations

from caucasus_events.derive.ceasefires import in_force, link_ceasefires
from caucasus_events.derive.columns import derive_casualties, derive_events, relation
from caucasus_events.derive.totals import aggregate

__all__ = [
    "aggregate",
    "derive_casualties",
    "derive_events",
    "in_force",
    "link_ceasefires",
    "relation",
]
