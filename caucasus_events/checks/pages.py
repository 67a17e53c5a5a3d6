"""The pages of ``docs/problems/``, generated from the problem classes and their examples."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from caucasus_events.checks.problem import Example, ProblemClass, problem_classes

_PARTS = {
    "beside": "In a second batch, ",
    "published": "In the release before, ",
    "frames": "As a DataFrame, ",
}


def problem_pages() -> dict[str, str]:
    """Return the text of every page by its file name, the index included."""
    classes = problem_classes()
    pages = {f"{code}.md": _page(item) for code, item in classes.items()}
    rows = [f"| [{code}]({code}.md) | {item.title} |" for code, item in classes.items()]
    head = [
        "# Problems",
        "",
        "What `caucasus-events validate` can report. E codes keep a batch out of a release,",
        "W codes ask a person to look. Codes are permanent. In the examples the column that is",
        "at fault is **bold**; every example is run by a test.",
        "",
        "| code | problem |",
        "|---|---|",
    ]
    pages["index.md"] = "\n".join([*head, *rows, ""])
    return pages


def _page(item: ProblemClass) -> str:
    kind = "Warning" if item.severity == "warning" else "Error"
    parts = [f"# {item.code}: {item.title}", f"{kind}. {item.why}"]
    parts += ["## Bad", *_example(item, item.bad), "## Good", *_example(item, item.good)]
    return "\n\n".join(parts) + "\n"


def _example(item: ProblemClass, example: Example) -> list[str]:
    parts: list[str] = []
    for key, part in example.items():
        if key in _PARTS:
            for name, rows in part.items():
                parts += _rows(_PARTS[key], name, rows, item.column)
        elif key in {"files", "release"}:
            for name, text in part.items():
                parts += _file(name, text, example.get("encoding"))
        elif key != "encoding":
            parts += _rows("", key, part, item.column)
    return parts or ["As it was published."]


def _file(name: str, text: str, encoding: str | None) -> list[str]:
    if name.endswith("/"):
        return [f"`{name}` is a folder."]
    saved = f" saved as {encoding}" if encoding else ""
    if not text:
        return [f"`{name}` is empty."]
    return [f"`{name}`{saved}", f"```\n{_visible(text)}```"]


def _rows(
    where: str, name: str, rows: Sequence[Mapping[str, Any]], marked: str | None
) -> list[str]:
    file = f"`{name}`" if where.startswith("As") else f"`{name}.csv`"
    if not rows:
        return [f"{where}{file} has only its header."]
    columns = list(dict.fromkeys(column for row in rows for column in row))
    header = [f"**{column}**" if column == marked else column for column in columns]
    cells = [[_cell(row.get(column, "")) for column in columns] for row in rows]
    lines = [f"| {' | '.join(row)} |" for row in [header, ["---"] * len(columns), *cells]]
    return [f"{where}{file}", "\n".join(lines)]


def _cell(value: object) -> str:
    text = _visible(str(value)).replace("|", "\\|")
    return f"`{text}`" if text else "(empty)"


def _visible(text: str) -> str:
    return "".join(
        char if char.isprintable() or char == "\n" else f"\\u{ord(char):04x}" for char in text
    )
