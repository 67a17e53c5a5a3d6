"""The embedded extractor ``rules``: deterministic, offline, every value with its words."""

from __future__ import annotations

from caucasus_events.parse.events.assembly import assemble
from caucasus_events.parse.rows.result import ParseResult
from caucasus_events.parse.rows.rows import rows_of
from caucasus_events.parse.sentences.reader import read_document
from caucasus_events.text import Document
from caucasus_events.text.plain import same_length, whole_words


def parse_document(document: Document) -> ParseResult:
    """Read a document with the embedded rules.

    Parameters
    ----------
    document : Document
        An English article with its day of publication.
    """
    if document.published is None:
        return ParseResult(document, error="no publication date")
    plain = same_length(document.text)
    drafts, skips = assemble(plain, read_document(document), document.published)
    rows = rows_of(document, drafts)
    for mark in rows["evidence"]:
        mark["end"] = whole_words(document.text, plain, mark["end"])
    kept = {(skip.start, skip.end, skip.reason): skip for skip in skips}
    listed = [
        {"start": skip.start, "end": skip.end, "reason": skip.reason}
        for skip in sorted(kept.values(), key=lambda item: (item.start, item.end, item.reason))
    ]
    return ParseResult(document, rows, listed)
