"""The releases root: one writer at a time, beside and renamed, listed last."""

from __future__ import annotations

import contextlib
import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from caucasus_events.batches.writing import replace_text
from caucasus_events.data import index as index_file
from caucasus_events.data import manifest as manifests
from caucasus_events.data.index import Index, read_index
from caucasus_events.data.manifest import file_sha256
from caucasus_events.data.version import Version
from caucasus_events.errors import CaucasusEventsError

_BUILDING = ".building-"


@dataclass(slots=True)
class Root:
    """A releases root that is locked for this run."""

    folder: Path
    index: Index

    @property
    def latest(self) -> Version | None:
        """The newest release."""
        return self.index.latest

    def require_newer(self, version: Version) -> None:
        """Refuse a version that exists or is not newer than the latest."""
        if self.index.sha256(version) or (self.folder / str(version)).exists():
            raise CaucasusEventsError(
                f"release {version} exists already in {self.folder}",
                hint="a published version never changes; choose the next one",
            )
        if self.latest and version < self.latest:
            raise CaucasusEventsError(
                f"{version} is older than the latest release {self.latest}",
                hint=f"choose a version after {self.latest}",
            )

    def tidy(self, check: Callable[[Path], list[str]]) -> None:
        """Clear up after an interrupted run.

        Half-written folders are removed. A folder that was renamed into place but not yet
        listed is whole: if it holds, it is listed now.
        """
        for leftover in self.folder.glob(f"{_BUILDING}*"):
            shutil.rmtree(leftover, ignore_errors=True)
        for leftover in self.folder.glob(f".{index_file.FILE}.*.tmp"):
            leftover.unlink(missing_ok=True)
        for folder in sorted(self.folder.iterdir()):
            with contextlib.suppress(CaucasusEventsError):
                version = Version.parse(folder.name)
                if self.index.sha256(version) is None:
                    self._adopt(folder, version, check)

    def _adopt(self, folder: Path, version: Version, check: Callable[[Path], list[str]]) -> None:
        newer = self.latest is None or version > self.latest
        if newer and folder.is_dir() and not folder.is_symlink() and not check(folder):
            self._list(version, file_sha256(folder / manifests.FILE))

    def building(self, version: Version) -> Path:
        """Return a fresh folder beside the releases, for writing."""
        building = self.folder / f"{_BUILDING}{version}-{os.getpid()}"
        (building / "csv").mkdir(parents=True)
        return building

    def publish(self, building: Path, version: Version, step: Callable[[str], None]) -> Path:
        """Rename a whole folder into place, then list it."""
        sha256 = file_sha256(building / manifests.FILE)
        for path in sorted(building.rglob("*"), reverse=True):
            _sync(path)
        _sync(building)
        target = self.folder / str(version)
        building.rename(target)
        _sync(self.folder)
        step("listing")
        self._list(version, sha256)
        return target

    def _list(self, version: Version, sha256: str) -> None:
        index = self.index.with_item(version, sha256)
        replace_text(self.folder / index_file.FILE, index.to_json())
        self.index = index
        _sync(self.folder)


@contextmanager
def locked(folder: Path) -> Iterator[Root]:
    """Lock a releases root, made if need be; the lock ends with the process.

    Raises
    ------
    CaucasusEventsError
        If the folder cannot be used, or another run holds the lock.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
        descriptor = os.open(folder, os.O_RDONLY)
    except OSError as error:
        raise CaucasusEventsError(
            f"cannot use {folder}: {error.strerror}", hint="name a folder that can be written"
        ) from error
    try:
        _lock(descriptor, folder)
        if not os.access(folder, os.W_OK):
            raise CaucasusEventsError(
                f"cannot write {folder}: permission denied", hint="check its permissions"
            )
        yield Root(folder, read_index(folder))
    finally:
        os.close(descriptor)


def _lock(descriptor: int, folder: Path) -> None:
    import fcntl  # noqa: PLC0415 - releases are cut on systems that have it

    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        raise CaucasusEventsError(
            f"another release is being built in {folder}", hint="wait until it has ended"
        ) from None


def _sync(path: Path) -> None:
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
