"""A small server that shows the site as a host of static files would: under its subpath, with its own 404."""

from __future__ import annotations

import mimetypes
import re
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

from .banner import STYLE, STYLE_TEXT, fault_page, make_banner
from .live import EVENTS, SCRIPT, SCRIPT_TEXT, Edition

LOCAL_NAMES = frozenset({"127.0.0.1", "localhost", "[::1]"})
TYPES = {
    ".xml": "application/atom+xml",
    ".js": "text/javascript",
    ".mjs": "text/javascript",
    ".wasm": "application/wasm",
}
BEAT_SECONDS = 10.0  # a closed browser is only noticed by writing to it
WAITING = b"<!doctype html><title>Building</title><head></head><body><p>The site is being built \xe2\x80\xa6</p></body>"
BODY = re.compile(rb"<body\b[^>]*>")


class PreviewServer(ThreadingHTTPServer):
    """Serves the newest edition of the site under `base`, which begins and ends with a slash."""

    daemon_threads = True

    def __init__(self, port: int, base: str, edition: Edition) -> None:
        super().__init__(("127.0.0.1", port), PreviewHandler)
        self.base = base
        self.edition = edition

    @property
    def address(self) -> str:
        """Where to look."""
        return f"http://127.0.0.1:{self.server_address[1]}{self.base}"

    def handle_error(self, request: Any, client_address: Any) -> None:
        """A browser that closes early is no news."""


class PreviewHandler(BaseHTTPRequestHandler):
    """Answers one browser."""

    protocol_version = "HTTP/1.1"
    server: PreviewServer

    def do_HEAD(self) -> None:
        """The head alone."""
        self.do_GET()

    def do_GET(self) -> None:
        """A file of the site, the live script or its events, or the site's 404."""
        # A page elsewhere must not read this one by a name that it points at this machine (DNS rebinding).
        if self.headers.get("Host", "").rsplit(":", 1)[0] not in LOCAL_NAMES:
            return self._send(HTTPStatus.FORBIDDEN, "text/plain", b"Use http://127.0.0.1.")
        path = unquote(urlsplit(self.path).path)
        if path == self.server.base + EVENTS:
            return self._send_events()
        if path == self.server.base + SCRIPT:
            return self._send(HTTPStatus.OK, "text/javascript", SCRIPT_TEXT.encode())
        if path == self.server.base + STYLE:
            return self._send(HTTPStatus.OK, "text/css", STYLE_TEXT.encode())
        if path in ("/", self.server.base.rstrip("/")) and path != self.server.base:
            return self._redirect(self.server.base)
        return self._send_file(path)

    def _send_file(self, path: str) -> None:
        root = self.server.edition.folder
        if root is None:
            return self._send(HTTPStatus.SERVICE_UNAVAILABLE, "text/html", self._live(WAITING))
        file = find_file(root, path, self.server.base)
        if file is not None and file.is_dir():
            return self._redirect(urlsplit(self.path).path + "/")
        if file is None and (faults := self.server.edition.faults):
            return self._send(HTTPStatus.NOT_FOUND, "text/html", self._with_script(fault_page(faults)))
        status = HTTPStatus.OK if file else HTTPStatus.NOT_FOUND
        file = file or root / "404.html"
        try:
            data = file.read_bytes()
        except OSError:
            return self._send(HTTPStatus.NOT_FOUND, "text/plain", b"There is no such page.")
        kind = TYPES.get(file.suffix) or mimetypes.guess_type(file.name)[0] or "application/octet-stream"
        return self._send(status, kind, self._live(data) if kind == "text/html" else data)

    def _live(self, page: bytes) -> bytes:
        """A page with what reloads it, and with what is wrong in the curator's files at its top."""
        if faults := self.server.edition.faults:
            banner = make_banner(faults, "To correct:").encode()
            page = BODY.sub(lambda body: body[0] + banner, page, count=1)
        return self._with_script(page)

    def _with_script(self, page: bytes) -> bytes:
        style = f'<link rel="stylesheet" href="{self.server.base}{STYLE}">' if self.server.edition.faults else ""
        script = f'{style}<script src="{self.server.base}{SCRIPT}" defer></script></head>'
        return page.replace(b"</head>", script.encode(), 1)

    def _send(self, status: HTTPStatus, kind: str, data: bytes) -> None:
        self.send_response(status)
        self.send_header("Content-Type", f"{kind}; charset=utf-8" if kind.startswith("text/") else kind)
        self.send_header("Content-Length", str(len(data)))
        self.send_header("Cache-Control", "no-store")
        self.send_header("X-Content-Type-Options", "nosniff")
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(data)

    def _redirect(self, place: str) -> None:
        self.send_response(HTTPStatus.FOUND)
        # Two slashes at the beginning would lead to another host.
        self.send_header("Location", "/" + place.lstrip("/"))
        self.send_header("Content-Length", "0")
        self.end_headers()

    def _send_events(self) -> None:
        self.close_connection = True
        self.send_response(HTTPStatus.OK)
        self.send_header("Content-Type", "text/event-stream")
        self.send_header("Cache-Control", "no-store")
        self.send_header("Connection", "close")
        self.end_headers()
        number = self.server.edition.number
        try:
            while True:
                self.wfile.write(f"data: {number}\n\n".encode())
                self.wfile.flush()
                number = self.server.edition.wait_for_next(number, BEAT_SECONDS)
        except OSError:
            return

    def log_message(self, format: str, *args: Any) -> None:
        """Nothing: the terminal shows builds."""


def find_file(root: Path, path: str, base: str) -> Path | None:
    """The file for an address, a folder for one that lacks its slash, or None. Nothing outside `root` is ever found."""
    if not path.startswith(base) or "\0" in path:
        return None
    place = (root / path[len(base) :].lstrip("/")).resolve()
    if not place.is_relative_to(root.resolve()):
        return None
    if place.is_dir():
        index = place / "index.html"
        return (index if path.endswith("/") else place) if index.is_file() else None
    return place if place.is_file() and not path.endswith("/") else None
