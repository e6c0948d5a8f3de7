"""Text and Markdown that a reader pasted: no page around it, an address only if its first lines give one."""

from __future__ import annotations

from pathlib import Path

from ..article import Form, SavedPage
from ..document import decode
from ..errors import UnreadablePage
from ..pasted.given import read_given
from ..pasted.markdown_text import looks_like_markdown
from .html import _given_address, _web_address

BINARY_SHARE = 0.02  # of control characters in the first bytes; text has none but tabs and line ends
SAMPLE = 8192
MARKDOWN_SUFFIXES = (".md", ".markdown")


def read_text(path: Path, data: bytes) -> tuple[SavedPage, ...]:
    """The text as a page. Raises UnreadablePage when the bytes are no text."""
    sample = data[:SAMPLE]
    controls = sum(byte < 32 and byte not in (9, 10, 12, 13, 27) for byte in sample)
    if controls > len(sample) * BINARY_SHARE and not data.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise UnreadablePage(path, "this is neither a page nor text.", "Save the page as HTML or MHTML, or delete it.")
    given, text = read_given(decode(data))
    marked = path.name.removesuffix(".gz").casefold().endswith(MARKDOWN_SUFFIXES) or looks_like_markdown(text)
    form: Form = "markdown" if marked else "text"
    address = next((value for key, value in given if key == "url"), "")
    return (SavedPage(path.name, form, data, url=_web_address(address) or _given_address(path)),)
