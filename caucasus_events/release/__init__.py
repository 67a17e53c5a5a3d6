"""Cutting a release: batches in, an immutable folder out.

Lives here: collecting all batches (`collecting`), the registry of identifiers (`history`),
what changed (`comparing`, `diff`), the descriptions (`describing`, `datapackage`,
`croissant`), `verify`, and `build`, which does it in order. Comes in: ``data/raw/``. Goes
out: ``data/processed/<version>/``. Invariant: a release is listed in ``versions.json`` only
after it has been written whole, read back and verified; a listed release is never touched
again.
"""

from __future__ import annotations

from caucasus_events.release.build import ChecksFailedError, build
from caucasus_events.release.diff import Difference, changes, diff
from caucasus_events.release.verify import verify

__all__ = ["ChecksFailedError", "Difference", "build", "changes", "diff", "verify"]
