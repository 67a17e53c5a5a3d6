"""The wheel carries the latest release and loads it offline, in another folder."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import sysconfig
from pathlib import Path
from typing import Any

import pytest

from caucasus_events.geo.control import control_sources
from caucasus_events.release import build as build_release

ROOT = Path(__file__).resolve().parents[2]
KEPT = ("caucasus_events", "LICENSES", "LICENSE", "README.md", "pyproject.toml", "hatch_build.py")

SHOW = """
import json, pathlib
import caucasus_events as ce
from caucasus_events.release import verify
folder = ce.path("events").parent
print(json.dumps({
    "package": ce.__file__, "versions": ce.versions(), "folder": str(folder),
    "events": len(ce.load_events()), "points": len(ce.load_events(engine="geopandas")),
    "sizes": [len(load()) for load in (ce.load_casualties, ce.load_ceasefires, ce.load_sources)],
    "problems": verify(folder),
}))
"""


@pytest.mark.slow
def test_the_wheel_works_offline(published: Any, tmp_path: Path) -> None:
    pytest.importorskip("build")
    pytest.importorskip("hatchling")
    source = tmp_path / "source"
    source.mkdir()
    for name in KEPT:
        copy = shutil.copytree if (ROOT / name).is_dir() else shutil.copy
        copy(ROOT / name, source / name)
    shutil.copytree(published.out, source / "data" / "processed")
    # sdist first, the wheel from it: what a package index builds
    build = [sys.executable, "-m", "build", "--no-isolation", str(source)]
    subprocess.run(build, check=True, capture_output=True)
    wheel = next((source / "dist").glob("*.whl"))
    environment = tmp_path / "environment"
    subprocess.run([sys.executable, "-m", "venv", "--without-pip", str(environment)], check=True)
    python = environment / "bin" / "python"
    install = [sys.executable, "-m", "pip", "--python", str(python), "install", "--no-deps"]
    subprocess.run([*install, "--no-index", "--quiet", str(wheel)], check=True)
    # the dependencies are those of this environment; nothing is downloaded
    site = next(environment.glob("lib/python*/site-packages"))
    (site / "dependencies.pth").write_text(sysconfig.get_path("purelib") + "\n")
    clean = {key: value for key, value in os.environ.items() if "CAUCASUS" not in key}
    clean.pop("PYTHONPATH", None)
    clean |= {"http_proxy": "http://127.0.0.1:9", "https_proxy": "http://127.0.0.1:9"}
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    done = subprocess.run(
        [str(python), "-c", SHOW],
        cwd=elsewhere,
        check=False,
        capture_output=True,
        text=True,
        env=clean,
    )
    assert done.returncode == 0, done.stderr
    shown = json.loads(done.stdout)
    assert Path(shown["package"]).is_relative_to(environment)
    assert Path(shown["folder"]).is_relative_to(environment)
    assert shown["versions"] == ["2026.12.0"]
    assert (shown["events"], shown["points"]) == (3, 3)
    assert shown["sizes"] == [2, 1, 1 + len(control_sources())]
    assert shown["problems"] == []
    assert list(elsewhere.iterdir()) == []
    # the installed library builds the same bytes as the checkout
    here = build_release("2026.12.0", raw=published.raw, out=tmp_path / "here").folder
    command = [str(python), "-m", "caucasus_events", "release", "2026.12.0", "--raw"]
    there = tmp_path / "there"
    subprocess.run(
        [*command, str(published.raw), "--out", str(there)],
        cwd=elsewhere,
        check=True,
        capture_output=True,
        env=clean,
    )
    manifest = (here / "manifest.json").read_bytes()
    assert (there / "2026.12.0" / "manifest.json").read_bytes() == manifest
    embedded = Path(shown["folder"])
    original = published.out / "2026.12.0"
    names = {path.relative_to(original) for path in original.rglob("*") if path.is_file()}
    assert all((embedded / name).read_bytes() == (original / name).read_bytes() for name in names)
