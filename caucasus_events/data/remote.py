"""Other versions, from a base address, through pooch; every file hash-checked."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

from caucasus_events.data.manifest import MANIFEST, VERSIONS, checked_file, read_manifest
from caucasus_events.errors import CaucasusEventsError

URL_VARIABLE = "CAUCASUS_EVENTS_URL"


def base_url() -> str | None:
    """Return the address below which releases are published, if the user named one."""
    url = os.environ.get(URL_VARIABLE)
    return url.rstrip("/") + "/" if url else None


def remote_versions() -> dict[str, str]:
    """Return the versions at the base address with their manifests' hashes."""
    if base_url() is None:
        return {}
    text = _retrieve(VERSIONS, None, Path(_cache()) / VERSIONS).read_text("utf-8")
    return {item["version"]: item["manifest_sha256"] for item in json.loads(text)["items"]}


def fetch_release(version: str) -> Path:
    """Download the tables of a version into the user's cache and return their folder."""
    folder = Path(_cache()) / version
    expected = remote_versions()[version]
    _retrieve(f"{version}/{MANIFEST}", expected, folder / MANIFEST)
    manifest = read_manifest(folder)
    for entry in manifest.files.values():
        if entry.name.endswith(".parquet"):
            _retrieve(f"{version}/{entry.name}", entry.sha256, folder / entry.name)
            checked_file(folder, entry)
    return folder


def _cache() -> Any:
    import pooch  # noqa: PLC0415 - only when something is downloaded

    return pooch.os_cache("caucasus-events")


def _retrieve(name: str, sha256: str | None, target: Path) -> Path:
    import pooch  # noqa: PLC0415 - only when something is downloaded

    url = f"{base_url()}{name}"
    if sha256 is None:
        target.unlink(missing_ok=True)
    try:
        found = pooch.retrieve(
            url,
            known_hash=f"sha256:{sha256}" if sha256 else None,
            fname=target.name,
            path=target.parent,
            progressbar=False,
        )
    except (ValueError, OSError) as error:
        target.unlink(missing_ok=True)
        raise CaucasusEventsError(
            f"{url} cannot be fetched: {error}",
            hint=f"check {URL_VARIABLE} and the connection, or set CAUCASUS_EVENTS_DATA",
        ) from error
    return Path(found)
