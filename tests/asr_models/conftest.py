"""Folders of its own for every test, small models, and a server that misbehaves on demand."""

from __future__ import annotations

import threading
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

VOSK_FILES = ("am/final.mdl", "conf/model.conf", "conf/mfcc.conf", "graph/HCLr.fst", "README")


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A data and a cache folder that nobody else uses; gives the models' folder."""
    monkeypatch.setenv("COACH_DATA_DIR", str(tmp_path / "data"))
    monkeypatch.setenv("COACH_CACHE_DIR", str(tmp_path / "cache"))
    return tmp_path / "data" / "models"


def make_vosk(folder: Path) -> Path:
    """Lay out a folder that looks like a Vosk model; no engine could read it."""
    for name in VOSK_FILES:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(name.encode() * 100)
    return folder


def make_zip(path: Path, root: str = "model/", payload: bytes = b"") -> Path:
    """Pack the same as publishers do, with one folder at the top."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name in VOSK_FILES:
            archive.writestr(root + name, name.encode() * 100)
        if payload:
            archive.writestr(root + "graph/Gr.fst", payload, zipfile.ZIP_STORED)
    return path


@dataclass
class Served:
    """What the server gives and how; `asked` keeps the Range header of every request."""

    content: bytes = b""
    url: str = ""
    ranges: bool = True
    stop_after: int | None = None
    status: int | None = None
    asked: list[str | None] = field(default_factory=list)


@pytest.fixture
def server(socket_enabled: None, monkeypatch: pytest.MonkeyPatch) -> Iterator[Served]:
    """A web server on this machine only."""
    monkeypatch.setenv("NO_PROXY", "127.0.0.1")
    served = Served()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            wanted = self.headers.get("Range")
            served.asked.append(wanted)
            begin = int(wanted.removeprefix("bytes=").rstrip("-")) if wanted and served.ranges else 0
            body = served.content[begin:]
            total = len(served.content)
            self.send_response(served.status or (416 if begin >= total > 0 else 206 if begin else 200))
            self.send_header("Content-Length", str(len(body)))
            if begin:
                self.send_header("Content-Range", f"bytes {begin}-{total - 1}/{total}")
            self.end_headers()
            self.wfile.write(body if served.stop_after is None else body[: served.stop_after])

        def log_message(self, *_: object) -> None:
            """Keep the terminal quiet."""

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as httpd:
        served.url = f"http://127.0.0.1:{httpd.server_address[1]}/model.zip"
        thread = threading.Thread(target=httpd.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        yield served
        httpd.shutdown()
        thread.join()
