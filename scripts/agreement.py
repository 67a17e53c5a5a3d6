"""Agreement of a second coding with the batches: python scripts/agreement.py [CODING] [RAW]."""

import csv
import json
import math
import statistics
import sys
from collections import Counter
from collections.abc import Callable, Hashable, Iterable
from pathlib import Path
from typing import Any

Row = dict[str, Any]
CODING = Path("data/reliability/second_coding.jsonl")
RAW = Path("data/raw")
NEAR_KM = 10
FIGURES = {"low": "count_low", "best": "count", "high": "count_high"}


def read(raw: Path, table: str) -> list[Row]:
    """Read one table of every batch; an empty cell is None."""
    rows: list[Row] = []
    for path in sorted(raw.glob(f"*/{table}.csv")):
        with path.open(encoding="utf-8-sig", newline="") as file:
            rows += [{k: v or None for k, v in row.items()} for row in csv.DictReader(file)]
    return rows


def kilometres(a: Row, b: Row) -> float:
    """Great-circle distance of two rows with coordinates."""
    lat, lon, lat2, lon2 = (
        math.radians(float(r[c])) for r in (a, b) for c in ("latitude", "longitude")
    )
    h = (
        math.sin((lat2 - lat) / 2) ** 2
        + math.cos(lat) * math.cos(lat2) * math.sin((lon2 - lon) / 2) ** 2
    )
    return 12742 * math.asin(math.sqrt(h))


def starter(row: Row) -> str:
    """Give the actor who began, as a name: the order of the actors means nothing."""
    return str(row.get(row["initiator"]) or row["initiator"])


def kappa(pairs: list[tuple[Hashable, Hashable]]) -> float:
    """Cohen's kappa."""
    n = len(pairs)
    first, second = Counter(a for a, _ in pairs), Counter(b for _, b in pairs)
    chance = sum(first[v] * second[v] for v in first) / n**2
    same = sum(a == b for a, b in pairs) / n
    return 1.0 if chance == 1 else (same - chance) / (1 - chance)


def line(name: str, pairs: Iterable[tuple[Hashable, Hashable]], *, chance: bool = True) -> None:
    """Print the agreement of one field."""
    kept = list(pairs)
    if not kept:
        return
    tail = f" | {kappa(kept):.2f}" if chance else " |"
    print(f"| {name} | {sum(a == b for a, b in kept)} of {len(kept)}{tail} |")


def events(coding: list[Row], raw: Path) -> None:
    """Compare the events."""
    live = {r["event_id"]: r for r in read(raw, "events") if r["superseded_by"] is None}
    claims = {r["casualty_id"]: r["event_id"] for r in read(raw, "casualties")}
    texts = {c["text_sha256"] for c in coding}
    sources = {r["source_id"] for r in read(raw, "sources") if r["text_sha256"] in texts}
    cited = {e for e, r in live.items() if sources & set(r["source_ids"].split(";"))}
    cited |= {
        claims.get(r["row_id"], r["row_id"])
        for r in read(raw, "evidence")
        if r["source_id"] in sources
    } & live.keys()
    paired = [(c, live[c["event_id"]]) for c in coding if c["event_id"] in live]
    lost = len(cited - {c["event_id"] for c in coding})
    print(f"events: {len(paired)} by both, {len(coding) - len(paired)} second, {lost} first only")
    compare(paired)
    print("\nevents that one text alone tells")
    compare([(a, b) for a, b in paired if ";" not in b["source_ids"]])


def compare(paired: list[tuple[Row, Row]]) -> None:
    """Print the agreement of paired events field by field."""
    fields: dict[str, Callable[[Row], Hashable]] = {
        "sub_event_type": lambda r: r["sub_event_type"],
        "first day": lambda r: r["event_date"],
        "first and last day": lambda r: (r["event_date"], r["end_date"]),
        "time_precision": lambda r: int(r["time_precision"]),
        "unit": lambda r: r["unit"],
        "actor pair": lambda r: frozenset((r["actor1"], r["actor2"])),
        "initiator": starter,
        "contested": lambda r: str(r["contested"]).lower(),
        "country": lambda r: r["country"],
        "admin1": lambda r: r["admin1"],
    }
    for name, value in fields.items():
        line(name, ((value(a), value(b)) for a, b in paired), chance="day" not in name)
    away = [kilometres(a, b) for a, b in paired if a["latitude"] and b["latitude"]]
    near = sum(d <= NEAR_KM for d in away)
    median = statistics.median(away)
    print(f"place within {NEAR_KM} km: {near} of {len(away)}, median {median:.1f} km")


def claims_of(coding: list[Row], raw: Path) -> None:
    """Compare the casualty claims."""
    first = {r["casualty_id"]: r for r in read(raw, "casualties")}
    second = [c for row in coding for c in row["claims"]]
    paired = [(c, first[c["casualty_id"]]) for c in second if c["casualty_id"] in first]
    print(f"claims: {len(paired)} by both, {len(second) - len(paired)} second only")
    for field in ("claimant", "side", "category", "outcome"):
        line(field, ((a[field], b[field]) for a, b in paired))
    for outcome in ("killed", "wounded"):
        both = [(a, b) for a, b in paired if a["outcome"] == b["outcome"] == outcome]
        for name, column in FIGURES.items():
            values = [(a[name], None if b[column] is None else int(b[column])) for a, b in both]
            line(f"{outcome}, {name}", values, chance=False)


def main(coding: Path, raw: Path) -> None:
    """Print every measure of the page on reliability."""
    rows = [json.loads(text) for text in coding.read_text(encoding="utf-8").splitlines()]
    events(rows, raw)
    claims_of(rows, raw)


if __name__ == "__main__":
    given = [Path(a) for a in sys.argv[1:]]
    main(*(given + [CODING, RAW][len(given) :]))
