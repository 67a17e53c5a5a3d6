"""The pages of ``docs/problems/``, generated from the problem classes."""

from __future__ import annotations

from caucasus_events.checks.problem import ProblemClass, problem_classes


def problem_pages() -> dict[str, str]:
    """Return the text of every page by its file name, the index included."""
    classes = problem_classes()
    pages = {f"{code}.md": _page(item) for code, item in classes.items()}
    rows = [f"| [{code}]({code}.md) | {item.title} |" for code, item in classes.items()]
    head = [
        "# Problems",
        "",
        "What `caucasus-events validate` can report. E codes keep a batch out of a release,",
        "W codes ask a person to look. Codes are permanent.",
        "",
        "| code | problem |",
        "|---|---|",
    ]
    pages["index.md"] = "\n".join([*head, *rows, ""])
    return pages


def _page(item: ProblemClass) -> str:
    kind = "Warning" if item.severity == "warning" else "Error"
    return (
        f"# {item.code}: {item.title}\n\n{kind} in `{item.table}.csv`. {item.why}\n\n"
        f"Bad: `{item.bad or '(nothing)'}`\n\nGood: `{item.good}`\n"
    )
