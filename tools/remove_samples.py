"""Begin one's own site: remove the samples' saved pages, briefings, machine copies and pictures, and nothing else.

    make remove-samples

A briefing is a sample when its provenance names a sample's page: one under `content/saved/samples/` that has its
article in `tools/samples/articles/`. Your own name other pages, or none. A sample that you changed stays, and its page.
"""

from __future__ import annotations

import hashlib
import re
import shutil
import sys
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path, PurePosixPath

from briefings.curation.curated import read_front
from briefings.curation.ledger import Ledger, load_ledger
from briefings.curation.lock import import_lock
from briefings.errors import CannotWrite
from briefings.settings import ImportSettings, import_settings
from briefings.store import EXTRACTION_VERSION

ARTICLES = Path(__file__).resolve().parent / "samples" / "articles"
SAMPLE_PAGE = "c05bc1fe033641782f853b3e46e3001d775a74503b9cb03ba39ddfe3f68174d8"  # about.md as it is shipped
NEUTRAL_PAGE = """---
title: About
lang: en
---

This site gathers news articles as briefings. Each says who reported it and when, and links to its source. The texts and
pictures belong to their publishers.
"""
PICTURE = re.compile(r"images/[0-9a-f]{2}/[0-9a-f]+\.\w+")


def main() -> int:
    """Remove them from the project in the working folder and say how many there were; 1 while an import runs."""
    settings = import_settings({"PATH": "content"})
    try:
        with import_lock(settings):
            removed, changed = remove(settings)
    except CannotWrite as fault:
        print(fault, file=sys.stderr)
        return 1
    print(f"Sample briefings removed: {removed}. Everything else is as it was.")
    replace_sample_page(settings.content / "pages" / "about.md")
    for path in changed:
        print(f"  left, for you have changed it: {path}")
    return 0


def remove(settings: ImportSettings) -> tuple[int, list[Path]]:
    """Remove the samples: how many briefings there were, and those that stay because they were changed.

    The order is such that who was interrupted can begin again: a briefing goes before the machine's copy by which it
    is known as unchanged, a page after its briefing, and the record of imports, without which it would be new, last.
    """
    ledger = load_ledger(settings.machine / "imports.json", settings.briefings, settings.content, EXTRACTION_VERSION)
    found = dict(find_briefings(settings.briefings))
    changed = [path for path, page in found.items() if is_changed(path, page, ledger, settings)]
    kept = {found[path] for path in changed}
    gone = [path for path in found if path not in changed]
    copies = [path for path, page in find_briefings(settings.machine) if page not in kept]
    others = [path for path in settings.content.rglob("*.md") if path not in {*gone, *copies}]
    pictures = set(find_pictures([*gone, *copies])) - set(find_pictures(others))
    for name in pictures:
        (settings.content / name).unlink(missing_ok=True)
    for path in gone:
        path.unlink(missing_ok=True)
    for path in copies:
        place = path.relative_to(settings.machine)
        (settings.machine / "conflicts" / place).with_suffix(".diff").unlink(missing_ok=True)
        path.unlink(missing_ok=True)
    for page in {*find_pages(settings), *filter(is_sample, ledger.entries)} - kept:
        shutil.rmtree((settings.saved / page).with_name(f"{Path(page).stem}_files"), ignore_errors=True)
        (settings.saved / page).unlink(missing_ok=True)
        ledger.forget(page)
    ledger.save()
    return len(gone), changed


def replace_sample_page(page: Path) -> None:
    """Put a neutral text in the place of the page that speaks of samples, unless the curator changed it."""
    text = page.read_bytes().replace(b"\r\n", b"\n") if page.is_file() else b""
    if hashlib.sha256(text).hexdigest() == SAMPLE_PAGE:
        page.write_text(NEUTRAL_PAGE, "utf-8")
        print(f"{page} spoke of the samples and is a short neutral text now: write there who you are and why.")
        print("The site's name and description are SITENAME and SITE_DESCRIPTION in pelican.conf.py.")


@cache
def sample_names() -> frozenset[str]:
    """The names of the samples, without the suffixes of their pages."""
    return frozenset(file.stem for file in ARTICLES.iterdir())


def is_sample(page: str) -> bool:
    """Whether a saved page, by its path under the saved folder, is one of the samples."""
    path = PurePosixPath(page)
    return len(path.parts) == 3 and path.parts[0] == "samples" and path.stem in sample_names()


def find_pages(settings: ImportSettings) -> Iterator[str]:
    """The samples' saved pages, as the record of imports names them."""
    for file in sorted((settings.saved / "samples").glob("*/*.*")):
        page = file.relative_to(settings.saved).as_posix()
        if file.is_file() and is_sample(page):
            yield page


def find_briefings(folder: Path) -> Iterator[tuple[Path, str]]:
    """The briefings, or machine copies, under a folder that were made of samples, each with its page."""
    for path in sorted(folder.rglob("*.md")):
        page = str((read_front(path).get("provenance") or {}).get("file") or "")
        if is_sample(page):
            yield path, page


def is_changed(path: Path, page: str, ledger: Ledger, settings: ImportSettings) -> bool:
    """Whether a briefing is not, or not known to be, as the machine made it."""
    entry = ledger.entries.get(page)
    places = [path.relative_to(settings.content).as_posix(), *([entry.briefing] if entry else [])]
    copies = [copy for place in places if (copy := settings.machine / place).is_file()]
    return not any(copy.read_bytes() == path.read_bytes() for copy in copies)


def find_pictures(files: Iterable[Path]) -> Iterator[str]:
    """The kept pictures that these files show."""
    for path in files:
        yield from PICTURE.findall(path.read_text("utf-8", "replace"))


if __name__ == "__main__":
    sys.exit(main())
