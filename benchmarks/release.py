"""Releases: writing, comparing and loading a million events, as ratios against a peer.

Run: ``python benchmarks/release.py [rows]``. Every ratio is of medians in one run.
"""

from __future__ import annotations

import sys
import tempfile
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import polars as pl
import pyarrow as pa
import pyarrow.dataset as ds
import pyarrow.parquet as pq

from caucasus_events.batches import write_batch
from caucasus_events.data import load, releases_root
from caucasus_events.data.engines import to_pandas
from caucasus_events.data.filters import Window
from caucasus_events.data.loading import Engine
from caucasus_events.release import build
from caucasus_events.release.comparing import BOOKKEEPING, compare, match
from caucasus_events.schema.frames import typed
from caucasus_events.vocabulary.codes import event_types
from caucasus_events.vocabulary.ids import encode

REPEATS = 3
VERSION = "2026.12.0"


def main() -> None:
    """Measure and print."""
    rows = int(sys.argv[1]) if len(sys.argv) > 1 else 1_000_000
    with tempfile.TemporaryDirectory() as folder:
        measure(rows, Path(folder))


def measure(rows: int, folder: Path) -> None:
    """Print every figure for a number of rows."""
    raw, out = folder / "raw", folder / "releases"
    events, claims, sources = synthetic(rows)
    write_batch(raw / "2026-01-x", {"sources": sources, "events": events, "casualties": claims})
    del events, claims, sources
    built = build_steps(raw, out)
    path = built / "events.parquet"
    print(f"events.parquet {path.stat().st_size / 1e6:.0f} MB")
    compare_ways(path)
    load_ways(path, out)
    filtered(path)


def build_steps(raw: Path, out: Path) -> Path:
    """Build a release from batches, as the command does, and print what each part takes."""
    spent: dict[str, float] = {}
    last: list[Any] = ["start", time.perf_counter()]

    def step(name: str) -> None:
        now = time.perf_counter()
        part = last[0].split(maxsplit=1)[0]
        spent[part] = spent.get(part, 0) + now - last[1]
        last[:] = [name, now]

    folder = build(VERSION, raw=raw, out=out, allow_dirty=True, progress=step).folder
    step("end")
    parts = ", ".join(f"{name} {seconds:.1f}" for name, seconds in spent.items() if seconds > 1)
    print(f"build: {sum(spent.values()):.0f} s ({parts})")
    return folder


def synthetic(rows: int) -> tuple[pd.DataFrame, pd.DataFrame, pd.DataFrame]:
    """Return events, one claim on every second event, and a thousand sources."""
    random = np.random.default_rng(1)
    ids = np.array([encode(int(n)) for n in random.choice(2**39, rows, replace=False)])
    days = np.datetime64("1991-01-01") + random.integers(0, 13_000, rows)
    subs = np.array(list(event_types()))
    source_ids = np.array([f"SRC-{encode(n)}" for n in range(1000)])
    chosen = source_ids[random.integers(0, 1000, rows)]
    located = random.random(rows) < 0.8
    events = typed(
        "events",
        {
            "event_id": np.char.add("CE-", ids),
            "event_date": days,
            "end_date": days,
            "time_precision": np.ones(rows, dtype=int),
            "sub_event_type": subs[random.integers(0, len(subs), rows)],
            "unit": np.repeat("incident", rows),
            "actor1": np.repeat("Military Forces of Armenia", rows),
            "actor2": np.repeat("Military Forces of Azerbaijan", rows),
            "initiator": np.repeat("unknown", rows),
            "contested": random.random(rows) < 0.3,
            "civilian_targeting": random.random(rows) < 0.1,
            "country": np.repeat("Azerbaijan", rows),
            "location": np.char.add("Place ", random.integers(0, 1500, rows).astype(str)),
            "latitude": np.where(located, random.uniform(39.8, 40.8, rows).round(4), np.nan),
            "longitude": np.where(located, random.uniform(47, 48.5, rows).round(4), np.nan),
            "geo_precision": pd.Series(1, range(rows), "Int64").where(located),
            "uncertainty_m": pd.Series(1000, range(rows), "Int64").where(located),
            "ceasefire_violation": np.zeros(rows, dtype=bool),
            "source_ids": [[item] for item in chosen],
            "record_status": np.repeat("active", rows),
        },
    )
    half = slice(0, rows, 2)
    counts = random.integers(0, 20, rows)[half]
    claims = typed(
        "casualties",
        {
            "casualty_id": np.char.add("CA-", ids[half]),
            "event_id": np.char.add("CE-", ids[half]),
            "source_id": chosen[half],
            **{name: np.repeat(value, len(counts)) for name, value in {
                "claimant": "Armenia", "side": "Armenia", "category": "military",
                "outcome": "killed", "count_rule": "exact", "record_status": "active",
            }.items()},
            **dict.fromkeys(("count_low", "count", "count_high"), counts),
            "cumulative": np.zeros(len(counts), dtype=bool),
        },
    )  # fmt: skip
    sources = typed(
        "sources",
        {
            "source_id": source_ids,
            "publisher": np.repeat("Example Wire", 1000),
            "publisher_side": np.repeat("independent", 1000),
            "language": np.repeat("en", 1000),
            "accessed_date": np.repeat("2026-11-24", 1000),
            "text_sha256": np.repeat("a" * 64, 1000),
        },
    )
    return events, claims, sources


