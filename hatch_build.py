"""Build hook: the wheel carries the latest release of ``data/processed``.

The release's files and ``versions.json`` go to ``caucasus_events/data/embedded/``, so that
loading works offline straight after the install. It works from a checkout and from an
sdist, which holds the same folder. An editable install gets nothing: there the library reads
``data/processed`` of the checkout.
"""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

RELEASES = Path("data") / "processed"
TARGET = "caucasus_events/data/embedded"


class EmbedLatestRelease(BuildHookInterface[Any]):
    """Adds the latest release to a wheel."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Name the files that the wheel gets beside the package."""
        releases = Path(self.root) / RELEASES
        index = releases / "versions.json"
        if self.target_name != "wheel" or version == "editable" or not index.is_file():
            return
        body = json.loads(index.read_text("utf-8"))
        latest = body["latest"]
        expected = {item["version"]: item["manifest_sha256"] for item in body["items"]}[latest]
        manifest = releases / latest / "manifest.json"
        if hashlib.sha256(manifest.read_bytes()).hexdigest() != expected:
            raise ValueError(f"{manifest} is not the manifest that {index} names")
        include = build_data["force_include"]
        include[str(index)] = f"{TARGET}/versions.json"
        include[str(manifest)] = f"{TARGET}/{latest}/manifest.json"
        for entry in json.loads(manifest.read_text("utf-8"))["files"]:
            path = releases / latest / entry["name"]
            if hashlib.sha256(path.read_bytes()).hexdigest() != entry["sha256"]:
                raise ValueError(f"{path} is not the file that {manifest} names")
            include[str(path)] = f"{TARGET}/{latest}/{entry['name']}"
