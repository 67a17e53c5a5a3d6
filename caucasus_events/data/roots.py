"""Where releases lie: a folder that the user names, the wheel's own, or the checkout's."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from pathlib import Path

from caucasus_events.errors import CaucasusEventsError

FOLDER = "CAUCASUS_EVENTS_DATA"
"""Environment variable that names a folder of releases."""

_chosen: ContextVar[Path | None] = ContextVar("releases_root", default=None)
_HERE = Path(__file__).resolve().parent
EMBEDDED = _HERE / "embedded"
_REPOSITORY = _HERE.parents[1]
CHECKOUT = _REPOSITORY / "data" / "processed"


@contextmanager
def releases_root(folder: Path) -> Iterator[None]:
    """Read releases from a folder while the block runs."""
    token = _chosen.set(folder)
    try:
        yield
    finally:
        _chosen.reset(token)


def named_root() -> Path | None:
    """Return the folder that the caller or the environment names, if any."""
    chosen = _chosen.get()
    if chosen is not None:
        return chosen
    text = os.environ.get(FOLDER)
    if not text:
        return None
    folder = Path(text)
    if not folder.is_dir():
        raise CaucasusEventsError(
            f"{FOLDER} names {folder}, which is not a folder",
            hint="name a folder of releases, or unset it to use the embedded release",
        )
    return folder


def root() -> Path:
    """Return the folder of releases that is in use."""
    named = named_root()
    if named is not None:
        return named
    in_checkout = (_REPOSITORY / "pyproject.toml").is_file()
    return CHECKOUT if in_checkout and not EMBEDDED.is_dir() else EMBEDDED
