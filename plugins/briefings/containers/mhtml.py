"""MHTML: a MIME message whose first HTML part is the page (RFC 2557)."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import partial
from urllib.parse import unquote

from ..article import Note, Part, SavedPage
from .addresses import archived_address, web_address
from .mime import Leaf, header_names, header_text, split_message
from .moments import read_moment
from .saved_file import LARGEST_PART, LazyParts, SavedFile

PAGE_TYPES = frozenset({"text/html", "application/xhtml+xml"})
# Headers that only mail which has been sent carries; a saved page has none of them.
SENT = frozenset({"received", "message-id", "return-path", "delivered-to", "to", "dkim-signature"})


def looks_like_mhtml(file: SavedFile) -> bool:
    """Whether the file begins with the headers of a MIME message that was never sent."""
    names = header_names(file.head)
    return bool(names & {"content-type", "snapshot-content-location"}) and not names & SENT


def read_mhtml(file: SavedFile) -> Iterator[SavedPage]:
    """The page with its parts by address and content id. Raises UnreadablePage when no HTML is left in it."""
    headers, leaves, whole = split_message(file.read())
    page = choose_page(leaves, str(headers.get_param("start") or ""))
    if page is None:
        raise file.unreadable("the MHTML file is cut short: there is no page in it.", "Save the page again.")
    url = web_address(header_text(headers, "Snapshot-Content-Location")) or web_address(page.header("Content-Location"))
    notes = () if whole else (Note("container", "warning", "page", "the MHTML file is cut short; its end is missing"),)
    yield SavedPage(
        file.name,
        "mhtml",
        page.decode(),
        page.charset,
        url or file.url,
        read_moment(header_text(headers, "Date")),
        tool=_tool(header_text(headers, "From")),
        parts=picture_parts(leaf for leaf in (leaves if whole else leaves[:-1]) if leaf is not page),
        notes=notes,
        archived=archived_address(header_text(headers, "Snapshot-Content-Location")),
    )


def choose_page(leaves: list[Leaf], start: str) -> Leaf | None:
    """The HTML part that the message names as its root, else the first that is not empty."""
    pages = [leaf for leaf in leaves if leaf.media_type in PAGE_TYPES]
    pages.sort(key=lambda leaf: not start or str(leaf.headers.get("Content-ID")).strip() != start)
    return next((leaf for leaf in pages if leaf.body.strip()), None)


def picture_parts(leaves: Iterable[Leaf]) -> LazyParts:
    """The pictures by address and by `cid:` address, decoded when asked for."""
    readers: dict[str, Callable[[], Part]] = {}
    for leaf in leaves:
        if leaf.media_type.startswith("image/") and len(leaf.body) <= LARGEST_PART * 2:
            for name in _names(leaf):
                readers.setdefault(name, partial(_read_part, leaf))
    return LazyParts(readers)


def _names(leaf: Leaf) -> Iterator[str]:
    if location := str(leaf.headers.get("Content-Location") or "").strip():
        yield "".join(location.split())
    if identity := str(leaf.headers.get("Content-ID") or "").strip("<> \t\r\n"):
        yield f"cid:{identity}"
        yield f"cid:{unquote(identity)}"


def _read_part(leaf: Leaf) -> Part:
    return Part(leaf.decode(), leaf.media_type)


def _tool(sender: str) -> str:
    return "Chromium" if "Blink" in sender else "Internet Explorer" if "Internet Explorer" in sender else "browser"
