"""The gate: checking events, as ratios against peers in one run.

Run: ``python benchmarks/validate.py [rows]``. Times are CPU seconds. Peers have the column
rules and the rules across columns of `caucasus_events.checks`: pandera as one would write it,
and pandas by hand. Also the way from CSV against frictionless, how cost grows, and the cost of
starting.
"""

from __future__ import annotations

import ctypes
import gc
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import pandera.pandas as pa
from pyarrow import default_memory_pool

from caucasus_events.batches import write_table
from caucasus_events.batches.reading import read_table
from caucasus_events.checks.columns import check_columns
from caucasus_events.checks.identifiers import check_identifiers
from caucasus_events.checks.rows import RULES, check_rows
from caucasus_events.checks.sheet import Sheet
from caucasus_events.checks.typing import sheet_of
from caucasus_events.schema.frames import typed
from caucasus_events.schema.models import frame_schema
from caucasus_events.vocabulary.codes import event_types
from caucasus_events.vocabulary.ids import encode
from caucasus_events.vocabulary.registry import FIRST_DAY, LAST_DAY, Column, table

REPEATS = 3
FAULTY = 0.01
FRICTIONLESS_ROWS = 100_000
EVENTS = table("events")
ROW_FORMULAS = (
    "end_date >= event_date",
    "time_precision > 1 or end_date <= event_date or unit == 'period_aggregate'",
    "latitude != None if longitude != None else latitude == None",
    "latitude != None if geo_precision != None else latitude == None",
    "uncertainty_m != None or latitude == None",
    "reported_count == None or unit != 'incident'",
    "actor2 != None or not initiator in ['actor2', 'disputed']",
    "ceasefire_violation != 'true' or sub_event_type != 'Agreement'",
)
"""The rules across columns of events, as frictionless takes them."""


def main() -> None:
    """Measure and print; with ``--peak`` only the peak memory of one way, for a parent to read."""
    if sys.argv[1:2] == ["--peak"]:
        print(peak(sys.argv[2], Path(sys.argv[3])))
        return
    rows = int(sys.argv[1]) if len(sys.argv) > 1 else 100_000
    for share in (0.0, FAULTY):
        measure(rows, share)
    growing(rows)
    from_csv(FRICTIONLESS_ROWS)
    starting()


def measure(rows: int, share: float) -> None:
    """Print the figures of one frame."""
    frame = synthetic(rows, share)
    ours, plain, hand = medians(*(partial(run, frame) for run in WAYS.values()))
    print(
        f"{rows} rows, {share:.0%} faulty: ours {ours:.2f} s, pandera {plain:.2f} s, "
        f"by hand {hand:.2f} s; {ours / plain:.2f} of pandera, {ours / hand:.2f} of by hand"
    )
    mine, theirs = (peak_of(way, frame) for way in ("ours", "pandera"))
    print(f"  peak memory: {mine:.0f} MB, pandera {theirs:.0f} MB; {mine / theirs:.2f} of pandera")


def growing(rows: int) -> None:
    """Print how the time grows with the rows, in steps of ten."""
    sizes = [rows // 100, rows // 10, rows]
    took = medians(*(partial(ours_on, synthetic(size, 0.0)) for size in sizes))
    each = ", ".join(f"{size} in {time:.3f} s" for size, time in zip(sizes, took, strict=True))
    print(f"rows: {each}; ten times the rows: {took[2] / took[1]:.1f} times the time")


def peak_of(way: str, frame: pd.DataFrame) -> float:
    """Return the megabytes that a way adds to a process of its own."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "frame.pickle"
        frame.to_pickle(path)
        command = [sys.executable, __file__, "--peak", way, str(path)]
        return float(subprocess.run(command, check=True, capture_output=True, text=True).stdout)


def peak(way: str, path: Path) -> float:
    """Return by how many megabytes a run raises the memory that its frame and libraries take."""
    WAYS[way](synthetic(1000, FAULTY))
    frame = pd.read_pickle(path)  # noqa: S301 - written by this very script
    gc.collect()
    default_memory_pool().release_unused()
    ctypes.CDLL(None).malloc_trim(0)
    Path("/proc/self/clear_refs").write_text("5")  # the kernel forgets the peak so far
    before = resident("VmRSS")
    WAYS[way](frame)
    return (resident("VmHWM") - before) / 1024


def resident(name: str) -> int:
    """Return a figure of the process's memory, in kilobytes."""
    lines = Path("/proc/self/status").read_text("utf-8").splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith(name))


