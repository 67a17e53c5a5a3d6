"""The state of the repository that a release is built from."""

from __future__ import annotations

import os
import subprocess
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path

from caucasus_events.errors import CaucasusEventsError

_SECONDS = 60


@dataclass(frozen=True, slots=True)
class GitState:
    """Commit, whether the tree differs from it, and the commit's day (UTC)."""

    commit: str | None
    dirty: bool
    day: date | None


def git_state(folder: Path) -> GitState:
    """Return the state of the repository around a folder.

    A folder outside a repository has no commit and counts as dirty. The day is that of
    ``SOURCE_DATE_EPOCH`` where it is set.
    """
    commit = _git(folder, "rev-parse", "--verify", "HEAD")
    if commit is None:
        return GitState(None, dirty=True, day=_epoch(None))
    status = _git(folder, "status", "--porcelain", "--untracked-files=normal")
    return GitState(
        commit, status != "", _epoch(_git(folder, "show", "-s", "--format=%ct", "HEAD"))
    )


def _git(folder: Path, *arguments: str) -> str | None:
    try:
        done = subprocess.run(  # noqa: S603 - fixed arguments
            ["git", "-C", str(folder), *arguments],  # noqa: S607 - git from the PATH is meant
            capture_output=True,
            text=True,
            encoding="utf-8",
            timeout=_SECONDS,
            check=False,
        )
    except (OSError, subprocess.TimeoutExpired):
        return None
    return done.stdout.strip() if done.returncode == 0 else None


def _epoch(commit_time: str | None) -> date | None:
    text = os.environ.get("SOURCE_DATE_EPOCH") or commit_time
    if not text:
        return None
    try:
        return datetime.fromtimestamp(int(text), UTC).date()
    except (ValueError, OverflowError, OSError):
        raise CaucasusEventsError(
            f"SOURCE_DATE_EPOCH is {text!r}", hint="it is a number of seconds since 1970"
        ) from None
