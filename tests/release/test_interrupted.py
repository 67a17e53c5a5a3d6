"""Killed at any step, a run leaves nothing or a whole release; two at once: one wins."""

from __future__ import annotations

import shutil
import signal
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest

from caucasus_events.data.index import read_index
from caucasus_events.release import build, verify
from caucasus_events.release.folders import locked
from caucasus_events.vocabulary.registry import TABLE_NAMES

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

STEPS = ("checking the batches", "writing the manifest", "listing")
"""Killed for good; every step is tried below from what the folder held at it."""


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


def test_whatever_the_step_the_next_run_finds_order(repository: Any, tmp_path: Path) -> None:
    """The folder as it was at each step of a run is what a kill at that step leaves."""
    seen: dict[str, Path] = {}

    def step(name: str) -> None:
        seen[name] = tmp_path / "seen" / str(len(seen))
        shutil.copytree(repository.out, seen[name], symlinks=True)

    whole = repository.build(VERSION, progress=step)
    manifest = (whole / "manifest.json").read_bytes()
    assert {f"writing {name}" for name in TABLE_NAMES} <= seen.keys()
    for name, folder in seen.items():
        assert read_index(folder).items == (), name
        # a kill while versions.json was replaced leaves this
        (folder / ".versions.json.1.tmp").write_text("{")
        with locked(folder) as root:
            root.tidy(verify)
        left = sorted(path.name for path in folder.iterdir())
        assert left == ([VERSION, "versions.json"] if name == "listing" else []), name
        if left:
            assert (folder / VERSION / "manifest.json").read_bytes() == manifest
            assert [str(v) for v, _ in read_index(folder).items] == [VERSION]


def test_a_half_folder_in_place_is_not_listed(repository: Any) -> None:
    repository.build("2026.11.0")
    shutil.copytree(repository.out / "2026.11.0", repository.out / VERSION)
    with locked(repository.out) as root:
        root.tidy(verify)
    assert [str(v) for v, _ in read_index(repository.out).items] == ["2026.11.0"]


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
