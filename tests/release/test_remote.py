"""Other versions from a server that serves well, badly, half, or not at all."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest

import caucasus_events as ce
from caucasus_events.data import roots
from caucasus_events.errors import CaucasusEventsError

VERSION = "2026.11.0"


class Handler(SimpleHTTPRequestHandler):
    """Serves a folder; `fault` damages the files whose path ends with `target`."""

    fault = ""
    target = "events.parquet"
    asked: list[str]

    def do_GET(self) -> None:
        self.asked.append(self.path)
        if not self.fault or not self.path.endswith(self.target):
            super().do_GET()
            return
        if self.fault == "absent":
            self.send_error(404)
            return
        path = Path(self.translate_path(self.path))
        data = path.read_bytes()
        body = bytes([data[0] ^ 1]) + data[1:] if self.fault == "corrupt" else data[:100]
        self.send_response(200)
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        self.wfile.write(body)
        self.close_connection = True

    def log_message(self, *_: Any) -> None:
        pass


@pytest.fixture
def server(
    published: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[type[Handler]]:
    handler = type("OneHandler", (Handler,), {"asked": []})

    def make(*arguments: Any) -> Handler:
        return handler(*arguments, directory=str(published.out))

    with ThreadingHTTPServer(("127.0.0.1", 0), make) as httpd:
        thread = threading.Thread(target=httpd.serve_forever)
        thread.start()
        monkeypatch.delenv(roots.FOLDER, raising=False)
        monkeypatch.setattr(roots, "EMBEDDED", tmp_path / "embedded")
        monkeypatch.setattr(roots, "CHECKOUT", tmp_path / "none")
        monkeypatch.setenv("CAUCASUS_EVENTS_URL", f"http://127.0.0.1:{httpd.server_port}/")
        monkeypatch.setenv("CAUCASUS_EVENTS_CACHE", str(tmp_path / "cache"))
        monkeypatch.setenv("NO_PROXY", "127.0.0.1")
        yield handler
        httpd.shutdown()
        thread.join()


def test_a_good_server_is_asked_once(server: type[Handler], tmp_path: Path) -> None:
    assert len(ce.load_events(VERSION)) == 4
    assert [path for path in server.asked if path.endswith(".parquet")] == [
        f"/{VERSION}/events.parquet"
    ]
    server.asked.clear()
    assert len(ce.load_events(VERSION)) == 4
    assert server.asked == []


def test_what_was_downloaded_works_without_a_connection(
    server: type[Handler], monkeypatch: pytest.MonkeyPatch
) -> None:
    ce.load_events(VERSION)
    monkeypatch.setenv("CAUCASUS_EVENTS_URL", "http://127.0.0.1:9/")
    assert len(ce.load_events(VERSION)) == 4
    with pytest.raises(CaucasusEventsError, match="cannot download"):
        ce.load_casualties(VERSION)


def test_a_newer_release_is_found_though_an_older_index_is_kept(
    server: type[Handler], published: Any, tmp_path: Path
) -> None:
    index = json.loads((published.out / "versions.json").read_text())
    index["items"].pop()
    index["latest"] = VERSION
    (tmp_path / "cache").mkdir()
    (tmp_path / "cache" / "versions.json").write_text(json.dumps(index))
    assert len(ce.load_events("2026.12.0")) == 3


def test_a_file_damaged_in_the_cache_is_fetched_again(
    server: type[Handler], tmp_path: Path
) -> None:
    ce.load_events(VERSION)
    (tmp_path / "cache" / VERSION / "events.parquet").write_bytes(b"x")
    assert len(ce.load_events(VERSION)) == 4


@pytest.mark.parametrize("fault", ["corrupt", "half", "absent"])
@pytest.mark.parametrize("target", ["events.parquet", "manifest.json", "versions.json"])
def test_a_bad_server(server: type[Handler], tmp_path: Path, fault: str, target: str) -> None:
    server.fault, server.target = fault, target
    with pytest.raises(CaucasusEventsError) as caught:
        ce.load_events(VERSION)
    assert target in str(caught.value)
    assert not (tmp_path / "cache" / VERSION / target).exists()
    left = [path.name for path in (tmp_path / "cache").rglob("*") if path.is_file()]
    assert set(left) <= {"versions.json", "manifest.json"}
    server.fault = ""
    assert len(ce.load_events(VERSION)) == 4


def test_no_server(server: type[Handler], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CAUCASUS_EVENTS_URL", "http://127.0.0.1:9/")
    with pytest.raises(CaucasusEventsError, match="cannot download"):
        ce.load_events(VERSION)
    monkeypatch.setenv("CAUCASUS_EVENTS_URL", "file:///tmp")
    with pytest.raises(CaucasusEventsError, match="no web address"):
        ce.load_events(VERSION)


def test_a_version_that_nobody_has(server: type[Handler]) -> None:
    with pytest.raises(CaucasusEventsError, match=r"2030\.1\.0"):
        ce.load_events("2030.1.0")
