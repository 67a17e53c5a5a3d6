"""``versions.json``: which releases there are, and the hash of each one's manifest."""

from __future__ import annotations

import json
import stat
from dataclasses import dataclass
from pathlib import Path

from caucasus_events.data.strict import HINT, read_object, require, require_sha256
from caucasus_events.data.version import Version
from caucasus_events.errors import CaucasusEventsError

FILE = "versions.json"


@dataclass(frozen=True, slots=True)
class Index:
    """The releases of one root, oldest first, with the SHA-256 of each manifest."""

    items: tuple[tuple[Version, str], ...] = ()

    @property
    def latest(self) -> Version | None:
        """The newest version, if there is one."""
        return self.items[-1][0] if self.items else None

    def sha256(self, version: Version) -> str | None:
        """Return the hash of a version's manifest, None for an unknown version."""
        return dict(self.items).get(version)

    def with_item(self, version: Version, sha256: str) -> Index:
        """Return the index with one more release."""
        return Index(tuple(sorted([*self.items, (version, sha256)])))

    def to_json(self) -> str:
        """Return the text of ``versions.json``."""
        items = [{"version": str(v), "manifest_sha256": sha256} for v, sha256 in self.items]
        latest = str(self.latest) if self.latest else None
        return json.dumps({"items": items, "latest": latest}, indent=2) + "\n"


def parse_index(data: bytes, where: object) -> Index:
    """Read the bytes of a ``versions.json``."""
    raw = read_object(data, where)
    items = tuple(
        (Version.parse(require(item, "version", str, where)), _hash(item, where))
        for item in require(raw, "items", list, where)
    )
    versions = [version for version, _ in items]
    if sorted(set(versions)) != versions:
        raise CaucasusEventsError(f"{where}: versions are not in order, oldest first", hint=HINT)
    index = Index(items)
    if items and raw.get("latest") != str(index.latest):
        raise CaucasusEventsError(f"{where}: 'latest' is not the newest version", hint=HINT)
    return index


def _hash(item: object, where: object) -> str:
    return require_sha256(item, "manifest_sha256", where)


def read_index(root: Path) -> Index:
    """Return the index of a releases root; empty where there is no ``versions.json``."""
    path = root / FILE
    try:
        if stat.S_ISLNK(path.lstat().st_mode):
            raise CaucasusEventsError(f"{path} is a symbolic link", hint=HINT)
        return parse_index(path.read_bytes(), path)
    except (FileNotFoundError, NotADirectoryError):
        return Index()
    except OSError as error:
        raise CaucasusEventsError(f"cannot read {path}: {error.strerror}") from error
