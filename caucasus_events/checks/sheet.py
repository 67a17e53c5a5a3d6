"""One table on its way through the checks: typed cells, and which cells are bad."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd

from caucasus_events.checks.problem import Problem, problem_classes
from caucasus_events.vocabulary.registry import Table, table

SHOWN = 200
"""Characters of a cell that a problem repeats."""

Mask = npt.NDArray[np.bool_]


def _short(text: str) -> str:
    return text if len(text) <= SHOWN else f"{text[: SHOWN - 3]}..."


@dataclass(slots=True)
class Sheet:
    """A typed table whose index is the physical line, with its bad cells.

    `present` holds the columns that the file has; `unreadable` is true when records of the
    file could not be read, so that references to it cannot be judged.
    """

    name: str
    path: str
    frame: pd.DataFrame
    present: frozenset[str]
    unreadable: bool = False
    bad: dict[str, set[int]] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    _keys: tuple[pd.DataFrame, Any] | None = None

    @property
    def table(self) -> Table:
        """The table of the registry."""
        return table(self.name)

    def usable(self, *columns: str) -> Mask:
        """Return which rows have no bad cell in some columns, all of them present."""
        keep = np.ones(len(self.frame), dtype=bool)
        for column in columns:
            if column not in self.present:
                return np.zeros(len(self.frame), dtype=bool)
            if lines := self.bad.get(column):
                keep &= ~self.frame.index.isin(list(lines))
        return keep

    def report(
        self,
        code: str,
        line: int | None,
        column: str | None,
        message: str,
        *,
        value: object = None,
        hint: str | None = None,
    ) -> None:
        """Add a problem and mark its cell as bad."""
        self.problems.append(
            Problem(
                path=self.path,
                line=line,
                column=column,
                code=code,
                severity=problem_classes()[code].severity,
                message=message,
                value=None if value is None else _short(str(value)),
                hint=hint,
                row_id=None if line is None else self._row_id(line),
            )
        )
        if line is not None and column is not None and code.startswith("E"):
            self.bad.setdefault(column, set()).add(line)

    def _row_id(self, line: int) -> str | None:
        """Return the key of a row; the column of keys is looked up once for a frame."""
        if self._keys is None or self._keys[0] is not self.frame:
            key = self.table.key
            self._keys = self.frame, self.frame[key].array if key in self.frame else None
        frame, keys = self._keys
        if keys is None or line not in frame.index:
            return None
        cell = keys[frame.index.get_loc(line)]
        return _short(cell) if isinstance(cell, str) else None

    def rows(self, mask: Mask) -> list[int]:
        """Return the lines of a mask."""
        return [int(line) for line in self.frame.index[mask]]


@dataclass(slots=True)
class Batch:
    """The sheets of one batch folder (or of one set of frames)."""

    folder: Path
    sheets: dict[str, Sheet]
