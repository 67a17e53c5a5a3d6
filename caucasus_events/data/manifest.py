"""Manifests, and the checks of a release's files against them."""

from __future__ import annotations

import hashlib
import re
import stat
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from caucasus_events.data.strict import HINT, read_object, require, require_sha256
from caucasus_events.data.version import Version
from caucasus_events.errors import CaucasusEventsError

FILE = "manifest.json"
_NAME = re.compile(r"(?:csv/)?[A-Za-z0-9][A-Za-z0-9_.-]*\Z")
_CHUNK = 1 << 20


@dataclass(frozen=True, slots=True)
class FileEntry:
    """One file of a release; `rows` is None for a file that is not a table."""

    name: str
    bytes: int
    rows: int | None
    sha256: str
    content_sha256: str


@dataclass(frozen=True, slots=True)
class Manifest:
    """What a release says about itself."""

    version: Version
    schema_version: str
    library_version: str
    previous: str | None
    git_commit: str | None
    git_dirty: bool
    released: str | None
    files: tuple[FileEntry, ...]

    def entry(self, name: str) -> FileEntry:
        """Return the entry of a file.

        Raises
        ------
        CaucasusEventsError
            If the release has no such file; the message lists its files.
        """
        for item in self.files:
            if item.name == name:
                return item
        raise CaucasusEventsError(
            f"release {self.version} has no file {name!r}",
            hint=f"its files are: {', '.join(item.name for item in self.files)}",
        )


def parse_manifest(data: bytes, where: object) -> Manifest:
    """Read the bytes of a manifest; every file name stays inside the release."""
    raw = read_object(data, where)
    files = tuple(_entry(item, where) for item in require(raw, "files", list, where))
    names = [item.name.casefold() for item in files]
    if len(set(names)) != len(names):
        raise CaucasusEventsError(f"{where}: a file is listed twice", hint=HINT)
    return Manifest(
        version=Version.parse(require(raw, "version", str, where)),
        schema_version=require(raw, "schema_version", str, where),
        library_version=require(raw, "library_version", str, where),
        previous=require(raw, "previous", (str, type(None)), where),
        git_commit=require(raw, "git_commit", (str, type(None)), where),
        git_dirty=require(raw, "git_dirty", bool, where),
        released=require(raw, "released", (str, type(None)), where),
        files=files,
    )


def _entry(item: object, where: object) -> FileEntry:
    name = require(item, "name", str, where)
    if not _NAME.match(name) or name == FILE:
        raise CaucasusEventsError(
            f"{where}: {name!r} is not a file name inside the release", hint=HINT
        )
    return FileEntry(
        name=name,
        bytes=require(item, "bytes", int, where),
        rows=require(item, "rows", (int, type(None)), where),
        sha256=require_sha256(item, "sha256", where),
        content_sha256=require_sha256(item, "content_sha256", where),
    )


def read_manifest(folder: Path, *, sha256: str | None, version: Version | None = None) -> Manifest:
    """Return the manifest of a release folder, checked against the index.

    Parameters
    ----------
    folder : Path
        The release.
    sha256 : str, optional
        The manifest's hash as ``versions.json`` states it; None where no index is known.
    version : Version, optional
        The version that the manifest must state.
    """
    path = folder / FILE
    _require_plain(folder, path)
    data = path.read_bytes()
    found = hashlib.sha256(data).hexdigest()
    if sha256 is not None and found != sha256:
        raise CaucasusEventsError(
            f"{path} is not the manifest that versions.json names: "
            f"expected SHA-256 {sha256}, found {found}",
            hint=HINT,
        )
    manifest = parse_manifest(data, path)
    if version is not None and manifest.version != version:
        raise CaucasusEventsError(f"{path} states version {manifest.version}, not {version}")
    return manifest


def check_file(folder: Path, entry: FileEntry) -> Path:
    """Return the path of a file whose kind, size and hash are as the manifest says.

    Raises
    ------
    CaucasusEventsError
        If it is missing, a link, of another size or of other content.
    """
    path = folder / entry.name
    _require_plain(folder, path)
    state = path.stat()
    if state.st_size != entry.bytes:
        raise CaucasusEventsError(
            f"{path} has {state.st_size} bytes, the manifest says {entry.bytes}", hint=HINT
        )
    found = _sha256(path, state.st_size, state.st_mtime_ns, state.st_ctime_ns, state.st_ino)
    if found != entry.sha256:
        raise CaucasusEventsError(
            f"{path} has been changed: expected SHA-256 {entry.sha256}, found {found}", hint=HINT
        )
    return path


def _require_plain(folder: Path, path: Path) -> None:
    """Refuse symbolic links, special files and missing files."""
    for place in (folder, *(folder / part for part in path.relative_to(folder).parents), path):
        try:
            mode = place.lstat().st_mode
        except OSError as error:
            raise CaucasusEventsError(f"cannot read {place}: {error.strerror}", hint=HINT) from None
        if stat.S_ISLNK(mode):
            raise CaucasusEventsError(f"{place} is a symbolic link", hint=HINT)
    if not stat.S_ISREG(path.lstat().st_mode):
        raise CaucasusEventsError(f"{path} is not a regular file", hint=HINT)


@lru_cache(maxsize=256)
def _sha256(path: Path, *_state: int) -> str:
    """Hash a file; remembered while its size, times and inode stay the same."""
    return file_sha256(path)


def file_sha256(path: Path) -> str:
    """Return the SHA-256 of a file."""
    digest = hashlib.sha256()
    with path.open("rb") as stream:
        while chunk := stream.read(_CHUNK):
            digest.update(chunk)
    return digest.hexdigest()
