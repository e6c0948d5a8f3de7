"""Reading a saved file into pages, whatever form it was saved in. The form is told by content, not by suffix."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

from ..article import Note, SavedPage
from ..errors import UnreadablePage
from .addresses import address_beside
from .archive import is_zstd, looks_like_gzip, looks_like_zip, unpack_gzip, unpack_zip, unpack_zstd
from .eml import looks_like_mail, read_mail
from .html import looks_like_html, read_html
from .mhtml import looks_like_mhtml, read_mhtml
from .saved_file import MOST_PAGES_TOGETHER, SavedFile, open_saved_file
from .text import looks_like_text, read_text
from .warc import looks_like_warc, read_warc
from .webarchive import looks_like_webarchive, read_webarchive

NO_PAGES: tuple[tuple[bytes, str], ...] = (
    (b"\x89PNG", "a PNG picture"),
    (b"\xff\xd8\xff", "a JPEG picture"),
    (b"GIF8", "a GIF picture"),
    (b"%PDF", "a PDF"),
    (b"RIFF", "a WebP picture or a sound"),
    (b"7z\xbc\xaf\x27\x1c", "a 7z archive"),
    (b"Rar!", "a RAR archive"),
    (b"\xd0\xcf\x11\xe0", "an old Word or Excel document"),
    (b"{\\rtf", "a rich text document (RTF)"),
)
MOST_PAGES = 1_000  # taken from one file

Matches = Callable[[SavedFile], bool]
PACKED: tuple[tuple[Matches, Callable[[SavedFile], Iterator[SavedFile | UnreadablePage]]], ...] = (
    (looks_like_gzip, unpack_gzip),
    (is_zstd, unpack_zstd),
    (looks_like_zip, unpack_zip),
)
FORMS: tuple[tuple[Matches, Callable[[SavedFile], Iterator[SavedPage]]], ...] = (
    (looks_like_warc, read_warc),
    (looks_like_webarchive, read_webarchive),
    (looks_like_mail, read_mail),
    (looks_like_mhtml, read_mhtml),
    (looks_like_html, read_html),
    (looks_like_text, read_text),
)


def read_container(path: Path) -> tuple[SavedPage, ...]:
    """The pages in a saved file. Raises UnreadablePage when there is none, with what to do.

    A fault in one of several packed files is a warning on the first page that could be read.
    """
    pages: list[SavedPage] = []
    faults: list[UnreadablePage] = []
    size = 0
    for page in _read(replace(open_saved_file(path), url=address_beside(path)), faults):
        pages.append(page)
        size += len(page.data)
        if size > MOST_PAGES_TOGETHER or len(pages) >= MOST_PAGES:
            faults.append(UnreadablePage(path, "it holds more than is read at once.", "Split it into several files."))
            break
    if not pages:
        raise faults[0] if faults else UnreadablePage(path, "there is no page in it.", "Save the page itself.")
    warnings = tuple(Note("container", "warning", "page", str(fault)) for fault in faults[:20])
    return (replace(pages[0], notes=pages[0].notes + warnings), *pages[1:])


def _read(file: SavedFile, faults: list[UnreadablePage]) -> Iterator[SavedPage]:
    try:
        _refuse_no_page(file)
        for matches, unpack in PACKED:
            if matches(file):
                for inner in unpack(file):
                    if isinstance(inner, UnreadablePage):
                        faults.append(inner)
                    else:
                        yield from _read(inner, faults)
                return
        for matches, read in FORMS:
            if matches(file):
                yield from read(file)
                return
        raise file.unreadable("this is neither a page nor text.", "Save the page as HTML or MHTML, or delete it.")
    except UnreadablePage as fault:
        faults.append(fault)


def _refuse_no_page(file: SavedFile) -> None:
    if not file.head.strip(b"\x00 \t\r\n\xef\xbb\xbf"):
        raise file.unreadable("the file is empty.", "Save the page again, or delete the file.")
    for signature, what in NO_PAGES:
        if file.head.startswith(signature):
            raise file.unreadable(f"this is {what}, not a page.", "Save the page itself, or delete the file.")
