"""Reading a saved file into pages, whatever form it was saved in. The form is told by content, not by suffix."""

from __future__ import annotations

import gzip
import io
import zlib
from collections.abc import Callable
from pathlib import Path

from ..article import SavedPage
from ..errors import UnreadablePage
from .html import read_html
from .mhtml import looks_like_mhtml, read_mhtml
from .text import read_text

LARGEST = 64 * 1024 * 1024  # bytes, unpacked: a page of 50 MB is read, a compression bomb is not
PICTURES: tuple[tuple[bytes, str], ...] = (
    (b"\x89PNG", "a PNG picture"),
    (b"\xff\xd8\xff", "a JPEG picture"),
    (b"GIF8", "a GIF picture"),
    (b"%PDF", "a PDF"),
    (b"RIFF", "a WebP picture or a sound"),
)

Reader = Callable[[Path, bytes], tuple[SavedPage, ...]]

CONTAINERS: tuple[tuple[str, Callable[[bytes], bool], Reader], ...] = (
    ("mhtml", looks_like_mhtml, read_mhtml),
    ("html", lambda data: b"<" in data[:4096] and _has_tag(data), read_html),
    ("text", lambda data: True, read_text),
)


def read_container(path: Path) -> tuple[SavedPage, ...]:
    """The pages in a saved file. Raises UnreadablePage when there is none, with what to do."""
    data = _read(path)
    if not data.strip(b"\x00 \t\r\n\xef\xbb\xbf"):
        raise UnreadablePage(path, "the file is empty.", "Save the page again, or delete the file.")
    for signature, what in PICTURES:
        if data.startswith(signature):
            raise UnreadablePage(path, f"this is {what}, not a page.", "Save the page itself, or delete the file.")
    for _, matches, read in CONTAINERS:
        if matches(data):
            return read(path, data)
    raise UnreadablePage(path, "this is no page that Briefings can read.", "Save it as HTML or MHTML.")


def _read(path: Path) -> bytes:
    with path.open("rb") as file:
        data = file.read(LARGEST + 1)
    if data.startswith(b"\x1f\x8b"):
        try:
            with gzip.GzipFile(fileobj=io.BytesIO(data)) as packed:
                data = packed.read(LARGEST + 1)
        except (OSError, EOFError, zlib.error) as fault:
            raise UnreadablePage(path, f"the gzip file is damaged ({fault}).", "Save the page again.") from fault
    if len(data) > LARGEST:
        limit = LARGEST // 1024 // 1024
        raise UnreadablePage(path, f"the page is larger than {limit} MB.", "Save it without pictures.")
    return data


def _has_tag(data: bytes) -> bool:
    head = data[:200_000].lower()
    return any(
        tag in head for tag in (b"<html", b"<!doctype", b"<body", b"<head", b"<p>", b"<p ", b"<div", b"<article")
    )
