"""HTML as it is: plain, "Webpage, complete" with its folder of parts, SingleFile, a saved reader view."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..article import Candidate, Form, Note, SavedPage
from .addresses import archived_address, web_address
from .folder import FolderParts, find_missing_folder, find_parts_folder
from .moments import read_moment
from .saved_file import SavedFile

MARKS = 16_384  # bytes in which the marks of the saving tool stand
# Chromium, Edge, IE: <!-- saved from url=(0042)https://… -->
SAVED_FROM = re.compile(rb"<!--\s{0,9}saved from url=\(\d{1,6}\)(\S{1,2000}?)\s{0,9}-->")
SINGLEFILE = re.compile(
    rb"<!--\s{0,9}Page saved with SingleFile\s{1,9}url:\s{0,9}(\S{1,2000})\s{1,9}saved date:\s{0,9}([^\n]{1,80})"
)
# Firefox's about:reader keeps the original address in <a class="domain reader-domain" href="…">.
READER_DOMAIN = re.compile(rb"""<a\s[^>]{0,200}?class="[^"]{0,80}?reader-domain[^"]{0,80}"[^>]{0,300}>""")
READER_CREDITS = re.compile(rb"""class="[^"]{0,80}?reader-credits[^"]{0,80}"[^>]{0,300}>\s{0,99}([^<]{1,300})<""")
HREF = re.compile(rb"""\shref="([^"\s]{1,2000})\"""")
HEAD_OF_READER = 262_144  # bytes; styles may stand before the bar of the reader view
TAGS = (b"<html", b"<!doctype html", b"<body", b"<head", b"<p>", b"<p ", b"<div", b"<article", b"<title", b"<table")
BYTES_A_TAG = 600  # at most, between two closing tags of a page


def looks_like_html(file: SavedFile) -> bool:
    """Whether there is a tag of a page among the first bytes, in an encoding of one or two bytes a letter.

    A text that does not begin with a tag may speak of tags: it is a page only when many of them are closed.
    """
    first = file.head[:1024].lower()
    if b"<html" in first or b"<!doctype html" in first:
        return True
    head = file.head.replace(b"\x00", b"").lower()
    begins = head.lstrip(b" \t\r\n\xef\xbb\xbf\xff\xfe").startswith(b"<")
    return any(tag in head for tag in TAGS) and (begins or head.count(b"</") * BYTES_A_TAG > len(head))


def read_html(file: SavedFile) -> Iterator[SavedPage]:
    """The page, with address, time and tool as the saving tool wrote them into it."""
    data = file.read()
    head = data[:MARKS]
    form: Form = "html"
    url = saved_at = tool = ""
    candidates: tuple[Candidate, ...] = ()
    if found := SINGLEFILE.search(head):
        form, tool, url, saved_at = "singlefile", "SingleFile", _text(found[1]), read_moment(_text(found[2]))
    elif found := SAVED_FROM.search(head):
        form, tool, url = "complete", "browser", _text(found[1])
    elif (found := READER_DOMAIN.search(data[:HEAD_OF_READER])) and (href := HREF.search(found[0])):
        form, tool, url = "reader", "Firefox", _text(href[1])
        if credits := READER_CREDITS.search(data[:HEAD_OF_READER]):
            candidates = (Candidate("author", " ".join(_text(credits[1]).split()), "container", "reader-credits"),)
    if url.partition(":")[0] in ("read", "chrome-distiller", "about"):
        form = "reader"
    folder = None if file.member else find_parts_folder(file.path, data)
    notes: tuple[Note, ...] = ()
    if not folder and not file.member and (folder := find_missing_folder(file.path, data, form == "complete")):
        reason = f"the folder with its pictures is missing; put {folder.name} beside the page and import again"
        notes = (Note("container", "warning", "page", reason),)
    if folder and form == "html":
        form = "complete"
    yield SavedPage(
        file.name,
        form,
        data,
        url=web_address(url) or file.url,
        saved_at=saved_at,
        tool=tool,
        parts=FolderParts(folder) if folder else file.parts,
        notes=notes,
        candidates=candidates,
        archived=archived_address(url),
    )


def _text(raw: bytes) -> str:
    return raw.decode("utf-8", "replace").replace("&amp;", "&")
