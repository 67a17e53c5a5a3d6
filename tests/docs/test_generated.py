"""Generated pages are what the code says today."""

from __future__ import annotations

from pathlib import Path

from caucasus_events.checks.pages import problem_pages
from caucasus_events.schema.codebook import as_markdown

DOCS = Path(__file__).resolve().parents[2] / "docs"


def test_codebook_page_is_fresh() -> None:
    assert (DOCS / "codebook.md").read_text("utf-8") == as_markdown(), "run: make docs"


def test_problem_pages_are_fresh() -> None:
    found = {path.name: path.read_text("utf-8") for path in (DOCS / "problems").glob("*.md")}
    assert found == problem_pages(), "run: make docs"
