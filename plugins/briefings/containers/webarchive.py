"""Safari's `.webarchive`: a property list with the page, its parts and, nested, its frames."""

from __future__ import annotations

import plistlib
from collections.abc import Callable, Iterator, Mapping
from functools import partial
from xml.parsers.expat import ExpatError

from ..article import Part, SavedPage
from .addresses import web_address
from .saved_file import LARGEST_PART, LazyParts, SavedFile

PAGE_TYPES = ("text/html", "application/xhtml+xml")
DEEPEST = 8  # frames within frames
MOST_PARTS = 5_000


def looks_like_webarchive(file: SavedFile) -> bool:
    """Whether it is a property list, binary or XML."""
    return file.head.startswith(b"bplist00") or (b"<plist" in file.head[:512] and b"WebMainResource" in file.head)


def read_webarchive(file: SavedFile) -> Iterator[SavedPage]:
    """The page with its pictures. Raises UnreadablePage when the list is damaged or holds no page."""
    try:
        archive = plistlib.loads(file.read())
    except (plistlib.InvalidFileException, ExpatError, ValueError, KeyError, RecursionError, TypeError) as fault:
        raise file.unreadable("the web archive is damaged.", "Save the page again.") from fault
    archives = list(_with_frames(archive, 0))
    page = next((main for one in archives if (main := _main(one)) and _bytes(main).strip()), None)
    if page is None:
        raise file.unreadable("there is no page in this web archive.", "Save the page again.")
    yield SavedPage(
        file.name,
        "webarchive",
        _bytes(page),
        str(page.get("WebResourceTextEncodingName") or ""),
        web_address(str(page.get("WebResourceURL") or "")) or file.url,
        tool="Safari",
        parts=LazyParts(dict(_pictures(archives))),
    )


def _with_frames(archive: object, depth: int) -> Iterator[Mapping[str, object]]:
    """The archive and those of its frames; a list that refers to itself ends at the deepest level."""
    if not isinstance(archive, dict) or depth > DEEPEST:
        return
    yield archive
    frames = archive.get("WebSubframeArchives")
    for frame in frames[: 40 >> depth] if isinstance(frames, list) else ():
        yield from _with_frames(frame, depth + 1)


def _main(archive: Mapping[str, object]) -> Mapping[str, object] | None:
    resource = archive.get("WebMainResource")
    if not isinstance(resource, dict) or resource.get("WebResourceMIMEType", "text/html") not in PAGE_TYPES:
        return None
    return resource


def _pictures(archives: list[Mapping[str, object]]) -> Iterator[tuple[str, Callable[[], Part]]]:
    left = MOST_PARTS
    for archive in archives:
        resources = archive.get("WebSubresources")
        for resource in resources if isinstance(resources, list) else ():
            left -= 1
            if left < 0:
                return
            if not isinstance(resource, dict):
                continue
            kind, url = str(resource.get("WebResourceMIMEType")), str(resource.get("WebResourceURL"))
            data = _bytes(resource)
            if kind.startswith("image/") and len(data) <= LARGEST_PART:
                yield url, partial(Part, data, kind)


def _bytes(resource: Mapping[str, object]) -> bytes:
    data = resource.get("WebResourceData")
    return data if isinstance(data, bytes) else data.encode("utf-8", "replace") if isinstance(data, str) else b""
