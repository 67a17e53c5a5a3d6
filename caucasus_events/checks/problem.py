"""Problems and the report that collects them."""

from __future__ import annotations

import json
import tomllib
from collections import Counter
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from functools import cache
from importlib.resources import files
from typing import Any, Literal

import pandas as pd

from caucasus_events.errors import CaucasusEventsError

Severity = Literal["error", "warning"]
Example = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Problem:
    """One fault: where it is, what is wrong, what to do.

    `line` is the first physical line of the record (of a DataFrame, the position of the row,
    counted from 0), `column` the CSV column.
    """

    path: str
    line: int | None
    column: str | None
    code: str
    severity: Severity
    message: str
    value: str | None = None
    hint: str | None = None
    row_id: str | None = None

    def __str__(self) -> str:
        place = f"{self.path}:{self.line}" if self.line is not None else self.path
        hint = f"; {self.hint}" if self.hint else ""
        return f"{place}: {self.code} {self.message}{hint}"


@dataclass(frozen=True, slots=True)
class ProblemClass:
    """A kind of problem: its permanent code and its page in the docs.

    `bad` and `good` are examples (``problems.toml`` says what can stand in one), `column` is
    the column that is at fault in `bad`.
    """

    code: str
    title: str
    why: str
    bad: Example
    good: Example
    column: str | None = None

    @property
    def severity(self) -> Severity:
        """``warning`` for W codes, ``error`` for E codes."""
        return "warning" if self.code.startswith("W") else "error"


@cache
def problem_classes() -> dict[str, ProblemClass]:
    """Return every problem class by its code."""
    raw = tomllib.loads(files(__package__).joinpath("problems.toml").read_text("utf-8"))
    return {code: ProblemClass(code=code, **entry) for code, entry in raw.items()}


@dataclass(slots=True, repr=False)
class Report:
    """All problems of one run.

    Examples
    --------
    >>> report = Report([Problem("events.csv", 2, "count", "E204", "error", "out of range")])
    >>> report.ok, len(report.problems)
    (False, 1)
    """

    items: list[Problem] = field(default_factory=list)

    @property
    def ok(self) -> bool:
        """True when there is no error; warnings do not count."""
        return not self.errors

    @property
    def errors(self) -> list[Problem]:
        """Problems that a release refuses."""
        return [item for item in self.items if item.severity == "error"]

    @property
    def warnings(self) -> list[Problem]:
        """Problems that a person should look at."""
        return [item for item in self.items if item.severity == "warning"]

    @property
    def problems(self) -> pd.DataFrame:
        """All problems, one row each; columns as in ``validate --format json``."""
        columns = list(Problem.__slots__)
        frame = pd.DataFrame([asdict(item) for item in self.items], columns=columns)
        return frame.astype({"line": "Int64"})

    def to_json(self) -> str:
        """Return the report as ``validate --format json`` prints it."""
        body: dict[str, Any] = {
            "problems": [asdict(item) for item in self.items],
            "errors": len(self.errors),
            "warnings": len(self.warnings),
        }
        return json.dumps(body, ensure_ascii=False, indent=2)

    def __repr__(self) -> str:
        counts = Counter(item.code for item in self.items)
        codes = ", ".join(f"{code} {number}" for code, number in sorted(counts.items()))
        head = f"Report: {len(self.errors)} errors, {len(self.warnings)} warnings"
        return f"{head} ({codes}); see .problems" if codes else head

    def raise_for_problems(self) -> None:
        """Raise if there is an error.

        Raises
        ------
        CaucasusEventsError
            With the first five errors.
        """
        if self.errors:
            shown = "\n".join(str(item) for item in self.errors[:5])
            more = len(self.errors) - 5
            raise CaucasusEventsError(
                f"{len(self.errors)} errors:\n{shown}"
                + (f"\n... and {more} more" if more > 0 else "")
            )
