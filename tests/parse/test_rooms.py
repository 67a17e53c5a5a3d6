"""The page on architecture names the files of the parser as they are."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import caucasus_events.parse as room

ROOM = Path(room.__file__).parent
PAGE = Path(__file__).parents[2] / "docs" / "architecture.md"


@pytest.mark.parametrize("folder", ["words", "sentences", "scope", "events", "rows"])
def test_every_file_of_a_folder_is_named_on_the_page(folder: str):
    line = next(
        line
        for line in PAGE.read_text("utf-8").splitlines()
        if line.startswith(f"| `{folder}/` |") and line.count("|") > 3
    )
    named = set(re.findall(r"`([a-z]+)`", line))
    files = {path.stem for path in (ROOM / folder).glob("*.py")} - {"__init__"}
    assert named == files
