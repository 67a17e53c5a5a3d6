"""Rows of evidence: which words of a source say what of a row."""

from __future__ import annotations

from caucasus_events.parse.rows.result import Row

RULES = "rules@1"


def proof(table: str, row_id: str, field: str, source_id: str, start: int, end: int) -> Row:
    """Return the row that ties a field to a span of the text."""
    return {
        "table": table, "row_id": row_id, "field": field, "source_id": source_id,
        "start": start, "end": end, "rule": RULES,
    }  # fmt: skip
