"""`make serve`: what lands on the disk is on the page a moment later, and a missing page is the site's own 404."""

from __future__ import annotations

import shutil
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import pytest
from sites import ROOT, Site, make_site

from briefings.build import build_site
from briefings.errors import BriefingsError

START_SECONDS = 60.0
# Two seconds is what a curator is promised on a machine of their own; these tests share theirs with others.
SOON_SECONDS = 8.0


@dataclass(frozen=True)
class Preview:
    """A project that is being served."""

    site: Site
    address: str

    def read(self, place: str = "") -> tuple[int, str]:
        """Status and text of a page."""
        try:
            with urllib.request.urlopen(f"{self.address}{place}", timeout=10) as answer:
                return answer.status, answer.read().decode()
        except urllib.error.HTTPError as answer:
            return answer.code, answer.read().decode()
        except OSError:
            return 0, ""

    def wait_for(self, text: str, place: str = "archives.html", seconds: float = SOON_SECONDS) -> bool:
        """Whether a text comes to stand on a page in time."""
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            if text in self.read(place)[1]:
                return True
            time.sleep(0.05)
        return False


@pytest.fixture(scope="module")
def preview(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Preview]:
    """A project with one briefing, served on a free port."""
    site = make_site(tmp_path_factory.mktemp("served"))
    (site.folder / "content" / "saved").mkdir()
    site.write("harbour", title="Herring back in the harbour")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "briefings.serve", "--port", str(port)]
    process = subprocess.Popen(command, cwd=site.folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    served = Preview(site, f"http://127.0.0.1:{port}/")
    try:
        assert served.wait_for("Herring back", seconds=START_SECONDS)
        yield served
    finally:
        process.terminate()
        process.wait(timeout=20)


def test_a_saved_page_is_on_the_site_soon_after_it_was_dropped(preview: Preview) -> None:
    page = ROOT / "content" / "saved" / "samples" / "harrow" / "en-tidal.html"
    shutil.copy(page, preview.site.folder / "content" / "saved" / "tidal.html")
    assert preview.wait_for("turbines that turn")


def test_an_edited_briefing_is_on_the_site_soon(preview: Preview) -> None:
    preview.site.write("harbour", title="Mackerel back in the harbour")
    assert preview.wait_for("Mackerel back")


def test_pages_are_shown_before_the_search_is_indexed(tmp_path: Path) -> None:
    site = make_site(tmp_path)
    site.write("rain")
    seen = []

    def look(faults: Sequence[BriefingsError]) -> None:
        seen.append(((site.output / "index.html").is_file(), (site.output / "pagefind").exists()))

    build_site(site.folder / "pelican.conf.py", {}, made=look)
    assert seen == [(True, False)]
    assert (site.output / "pagefind").exists()


def test_an_edited_theme_is_on_the_site_soon(preview: Preview) -> None:
    template = preview.site.folder / "themes" / "briefing" / "templates" / "base.html"
    text = template.read_text(encoding="utf-8")
    changed = template.with_suffix(".new")
    changed.write_text(text.replace("</body>", "<p>a line of the theme</p></body>"), encoding="utf-8")
    changed.replace(template)
    assert preview.wait_for("a line of the theme")


def test_a_missing_page_is_the_sites_own_404(preview: Preview) -> None:
    status, text = preview.read("no/such/page/")
    assert status == 404
    assert text == preview.read("404.html")[1]


def test_it_answers_no_other_name_than_this_machines(preview: Preview) -> None:
    request = urllib.request.Request(preview.address, headers={"Host": "elsewhere.example"})
    with pytest.raises(urllib.error.HTTPError, match="403"):
        urllib.request.urlopen(request, timeout=10)


def test_a_broken_briefing_does_not_take_the_site_down(preview: Preview) -> None:
    broken: Path = preview.site.write_text("briefings/broken.md", "---\ntitle: [\n---\n\nText.\n")
    preview.site.write("after", title="Written after the broken one")
    assert preview.wait_for("Written after the broken one")
    broken.unlink()


def test_a_slip_is_told_in_the_place_of_the_page_until_it_is_mended(preview: Preview) -> None:
    preview.site.write("quay", title="Quay")
    assert preview.wait_for("Quay", "briefings/quay/")
    preview.site.write_text("briefings/quay.md", "---\ndate: 2026-03-01\ntitle: Quay: closed\n---\n\nText.\n")
    assert preview.wait_for("quay.md, line 3", "briefings/quay/")
    assert "needs quotation marks" in preview.read("briefings/quay/")[1]
    assert "quay.md, line 3" in preview.read("index.html")[1]
    preview.site.write("quay", title="Quay closed")
    assert preview.wait_for("Quay closed", "briefings/quay/")
    assert "line 3" not in preview.read("index.html")[1]
