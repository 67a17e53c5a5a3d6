"""What a release says about itself, for people and for machines."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import pandas as pd

from caucasus_events.data.citing import AUTHOR, TITLE, Citation
from caucasus_events.data.manifest import FileEntry
from caucasus_events.release.coverage import coverage
from caucasus_events.schema.codebook import as_markdown
from caucasus_events.vocabulary.registry import table

LICENCE = """\
Every file of this release except boundaries.parquet is licensed under the Creative Commons
Attribution 4.0 International Licence (CC BY 4.0):
https://creativecommons.org/licenses/by/4.0/legalcode
places and place_names hold records of GeoNames (https://www.geonames.org), CC BY 4.0, where
the column `source` says so.

boundaries.parquet is made available under the Open Database Licence 1.0 (ODbL):
https://opendatacommons.org/licenses/odbl/1-0/
It contains data (c) OpenStreetMap contributors, https://www.openstreetmap.org/copyright;
first-level units after Natural Earth (public domain).
"""


@dataclass(frozen=True, slots=True)
class Facts:
    """What the descriptions are made from."""

    version: str
    released: str | None
    previous: str | None
    files: Sequence[FileEntry]
    citation: Citation
    preview: bool = False
    title: str = TITLE
    author: str = AUTHOR

    @property
    def description(self) -> str:
        """One sentence on what the data are."""
        return (
            "Border clashes, casualties and ceasefires between Armenia and Azerbaijan, coded in "
            "ACLED's style, both sides' claims kept apart, every cell traceable to its source."
        )


def citation_cff(facts: Facts) -> str:
    """Return the text of ``CITATION.cff``."""
    lines = [
        "cff-version: 1.2.0",
        f"message: {_quoted('If you use this release, cite it with its version.')}",
        f"title: {_quoted(facts.title)}",
        "type: dataset",
        "authors:",
        f"  - name: {_quoted(facts.author)}",
        f"version: {_quoted(facts.version)}",
    ]
    if facts.released:
        lines.append(f"date-released: {_quoted(facts.released)}")
    lines += [
        "license:",
        "  - CC-BY-4.0",
        "  - ODbL-1.0",
        f"abstract: {_quoted(facts.description)}",
        "keywords:",
        *(f"  - {_quoted(word)}" for word in ("conflict", "event data", "Armenia", "Azerbaijan")),
    ]
    return "\n".join(lines) + "\n"


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)


def readme(facts: Facts, tables: Mapping[str, pd.DataFrame]) -> str:
    """Return the text of the release's ``README.md``."""
    events = tables["events"]
    span = "no events"
    if len(events):
        span = f"{events['event_date'].min():%Y-%m-%d} to {events['event_date'].max():%Y-%m-%d}"
    previous = (
        f"The release before is {facts.previous}." if facts.previous else "The first release."
    )
    warning = ["This is a preview: rows that nobody has reviewed are in it.", ""]
    parts = [
        f"# caucasus-events {facts.version}",
        "",
        facts.description,
        "",
        *(warning if facts.preview else []),
        f"{len(events)} events, {span}. {previous}",
        "",
        "## Files",
        "",
        "| file | rows | what |",
        "|---|---|---|",
        *(_file_line(entry) for entry in facts.files if entry.name.endswith(".parquet")),
        "",
        "The same tables, without shapes, are in `csv/` (UTF-8, an empty cell is NULL).",
        "`manifest.json` holds the SHA-256 of every file; `CODEBOOK.md` explains every column.",
        "NULL means not reported, 0 means reported as none.",
        "",
        *coverage(tables),
        "",
        "## Reading",
        "",
        "```python",
        "import caucasus_events as ce",
        "",
        f'events = ce.load_events("{facts.version}")',
        "```",
        "",
        "```r",
        'events <- arrow::read_parquet("events.parquet")',
        "```",
        "",
        "```sql",
        "SELECT year, sum(fatalities) FROM 'events.parquet' GROUP BY year;  -- DuckDB",
        "```",
        "",
        "## Citing",
        "",
        facts.citation.text,
        "",
        "```bibtex",
        facts.citation.bibtex,
        "```",
        "",
        "## Licence",
        "",
        "CC BY 4.0; `boundaries.parquet` ODbL, (c) OpenStreetMap contributors. See `LICENSE`.",
    ]
    return "\n".join(parts) + "\n"


def _file_line(entry: FileEntry) -> str:
    name = entry.name.removesuffix(".parquet")
    return f"| `{entry.name}` | {entry.rows} | {table(name).description} |"


def codebook() -> str:
    """Return the text of the release's ``CODEBOOK.md``."""
    return as_markdown()
