"""The same inputs give the same bytes, wherever and however it is run."""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from caucasus_events import geo
from caucasus_events.batches import write_batch
from caucasus_events.data.content import content_sha256
from caucasus_events.data.writing import ROW_GROUP, sorted_table, write_parquet
from caucasus_events.release import verify
from caucasus_events.schema.frames import typed

VERSION = "2026.12.0"
ROOT = Path(__file__).resolve().parents[2]
SCRIPT = """
import os, sys
from pathlib import Path
if sys.argv[4:] == ["backwards"]:
    # a file system that lists folders in another order
    listed, scanned = os.listdir, os.scandir

    class Backwards(list):
        def __enter__(self): return self
        def __exit__(self, *_): pass
        def close(self): pass

    os.listdir = lambda *a: sorted(listed(*a), reverse=True)
    os.scandir = lambda *a: iter_(sorted(scanned(*a), key=lambda e: e.name, reverse=True))
    iter_ = Backwards
import pyarrow as pa
pa.set_cpu_count(int(sys.argv[3]))
from caucasus_events.release import build
build("2026.12.0", raw=Path(sys.argv[1]), out=Path(sys.argv[2]))
"""


def hashes(folder: Path) -> dict[str, str]:
    return {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


@pytest.mark.slow
@pytest.mark.parametrize(
    "elsewhere",
    [("Pacific/Kiritimati", "C", "1", "1"), ("America/St_Johns", "tr_TR.UTF-8", "77", "4")],
)
def test_bytes_are_the_same_elsewhere(
    repository: Any, rows: Any, tmp_path: Path, elsewhere: tuple[str, str, str, str]
) -> None:
    zone, language, seed, threads = elsewhere
    # two batches: their order may not matter either
    for name in ("events", "sources"):
        rows[name] = [rows[name][-1]]
    rows["events"][0].update(event_id="CE-0000000A", record_status="active")
    rows["sources"][0].update(source_id="SRC-0000000A", text_sha256="a" * 64)
    rows["events"][0]["source_ids"] = ["SRC-0000000A"]
    names = ("events", "sources")
    write_batch(repository.raw / "2021-01-a", {name: typed(name, rows[name]) for name in names})
    repository.commit()
    here = repository.build(VERSION)
    shutil.copytree(repository.folder, tmp_path / "other", symlinks=True)
    other = tmp_path / "other" / "data" / "raw"
    out = tmp_path / "out"
    environment = {**os.environ, "TZ": zone, "LC_ALL": language, "LANG": language}
    environment |= {"PYTHONHASHSEED": seed, "PYTHONPATH": str(ROOT), "OMP_NUM_THREADS": threads}
    command = [sys.executable, "-c", SCRIPT, str(other), str(out), threads, "backwards"]
    subprocess.run(command, cwd=tmp_path, check=True, env=environment)
    assert hashes(out / VERSION) == hashes(here)


def test_threads_do_not_matter_at_size(tmp_path: Path) -> None:
    """Several row groups, so that more than one thread has work."""
    copies = 2 * ROW_GROUP // len(geo.places()) + 10
    many = pd.concat([geo.places()] * copies, ignore_index=True)
    many["place_id"] = "PL-" + pd.Series(range(len(many))).astype("str").str.zfill(8)
    found = set()
    before = pa.cpu_count()
    try:
        for threads in (1, 4, 4):
            pa.set_cpu_count(threads)
            path = tmp_path / "x.parquet"
            write_parquet(path, "places", sorted_table("places", many.sample(frac=1)))
            found.add(hashlib.sha256(path.read_bytes()).hexdigest())
    finally:
        pa.set_cpu_count(before)
    assert pq.ParquetFile(path).num_row_groups == 3
    assert len(found) == 1


OLDEST = "pyarrow>=17,<18"
"""The oldest version that pyproject.toml allows."""


@pytest.fixture(scope="session")
def other_pyarrow(pytestconfig: pytest.Config) -> Path:
    """A folder with an older pyarrow from the package index, kept in pytest's cache."""
    assert pytestconfig.cache is not None
    folder = pytestconfig.cache.mkdir("pyarrow") / str(sys.implementation.cache_tag)
    older = f"pyarrow<{pa.__version__.split('.', maxsplit=1)[0]}"
    why = ""
    for wanted in () if folder.is_dir() else (OLDEST, older):
        beside = folder.with_name(f"{folder.name}.{os.getpid()}")
        command = [sys.executable, "-m", "pip", "install", "--quiet", "--no-deps", "--target"]
        options = ["--only-binary", ":all:", "--retries", "0", "--timeout", "10", wanted]
        try:
            subprocess.run(
                [*command, str(beside), *options], check=True, capture_output=True, timeout=60
            )
        except (subprocess.CalledProcessError, subprocess.TimeoutExpired) as error:
            why = (error.stderr or b"").decode().strip() or str(error)
        else:
            beside.rename(folder)
            break
    if not folder.is_dir():
        pytest.skip(f"no older pyarrow to be had: {why.splitlines()[-1]}")
    return folder


@pytest.mark.slow
def test_content_is_the_same_with_another_pyarrow(
    repository: Any, other_pyarrow: Path, tmp_path: Path
) -> None:
    here = repository.build(VERSION)
    path = f"{other_pyarrow}{os.pathsep}{ROOT}"
    out = tmp_path / "out"
    command = [sys.executable, "-c", SCRIPT + "print(pa.__version__)"]
    done = subprocess.run(
        [*command, str(repository.raw), str(out), "1"],
        cwd=tmp_path,
        check=True,
        env={**os.environ, "PYTHONPATH": path},
        capture_output=True,
        text=True,
    )
    assert done.stdout.strip() not in {"", pa.__version__}
    there = out / VERSION
    one, two = (
        {e["name"]: e for e in json.loads((f / "manifest.json").read_text())["files"]}
        for f in (here, there)
    )
    assert one.keys() == two.keys()
    tables = [name for name in one if name.endswith((".parquet", ".csv"))]
    assert [one[n]["content_sha256"] for n in tables] == [two[n]["content_sha256"] for n in tables]
    texts = [name for name in one if name.endswith(".csv")]
    assert [one[n]["sha256"] for n in texts] == [two[n]["sha256"] for n in texts]
    # each reads what the other wrote
    assert verify(there) == []
    check = "import sys; from pathlib import Path; from caucasus_events.release import verify;"
    check += "sys.exit(len(verify(Path(sys.argv[1]))))"
    subprocess.run(
        [sys.executable, "-c", check, str(here)],
        cwd=tmp_path,
        check=True,
        env={**os.environ, "PYTHONPATH": path},
    )


def test_a_second_commit_of_the_same_rows_changes_the_descriptions_only(
    repository: Any, tmp_path: Path
) -> None:
    first = repository.build(VERSION)
    repository.commit()
    repository.out = tmp_path / "again"
    second = repository.build(VERSION)
    before, after = hashes(first), hashes(second)
    assert {name for name in before if before[name] != after[name]} <= {"manifest.json"}


@settings(max_examples=25)
@given(st.randoms(use_true_random=False))
def test_the_order_of_rows_and_chunks_does_not_matter(random: Any) -> None:
    rows = [
        {"casualty_id": f"CA-0000000{n}", "count": n or None, "count_text": "ə" * n}
        for n in range(6)
    ]
    expected = sorted_table("casualties", typed("casualties", rows))
    random.shuffle(rows)
    found = sorted_table("casualties", typed("casualties", rows))
    assert found.equals(expected)
    chunked = pa.concat_tables([expected.slice(0, 2), expected.slice(2, 1), expected.slice(3)])
    assert content_sha256(chunked) == content_sha256(expected)


def test_content_hash_sees_every_cell_and_no_encoding() -> None:
    data = pa.table(
        {
            "text": ["a", None, ""],
            "list": [["x", "y"], None, []],
            "whole": pa.array([1, None, 0]),
            "real": [0.0, None, 1.5],
            "flag": [True, None, False],
            "day": pa.array([0, None, 1], pa.date32()),
        }
    )
    base = content_sha256(data)
    encoded = data.set_column(0, "text", data["text"].dictionary_encode())
    assert content_sha256(encoded) == base
    assert content_sha256(data.set_column(3, "real", pa.array([-0.0, None, 1.5]))) == base
    seen = {base}
    changes: dict[str, list[Any]] = {
        "text": [None, None, ""],
        "list": [["xy"], None, []],
        "whole": [1, 0, 0],
        "real": [0.0, None, 1.25],
        "flag": [True, False, False],
    }
    for name, values in changes.items():
        at = data.column_names.index(name)
        seen.add(content_sha256(data.set_column(at, name, pa.array(values, data[name].type))))
    seen.add(content_sha256(data.set_column(0, "text", pa.array(["", None, "a"]))))
    seen.add(content_sha256(data.set_column(1, "list", pa.array([["x"], None, ["y"]]))))
    seen.add(content_sha256(data.slice(0, 2)))
    assert len(seen) == len(changes) + 4


def test_nan_is_null_in_what_is_written() -> None:
    frame = typed("places", pd.DataFrame({"place_id": ["PL-1"], "latitude": [np.nan]}))
    assert sorted_table("places", frame)["latitude"].null_count == 1
