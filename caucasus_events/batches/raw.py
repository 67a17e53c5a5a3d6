"""What reading a CSV gives: cells as text with the lines they stand on, and faults."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

import pandas as pd

FaultKind = Literal[
    "unreadable",
    "encoding",
    "empty",
    "delimiter",
    "nul",
    "quote",
    "width",
    "missing_column",
    "unknown_column",
    "duplicate_column",
    "unnamed_column",
]


@dataclass(frozen=True, slots=True)
class Fault:
    """Something that keeps a file, a record or a column from being read."""

    kind: FaultKind
    message: str
    line: int | None = None
    column: str | None = None
    value: str | None = None
    hint: str | None = None


@dataclass(slots=True)
class RawTable:
    """One CSV as it stands.

    `cells` has one column of text per known column, indexed by the physical line on which
    the record begins; records that cannot be read are in `faults` instead.
    """

    name: str
    path: Path
    cells: pd.DataFrame
    faults: list[Fault] = field(default_factory=list)
