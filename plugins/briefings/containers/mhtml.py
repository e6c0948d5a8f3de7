"""MHTML: a MIME message whose first HTML part is the page (RFC 2557)."""

from __future__ import annotations

import email
import email.policy
from email.message import Message
from email.utils import parsedate_to_datetime
from pathlib import Path

from ..article import Part, SavedPage
from ..errors import UnreadablePage

MOST_PARTS = 5_000
FRAME_TYPES = ("text/html", "application/xhtml+xml")


def looks_like_mhtml(data: bytes) -> bool:
    """Whether the file begins as a MIME message with related parts."""
    head = data[:4096].lower()
    return b"mime-version:" in head and (b"multipart/related" in head or b"content-type: text/html" in head)


def read_mhtml(path: Path, data: bytes) -> tuple[SavedPage, ...]:
    """The page with its parts by address and content id. Raises UnreadablePage when no HTML is left in it."""
    message = email.message_from_bytes(data, policy=email.policy.compat32)
    leaves = [part for part in message.walk() if not part.is_multipart()][:MOST_PARTS]
    page = next((part for part in leaves if part.get_content_type() in FRAME_TYPES), None)
    body = _payload(page) if page is not None else b""
    if page is None or not body.strip():
        raise UnreadablePage(path, "the MHTML file is cut short: there is no page in it.", "Save the page again.")
    url = str(message.get("Snapshot-Content-Location") or page.get("Content-Location") or "")
    tool = "Chromium" if "Blink" in str(message.get("From", "")) else "browser"
    charset = str(page.get_content_charset() or "")
    parts = {name: part for leaf in leaves if leaf is not page for name, part in _named(leaf)}
    return (
        SavedPage(
            path.name, "mhtml", body, charset, url if url.startswith("http") else "", _date(message), tool, parts
        ),
    )


def _named(leaf: Message) -> list[tuple[str, Part]]:
    kind = leaf.get_content_type()
    if not kind.startswith("image/"):
        return []
    part = Part(_payload(leaf), kind)
    names = [str(leaf.get("Content-Location") or "")]
    if identity := str(leaf.get("Content-ID") or "").strip("<> "):
        names.append(f"cid:{identity}")
    return [(name, part) for name in names if name]


def _payload(leaf: Message) -> bytes:
    try:
        data = leaf.get_payload(decode=True)
    except (ValueError, AssertionError):
        return b""
    return data if isinstance(data, bytes) else b""


def _date(message: Message) -> str:
    try:
        return parsedate_to_datetime(str(message.get("Date") or "")).isoformat()
    except (ValueError, TypeError):
        return ""
