"""The examples of CONTRIBUTING.md are what the command prints."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from typer.testing import CliRunner

from caucasus_events.cli.app import app

ROOT = Path(__file__).resolve().parents[2]
COMMAND = ["validate", "data/raw", "--against", "none"]
FAULTS = {
    "events.csv": {
        "CE-00000001,2022-09-13": "CE-00000001,13.09.2022",
        "1,,Shelling/artillery/missile attack": "1,,Shelling",
    },
    "casualties.csv": {"2,2,2,exact": "2,2,1,exact"},
}


def test_red_and_green(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    batch = Path("data/raw/2022-09-border")
    shutil.copytree(ROOT / "tests" / "hostile" / "base", batch)
    page = (ROOT / "CONTRIBUTING.md").read_text("utf-8")
    green = CliRunner().invoke(app, COMMAND)
    assert green.exit_code == 0
    for name, faults in FAULTS.items():
        text = (batch / name).read_text("utf-8")
        for good, bad in faults.items():
            assert good in text
            text = text.replace(good, bad)
        (batch / name).write_text(text, "utf-8")
    red = CliRunner().invoke(app, COMMAND)
    assert red.exit_code == 1
    for result in (red, green):
        block = f"$ caucasus-events validate data/raw\n{result.stdout.rstrip()}\n"
        assert f"```\n{block}```\n" in page, result.stdout
