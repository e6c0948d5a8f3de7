"""Names of saved pages, and of the folders that "Webpage, complete" puts beside them."""

from __future__ import annotations

import html
import re
from itertools import islice
from urllib.parse import quote, unquote

PAGE_SUFFIXES = (".html", ".htm", ".xhtml", ".shtml")
PART_ENDS = ("_files", ".files")  # of the folders, whatever the browser's language
UNQUOTED = "()!*'~,;&=+$@"  # Firefox leaves them as they are
MOST_NAMES = 20


def named_folders(stem: str, markup: bytes) -> list[str]:
    """Names of folders in the markup that begin with the page's name, percent-encoded or not, the first few."""
    names: dict[str, None] = {}
    for spelling in dict.fromkeys((stem, quote(stem), quote(stem, safe=UNQUOTED), html.escape(stem))):
        pattern = re.escape(spelling.encode("utf-8", "surrogateescape")) + rb"""[_.\-][^/"'<>\s]{1,60}/"""
        for found in islice(re.finditer(pattern, markup), MOST_NAMES):
            names[unquote(html.unescape(found[0][:-1].decode("utf-8", "replace")))] = None
    return [name for name in names if is_plain_name(name)]


def page_stem(name: str) -> str:
    """The name of a page without `.gz` or `.zst` and the suffix of its form."""
    whole = name.rpartition(".")[0] if name.casefold().endswith((".gz", ".zst")) else name
    return whole.rpartition(".")[0] or whole


def is_plain_name(step: str) -> bool:
    """Whether a step of a path leads nowhere but into the folder of this name."""
    return bool(step) and step not in (".", "..") and not set(step) & set("/\\:\x00")
