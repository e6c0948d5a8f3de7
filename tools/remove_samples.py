"""Begin one's own site: remove the samples' saved pages, briefings, machine copies and pictures, and nothing else.

    make remove-samples

A briefing is a sample when its provenance names a sample's page: one under `content/saved/samples/` that has its
article in `tools/samples/articles/`. Your own name other pages, or none.
"""

from __future__ import annotations

import hashlib
import re
import shutil
from collections.abc import Iterable, Iterator
from pathlib import Path

from briefings.curation.curated import read_front
from briefings.curation.ledger import load_ledger
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


def main() -> None:
    """Remove them from the project in the working folder and say how many there were."""
    settings = import_settings({"PATH": "content"})
    pages = set(find_pages(settings))
    briefings = list(find_briefings(settings, pages))
    pictures = {name for path in briefings for name in PICTURE.findall(path.read_text("utf-8"))}
    for path in briefings:
        place = path.relative_to(settings.content)
        for file in (path, settings.machine / place, (settings.machine / "conflicts" / place).with_suffix(".diff")):
            file.unlink(missing_ok=True)
    forget_pages(settings, pages)
    for page in pages:
        (settings.saved / page).unlink(missing_ok=True)
        shutil.rmtree((settings.saved / page).with_name(f"{Path(page).stem}_files"), ignore_errors=True)
    for name in pictures - set(find_pictures(settings.content.rglob("*.md"))):
        (settings.content / name).unlink(missing_ok=True)
    print(f"Sample briefings removed: {len(briefings)}. Everything else is as it was.")
    replace_sample_page(settings.content / "pages" / "about.md")


def replace_sample_page(page: Path) -> None:
    """Put a neutral text in the place of the page that speaks of samples, unless the curator changed it."""
    text = page.read_bytes().replace(b"\r\n", b"\n") if page.is_file() else b""
    if hashlib.sha256(text).hexdigest() == SAMPLE_PAGE:
        page.write_text(NEUTRAL_PAGE, "utf-8")
        print(f"{page} spoke of the samples and is a short neutral text now: write there who you are and why.")
        print("The site's name and description are SITENAME and SITE_DESCRIPTION in pelican.conf.py.")


def find_pages(settings: ImportSettings) -> Iterator[str]:
    """The samples' saved pages, as the record of imports names them."""
    names = {file.stem for file in ARTICLES.iterdir()}
    for file in sorted((settings.saved / "samples").glob("*/*.*")):
        if file.stem in names and file.is_file():
            yield file.relative_to(settings.saved).as_posix()


def find_briefings(settings: ImportSettings, pages: set[str]) -> Iterator[Path]:
    """The briefings that were made of these pages."""
    for path in sorted(settings.briefings.rglob("*.md")):
        if (read_front(path).get("provenance") or {}).get("file") in pages:
            yield path


def find_pictures(files: Iterable[Path]) -> Iterator[str]:
    """The kept pictures that these files show."""
    for path in files:
        yield from PICTURE.findall(path.read_text("utf-8", "replace"))


def forget_pages(settings: ImportSettings, pages: set[str]) -> None:
    """Take the pages out of the record of imports."""
    ledger = load_ledger(settings.machine / "imports.json", settings.briefings, settings.content, EXTRACTION_VERSION)
    ledger.entries = {key: entry for key, entry in ledger.entries.items() if key not in pages}
    ledger.changed = True
    ledger.save()


if __name__ == "__main__":
    main()