def compare_ways(path: Path) -> None:
    """Compare two versions: 1 % of the rows changed, some gone, some new."""
    texts = [field.name for field in pq.read_schema(path) if pa.types.is_string(field.type)]
    whole = pq.read_table(path, read_dictionary=[name for name in texts if name != "event_id"])
    whole = whole.drop_columns(["geometry", "bbox", *BOOKKEEPING])
    count = whole.num_rows
    old = whole.slice(0, count - count // 100)
    new = whole.slice(count // 100)
    changed = np.arange(new.num_rows) % 100 == 0
    location = np.where(changed, "Elsewhere", new["location"].cast(pa.string()).to_numpy())
    at = new.column_names.index("location")
    new = new.set_column(at, "location", pa.array(location).dictionary_encode())
    ours, matching = in_turn(
        lambda: compare("events", old, new), lambda: match(old["event_id"], new["event_id"])
    )
    lists = ["source_ids", "tags", "assoc_actor_1", "assoc_actor_2"]
    left, right = (
        to_pandas("events", data).drop(columns=lists).set_index("event_id") for data in (old, new)
    )
    left, right = (frame.astype({"location": "str"}) for frame in (left, right))

    def peer() -> pd.DataFrame:
        common = left.index.intersection(right.index)
        return left.loc[common].compare(right.loc[common])

    theirs = median(peer, 1)
    print(
        f"diff: {ours:.2f} s; pandas compare {theirs / ours:.1f} times as long; "
        f"{ours / matching:.1f} times key matching alone ({matching:.2f} s)"
    )


def load_ways(path: Path, root: Path) -> None:
    """Load everything, against the bare reader of each library, in turn."""
    peers: dict[Engine, Callable[[], Any]] = {
        "pandas": lambda: pd.read_parquet(path),
        "polars": lambda: pl.read_parquet(path),
        "arrow": lambda: pq.read_table(path),
    }
    with releases_root(root):
        start = time.perf_counter()
        load("events", columns=["year"])
        print(f"first load of one column, hash included: {time.perf_counter() - start:.2f} s")
        for engine, peer in peers.items():
            ours, theirs = in_turn(partial(load, "events", engine=engine), peer)
            print(f"load {engine}: {ours:.2f} s, {ours / theirs:.2f} times the bare reader")


def filtered(path: Path) -> None:
    """Count the row groups and bytes that a month needs."""
    window = Window.of("2020-10-01", "2020-10-31", None)
    fragment = next(iter(ds.dataset(path).get_fragments()))
    groups = fragment.subset(window.expression("events")).row_groups
    sizes = [group.total_byte_size for group in fragment.row_groups]
    read = sum(group.total_byte_size for group in groups)
    print(f"a month needs {len(groups)} of {len(sizes)} row groups, {read / sum(sizes):.1%} bytes")


def in_turn(
    one: Callable[[], Any], other: Callable[[], Any], repeats: int = 9
) -> tuple[float, float]:
    """Return the median times of two functions that run in turn, in seconds."""
    times = [(median(one, 1), median(other, 1)) for _ in range(repeats)]
    return float(np.median([a for a, _ in times])), float(np.median([b for _, b in times]))


def median(function: Callable[[], Any], repeats: int = REPEATS) -> float:
    """Return the median time of a function, in seconds."""
    times = []
    for _ in range(repeats):
        start = time.perf_counter()
        function()
        times.append(time.perf_counter() - start)
    return float(np.median(times))


if __name__ == "__main__":
    main()
