"""How to cite a release."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from caucasus_events.data.store import find
from caucasus_events.errors import CaucasusEventsError

TITLE = "caucasus-events: conflict events between Armenia and Azerbaijan"
AUTHOR = "The caucasus-events maintainers"


@dataclass(frozen=True, slots=True)
class Citation:
    """One release as a line of text and as BibTeX; printing shows both."""

    text: str
    bibtex: str

    def __str__(self) -> str:
        return f"{self.text}\n\n{self.bibtex}"


def cite(version: str = "latest", form: Literal["both", "text", "bibtex"] = "both") -> str:
    """Return the citation of a release, with the hash of its events.

    Parameters
    ----------
    version : str
        A version, or ``"latest"``.
    form : {"both", "text", "bibtex"}
        A line of text, a BibTeX entry, or both.
    """
    manifest = find(version).manifest
    content = manifest.entry("events.parquet").content_sha256
    found = citation(str(manifest.version), content, manifest.released)
    forms = {"both": str(found), "text": found.text, "bibtex": found.bibtex}
    if form not in forms:
        raise CaucasusEventsError(
            f"there is no form {form!r}", hint=f"choose one of: {', '.join(forms)}"
        )
    return forms[form]


def citation(version: str, content_sha256: str, released: str | None) -> Citation:
    """Return the citation of a version whose files are known."""
    year = (released or version)[:4]
    fingerprint = content_sha256[:16]
    text = (
        f"{AUTHOR} ({year}). {TITLE}. Version {version}. Data set, CC BY 4.0. "
        f"Content SHA-256 of events: {fingerprint}."
    )
    lines = [
        f"@misc{{caucasus_events_{version.replace('.', '_')},",
        f"  author  = {{{{{AUTHOR}}}}},",
        f"  title   = {{{{{TITLE}}}}},",
        f"  year    = {{{year}}},",
        f"  version = {{{version}}},",
        f"  note    = {{Data set, CC BY 4.0. Content SHA-256 of events: {fingerprint}}},",
        "}",
    ]
    return Citation(text, "\n".join(lines))
