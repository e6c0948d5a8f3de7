"""Text that a reader pasted: no markup, an address only if its first line gives one."""

from __future__ import annotations

from pathlib import Path

from ..article import SavedPage
from ..errors import UnreadablePage
from .html import _given_address

BINARY_SHARE = 0.02  # of control characters in the first bytes; text has none but tabs and line ends
SAMPLE = 8192


def read_text(path: Path, data: bytes) -> tuple[SavedPage, ...]:
    """The text as a page. Raises UnreadablePage when the bytes are no text."""
    sample = data[:SAMPLE]
    controls = sum(byte < 32 and byte not in (9, 10, 12, 13, 27) for byte in sample)
    if controls > len(sample) * BINARY_SHARE and not data.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise UnreadablePage(path, "this is neither a page nor text.", "Save the page as HTML or MHTML, or delete it.")
    first, _, rest = data.partition(b"\n")
    if first.lower().startswith(b"url:"):
        return (SavedPage(path.name, "text", rest, url=first[4:].strip().decode("utf-8", "replace")),)
    return (SavedPage(path.name, "text", data, url=_given_address(path)),)
