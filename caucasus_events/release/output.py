"""Writing every file of a release into a folder."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pandas as pd
import pyarrow as pa

from caucasus_events import __version__
from caucasus_events.data import manifest as manifests
from caucasus_events.data.citing import citation
from caucasus_events.data.content import content_sha256
from caucasus_events.data.manifest import FileEntry, Manifest, file_sha256, read_manifest
from caucasus_events.data.version import Version
from caucasus_events.data.writing import sorted_table, write_csv, write_parquet
from caucasus_events.release.croissant import croissant
from caucasus_events.release.datapackage import datapackage
from caucasus_events.release.describing import LICENCE, Facts, citation_cff, codebook, readme
from caucasus_events.release.git import GitState
from caucasus_events.vocabulary.registry import SCHEMA_VERSION, TABLE_NAMES


def write_release(
    folder: Path,
    tables: Mapping[str, pd.DataFrame],
    version: Version,
    previous: Version | None,
    state: GitState,
    *,
    preview: bool = False,
    step: Callable[[str], None] = lambda _: None,
) -> Manifest:
    """Write tables, descriptions and manifest; return the manifest as read back."""
    files: list[FileEntry] = []
    for name in TABLE_NAMES:
        step(f"writing {name}")
        files += _write_table(folder, name, sorted_table(name, tables[name]))
    released = state.day.isoformat() if state.day else None
    content = next(entry.content_sha256 for entry in files if entry.name == "events.parquet")
    facts = Facts(
        version=str(version),
        released=released,
        previous=str(previous) if previous else None,
        files=files,
        citation=citation(str(version), content, released),
        preview=preview,
    )
    step("writing the descriptions")
    texts = {
        "CITATION.cff": citation_cff(facts),
        "CODEBOOK.md": codebook(),
        "LICENSE": LICENCE,
        "README.md": readme(facts, tables),
        "croissant.json": _json(croissant(facts)),
        "datapackage.json": _json(datapackage(facts)),
    }
    for name, text in texts.items():
        (folder / name).write_text(text, "utf-8", newline="")
        files.append(_entry(folder, name, None, None))
    step("writing the manifest")
    body = {
        "version": str(version),
        "schema_version": SCHEMA_VERSION,
        "library_version": __version__,
        "previous": facts.previous,
        "git_commit": state.commit,
        "git_dirty": state.dirty,
        "released": released,
        "preview": preview,
        "files": [
            {name: getattr(entry, name) for name in FileEntry.__slots__}
            for entry in sorted(files, key=lambda entry: entry.name)
        ],
    }
    (folder / manifests.FILE).write_text(_json(body), "utf-8", newline="")
    return read_manifest(folder, sha256=None, version=version)


def _write_table(folder: Path, name: str, data: pa.Table) -> list[FileEntry]:
    content = content_sha256(data)
    write_parquet(folder / f"{name}.parquet", name, data)
    entries = [_entry(folder, f"{name}.parquet", data.num_rows, content)]
    if "geometry" not in data.column_names:
        write_csv(folder / "csv" / f"{name}.csv", data)
        entries.append(_entry(folder, f"csv/{name}.csv", data.num_rows, content))
    return entries


def _entry(folder: Path, name: str, rows: int | None, content: str | None) -> FileEntry:
    path = folder / name
    sha256 = file_sha256(path)
    return FileEntry(name, path.stat().st_size, rows, sha256, content or sha256)


def _json(body: dict[str, Any]) -> str:
    return json.dumps(body, ensure_ascii=False, indent=2) + "\n"
