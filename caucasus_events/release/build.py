"""``release VERSION``: every step from batches to an immutable folder."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from caucasus_events.data import releases_root
from caucasus_events.data.manifest import Manifest
from caucasus_events.data.version import Version
from caucasus_events.errors import CaucasusEventsError
from caucasus_events.release.assembling import assemble
from caucasus_events.release.collecting import collect
from caucasus_events.release.folders import Root, locked
from caucasus_events.release.git import GitState, git_state
from caucasus_events.release.output import write_release
from caucasus_events.release.verify import verify

if TYPE_CHECKING:
    from caucasus_events.checks import Report

Progress = Callable[[str], None]
DUPLICATE = "W903"


class ChecksFailedError(CaucasusEventsError):
    """A check of the batches failed; `report` holds every problem."""

    def __init__(self, report: Report) -> None:
        count = len(report.errors)
        super().__init__(
            f"{count} error{'s' * (count != 1)} in the batches; nothing was written",
            hint="mend them; caucasus-events validate shows them all",
        )
        self.report = report


@dataclass(frozen=True, slots=True)
class Built:
    """A new release, and the likely duplicates that a person should look at."""

    folder: Path
    manifest: Manifest
    duplicates: list[str]


def build(
    version: str,
    *,
    raw: Path = Path("data/raw"),
    out: Path = Path("data/processed"),
    allow_dirty: bool = False,
    candidates: bool = False,
    progress: Progress | None = None,
) -> Built:
    """Build an immutable release from all batches.

    Parameters
    ----------
    version : str
        ``YYYY.M.N``, newer than the latest release in `out`.
    raw : Path
        The folder of batches.
    out : Path
        The releases root.
    allow_dirty : bool
        Build from a tree that differs from its commit, and record that.
    candidates : bool
        Publish candidate rows too, for a preview.
    progress : callable, optional
        Is told each step before it begins.

    Returns
    -------
    Built
        The folder, its manifest, unresolved likely duplicates.

    Raises
    ------
    ChecksFailedError
        If a check of the batches fails.
    CaucasusEventsError
        If the version exists or is not newer, the tree is dirty, an identifier would be
        lost, another run is at work, or the folder cannot be written. Nothing is left then.
    """
    step = progress or (lambda _: None)
    wanted = Version.parse(version)
    if not raw.is_dir():
        raise CaucasusEventsError(f"there is no folder {raw}", hint="run it in the repository")
    with locked(out) as root:
        step("looking at the releases there are")
        root.tidy(verify)
        root.require_newer(wanted)
        state = git_state(raw)
        _require_clean(state, allow_dirty=allow_dirty)
        step("checking the batches")
        duplicates = _check(raw, root)
        step("collecting the batches")
        collected = collect(raw)
        step("deriving columns, registry and changes")
        with releases_root(root.folder):
            tables = assemble(collected, wanted, root.latest, candidates=candidates)
        step("writing")
        building = root.building(wanted)
        try:
            manifest = write_release(
                building, tables, wanted, root.latest, state, preview=candidates, step=step
            )
            step("verifying what was written")
            problems = verify(building)
            if problems:
                raise CaucasusEventsError(
                    "the release does not hold: " + "; ".join(problems[:5]),
                    hint="nothing was published",
                )
            step("publishing")
            folder = root.publish(building, wanted, step)
        except OSError as error:
            raise CaucasusEventsError(
                f"cannot write {error.filename or building}: {error.strerror}",
                hint="nothing was published",
            ) from error
        finally:
            shutil.rmtree(building, ignore_errors=True)
    return Built(folder, manifest, duplicates)


def _require_clean(state: GitState, *, allow_dirty: bool) -> None:
    if not state.dirty or allow_dirty:
        return
    if state.commit is None:
        raise CaucasusEventsError(
            "the batches are not in a git repository",
            hint="commit them, or pass --allow-dirty (it is recorded)",
        )
    raise CaucasusEventsError(
        "the git tree has changes that are not committed",
        hint="commit or stash them, or pass --allow-dirty (it is recorded)",
    )


def _check(raw: Path, root: Root) -> list[str]:
    """Run the gate; return the likely duplicates it found."""
    from caucasus_events.checks import validate  # noqa: PLC0415 - the rules are heavy

    with releases_root(root.folder):
        report = validate(raw, against="latest" if root.latest else "none")
    if not report.ok:
        raise ChecksFailedError(report)
    return [str(item) for item in report.warnings if item.code == DUPLICATE]
