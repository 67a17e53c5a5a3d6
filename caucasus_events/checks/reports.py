"""A report as text, JSON or GitHub annotations: one small function per form."""

from __future__ import annotations

from collections.abc import Callable
from itertools import groupby
from pathlib import Path

from caucasus_events.checks.excerpt import excerpt
from caucasus_events.checks.problem import Problem, Report

GITHUB_LIMIT = 10
"""Annotations that GitHub shows per step."""


def as_text(report: Report) -> str:
    """Return the report for people: grouped by file, each cell marked in its line."""
    parts = []
    for path, items in groupby(report.items, key=lambda item: item.path):
        parts.append(path)
        parts += [_line(item) for item in items]
        parts.append("")
    errors, warnings = len(report.errors), len(report.warnings)
    parts.append(f"{errors} error{'s' * (errors != 1)}, {warnings} warning{'s' * (warnings != 1)}")
    return "\n".join(parts)


def _line(item: Problem) -> str:
    where = f"{'-' if item.line is None else item.line:>6}"
    parts = [f"  {where}  {item.code}  {item.message}"]
    found = excerpt(item.path, item.line, item.column)
    if found:
        parts += [f"{'':10}| {text}" for text in found]
    if item.hint:
        parts.append(f"{'':10}-> {item.hint}")
    return "\n".join(parts)


def as_github(report: Report) -> str:
    """Return workflow commands, errors first, at most as many as GitHub shows."""
    ordered = report.errors + report.warnings
    lines = [_annotation(item) for item in ordered[:GITHUB_LIMIT]]
    if len(ordered) > GITHUB_LIMIT:
        lines.append(f"::notice::{len(ordered) - GITHUB_LIMIT} more problems in the step summary")
    return "\n".join(lines)


def summary(report: Report) -> str:
    """Return a Markdown table of all problems, for the step summary."""
    head = ["| file | line | code | problem |", "|---|---|---|---|"]
    rows = [
        f"| {item.path} | {item.line or ''} | {item.code} | {_cell(item)} |"
        for item in report.items
    ]
    return "\n".join([*head, *rows, ""])


def _cell(item: Problem) -> str:
    text = f"{item.message}; {item.hint}" if item.hint else item.message
    return text.replace("|", "\\|").replace("\n", " ")


def _annotation(item: Problem) -> str:
    kind = "error" if item.severity == "error" else "warning"
    where = [f"file={_property(Path(item.path).as_posix())}"]
    if item.line:
        where.append(f"line={item.line}")
    where.append(f"title={_property(item.code)}")
    text = f"{item.message}; {item.hint}" if item.hint else item.message
    return f"::{kind} {','.join(where)}::{_data(text)}"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")


FORMATS: dict[str, Callable[[Report], str]] = {
    "text": as_text,
    "json": Report.to_json,
    "github": as_github,
}