def synthetic(rows: int, faulty: float) -> pd.DataFrame:
    """Draw events that are valid, but for a share of rows with one bad cell."""
    draw = np.random.default_rng(7)
    days = pd.to_datetime("1992-01-01") + pd.to_timedelta(draw.integers(0, 12_000, rows), unit="D")
    data = pd.DataFrame(
        {
            "event_id": [f"CE-{encode(number)}" for number in range(rows)],
            "event_date": days,
            "end_date": days,
            "time_precision": 1,
            "sub_event_type": draw.choice(list(event_types()), rows),
            "unit": "incident",
            "actor1": "Military Forces of Armenia",
            "actor2": "Military Forces of Azerbaijan",
            "initiator": "disputed",
            "contested": True,
            "civilian_targeting": False,
            "country": draw.choice(["Armenia", "Azerbaijan"], rows),
            "latitude": draw.uniform(38.5, 41.5, rows).round(4),
            "longitude": draw.uniform(43.5, 50.0, rows).round(4),
            "geo_precision": draw.integers(1, 4, rows),
            "uncertainty_m": 1000,
            "ceasefire_violation": False,
            "source_ids": [["SRC-00000001"]] * rows,
            "record_status": "active",
        }
    )
    bad = np.flatnonzero(draw.random(rows) < faulty)
    parts = np.array_split(bad, 4)
    data.loc[parts[0], "latitude"] = 140.5
    data.loc[parts[1], "uncertainty_m"] = pd.NA
    data.loc[parts[2], "end_date"] = data.loc[parts[2], "event_date"] - pd.Timedelta(days=2)
    data.loc[parts[3], "geo_precision"] = 7
    return typed("events", data)


def ours_on(frame: pd.DataFrame) -> int:
    """Run every rule of an events frame."""
    sheet = Sheet("events", "events", frame, frozenset(EVENTS.required))
    check(sheet)
    return len(sheet.problems)


def check(sheet: Sheet) -> None:
    """Run the rules of columns, identifiers and rows."""
    check_columns(sheet)
    check_identifiers(sheet)
    check_rows(sheet)


def plain_pandera(frame: pd.DataFrame) -> int:
    """Run the same rules as frame-wide pandera checks."""
    checks = [
        pa.Check(lambda rows, broken=rule.broken: ~mask(broken(rows)), name=rule.code)
        for rule in RULES
        if rule.table == "events"
    ]
    schema = pa.DataFrameSchema(frame_schema("events").columns, checks=checks)
    try:
        schema.validate(frame, lazy=True)
    except pa.errors.SchemaErrors as errors:
        return len(errors.failure_cases)
    return 0


def by_hand(frame: pd.DataFrame) -> int:
    """Run the same rules as pandas expressions, and count."""
    found = 0
    for column in EVENTS.columns:
        if column.derived:
            continue
        values = frame[column.name]
        if not column.nullable:
            found += int(values.isna().sum())
        if column.minimum is not None or column.maximum is not None:
            low = -np.inf if column.minimum is None else column.minimum
            high = np.inf if column.maximum is None else column.maximum
            number = values.to_numpy("float64", na_value=np.nan)
            found += int(((number < low) | (number > high)).sum())
        if column.type in {"date", "timestamp"}:
            zone = "UTC" if column.type == "timestamp" else None
            first, last = (pd.Timestamp(day, tz=zone) for day in (FIRST_DAY, LAST_DAY))
            found += int(((values < first) | (values >= last + pd.Timedelta(days=1))).sum())
        if column.type == "list":
            found += sum(len(set(items)) < len(items) for items in values.dropna())
    found += int((~frame["event_id"].str.fullmatch(r"CE-[0-9A-HJKMNP-TV-Z]{8}")).sum())
    found += int(frame["event_id"].duplicated().sum())
    for rule in RULES:
        if rule.table == "events":
            found += int(mask(rule.broken(frame)).sum())
    return found


