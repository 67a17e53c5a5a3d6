"""The gate: what is wrong with batches, where, and what to do.

Lives here: the problem classes (``problems.toml``: code, why, bad and good example), typing
of raw cells (`typing`), the rules of one table (`rows`), of several (`tables`), against
earlier releases (`history`), what looks suspicious (`suspicions`), and `validate`, which runs
them all. Comes in: batch folders, or frames. Goes out: a `Report`. Invariant: one fault gives
one problem, a cell with a problem takes part in no further rule, and no fault hides another.
"""

from __future__ import annotations

from caucasus_events.checks.problem import Problem, Report
from caucasus_events.checks.validate import validate

__all__ = ["Problem", "Report", "validate"]
