"""Finding one release, on disk or by download."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from caucasus_events.data import manifest as manifests
from caucasus_events.data.index import Index, read_index
from caucasus_events.data.manifest import Manifest, check_file, read_manifest
from caucasus_events.data.remote import URL, base_url, cache_folder, fetch, remote_index
from caucasus_events.data.roots import FOLDER, named_root, root
from caucasus_events.data.version import Version
from caucasus_events.errors import CaucasusEventsError
from caucasus_events.vocabulary.registry import TABLE_NAMES


@dataclass(frozen=True, slots=True)
class Release:
    """One release: its folder, its manifest, and the address of files not there yet."""

    folder: Path
    manifest: Manifest
    url: str | None = None

    def file(self, name: str) -> Path:
        """Return a file of the release, fetched if need be and checked by its hash."""
        entry = self.manifest.entry(name)
        if self.url:
            fetch(f"{self.url}/{name}", self.folder / name, entry.sha256)
        return check_file(self.folder, entry)


def versions() -> list[str]:
    """Return the versions that can be loaded, oldest first.

    Examples
    --------
    >>> versions() == sorted(versions(), key=Version.parse)
    True
    """
    index = read_index(root())
    reachable = named_root() is None and base_url() is not None
    return [
        str(version)
        for version, _ in index.items
        if reachable or (root() / str(version) / manifests.FILE).is_file()
    ]


def path(name: str, version: str = "latest") -> Path:
    """Return the path of a file of a release, after checking its hash.

    Parameters
    ----------
    name : str
        A table (``"events"``: its Parquet file) or a file (``"csv/events.csv"``).
    version : str
        A version, or ``"latest"``.

    Raises
    ------
    CaucasusEventsError
        If there is no such version or file, or if it is damaged.
    """
    return find(version).file(f"{name}.parquet" if name in TABLE_NAMES else name)


def find(version: str = "latest") -> Release:
    """Return a release.

    Raises
    ------
    CaucasusEventsError
        If there is no such version; the message lists those there are.
    """
    place = root()
    index = read_index(place)
    wanted = index.latest if version == "latest" else Version.parse(version)
    if wanted is None:
        raise CaucasusEventsError(
            f"there is no release in {place}",
            hint=f"name a folder of releases in {FOLDER}, or build one with 'release VERSION'",
        )
    sha256 = index.sha256(wanted)
    folder = place / str(wanted)
    if sha256 is not None and folder.exists():
        return Release(folder, read_manifest(folder, sha256=sha256, version=wanted))
    url = base_url() if named_root() is None else None
    if url is None:
        raise _unknown(wanted, index, place)
    return _remote(wanted, sha256, url, index, place)


def _remote(wanted: Version, sha256: str | None, url: str, index: Index, place: Path) -> Release:
    if sha256 is None:
        sha256 = remote_index(url, wanted).sha256(wanted)
    if sha256 is None:
        raise _unknown(wanted, index, place)
    folder = cache_folder() / str(wanted)
    fetch(f"{url}/{wanted}/{manifests.FILE}", folder / manifests.FILE, sha256)
    manifest = read_manifest(folder, sha256=sha256, version=wanted)
    return Release(folder, manifest, f"{url}/{wanted}")


def _unknown(wanted: Version, index: Index, place: Path) -> CaucasusEventsError:
    known = index.sha256(wanted) is not None
    there = ", ".join(versions()) or "none"
    what = "is published but not in" if known else "is not in"
    where = "" if named_root() else f"; set {URL} to the address of other releases"
    return CaucasusEventsError(
        f"release {wanted} {what} {place}", hint=f"there are: {there}{where}"
    )
