"""``new``: an empty batch with every header in place."""

from __future__ import annotations

import re
from pathlib import Path

from caucasus_events.batches.writing import replace_text, rows_as_text
from caucasus_events.errors import CaucasusEventsError
from caucasus_events.vocabulary.registry import BATCH_TABLES, table

NAME = re.compile(r"[0-9]{4}-(0[1-9]|1[0-2])-[a-z0-9]+(-[a-z0-9]+)*\Z")


def new_batch(folder: Path) -> list[Path]:
    """Make a batch folder with the header of every table.

    Raises
    ------
    CaucasusEventsError
        If the folder's name is not ``YYYY-MM-slug`` or it holds files already.
    """
    if not NAME.match(folder.name):
        raise CaucasusEventsError(
            f"{folder.name!r} is no name for a batch",
            hint="use the month and a slug of small letters, such as 2022-09-border",
        )
    if folder.exists() and any(folder.iterdir()):
        raise CaucasusEventsError(f"{folder} is not empty", hint="choose another name")
    paths = []
    for name in BATCH_TABLES:
        path = folder / f"{name}.csv"
        replace_text(path, rows_as_text(table(name).required, []))
        paths.append(path)
    return paths
