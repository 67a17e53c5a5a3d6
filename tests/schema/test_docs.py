"""Generated pages are what the registry says today."""

from __future__ import annotations

from pathlib import Path

from caucasus_events.schema.codebook import as_markdown

DOCS = Path(__file__).resolve().parents[2] / "docs"


def test_codebook_page_is_fresh() -> None:
    assert (DOCS / "codebook.md").read_text("utf-8") == as_markdown(), "run: make docs"
