"""A host of static files on this machine, as GitHub Pages is one."""

from __future__ import annotations

import functools
import gzip
import http.server
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

TEXT_SUFFIXES = (".html", ".css", ".js", ".svg", ".xml", "/")


@dataclass(frozen=True)
class PublishedSite:
    """A built site and the address that it was built for and is served at."""

    folder: Path
    address: str


class StaticHost(http.server.SimpleHTTPRequestHandler):
    """Serves as GitHub Pages does: text compressed, files cached for ten minutes."""

    def log_message(self, *_: object) -> None:
        """Say nothing."""

    def end_headers(self) -> None:
        """Let the browser cache what it was given."""
        self.send_header("Cache-Control", "max-age=600")
        super().end_headers()

    def do_GET(self) -> None:
        """A page of text goes compressed, all else as it lies."""
        place = Path(self.translate_path(self.path))
        place = place / "index.html" if place.is_dir() else place
        if not place.is_file() or not self.path.split("?")[0].endswith(TEXT_SUFFIXES):
            return super().do_GET()
        data = gzip.compress(place.read_bytes())
        self.send_response(200)
        self.send_header("Content-Type", f"{self.guess_type(str(place))}; charset=utf-8")
        self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        self.wfile.write(data)
        return None


@contextmanager
def served(folder: Path) -> Iterator[PublishedSite]:
    """Serve a folder on this machine meanwhile; the site may be built into it afterwards."""
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(StaticHost, directory=str(folder)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield PublishedSite(folder, f"http://127.0.0.1:{server.server_port}")
    finally:
        server.shutdown()
