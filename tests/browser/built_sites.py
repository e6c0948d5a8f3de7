"""Sites for the browser: the sample briefings, built by the real command and served under a subpath."""

from __future__ import annotations

import functools
import http.server
import os
import shutil
import subprocess
import sys
import threading
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Page
from sample_briefings import write_content

OpenPage = Callable[..., Page]  # opens an address of a built site, see `open_page`
ROOT = Path(__file__).resolve().parents[2]
SUBPATH = "/readers/briefings"


THEMES = tuple(sorted(file.parent.name for file in (ROOT / "themes").glob("*/static")))


@dataclass(frozen=True)
class BuiltSite:
    """A built site and where it is served."""

    output: Path
    url: str  # with the subpath, without the last slash

    def briefing(self, name: str) -> str:
        """The address of a briefing, from the site's root."""
        folder = next(self.output.glob(f"briefings/*/*/{name}"))
        return f"{folder.relative_to(self.output)}/"


class QuietHandler(http.server.SimpleHTTPRequestHandler):
    """Serves without a line for each request; a missing page is the site's own 404."""

    def log_message(self, *_: object) -> None:
        """Say nothing."""


class QuietServer(http.server.ThreadingHTTPServer):
    """A browser that is closed in the middle of an answer is no news."""

    def handle_error(self, request: object, client_address: object) -> None:
        """Say nothing."""


def build_site(folder: Path, lang: str, url: str, theme: str, further: Sequence[str]) -> Path:
    """Build the sample site in one theme and some interface languages for one address; gives its output folder."""
    taxonomy = folder / "content" / "taxonomy"
    shutil.copytree(ROOT / "content" / "taxonomy", taxonomy)
    shutil.copy(ROOT / "pelican.conf.py", folder / "pelican.conf.py")
    (folder / "themes").symlink_to(ROOT / "themes")
    write_content(folder / "content")
    with (folder / "pelican.conf.py").open("a", encoding="utf-8") as settings:
        settings.write(
            f"\nDEFAULT_LANG = {lang!r}\nSITEURL = {url!r}\nBRIEFINGS_IMPORT = False\nDEFAULT_PAGINATION = 4\n"
            f"THEME = 'themes/{theme}'\nBRIEFINGS_LANGUAGES = {list(further)}\n"
        )
    environment = {**os.environ, "PYTHONPATH": str(ROOT / "plugins"), "PYTHONUTF8": "1"}
    done = subprocess.run(
        [sys.executable, "-m", "briefings.build"],
        cwd=folder,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        raise AssertionError(f"the sample site was not built:\n{done.stdout}\n{done.stderr}")
    return folder / "output"


def serve_folder(folder: Path) -> http.server.ThreadingHTTPServer:
    """Serve a folder on a free port of this machine, in a thread, until `shutdown()`."""
    handler = functools.partial(QuietHandler, directory=str(folder))
    server = QuietServer(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    return server


def make_site(
    folder: Path, lang: str, theme: str = "briefing", further: Sequence[str] = ()
) -> tuple[BuiltSite, http.server.ThreadingHTTPServer]:
    """Build and serve one site."""
    web = folder / "web"
    (web / SUBPATH.strip("/")).parent.mkdir(parents=True)
    server = serve_folder(web)
    url = f"http://127.0.0.1:{server.server_port}{SUBPATH}"
    project = folder / "project"
    project.mkdir()
    output = build_site(project, lang, url, theme, further)
    (web / SUBPATH.strip("/")).symlink_to(output)
    return BuiltSite(output, url), server
