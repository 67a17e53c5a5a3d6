"""Write the pages of ``docs/`` that are generated from the registry.

Run it with ``make docs``; a test holds the pages to what this writes.
"""

from __future__ import annotations

from pathlib import Path

from caucasus_events.checks.pages import problem_pages
from caucasus_events.schema.codebook import as_markdown

DOCS = Path(__file__).resolve().parents[1] / "docs"


def main() -> None:
    """Write the codebook and the pages of the problem classes."""
    (DOCS / "codebook.md").write_text(as_markdown(), "utf-8")
    print(f"wrote {DOCS / 'codebook.md'}")
    folder = DOCS / "problems"
    folder.mkdir(exist_ok=True)
    for name, text in problem_pages().items():
        (folder / name).write_text(text, "utf-8")
    print(f"wrote {len(problem_pages())} pages in {folder}")


if __name__ == "__main__":
    main()
