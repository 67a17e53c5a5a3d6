"""Compare what the parser finds in texts with what people coded from the same texts.

::

    python scripts/score_parser_on_batches.py data/raw FOLDER_OF_TEXTS [MORE_FOLDERS]
        [--half even|odd] [--faults] [--write]

A text belongs to the source whose ``text_sha256`` is its hash; the coded events of a text are
those that its evidence rows name. The figure says how much of a coder's work the parser does,
and is a lower bound for its precision: a coder need not have coded everything that a text tells.

``--half`` takes only the texts whose file name has an even or odd SHA-1, so that one half can be
read for mending and the other kept for measuring. ``--faults`` lists each miss and false row with
its words. ``--write`` puts ``coding.md`` into every batch: the cells that the coder changed.
"""

from __future__ import annotations

import argparse
from collections import Counter, defaultdict
from collections.abc import Hashable, Iterator
from dataclasses import dataclass, field
from hashlib import sha1, sha256
from pathlib import Path
from typing import Any, TypeAlias

import pandas as pd

from caucasus_events.batches import batch_folders, read_batch
from caucasus_events.errors import CaucasusEventsError
from caucasus_events.parse import ParseResult, parse_article

FIGHT = {
    "Armed clash", "Government regains territory", "Non-state actor overtakes territory",
    "Shelling/artillery/missile attack", "Air/drone strike", "Attack",
}  # fmt: skip
CELLS = (
    "event_date", "end_date", "time_precision", "sub_event_type", "actor1", "actor2", "initiator",
    "country", "admin1", "location", "geo_precision",
)  # fmt: skip
Row: TypeAlias = dict[Hashable, Any]
DAY = pd.Timedelta(days=1)
NOTE = """# What the coder changed

Candidates of the extractor `rules` beside the rows as finally coded, made by
`scripts/score_parser_on_batches.py --write`; a row that several texts tell is compared with the
first text. `(no row)` in the column `candidate`: the parser did not find the event.

{summary}

| row | field | candidate | coded |
|---|---|---|---|
"""


@dataclass
class Text:
    """A text as read, what the parser makes of it, and what people coded."""

    path: Path
    body: str
    result: ParseResult
    coded: list[Row]


@dataclass
class Score:
    """Counts over texts, and what was changed in each row."""

    texts: int = 0
    both: int = 0
    only_parser: int = 0
    only_coder: int = 0
    cells: Counter[str] = field(default_factory=Counter)
    same: Counter[str] = field(default_factory=Counter)
    faults: list[str] = field(default_factory=list)
    changes: dict[str, list[tuple[str, str, str]]] = field(default_factory=dict)

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
            for name in CELLS
            if self.cells[name]
        ]
        return ["| | |", "|---|---|", *(f"| {name} | {value} |" for name, value in rows)]

    def add(self, text: Text) -> None:
        """Match the events of one text by family and day, and compare their cells."""
        self.texts += 1
        left = text.result.events.to_dict("records")
        for row in text.coded:
            match = next((item for item in left if matches(item, row)), None)
            if match is None:
                self.only_coder += 1
                self.faults.append(f"MISS  {text.path.name} {told(row)}")
                self.changes.setdefault(row["event_id"], [("event", "(no row)", told(row))])
                continue
            left.remove(match)
            self.both += 1
            self._compare(match, row)
        self.only_parser += len(left)
        self.faults += [f"FALSE {text.path.name} {told(row)} {words(text, row)}" for row in left]

    def _compare(self, match: Row, row: Row) -> None:
        changed = []
        found = in_order_of(match, row)
        for name in CELLS:
            before, after = shown(found[name]), shown(row[name])
            self.cells[name] += 1
            self.same[name] += int(before == after)
            if before != after:
                changed.append((name, before, after))
        known = self.changes.get(row["event_id"])
        if known is None or (known and known[0][0] == "event"):
            self.changes[row["event_id"]] = changed


def kind(sub_event_type: str) -> str:
    """Return the family within which types are compared."""
    return "fight" if sub_event_type in FIGHT else sub_event_type


def matches(item: Row, row: Row) -> bool:
    """Tell whether a parsed and a coded event are the same, give or take a day."""
    same = kind(str(item["sub_event_type"])) == kind(str(row["sub_event_type"]))
    near = (
        item["event_date"] - row["end_date"] <= DAY and row["event_date"] - item["end_date"] <= DAY
    )
    return same and bool(near)


