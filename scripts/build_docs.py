"""Write the pages of ``docs/`` that are generated from the registry.

Run it with ``make docs``; a test holds the pages to what this writes.
"""

from __future__ import annotations

from pathlib import Path

from caucasus_events.schema.codebook import as_markdown

DOCS = Path(__file__).resolve().parents[1] / "docs"


def main() -> None:
    """Write the codebook."""
    (DOCS / "codebook.md").write_text(as_markdown(), "utf-8")
    print(f"wrote {DOCS / 'codebook.md'}")


if __name__ == "__main__":
    main()
