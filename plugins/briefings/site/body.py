"""The body of a briefing: Markdown to HTML, then through the sanitiser. What comes out is safe in a page."""

from __future__ import annotations

import re
from html import escape
from pathlib import Path
from urllib.parse import urlsplit

from selectolax.lexbor import LexborHTMLParser, LexborNode

from ..commonmark import render_markdown
from .pictures import complete_pictures, picture_place
from .sanitise import sanitise

DEEPEST = 200  # elements inside elements; deeper markup is an attack, and what follows is left out
NAMED = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9]{0,20})")
VOID = frozenset("area base br col embed hr img input link meta source track wbr".split())
HEADINGS = "h1, h2, h3, h4, h5, h6"


def render_body(markdown: str, content: Path, with_copies: bool = False) -> str:
    """Safe HTML of a Markdown body. `content` is the content folder, where the pictures' sizes are read.

    With `with_copies` pictures name their smaller copies in `srcset`, with `{static}` before each address.
    """
    root = LexborHTMLParser(_bounded(render_markdown(markdown, raw_html=True))).body
    if root is None:
        return ""
    _lower_headings(root)
    _set_tables(root)
    _set_pictures(root)
    return complete_pictures(sanitise(root.inner_html or ""), content, with_copies)


def _bounded(html: str) -> str:
    if html.count("<") < DEEPEST:
        return html
    depth = 0
    for found in NAMED.finditer(html):
        if found[2].lower() in VOID:
            continue
        depth = max(0, depth - 1) if found[1] else depth + 1
        if depth > DEEPEST:
            return html[: found.start()]
    return html


def _lower_headings(root: LexborNode) -> None:
    """Begin at level two: level one is the title of the page."""
    headings = root.css(HEADINGS)
    lower = 2 - min((int(_tag(heading)[1]) for heading in headings), default=2)
    if lower <= 0:
        return
    for heading in headings:
        level = min(6, int(_tag(heading)[1]) + lower)
        _replace(heading, f"<h{level}>{heading.inner_html}</h{level}>")


def _set_tables(root: LexborNode) -> None:
    """Say a cell's alignment by class, as the page's policy forbids style attributes; drop heads without words."""
    for head in root.css("table > thead"):
        if not (head.text(deep=True) or "").strip() and head.css_first("img") is None:
            head.decompose()
    for cell in root.css("th[align], td[align]"):
        side = (cell.attributes.get("align") or "").lower()
        if side in ("left", "center", "right"):
            cell.attrs["class"] = f"align-{side}"


def _set_pictures(root: LexborNode) -> None:
    """A picture in a paragraph of its own is a figure, the rest of the paragraph its caption.

    A picture that is not one of our files becomes a plain link: no page may load anything from another site.
    """
    for image in root.css("img"):
        if not picture_place(image.attributes.get("src") or ""):
            _replace(image, _link_to_picture(image))
    for paragraph in root.css("p"):
        first = paragraph.first_child
        if first is None or first.tag != "img" or len(paragraph.css("img")) > 1:
            continue
        picture = first.html or ""
        first.decompose()
        caption = (paragraph.inner_html or "").strip()
        words = f"<figcaption>{caption}</figcaption>" if caption else ""
        _replace(paragraph, f"<figure>{picture}{words}</figure>")


def _link_to_picture(image: LexborNode) -> str:
    address = (image.attributes.get("src") or "").strip()
    alt = " ".join((image.attributes.get("alt") or "").split())
    try:
        parts = urlsplit(address)
    except ValueError:
        return escape(alt)
    if parts.scheme not in ("http", "https") or not parts.hostname or _is_in_link(image):
        return escape(alt)
    return f'<a href="{escape(address)}">{escape(alt or parts.hostname)}</a>'


def _is_in_link(node: LexborNode) -> bool:
    holder = node.parent
    while holder is not None and holder.tag != "a":
        holder = holder.parent
    return holder is not None


def _tag(node: LexborNode) -> str:
    return node.tag or ""


def _replace(node: LexborNode, markup: str) -> None:
    body = LexborHTMLParser(markup).body
    for child in body.iter(include_text=True) if body is not None else []:
        node.insert_before(child)
    node.decompose()
