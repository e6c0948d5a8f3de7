"""The lead picture: it often stands between headline and text, outside the body."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from selectolax.lexbor import LexborHTMLParser, LexborNode

from ..clean.addresses import candidate_addresses
from ..clean.likeness import same_picture
from .below import find_caption_below
from .beside import Beside, read_beside
from .elsewhere import is_elsewhere
from .sizes import figure_of, is_large

AFTER_HEADLINE = 6  # pictures after the headline among which the lead is
CLIMB = 4  # ancestors that may say that a picture is no part of the article
CAPTION_LENGTH = 400


def lead_markup(tree: LexborHTMLParser, body: LexborNode, offered: str = "") -> str:
    """The markup of the lead picture with its caption when it stands before the body, else "".

    `offered` is the address of the picture that the page's head names: it is the lead however it is set.
    """
    between = list(islice(_pictures_between(tree.css_first("h1") or tree.body, body), AFTER_HEADLINE))
    for node in between:
        if offered and any(same_picture(address, offered) for address in candidate_addresses(node)):
            return _with_caption(node)
    return next((_with_caption(node) for node in between if is_large(node) and not _is_elsewhere(node)), "")


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
    figure = figure_of(image)
    if figure is not None:
        return figure.html or ""
    words = _words(image.parent) or _find_caption(image)
    caption = f"<figcaption>{_escape(words)}</figcaption>" if 0 < len(words) < CAPTION_LENGTH else ""
    return f"<figure>{image.html}{caption}</figure>"


def _find_caption(image: LexborNode) -> str:
    """The words beside or below the element in which a picture stands alone."""
    holder: LexborNode | None = image
    for _ in range(CLIMB):
        if holder is None:
            break
        if words := _words(holder):
            return words if read_beside(holder) is Beside.CAPTION else ""
        if (below := find_caption_below(holder)) is not None:
            return _words(below)
        holder = holder.parent
    return ""


def _words(node: LexborNode | None) -> str:
    return " ".join((node.text(separator=" ") or "").split()) if node is not None else ""


def _escape(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;")
