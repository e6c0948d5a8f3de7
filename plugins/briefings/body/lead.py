"""The lead picture: it often stands between headline and text, outside the body."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from selectolax.lexbor import LexborHTMLParser, LexborNode

from .elsewhere import is_elsewhere

AFTER_HEADLINE = 6  # pictures after the headline among which the lead is
CLIMB = 4  # ancestors that may say that a picture is no part of the article
SMALLEST = 300  # pixels
ICON = 100  # pixels; a picture that is less wide is none of the article's
CAPTION_LENGTH = 400


def lead_markup(tree: LexborHTMLParser, body: LexborNode) -> str:
    """The markup of the lead picture with its caption when it stands before the body, else ""."""
    for node in islice(_pictures_between(tree.css_first("h1") or tree.body, body), AFTER_HEADLINE):
        if is_large(node) and not _is_elsewhere(node):
            return _with_caption(node)
    return ""


def _pictures_between(node: LexborNode | None, body: LexborNode) -> Iterator[LexborNode]:
    """The pictures after a node and before the body; none after it, which are of other things."""
    end = body.mem_id
    following = None if node is None or _is_inside(node, body) else node
    while following is not None and following.mem_id != end:
        if following.tag == "img":
            yield following
        inside = following.first_child
        following = inside if inside is not None else _next_outside(following)


def _next_outside(node: LexborNode) -> LexborNode | None:
    """The node after a node and all in it."""
    holder: LexborNode | None = node
    while holder is not None and holder.next is None:
        holder = holder.parent
    return holder.next if holder is not None else None


def _is_inside(node: LexborNode, body: LexborNode) -> bool:
    holder = node.parent
    while holder is not None:
        if holder.mem_id == body.mem_id:
            return True
        holder = holder.parent
    return False


def is_large(image: LexborNode) -> bool:
    """Whether a picture is set as wide as an article's are; where no width is given, whether its markup says so."""
    attributes = image.attributes
    width = (attributes.get("width") or "").removesuffix("px")
    if width.isdigit():
        return int(width) >= SMALLEST
    return _figure(image) is not None or bool(attributes.get("srcset"))


def is_icon(image: LexborNode) -> bool:
    """Whether a picture is set too small to show anything but a mark or a face."""
    width = (image.attributes.get("width") or "").removesuffix("px")
    return width.isdigit() and int(width) < ICON


def _figure(image: LexborNode) -> LexborNode | None:
    holder = image.parent
    for _ in range(CLIMB):
        if holder is None or holder.tag == "figure":
            return holder
        holder = holder.parent
    return None


def _is_elsewhere(image: LexborNode) -> bool:
    holder = image.parent
    for _ in range(CLIMB):
        if holder is None or holder.tag in ("body", "main", "article"):
            return False
        if holder.tag in ("nav", "footer", "aside", "a") or is_elsewhere(holder, holder.tag or ""):
            return True
        holder = holder.parent
    return False


def _with_caption(image: LexborNode) -> str:
    figure = _figure(image)
    if figure is not None:
        return figure.html or ""
    holder = image.parent
    words = " ".join((holder.text(separator=" ") or "").split()) if holder is not None else ""
    caption = f"<figcaption>{_escape(words)}</figcaption>" if 0 < len(words) < CAPTION_LENGTH else ""
    return f"<figure>{image.html}{caption}</figure>"


def _escape(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;")