def mask(values: Any) -> pd.Series:
    """Return a rule's answer without NULL."""
    return pd.Series(values).astype("boolean").fillna(value=False).astype(bool)


def from_csv(rows: int) -> None:
    """Read, type and check a CSV, against frictionless on the same file.

    Once frictionless has the same rules, once only those of single columns.
    """
    from frictionless import Resource, Schema, fields, validate  # noqa: PLC0415 - slow to import
    from frictionless.checks.row.row_constraint import row_constraint  # noqa: PLC0415

    described = Schema(
        fields=[_field(column, fields) for column in EVENTS.columns if not column.derived]
    )
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "events.csv"
        write_table(path, "events", synthetic(rows, FAULTY))
        resource = Resource(path="events.csv", basepath=folder, schema=described)

        def ours() -> None:
            check(sheet_of(read_table("events", path)))

        constraints = [row_constraint(formula=formula) for formula in ROW_FORMULAS]

        def theirs(rules: list[Any]) -> None:
            validate(resource, limit_errors=10**6, checks=rules)

        mine, whole, columns = medians(ours, partial(theirs, constraints), partial(theirs, []))
    print(
        f"CSV of {rows} rows: {whole / mine:.0f} times as fast as frictionless "
        f"with the same rules, {columns / mine:.0f} with those of single columns only"
    )


def _field(column: Column, fields: Any) -> Any:
    """Return a column with its rules as frictionless has them."""
    kinds = {"integer": fields.IntegerField, "number": fields.NumberField}
    rules: dict[str, Any] = {"required": not column.nullable}
    if column.name == EVENTS.key:
        rules |= {"unique": True, "pattern": r"CE-[0-9A-HJKMNP-TV-Z]{8}"}
    if column.type == "code" and column.allowed:
        rules["enum"] = list(column.allowed)
    if column.minimum is not None:
        rules["minimum"] = column.minimum
    if column.maximum is not None:
        rules["maximum"] = column.maximum
    kind = kinds.get(column.type, fields.StringField)
    if column.type == "date":
        kind = fields.DateField
    return kind(name=column.name, constraints=rules)


def starting() -> None:
    """Measure importing the package and ``--help``."""
    typer_app = (
        "import typer\napp = typer.Typer()\n@app.command()\ndef a(): pass\n"
        "@app.command()\ndef b(): pass\napp()"
    )
    runs = {
        "pass": ["-c", "pass"],
        "import": ["-c", "import caucasus_events"],
        "typer": ["-c", typer_app, "--help"],
        "help": ["-m", "caucasus_events", "--help"],
    }
    took: dict[str, list[float]] = {name: [] for name in runs}
    for _ in range(9):
        for name, arguments in runs.items():
            begin = time.perf_counter()
            subprocess.run([sys.executable, *arguments], check=True, capture_output=True)
            took[name].append(time.perf_counter() - begin)
    least = {name: min(times) for name, times in took.items()}
    print(f"import: {least['import'] / least['pass']:.2f} times `pass`")
    print(f"--help: {least['help'] / least['typer']:.2f} times a bare typer program")


def medians(*runs: Callable[[], Any], repeats: int = REPEATS) -> list[float]:
    """Return the median CPU seconds of each run; they take turns, so that load hits all alike."""
    times: list[list[float]] = [[] for _ in runs]
    for _ in range(repeats):
        for run, kept in zip(runs, times, strict=True):
            begin = time.process_time()
            run()
            kept.append(time.process_time() - begin)
    return [statistics.median(kept) for kept in times]


WAYS: dict[str, Callable[[pd.DataFrame], int]] = {
    "ours": ours_on,
    "pandera": plain_pandera,
    "hand": by_hand,
}

if __name__ == "__main__":
    main()
