"""What cleaning does with single nodes of the article's tree."""

from __future__ import annotations

from collections.abc import Container
from html import escape

from selectolax.lexbor import LexborHTMLParser, LexborNode


def parse_body(markup: str) -> LexborNode:
    """The body element of some markup."""
    body = LexborHTMLParser(markup).body
    assert body is not None  # the HTML standard gives every document one
    return body


def put_in_place(node: LexborNode, markup: str) -> None:
    """Replace a node, in place, by some markup. The node and all under it must not be used afterwards."""
    for child in parse_body(markup).iter(include_text=True):
        node.insert_before(child)
    node.decompose()


def drop(root: LexborNode, selector: str) -> None:
    """Remove, in place, what a selector finds, one inside the other too."""
    while (node := root.css_first(selector)) is not None:
        node.decompose()


def holds_any(node: LexborNode | None, ids: Container[int]) -> int:
    """The id of the outermost node among `ids` that is `node` or holds it, else 0."""
    outermost = 0
    while node is not None:
        if node.mem_id in ids:
            outermost = node.mem_id
        node = node.parent
    return outermost


def folded_text(node: LexborNode) -> str:
    """The text of a node, white space folded, non-breaking spaces kept."""
    text = node.text(deep=True)
    # Bytes part at the white space of HTML alone, and faster than a pattern does.
    return b" ".join(text.encode("utf-8", "replace").split()).decode() if text else ""


def text_before(node: LexborNode, root: LexborNode) -> int:
    """How many characters of text stand under `root` before a node."""
    length = 0
    current: LexborNode | None = node
    while current is not None and current.mem_id != root.mem_id:
        before = current.prev
        while before is not None:
            length += len((before.text(deep=True) or "").strip())
            before = before.prev
        current = current.parent
    return length


def escape_text(text: str) -> str:
    """Text as markup.

    >>> escape_text("a < b & c")
    'a &lt; b &amp; c'
    """
    return escape(text, quote=False)


def escape_attribute(text: str) -> str:
    """Text as the value of an attribute between double quotes."""
    return escape(text)
