"""WARC (ISO 28500): every page that a crawler or a recording browser put into it.

Own reader: warcio unpacks brotli without a bound, prints to the terminal and costs 50 ms to import; what is needed
here is a tenth of it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import partial
from typing import BinaryIO

from ..article import Note, Part, SavedPage
from ..errors import UnreadablePage
from .addresses import web_address
from .http_message import Response, parse_response
from .moments import read_moment
from .saved_file import (
    CHUNK,
    LARGEST_PAGE,
    LARGEST_PART,
    MOST_PAGES_TOGETHER,
    LazyParts,
    SavedFile,
    read_chunk,
)

PAGE_TYPES = frozenset({"text/html", "application/xhtml+xml"})
# Fetch destinations of a page within a page (https://fetch.spec.whatwg.org/#concept-request-destination).
FRAMES = frozenset({"iframe", "frame", "embed", "object"})
MOST_RECORDS = 100_000
MOST_HEADERS = 200  # of one record
LONGEST_LINE = 8_192
MOST_UNPACKED = 1024 * 1024 * 1024  # bytes of a file that are looked through
CUT_SHORT = "the WARC file is damaged or cut short; what follows in it is missing"
TOO_MUCH = "the WARC file holds more than is read at once; what follows in it was left out"
FETCH_DESTINATION = re.compile(rb"\nsec-fetch-dest:[ \t]{0,9}([a-z]{1,20})", re.IGNORECASE)


@dataclass(slots=True)
class Found:
    """What has been taken from the records so far."""

    pages: dict[str, SavedPage] = field(default_factory=dict)
    pictures: dict[str, Part] = field(default_factory=dict)
    frames: set[str] = field(default_factory=set)
    size: int = 0
    faults: dict[str, None] = field(default_factory=dict)


def looks_like_warc(file: SavedFile) -> bool:
    """Whether the file begins with a WARC record."""
    return file.head.startswith(b"WARC/")


def read_warc(file: SavedFile) -> Iterator[SavedPage]:
    """Each page once, as last captured, with the pictures of the file. A revisit adds nothing and is left out."""
    found = Found()
    with file.open() as stream:
        for headers, block in _read_records(file, stream, found):
            _take(file, headers, block, found)
            if found.size > MOST_PAGES_TOGETHER:
                found.faults[TOO_MUCH] = None
                break
    pages = [page for url, page in found.pages.items() if url not in found.frames]
    pages = [page for page in pages if page.url in file.listed] or pages
    if not pages:
        fault = "; ".join(found.faults) or "it holds no page"
        raise file.unreadable(f"no page can be read from this WARC file: {fault}.", "Save the page again.")
    notes = tuple(Note("container", "warning", "page", fault) for fault in list(found.faults)[:5])
    parts = LazyParts({url: partial(_same, part) for url, part in found.pictures.items()})
    for page in pages:
        yield SavedPage(file.name, "warc", page.data, page.charset, page.url, page.saved_at, "", parts, notes=notes)


def _read_records(file: SavedFile, stream: BinaryIO, found: Found) -> Iterator[tuple[dict[str, str], bytes]]:
    """The records that can hold pages, pictures or requests; the others are passed over."""
    passed = 0
    for _ in range(MOST_RECORDS):
        try:
            headers = _read_headers(stream)
            if headers is None:
                return
            size = int(headers.get("content-length", "x"))
            wanted = headers.get("warc-type") in ("response", "resource", "request") and size <= LARGEST_PAGE
            block = _read_block(file, stream, size, keep=wanted)
        except (ValueError, OSError, EOFError, UnreadablePage):
            found.faults[CUT_SHORT] = None
            return
        if wanted:
            yield headers, block
        passed += size
        if len(block) < size and wanted:
            found.faults[CUT_SHORT] = None
            return
        if passed > MOST_UNPACKED:
            break
    found.faults[TOO_MUCH] = None


def _read_headers(stream: BinaryIO) -> dict[str, str] | None:
    """The next record's named fields, None at the end. Raises ValueError where no record begins."""
    line = b"\n"
    for _ in range(MOST_HEADERS):
        if line.strip(b"\r\n"):
            break
        line = stream.readline(LONGEST_LINE)
        if not line:
            return None
    if not line.startswith(b"WARC/"):
        raise ValueError("no record")
    headers: dict[str, str] = {}
    for _ in range(MOST_HEADERS):
        line = stream.readline(LONGEST_LINE)
        if not line.strip():
            return headers
        name, _, value = line.decode("utf-8", "replace").partition(":")
        headers[name.strip().casefold()] = value.strip()
    raise ValueError("too many fields")


def _read_block(file: SavedFile, stream: BinaryIO, size: int, keep: bool) -> bytes:
    if size < 0:
        raise ValueError("a negative length")
    kept = bytearray()
    left = size
    while left and (chunk := read_chunk(file, stream, min(left, CHUNK))):
        left -= len(chunk)
        if keep:
            kept += chunk
    return bytes(kept)


def _take(file: SavedFile, headers: dict[str, str], block: bytes, found: Found) -> None:
    target = headers.get("warc-target-uri", "").strip("<>")
    url = web_address(target)
    if not url:
        return
    if headers["warc-type"] == "request":
        destination = FETCH_DESTINATION.search(block[:LONGEST_LINE])
        if destination and destination[1].decode().lower() in FRAMES:
            found.frames.add(url)
        return
    response = _as_response(headers, block)
    is_page, is_picture = response.media_type in PAGE_TYPES, response.media_type.startswith("image/")
    if response.status != 200 or not (is_page or is_picture):
        return
    try:
        data = response.body(LARGEST_PAGE if is_page else LARGEST_PART)
    except ValueError as fault:
        found.faults[f"{url} was left out: {fault}"] = None
        return
    found.size += len(data)
    if is_picture:
        found.pictures[url] = Part(data, response.media_type)
    elif data.strip():
        moment = read_moment(headers.get("warc-date", ""))
        found.pages[url] = SavedPage(file.name, "warc", data, response.charset, url, moment)


def _as_response(headers: dict[str, str], block: bytes) -> Response:
    if headers["warc-type"] == "response":
        return parse_response(block)
    kind = headers.get("content-type", "").encode("utf-8", "replace")
    return parse_response(b"HTTP/1.1 200 OK\r\nContent-Type: " + kind + b"\r\n\r\n" + block)


def _same(part: Part) -> Part:
    return part
