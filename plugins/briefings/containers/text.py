"""Text and Markdown that a reader pasted: no page around it, an address only if its first lines give one."""

from __future__ import annotations

from collections.abc import Iterator

from ..article import Form, SavedPage
from ..encoding import decode
from ..pasted.given import read_given
from ..pasted.markdown_text import looks_like_markdown
from .addresses import web_address
from .saved_file import SavedFile

BINARY_SHARE = 0.02  # of control characters in the first bytes; text has none but tabs and line ends
SAMPLE = 8192
MARKDOWN_SUFFIXES = (".md", ".markdown")


def looks_like_text(file: SavedFile) -> bool:
    """Whether the bytes are text in some encoding; UTF-16 without a mark has a zero in every second byte."""
    sample = file.head[:SAMPLE]
    if sample.startswith((b"\xff\xfe", b"\xfe\xff")):
        return True
    if sample.count(0) > len(sample) // 4:
        sample = sample.replace(b"\x00", b"")
    controls = sum(byte < 32 and byte not in (9, 10, 12, 13, 27) for byte in sample)
    return controls <= len(sample) * BINARY_SHARE


def read_text(file: SavedFile) -> Iterator[SavedPage]:
    """The text as a page. Raises UnreadablePage when the bytes are too many or damaged."""
    data = file.read()
    given, text = read_given(decode(data))
    name = file.name.removesuffix(".gz").removesuffix(".zst").casefold()
    marked = name.endswith(MARKDOWN_SUFFIXES) or looks_like_markdown(text)
    form: Form = "markdown" if marked else "text"
    address = next((value for key, value in given if key == "url"), "")
    yield SavedPage(file.name, form, data, url=web_address(address) or file.url)
