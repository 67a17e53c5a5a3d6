"""How to cite a release."""

from __future__ import annotations

from typing import Literal

from caucasus_events.data.manifest import read_manifest
from caucasus_events.data.store import release_folder

TITLE = "caucasus-events: conflict events between Armenia and Azerbaijan"
AUTHOR = "The caucasus-events maintainers"


def cite(version: str = "latest", form: Literal["text", "bibtex"] = "text") -> str:
    """Return the citation of a release.

    Parameters
    ----------
    version : str
        A version, or ``"latest"``.
    form : {"text", "bibtex"}
        Plain text or BibTeX.
    """
    manifest = read_manifest(release_folder(version))
    year = manifest.version.split(".")[0]
    digest = manifest.files["events.parquet"].content_sha256 or ""
    if form == "bibtex":
        key = f"caucasus_events_{manifest.version.replace('.', '_')}"
        return (
            f"@dataset{{{key},\n  title = {{{TITLE}}},\n  author = {{{{{AUTHOR}}}}},\n"
            f"  year = {{{year}}},\n  version = {{{manifest.version}}},\n"
            f"  note = {{events content SHA-256 {digest}}}\n}}"
        )
    return f"{AUTHOR} ({year}). {TITLE}. Version {manifest.version}. Events SHA-256 {digest[:16]}."
