"""A plug-in that is installed for the tests: tells a shelling wherever it reads "shelled"."""

import sys

import pytest

PLUGIN = """
import re
from caucasus_events.parse.extractors import Candidate, Stated

class Shelled:
    name = "shelled"
    version = "3"

    def extract(self, document):
        if "BOOM" in document.text:
            raise RuntimeError("boom")
        for match in re.finditer(r"[^.]*shelled ([A-Z][a-z]+) on ([A-Z][a-z]+)[.]", document.text):
            quote = match.group().strip()
            yield Candidate(
                quote=quote,
                sub_event_type=Stated("Shelling/artillery/missile attack", "shelled"),
                date=Stated(None, "on " + match[2]),
                location=Stated(None, match[1]),
                actor1=Stated("Military Forces of Azerbaijan", quote),
                actor2=Stated("Military Forces of Armenia", quote),
            )
"""


@pytest.fixture
def plugin(tmp_path_factory, monkeypatch):
    folder = tmp_path_factory.mktemp("site")
    (folder / "shelled_plugin.py").write_text(PLUGIN)
    info = folder / "shelled_plugin-1.dist-info"
    info.mkdir()
    (info / "METADATA").write_text("Metadata-Version: 2.1\nName: shelled-plugin\nVersion: 1\n")
    (info / "entry_points.txt").write_text(
        "[caucasus_events.extractors]\nshelled = shelled_plugin:Shelled\n"
    )
    monkeypatch.syspath_prepend(str(folder))
    monkeypatch.setenv("PYTHONPATH", ":".join(path for path in sys.path if path))
    return "shelled"
