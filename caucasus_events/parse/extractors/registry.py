"""Finding extractors by name, and running them."""

from __future__ import annotations

from functools import cache
from importlib.metadata import entry_points

from caucasus_events.errors import CaucasusEventsError
from caucasus_events.parse.extractors.protocol import Extractor
from caucasus_events.parse.rows.result import ParseResult
from caucasus_events.text import Document

GROUP = "caucasus_events.extractors"
EMBEDDED = ("rules", "llm")


def extractor_names() -> list[str]:
    """Return the extractors that are there: the embedded ones, then plug-ins."""
    plugged = sorted(point.name for point in entry_points(group=GROUP))
    return [*EMBEDDED, *(name for name in plugged if name not in EMBEDDED)]


@cache
def load(name: str) -> Extractor:
    """Return an extractor that is grounded by the library.

    Raises
    ------
    CaucasusEventsError
        If there is none of that name, or it is no extractor; the message lists the valid ones.
    """
    if name == "llm":
        from caucasus_events.parse.extractors.llm import (  # noqa: PLC0415 - an extra
            LanguageModelExtractor,
        )

        return LanguageModelExtractor.from_environment()
    for point in entry_points(group=GROUP):
        if point.name == name:
            made = point.load()()
            if isinstance(made, Extractor):
                return made
            raise CaucasusEventsError(
                f"{point.value} is no extractor", hint="it needs name, version and extract()"
            )
    raise CaucasusEventsError(
        f"there is no extractor {name!r}", hint=f"there are: {', '.join(extractor_names())}"
    )


def run(document: Document, name: str = "rules") -> ParseResult:
    """Read a document with an extractor.

    Parameters
    ----------
    document : Document
        An English article with its day of publication.
    name : str
        ``rules``, ``llm``, or the name of a plug-in.
    """
    if name == "rules":
        from caucasus_events.parse.pipeline import (  # noqa: PLC0415 - loads the lexicons
            parse_document,
        )

        return parse_document(document)
    from caucasus_events.parse.extractors.grounding import ground  # noqa: PLC0415 - loads places

    result = ground(document, load(name))
    if name == "llm":
        from caucasus_events.parse.extractors.disagreement import flag  # noqa: PLC0415 - as above

        flag(result, run(document, "rules"))
    return result
