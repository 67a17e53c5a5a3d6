"""Killed at any step, a run leaves nothing or a whole release; two at once: one wins."""

from __future__ import annotations

import signal
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest

from caucasus_events.data.index import read_index
from caucasus_events.release import build, verify

VERSION = "2026.12.0"
ROOT = Path(__file__).resolve().parents[2]

KILLED = """
import os, signal, sys
from pathlib import Path
from caucasus_events.release import build

def step(name):
    if name == sys.argv[3]:
        os.kill(os.getpid(), signal.SIGKILL)

build("2026.12.0", raw=Path(sys.argv[1]), out=Path(sys.argv[2]), progress=step)
"""

WAITING = """
import sys
from pathlib import Path
from caucasus_events.release import build

def step(name):
    if name == "writing":
        print("writing", flush=True)
        sys.stdin.readline()

build("2026.12.0", raw=Path(sys.argv[1]), out=Path(sys.argv[2]), progress=step)
"""

STEPS = (
    "checking the batches",
    "deriving columns, registry and changes",
    "writing events",
    "writing changes",
    "writing the manifest",
    "verifying what was written",
    "publishing",
    "listing",
)


def run_killed(raw: Path, out: Path, step: str) -> int:
    command = [sys.executable, "-c", KILLED, str(raw), str(out), step]
    return subprocess.run(command, cwd=ROOT, check=False, capture_output=True).returncode


@pytest.mark.slow
def test_killed_at_each_step(repository: Any, tmp_path: Path) -> None:
    folders = [tmp_path / f"out{number}" for number in range(len(STEPS))]
    with ThreadPoolExecutor(2) as pool:
        raws = [repository.raw] * len(STEPS)
        codes = list(pool.map(run_killed, raws, folders, STEPS))
    assert codes == [-signal.SIGKILL] * len(STEPS)
    for out, step in zip(folders, STEPS, strict=True):
        whole = (out / VERSION).exists()
        assert whole == (step == "listing"), step
        if whole:
            assert verify(out / VERSION) == []
        assert not (out / "versions.json").exists()
        assert read_index(out).items == ()


def test_the_next_run_clears_up(repository: Any) -> None:
    assert run_killed(repository.raw, repository.out, "writing events") == -signal.SIGKILL
    leftovers = [path.name for path in repository.out.iterdir()]
    assert [name.startswith(".building-") for name in leftovers] == [True]
    folder = repository.build(VERSION)
    assert verify(folder) == []
    assert sorted(p.name for p in repository.out.iterdir()) == [VERSION, "versions.json"]


def test_a_whole_release_that_was_not_listed_is_listed(repository: Any) -> None:
    assert run_killed(repository.raw, repository.out, "listing") == -signal.SIGKILL
    before = (repository.out / VERSION / "manifest.json").read_bytes()
    build("2026.12.1", raw=repository.raw, out=repository.out)
    assert [str(v) for v, _ in read_index(repository.out).items] == [VERSION, "2026.12.1"]
    assert (repository.out / VERSION / "manifest.json").read_bytes() == before


def test_two_runs_at_once(repository: Any) -> None:
    command = [sys.executable, "-c", WAITING, str(repository.raw), str(repository.out)]
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "stderr": subprocess.PIPE}
    with subprocess.Popen(command, cwd=ROOT, text=True, **pipes) as first:  # type: ignore[call-overload]
        assert first.stdout.readline() == "writing\n"
        arguments = ["--raw", str(repository.raw), "--out", str(repository.out)]
        second = subprocess.run(
            [sys.executable, "-m", "caucasus_events", "release", VERSION, *arguments],
            cwd=ROOT,
            check=False,
            capture_output=True,
            text=True,
        )
        assert second.returncode == 2
        assert "another release is being built" in second.stderr
        assert "Traceback" not in second.stderr
        first.communicate("go\n")
    assert first.returncode == 0
    assert verify(repository.out / VERSION) == []
