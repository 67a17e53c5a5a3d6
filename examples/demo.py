"""The whole way in one run: articles, candidate rows, checks, a preview release, frames.

Run it with ``make demo``. It writes to a temporary folder only.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
ARTICLES = ROOT / "examples" / "articles"
VERSION = "2027.1.0"
SHOWN = ["event_date", "sub_event_type", "location", "country", "fatalities", "corroboration"]


def main() -> None:
    """Parse, check, release, load, print."""
    with tempfile.TemporaryDirectory() as name:
        work = Path(name)
        raw = work / "data" / "raw"
        shutil.copytree(ROOT / "data" / "raw", raw)
        releases = work / "data" / "processed"
        step("1. Articles to candidate rows", "parse", ARTICLES, "--out", raw / "2026-11-examples")
        examples = raw / "2026-11-examples"
        step("2. The gate", "validate", examples, "--against", "none", cwd=work)
        step(
            "3. A preview release of all batches, candidates included",
            "release",
            VERSION,
            "--out",
            releases,
            "--allow-dirty",
            "--candidates",
            cwd=work,
            last_lines=14,
        )
        step("4. Checksums and schema", "verify", releases / VERSION)
        show(releases)


def step(title: str, *arguments: object, cwd: Path = ROOT, last_lines: int | None = None) -> None:
    """Run one command of the command line, and say which; of a long answer show the end."""
    words = [str(argument) for argument in arguments]
    print(f"\n== {title}\n$ caucasus-events {' '.join(words)}", flush=True)
    command = [sys.executable, "-m", "caucasus_events", *words]
    pipe = subprocess.PIPE if last_lines else None
    done = subprocess.run(command, cwd=cwd, check=False, stdout=pipe, stderr=pipe, text=True)
    if last_lines:
        lines = f"{done.stdout}{done.stderr}".splitlines()
        print("\n".join(["..."] * (len(lines) > last_lines) + lines[-last_lines:]))
    if done.returncode:
        sys.exit(f"the command ended with exit code {done.returncode}")


def show(releases: Path) -> None:
    """Load the release the way a researcher does and print its events."""
    os.environ["CAUCASUS_EVENTS_DATA"] = str(releases)
    import pandas as pd

    import caucasus_events as ce

    events = ce.load_events(VERSION)
    print(f"\n== 5. load_events({VERSION!r}): {len(events)} events, those of the examples last")
    candidates = events["record_status"].astype("str") == "candidate"
    shown = pd.concat([events[~candidates].sample(8, random_state=1), events[candidates]])
    with pd.option_context("display.width", 150, "display.max_columns", None):
        print(shown[SHOWN].to_string(index=False, na_rep="NULL"))
    print("\nNULL is 'not reported', 0 would be 'reported as none'.")


if __name__ == "__main__":
    main()
