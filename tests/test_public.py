"""The public face: every name is there, importing it costs nothing."""

from __future__ import annotations

import subprocess
import sys

import pytest

import caucasus_events as ce
import caucasus_events.cli.app as cli

HEAVY = ("pandas", "numpy", "pyarrow", "pandera", "geopandas", "shapely", "rich")


@pytest.mark.parametrize("name", ce.__all__)
def test_every_public_name_resolves(name: str) -> None:
    assert getattr(ce, name) is not None


def test_unknown_names_raise() -> None:
    with pytest.raises(AttributeError, match="load_event"):
        ce.load_event  # noqa: B018 - the access is the test


@pytest.mark.parametrize("code", ["import caucasus_events", "import caucasus_events.vocabulary"])
def test_importing_loads_nothing_heavy(code: str) -> None:
    check = f"{code}; import sys; print([name for name in {HEAVY!r} if name in sys.modules])"
    done = subprocess.run([sys.executable, "-c", check], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_help_loads_no_frames() -> None:
    check = (
        "import sys; sys.argv = ['caucasus-events', '--help']\n"
        "from caucasus_events.cli.app import run\n"
        "assert run() == 0\n"
        f"print([name for name in {HEAVY[:-1]!r} if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", check], capture_output=True, text=True, check=True)
    assert done.stdout.strip().endswith("[]")


@pytest.mark.parametrize("stop", [KeyboardInterrupt(), SystemExit(130)])
def test_an_interruption_is_said(
    stop: BaseException, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def stopped() -> None:
        raise stop

    monkeypatch.setattr(cli, "app", stopped)
    assert cli.run() == 130
    assert "interrupted" in capsys.readouterr().err
