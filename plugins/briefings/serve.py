"""Serve the site on this machine and follow every change: `python -m briefings.serve --port 8000`."""

from __future__ import annotations

import argparse
import os
import shutil
import sys
import time
from collections.abc import Sequence
from pathlib import Path
from threading import Thread
from typing import Any
from urllib.parse import urlsplit

from .build import build_site, load_settings
from .errors import BadSetting, BriefingsError
from .preview.changes import OwnWrites, Watcher, files_since, is_machine_made, now
from .preview.live import Edition
from .preview.server import PreviewServer

WORK = Path(".cache") / "serve"  # two builds take turns here, so that a page is never missing while one is written
PACKAGE = Path(__file__).resolve().parent


def main(arguments: Sequence[str] | None = None) -> int:
    """Serve until Ctrl-C; 1 when the server cannot start."""
    parser = argparse.ArgumentParser(prog="briefings.serve", description="Serve the site and follow every change.")
    parser.add_argument("--settings", type=Path, default=Path("pelican.conf.py"), help="Pelican settings file")
    parser.add_argument("--port", type=int, default=8000, help="port on 127.0.0.1 (0: any free one)")
    parsed = parser.parse_args(arguments)
    try:
        Preview(parsed.settings, parsed.port).run()
    except BriefingsError as fault:
        print(fault, file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        print("\nStopped.")
    return 0


class Preview:
    """The site while it is being written: one server, one watcher, builds in this process so that they start warm."""

    def __init__(self, settings_file: Path, port: int) -> None:
        self.settings_file = settings_file.absolute()
        self.base = base_path(self.settings_file)
        self.edition = Edition()
        self.own = OwnWrites()
        self.server = _open_server(port, self.base, self.edition)
        self.turn = 0

    def run(self) -> None:
        """Serve, build, and build again at every change, until interrupted."""
        Thread(target=self.server.serve_forever, daemon=True).start()
        watcher = Watcher(self._roots())
        self.build()
        print(f"Serving on {self.server.address}. Stop with Ctrl-C.", flush=True)
        while True:
            changed = watcher.wait(self.own)
            if any(path.suffix == ".py" and path.is_relative_to(PACKAGE) for path in changed):
                _start_over(self.server)
            print(f"\nChanged: {_named(changed)}", flush=True)
            self.build()

    def build(self) -> None:
        """Build into the folder that is not being served; show it as soon as its pages stand, the search follows.

        A fault is told, in the terminal and on the pages; when it stops the build, the last one stays.
        """
        began, started = now(), time.monotonic()
        self.turn = 1 - self.turn
        folder = (WORK / str(self.turn)).absolute()
        shown = self.edition.number

        def show(faults: Sequence[BriefingsError] = ()) -> None:
            self.edition.publish(folder if (folder / "index.html").exists() else None, faults)
            print(f"Shown after {time.monotonic() - started:.1f} s.", flush=True)

        try:
            build_site(self.settings_file, self._overrides(folder), made=show)
        except BriefingsError as fault:
            print(fault, file=sys.stderr, flush=True)
            self.edition.publish(None, [fault])
            return
        content = self.settings_file.parent / "content"
        written = (path for name in ("briefings", "images") for path in files_since(content / name, began))
        self.own.remember(path for path in written if is_machine_made(path, content))
        if self.edition.number == shown:
            show()
        print(f"Built in {time.monotonic() - started:.1f} s.", flush=True)

    def _overrides(self, folder: Path) -> dict[str, Any]:
        site = self.base.rstrip("/")
        return {"OUTPUT_PATH": str(folder), "SITEURL": site, "FEED_DOMAIN": site, "RELATIVE_URLS": False}

    def _roots(self) -> list[Path]:
        folder = self.settings_file.parent
        return [folder / "content", folder / "themes", PACKAGE, self.settings_file]


def base_path(settings_file: Path) -> str:
    """The path under which the published site will lie: that of SITEURL, from the environment or the settings."""
    try:
        url = os.environ.get("SITEURL") or str(load_settings(settings_file, {}).get("SITEURL") or "")
    except BadSetting:
        url = ""  # the first build tells what is wrong with the settings
    path = urlsplit(url).path.strip("/")
    return f"/{path}/" if path else "/"


def _open_server(port: int, base: str, edition: Edition) -> PreviewServer:
    try:
        return PreviewServer(port, base, edition)
    except OSError as fault:
        hint = f"Choose another: make serve PORT={port + 1}."
        raise BadSetting(f"port {port}", f"it cannot be opened ({fault.strerror}).", hint) from fault


def _start_over(server: PreviewServer) -> None:
    """Code that is loaded cannot be loaded anew in place: begin again as a new process, on the same port."""
    port = str(server.server_address[1])
    server.server_close()
    shutil.rmtree(WORK, ignore_errors=True)
    command = [sys.executable, "-m", f"{__package__}.serve", *sys.argv[1:], "--port", port]
    os.execv(sys.executable, command)


def _named(paths: set[Path]) -> str:
    names = sorted(path.name for path in paths)
    return ", ".join(names[:3]) + (f" and {len(names) - 3} more" if len(names) > 3 else "")


if __name__ == "__main__":
    sys.exit(main())
