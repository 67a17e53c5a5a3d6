"""Every example cell of the problem classes: the bad one gives its code, the good one does not."""

from __future__ import annotations

import csv
import shutil
from pathlib import Path

import pytest

from caucasus_events.checks import validate
from caucasus_events.checks.problem import problem_classes

BASE = Path(__file__).resolve().parents[1] / "hostile" / "base"
EXAMPLES = {code: item.cell for code, item in problem_classes().items() if item.cell}


def codes(folder: Path, name: str, column: str, text: str) -> set[str]:
    shutil.copytree(BASE, folder)
    path = folder / f"{name}.csv"
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.reader(file))
    rows[1][rows[0].index(column)] = text
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file, lineterminator="\n").writerows(rows)
    return {item.code for item in validate(folder, against=None).items}


@pytest.mark.parametrize("code", EXAMPLES)
def test_bad_gives_its_code_and_good_does_not(code: str, tmp_path: Path) -> None:
    name, column, bad, good = EXAMPLES[code]
    assert code in codes(tmp_path / "bad", name, column, bad)
    assert code not in codes(tmp_path / "good", name, column, good)
