"""What people read: the line with its cell marked."""

from __future__ import annotations

from pathlib import Path

import pytest

from caucasus_events.checks import Problem, Report
from caucasus_events.checks.excerpt import excerpt
from caucasus_events.checks.reports import as_text


@pytest.fixture
def table(tmp_path: Path) -> Path:
    path = tmp_path / "t.csv"
    path.write_bytes(b'\xef\xbb\xbfa,b,c\r\n1,"x, ""y""\nz",3\r\n4,,' + b"q" * 300 + b"\r\n")
    return path


@pytest.mark.parametrize(
    ("line", "column", "marked"),
    [
        (2, "a", "1"),
        (2, "b", None),
        (2, "c", "3"),
        (4, "a", "4"),
        (4, "b", ","),
        (4, "c", "q" * 40),
    ],
)
def test_the_cell_is_marked(table: Path, line: int, column: str, marked: str | None) -> None:
    found = excerpt(str(table), line, column)
    assert found
    text, marks = found
    start = marks.index("^")
    assert len(text) < 120
    if marked is not None:
        assert text[start : len(marks)] == marked


def test_nothing_to_show(table: Path) -> None:
    assert excerpt(str(table), None, "a") is None
    assert excerpt(str(table), 99, "a") is None
    assert excerpt(str(table), 2, "z") is None
    assert excerpt("nowhere.csv", 2, "a") is None


def test_the_text_holds_the_line(table: Path) -> None:
    text = as_text(Report([Problem(str(table), 4, "a", "E112", "error", "wrong", "4", "do this")]))
    lines = text.splitlines()
    assert lines[1].strip() == "4  E112  wrong"
    assert lines[2].lstrip(" |").startswith("4,,qqq")
    assert lines[3].index("^") == lines[2].index("4,,")
    assert lines[4].strip() == "-> do this"
    assert lines[-1] == "1 error, 0 warnings"
