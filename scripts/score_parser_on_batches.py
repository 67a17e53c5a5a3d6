"""Compare what the parser finds in texts with what people coded from the same texts.

::

    python scripts/score_parser_on_batches.py data/raw FOLDER_OF_TEXTS [MORE_FOLDERS]

A text belongs to the source whose ``text_sha256`` is its hash; the coded events of a text are
those that its evidence rows name. The figure says how much of a coder's work the parser does,
and is a lower bound for its precision: a coder need not have coded everything that a text tells.
"""

from __future__ import annotations

import sys
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path
from typing import Any

import pandas as pd

from caucasus_events.batches import batch_folders, read_batch
from caucasus_events.errors import CaucasusEventsError
from caucasus_events.parse import parse_article

FIGHT = {
    "Armed clash", "Government regains territory", "Non-state actor overtakes territory",
    "Shelling/artillery/missile attack", "Air/drone strike", "Attack",
}  # fmt: skip
DAY = pd.Timedelta(days=1)


@dataclass
class Score:
    """Counts over texts."""

    texts: int = 0
    both: int = 0
    only_parser: int = 0
    only_coder: int = 0
    cells: Counter[str] = field(default_factory=Counter)
    same: Counter[str] = field(default_factory=Counter)

    def lines(self) -> list[str]:
        """Return the figures as lines of a Markdown table."""
        precision = self.both / max(self.both + self.only_parser, 1)
        recall = self.both / max(self.both + self.only_coder, 1)
        f1 = 2 * precision * recall / max(precision + recall, 1e-9)
        rows = [
            ("texts", str(self.texts)),
            ("events found by both", str(self.both)),
            ("only by the parser", str(self.only_parser)),
            ("only by the coder", str(self.only_coder)),
            ("precision, recall, F1", f"{precision:.2f}, {recall:.2f}, {f1:.2f}"),
        ]
        rows += [
            (f"{name} left as it was", f"{self.same[name] / self.cells[name]:.0%}")
            for name in sorted(self.cells)
        ]
        return ["| | |", "|---|---|", *(f"| {name} | {value} |" for name, value in rows)]


def kind(sub_event_type: str) -> str:
    """Return the family within which types are compared."""
    return "fight" if sub_event_type in FIGHT else sub_event_type


def compare(score: Score, found: Sequence[Any], coded: Sequence[Any]) -> None:
    """Match the events of one text by family and day, and compare their cells."""
    left = list(found)
    for row in coded:
        match = next((item for item in left if matches(item, row)), None)
        if match is None:
            score.only_coder += 1
            continue
        left.remove(match)
        score.both += 1
        for name in ("event_date", "sub_event_type", "country", "admin1", "location"):
            score.cells[name] += 1
            score.same[name] += int(str(match[name]) == str(row[name]))
    score.only_parser += len(left)


def matches(item: Any, row: Any) -> bool:
    """Tell whether a parsed and a coded event are the same, give or take a day."""
    same = kind(str(item["sub_event_type"])) == kind(str(row["sub_event_type"]))
    near = (
        item["event_date"] - row["end_date"] <= DAY and row["event_date"] - item["end_date"] <= DAY
    )
    return same and bool(near)


def main(raw: Path, folders: list[Path]) -> None:
    """Score all texts and print the table."""
    sources: dict[str, Any] = {}
    events: dict[str, Any] = {}
    cited: dict[str, set[str]] = defaultdict(set)
    for folder in batch_folders([raw]):
        tables = read_batch(folder)
        for row in tables["sources"].to_dict("records"):
            sources[row["text_sha256"]] = row
        if "events" in tables:
            events |= {row["event_id"]: row for row in tables["events"].to_dict("records")}
        if "evidence" in tables:
            for row in tables["evidence"].to_dict("records"):
                if row["table"] == "events":
                    cited[row["source_id"]].add(row["row_id"])
    score = Score()
    for path in sorted(item for folder in folders for item in folder.glob("*.txt")):
        text = path.read_text("utf-8")
        source = sources.get(sha256(text.encode()).hexdigest())
        if source is None or source["language"] != "en" or pd.isna(source["published_date"]):
            continue
        try:
            result = parse_article(text, published=source["published_date"].date())
        except CaucasusEventsError:
            continue
        score.texts += 1
        coded = [events[key] for key in sorted(cited[source["source_id"]]) if key in events]
        compare(score, result.events.to_dict("records"), coded)
    print("\n".join(score.lines()))


if __name__ == "__main__":
    main(Path(sys.argv[1]), [Path(item) for item in sys.argv[2:]])
