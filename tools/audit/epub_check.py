"""Valid EPUB files, by EPUBCheck (https://www.w3.org/publishing/epubcheck/)."""

from __future__ import annotations

import shutil
import subprocess

from findings import Skipped
from static_host import PublishedSite


def check(site: PublishedSite) -> tuple[str, ...]:
    """Every fault in the site's EPUB files. Raises Skipped when the site has none or the checker is not there."""
    books = sorted(site.folder.rglob("*.epub"))
    if not books:
        raise Skipped("The site has no EPUB file.")
    checker = shutil.which("epubcheck")
    if not checker:
        raise Skipped("epubcheck is not on the PATH (Debian: apt-get install epubcheck).")
    faults: list[str] = []
    for book in books:
        done = subprocess.run([checker, "--quiet", str(book)], capture_output=True, text=True, check=False)
        if done.returncode:
            faults += [f"{book.name}: {line}" for line in (done.stdout + done.stderr).splitlines() if line.strip()]
    return tuple(faults)
