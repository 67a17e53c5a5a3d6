"""Releases from a base URL, through pooch, every file checked by its hash."""

from __future__ import annotations

import os
from pathlib import Path

from caucasus_events.data import index as index_file
from caucasus_events.data.index import Index, parse_index
from caucasus_events.data.version import Version
from caucasus_events.errors import CaucasusEventsError

URL = "CAUCASUS_EVENTS_URL"
"""Environment variable with the address under which ``versions.json`` lies."""

CACHE = "CAUCASUS_EVENTS_CACHE"
"""Environment variable that names the folder for downloads."""

_SECONDS = 30


def base_url() -> str | None:
    """Return the base URL that the user names, if any."""
    text = os.environ.get(URL, "").strip().rstrip("/")
    if text and not text.startswith(("https://", "http://")):
        raise CaucasusEventsError(
            f"{URL} is {text!r}, which is no web address", hint="it begins with https://"
        )
    return text or None


def cache_folder() -> Path:
    """Return the folder that downloads are kept in."""
    import pooch  # noqa: PLC0415 - only when something is downloaded

    return Path(os.environ.get(CACHE) or pooch.os_cache("caucasus-events"))


def fetch(url: str, target: Path, sha256: str | None) -> Path:
    """Download a file, or keep the one that is there when its hash is right.

    Raises
    ------
    CaucasusEventsError
        If the file cannot be had whole and with the right hash; nothing is left behind.
    """
    import pooch  # noqa: PLC0415 - only when something is downloaded
    import requests  # noqa: PLC0415 - only when something is downloaded

    pooch.get_logger().setLevel("WARNING")
    if sha256 is None:
        target.unlink(missing_ok=True)
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        pooch.retrieve(
            url,
            known_hash=f"sha256:{sha256}" if sha256 else None,
            fname=target.name,
            path=target.parent,
            downloader=pooch.HTTPDownloader(timeout=_SECONDS),
        )
    except ValueError as error:
        raise CaucasusEventsError(
            f"{url} is not the file that the release names: {error}",
            hint="the server holds a damaged or changed file; nothing was kept",
        ) from error
    except (requests.RequestException, OSError) as error:
        raise CaucasusEventsError(
            f"cannot download {url}: {error}",
            hint=f"check the connection and {URL}; the embedded release works offline",
        ) from error
    return target


def remote_index(url: str, version: Version) -> Index:
    """Return an index that the base URL offers, asked anew only for a version not yet known.

    A published version never changes: what was downloaded once works without a connection.
    """
    kept = cache_folder() / index_file.FILE
    try:
        index = parse_index(kept.read_bytes(), kept)
    except (OSError, CaucasusEventsError):
        index = Index()
    if index.sha256(version) is not None:
        return index
    address = f"{url}/{index_file.FILE}"
    fresh = fetch(address, kept.with_name(f".{kept.name}.{os.getpid()}"), None)
    try:
        index = parse_index(fresh.read_bytes(), address)
        fresh.replace(kept)
    finally:
        fresh.unlink(missing_ok=True)
    return index