def in_order_of(item: Row, row: Row) -> Row:
    """Return a parsed event with its actors as the coder ordered them: order means nothing."""
    pair = shown(item["actor1"]), shown(item["actor2"])
    if pair == (shown(row["actor2"]), shown(row["actor1"])):
        return {**item, "actor1": item["actor2"], "actor2": item["actor1"]}
    return item


def shown(value: Any) -> str:
    """Return a cell as it is written in a batch."""
    if pd.isna(value):
        return ""
    return f"{value:%Y-%m-%d}" if isinstance(value, pd.Timestamp) else str(value)


def told(row: Row) -> str:
    """Return an event in a line."""
    return ", ".join(shown(row[name]) for name in ("event_date", "sub_event_type", "location"))


def words(text: Text, row: Row) -> str:
    """Return the words that made a row."""
    proof = text.result.evidence
    proof = proof[(proof["row_id"] == row["event_id"]) & (proof["field"] == "event")]
    return " / ".join(
        repr(text.body[start:end][:200])
        for start, end in zip(proof["start"], proof["end"], strict=True)
    )


def read_texts(raw: Path, folders: list[Path], half: str | None) -> Iterator[Text]:
    """Parse every English text that a dated source of a batch cites."""
    sources, cited = _coded(raw)
    for path in sorted(item for folder in folders for item in folder.glob("*.txt")):
        odd = int(sha1(path.name.encode(), usedforsecurity=False).hexdigest(), 16) % 2
        body = path.read_text("utf-8")
        source = sources.get(sha256(body.encode()).hexdigest())
        if source is None or source["language"] != "en" or pd.isna(source["published_date"]):
            continue
        if half is not None and odd != (half == "odd"):
            continue
        try:
            result = parse_article(body, published=source["published_date"].date())
        except CaucasusEventsError:
            continue
        yield Text(path, body, result, cited[source["source_id"]])


def _coded(raw: Path) -> tuple[Row, dict[str, list[Row]]]:
    """Return sources by the hash of their text, and the events that each source shows."""
    sources: Row = {}
    events: Row = {}
    shown_by: dict[str, set[str]] = defaultdict(set)
    for folder in batch_folders([raw]):
        tables = read_batch(folder)
        sources |= {row["text_sha256"]: row for row in tables["sources"].to_dict("records")}
        if "events" in tables:
            events |= {row["event_id"]: row for row in tables["events"].to_dict("records")}
        if "evidence" in tables:
            proofs = tables["evidence"].query("table == 'events'")
            for source_id, row_id in zip(proofs["source_id"], proofs["row_id"], strict=True):
                shown_by[source_id].add(row_id)
    cited = {
        source["source_id"]: [
            events[key] for key in sorted(shown_by[source["source_id"]]) if key in events
        ]
        for source in sources.values()
    }
    return sources, cited


def write_notes(raw: Path, changes: dict[str, list[tuple[str, str, str]]]) -> None:
    """Write ``coding.md`` into every batch with compared rows."""
    for folder in batch_folders([raw]):
        ids = list(read_batch(folder).get("events", pd.DataFrame({"event_id": []}))["event_id"])
        known = [key for key in ids if key in changes]
        if not known:
            continue
        missed = sum(changes[key][:1] != [] and changes[key][0][0] == "event" for key in known)
        untouched = sum(not changes[key] for key in known)
        summary = (
            f"{len(ids)} events: {len(known)} compared, {missed} not found by the parser, "
            f"{untouched} left as they were."
        )
        lines = [
            f"| {key} | {name} | {before} | {after} |"
            for key in known
            for name, before, after in changes[key]
        ]
        (folder / "coding.md").write_text(
            NOTE.format(summary=summary) + "\n".join(lines) + "\n", encoding="utf-8"
        )


def main() -> None:
    """Score all texts and print the table."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", 1)[0])
    parser.add_argument("raw", type=Path)
    parser.add_argument("folders", type=Path, nargs="+")
    parser.add_argument("--half", choices=["even", "odd"])
    parser.add_argument("--faults", action="store_true")
    parser.add_argument("--write", action="store_true")
    options = parser.parse_args()
    score = Score()
    for text in read_texts(options.raw, options.folders, options.half):
        score.add(text)
    if options.faults:
        print("\n".join(score.faults))
    if options.write:
        write_notes(options.raw, score.changes)
    print("\n".join(score.lines()))


if __name__ == "__main__":
    main()
