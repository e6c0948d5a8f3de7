"""Markdown of text inside a block: emphasis, links, code, pictures; page text is escaped."""

from __future__ import annotations

import re
from collections.abc import Iterable

from bs4 import NavigableString, PageElement, Tag

SPECIAL = re.compile(r"([\\`*_\[\]<>~|])|&(?=#?\w{1,32};)")
SPACES = re.compile(r"[ \t\r\n\f]+")
MARKS = {"b": "**", "strong": "**", "em": "*", "i": "*", "cite": "*", "dfn": "*"}
DEEPEST = 40


def write_inline(nodes: Iterable[PageElement], depth: int = 0) -> str:
    """The Markdown of inline nodes, white space folded; non-breaking spaces stay."""
    return "".join(_piece(node, depth) for node in nodes)


def escape(text: str) -> str:
    """Text that Markdown shows as it is.

    >>> escape("2 * 3 [a]")
    '2 \\\\* 3 \\\\[a\\\\]'
    """
    return SPECIAL.sub(lambda found: "\\" + found[0], text)


def _piece(node: PageElement, depth: int) -> str:
    if type(node) is NavigableString:
        return SPACES.sub(" ", escape(str(node)))
    if not isinstance(node, Tag) or depth > DEEPEST:
        return ""
    name = node.name
    if name == "br":
        return "\\\n"
    if name == "img":
        return _picture(node)
    if name in ("rp", "rt"):
        return f"（{node.get_text()}）" if name == "rt" and node.get_text(strip=True) else ""
    inner = write_inline(node.contents, depth + 1)
    if name in ("code", "kbd", "samp", "tt") and "`" not in node.get_text():
        return f"`{node.get_text()}`" if node.get_text(strip=True) else ""
    if name == "a" and node.get("href"):
        return _wrap(inner, "[", f"]({_address(str(node['href']))})")
    mark = MARKS.get(name, "")
    return _wrap(inner, mark, mark) if mark and mark not in inner else inner


def _wrap(inner: str, before: str, after: str) -> str:
    core = inner.strip(" ")
    if not core.strip() or "\\\n" in core:
        return inner
    lead = inner[: len(inner) - len(inner.lstrip(" "))]
    tail = inner[len(inner.rstrip(" ")) :]
    return f"{lead}{before}{core}{after}{tail}"


def _picture(image: Tag) -> str:
    alt = escape(" ".join(str(image.get("alt") or "").split()))
    return f"![{alt}]({_address(str(image.get('src') or ''))})"


def _address(address: str) -> str:
    if re.search(r"[()\s<>]", address):
        return (
            "<" + re.sub(r"[<>\s]", lambda found: f"%{ord(found[0]):02X}" if ord(found[0]) < 128 else "", address) + ">"
        )
    return address
