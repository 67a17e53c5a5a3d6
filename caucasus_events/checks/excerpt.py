"""The source line of a problem, with its cell marked."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

_AROUND = 32
_WIDEST = 40


def excerpt(path: str, line: int | None, column: str | None) -> tuple[str, str] | None:
    """Return a part of a record's line and a line of marks under its cell.

    Parameters
    ----------
    path : str
        The CSV.
    line : int, optional
        First physical line of the record.
    column : str, optional
        The column.

    Returns
    -------
    tuple of str, optional
        Text and marks, equally long at most; None where there is nothing to show.
    """
    if line is None or column is None:
        return None
    try:
        lines, header = _source(path, Path(path).stat().st_mtime_ns)
    except OSError:
        return None
    if column not in header or not 0 < line <= len(lines):
        return None
    for number, (start, stop, at) in enumerate(_cells(lines, line - 1)):
        if number == header.index(column):
            return _marked(lines[at].rstrip("\r\n"), start, stop)
    return None


@lru_cache(maxsize=2)
def _source(path: str, _changed: int) -> tuple[list[str], list[str]]:
    try:
        text = Path(path).read_bytes().decode("utf-8-sig")
    except (OSError, UnicodeDecodeError):
        return [], []
    lines = text.split("\n" if "\n" in text else "\r")
    try:
        return lines, next(csv.reader(lines), [])
    except csv.Error:
        return lines, []


def _cells(lines: list[str], at: int) -> Iterator[tuple[int, int, int]]:
    """Yield each cell's start, end and physical line; a quoted cell may end on a later one."""
    start, position, quoted = 0, 0, False
    while at < len(lines):
        text = lines[at]
        while position <= len(text):
            mark = text[position : position + 1]
            if mark == '"':
                quoted = not quoted
            elif mark in {",", ""} and not quoted:
                yield start, position, at
                start = position + 1
            position += 1
        if not quoted:
            return
        at, start, position = at + 1, 0, 0


def _marked(text: str, start: int, stop: int) -> tuple[str, str]:
    stop = min(max(stop, start + 1), start + _WIDEST)
    left = max(0, start - _AROUND)
    right = min(len(text), stop + _AROUND)
    head, tail = ("..." if left else ""), ("..." if right < len(text) else "")
    shown = "".join(char if char.isprintable() else "\u00b7" for char in text[left:right])
    return f"{head}{shown}{tail}", " " * (len(head) + start - left) + "^" * (stop - start)
