"""``validate`` takes releases as it takes batches."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from caucasus_events.cli.app import app


@pytest.mark.parametrize("whole", [True, False], ids=["all releases", "one release"])
def test_a_release_is_verified(copied: Path, whole: bool) -> None:  # noqa: FBT001 - a parameter of the test
    newest = max(path for path in copied.iterdir() if path.is_dir())
    target = str(copied if whole else newest)
    assert CliRunner().invoke(app, ["validate", target]).exit_code == 0
    (newest / "README.md").write_text("changed", "utf-8")
    result = CliRunner().invoke(app, ["validate", target, "--format", "json"])
    assert result.exit_code == 1
    (item,) = json.loads(result.stdout)["problems"]
    assert item["code"] == "E416"
    assert "README.md" in item["message"]
