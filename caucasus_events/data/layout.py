"""What the files of a release hold beside the columns of the registry."""

from __future__ import annotations

POINTS = ("events", "places")
"""Tables with latitude and longitude: their files have a geometry made from both."""


def added_columns(name: str) -> tuple[str, ...]:
    """Return the columns that GeoParquet adds to a table's own.

    Examples
    --------
    >>> added_columns("events"), added_columns("boundaries")
    (('geometry', 'bbox'), ('bbox',))
    """
    return ("geometry", "bbox") if name in POINTS else ("bbox",)
