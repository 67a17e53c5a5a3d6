"""Conflict events between Armenia and Azerbaijan: data, and the machinery that makes it.

Everything public is listed in ``__all__`` and imported on first use, so that
``import caucasus_events`` costs nothing.
"""

from __future__ import annotations

from importlib import import_module

TYPE_CHECKING = False  # as in typing, whose import would double the start

if TYPE_CHECKING:
    from typing import Any

    from caucasus_events import plot
    from caucasus_events.checks import Report, validate
    from caucasus_events.data import (
        ceasefire_in_force,
        cite,
        load_boundaries,
        load_casualties,
        load_ceasefires,
        load_events,
        load_evidence,
        load_places,
        load_sources,
        path,
        versions,
    )
    from caucasus_events.derive import aggregate
    from caucasus_events.errors import CaucasusEventsError
    from caucasus_events.geo import (
        GeocodeResult,
        Location,
        Match,
        geocode,
        geocode_frame,
        locate,
        locate_frame,
    )
    from caucasus_events.parse import ParseResult, parse_article, parse_articles
    from caucasus_events.release import changes
    from caucasus_events.schema.models import (
        CasualtiesSchema,
        CeasefiresSchema,
        EventsSchema,
        SourcesSchema,
    )

__version__ = "0.1.0"

_WHERE = {
    "CaucasusEventsError": "errors",
    "load_events": "data",
    "load_casualties": "data",
    "load_ceasefires": "data",
    "load_sources": "data",
    "load_evidence": "data",
    "load_places": "data",
    "load_boundaries": "data",
    "versions": "data",
    "path": "data",
    "changes": "release",
    "cite": "data",
    "parse_article": "parse",
    "parse_articles": "parse",
    "ParseResult": "parse",
    "geocode": "geo",
    "locate": "geo",
    "geocode_frame": "geo",
    "locate_frame": "geo",
    "GeocodeResult": "geo",
    "Match": "geo",
    "Location": "geo",
    "validate": "checks",
    "Report": "checks",
    "EventsSchema": "schema.models",
    "CasualtiesSchema": "schema.models",
    "CeasefiresSchema": "schema.models",
    "SourcesSchema": "schema.models",
    "ceasefire_in_force": "data",
    "aggregate": "derive",
    "plot": "plot",
}

__all__ = [
    "CasualtiesSchema",
    "CaucasusEventsError",
    "CeasefiresSchema",
    "EventsSchema",
    "GeocodeResult",
    "Location",
    "Match",
    "ParseResult",
    "Report",
    "SourcesSchema",
    "__version__",
    "aggregate",
    "ceasefire_in_force",
    "changes",
    "cite",
    "geocode",
    "geocode_frame",
    "load_boundaries",
    "load_casualties",
    "load_ceasefires",
    "load_events",
    "load_evidence",
    "load_places",
    "load_sources",
    "locate",
    "locate_frame",
    "parse_article",
    "parse_articles",
    "path",
    "plot",
    "validate",
    "versions",
]


def __getattr__(name: str) -> Any:
    if name not in _WHERE:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    module = import_module(f"{__name__}.{_WHERE[name]}")
    value = module if name == _WHERE[name] else getattr(module, name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted(__all__)
