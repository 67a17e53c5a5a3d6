"""Extractors as plug-ins.

An extractor gets a `Document` and returns `Candidate` events whose every field carries the
words that say so. The library finds the words again, drops what is not there, and computes
numbers, dates and places itself (`grounding`). Plug-ins are entry points of the group
``caucasus_events.extractors``: a class without arguments, with `name`, `version` and
``extract(document)``.
"""

from caucasus_events.parse.extractors.protocol import (
    Candidate,
    CandidateClaim,
    Extractor,
    Stated,
)
from caucasus_events.parse.extractors.registry import extractor_names, run

__all__ = ["Candidate", "CandidateClaim", "Extractor", "Stated", "extractor_names", "run"]
