"""Where releases lie: a named folder, the wheel, a checkout, or a base address.

``CAUCASUS_EVENTS_DATA`` names a releases root and then alone counts. Otherwise the release in
the wheel and, in a checkout, ``data/processed`` are known; other versions come from
``CAUCASUS_EVENTS_URL`` through pooch, hash-checked.
"""

from __future__ import annotations

import json
import os
from pathlib import Path

from caucasus_events.data.manifest import (
    MANIFEST,
    VERSIONS,
    checked_file,
    file_sha256,
    read_manifest,
    version_key,
)
from caucasus_events.data.remote import fetch_release, remote_versions
from caucasus_events.errors import CaucasusEventsError

FOLDER_VARIABLE = "CAUCASUS_EVENTS_DATA"
_PACKAGE = Path(__file__).resolve().parents[1]
_EMBEDDED = _PACKAGE / "data" / "embedded"
_CHECKOUT = _PACKAGE.parent / "data" / "processed"


def roots() -> list[Path]:
    """Return the releases roots that count, in the order in which they are asked."""
    named = os.environ.get(FOLDER_VARIABLE)
    if named:
        root = Path(named)
        if not (root / VERSIONS).is_file():
            raise CaucasusEventsError(
                f"{FOLDER_VARIABLE} names {root}, which holds no {VERSIONS}",
                hint="name a releases root, such as data/processed",
            )
        return [root]
    return [root for root in (_EMBEDDED, _CHECKOUT) if (root / VERSIONS).is_file()]


def read_versions(root: Path) -> dict[str, str]:
    """Return the versions of a releases root with their manifests' hashes, oldest first."""
    path = root / VERSIONS
    if not path.is_file():
        return {}
    try:
        items = json.loads(path.read_text("utf-8"))["items"]
        found = {item["version"]: item["manifest_sha256"] for item in items}
    except (ValueError, KeyError, TypeError) as error:
        raise CaucasusEventsError(
            f"{path} is not a list of versions: {error}", hint="get it again"
        ) from error
    return {version: found[version] for version in sorted(found, key=version_key)}


def versions() -> list[str]:
    """Return the versions that can be loaded, oldest first.

    Returns
    -------
    list of str
        Calendar versions; empty when there is no release at all.
    """
    found = {version for root in roots() for version in read_versions(root)}
    found |= set(remote_versions())
    return sorted(found, key=version_key)


def release_folder(version: str) -> Path:
    """Return the folder of a version, its manifest checked against ``versions.json``.

    Parameters
    ----------
    version : str
        A version, or ``"latest"``.

    Raises
    ------
    CaucasusEventsError
        If the version is unknown or its manifest is not the published one.
    """
    known = versions()
    if version == "latest":
        if not known:
            raise CaucasusEventsError(
                "there is no release to load",
                hint=f"set {FOLDER_VARIABLE} to a releases root, or build one",
            )
        version = known[-1]
    version_key(version)
    for root in roots():
        hashes = read_versions(root)
        if version in hashes:
            folder = root / version
            manifest = folder / MANIFEST
            if not manifest.is_file():
                raise CaucasusEventsError(f"{folder} has no manifest", hint="get it again")
            if file_sha256(manifest) != hashes[version]:
                raise CaucasusEventsError(
                    f"{manifest} is not the published one: its hash differs from {VERSIONS}",
                    hint="do not use this release; get it again",
                )
            return folder
    if version in known:
        return fetch_release(version)
    raise CaucasusEventsError(
        f"there is no version {version}", hint=f"known: {', '.join(known) or 'none'}"
    )


def path(table: str, version: str = "latest") -> Path:
    """Return the Parquet file of a table, checked against the manifest.

    Parameters
    ----------
    table : str
        Such as ``"events"``.
    version : str
        A version, or ``"latest"``.

    Returns
    -------
    Path
        A file that any Parquet reader opens.

    Raises
    ------
    CaucasusEventsError
        If the version or the table is unknown, or the file is not what the manifest says.
    """
    folder = release_folder(version)
    manifest = read_manifest(folder)
    entry = manifest.files.get(f"{table}.parquet")
    if entry is None:
        tables = [name[:-8] for name in manifest.files if name.endswith(".parquet")]
        raise CaucasusEventsError(
            f"release {manifest.version} has no table {table!r}",
            hint=f"it has: {', '.join(sorted(tables))}",
        )
    return checked_file(folder, entry)
