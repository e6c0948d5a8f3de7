"""A caption in an element of its own, right below the one with its picture."""

from __future__ import annotations

import re

from selectolax.lexbor import LexborNode

from ..clean.captions import CREDIT, CREDIT_SIGN
from ..clean.nodes import folded_text
from .sizes import is_icon

LONGEST = 140  # characters of such a caption
SET_APART = "em, i, small, font[size='1']"  # how captions are set where no figure is
CENTRED = re.compile(r"text-align\s*:\s*center")
MOST_STRONG = 0.5  # of a caption; a centred heading is bold
# What is no caption, however it is set.
OTHERS = "a, h1, h2, h3, h4, h5, h6, li, table, blockquote, figure, img, iframe, video, form, button"


def find_caption_below(picture: LexborNode) -> LexborNode | None:
    """The element right below one that holds pictures and no text, where it is set or ends as a caption does."""
    below = _next(picture)
    return below if below is not None and reads_as_caption(below) else None


def is_below_picture(node: LexborNode) -> bool:
    """Whether the element before a node holds a picture, no mere icon, and no text."""
    before = node.prev
    while before is not None and _is_passed(before):
        before = before.prev
    if before is None or not before.is_element_node or folded_text(before):
        return False
    image = before if before.tag == "img" else before.css_first("img")
    return image is not None and not is_icon(image)


def reads_as_caption(node: LexborNode) -> bool:
    """Whether an element's words are few, and all set small, in italics or centred alone, or end in a credit."""
    if not node.is_element_node or node.css_first(OTHERS) is not None:
        return False
    words = folded_text(node)
    if not 0 < len(words) <= LONGEST:
        return False
    if CREDIT_SIGN.search(words) and CREDIT.search(words):
        return True
    if _length(node, SET_APART) >= len(words):
        return True
    if _length(node, "b, strong") > len(words) * MOST_STRONG or not _is_centred(node):
        return False
    return (following := _next(node)) is None or not following.is_element_node or not _is_centred(following)


def _next(node: LexborNode) -> LexborNode | None:
    following = node.next
    while following is not None and _is_passed(following):
        following = following.next
    return following


def _is_passed(node: LexborNode) -> bool:
    """Whether a node is white space, a break or an empty element."""
    return not (node.text(deep=True) or "").strip() and node.css_first("img") is None and node.tag != "img"


def _is_centred(node: LexborNode) -> bool:
    for one in (node, *node.css("[align=center], [style]")):
        if one.attributes.get("align") == "center" or CENTRED.search(one.attributes.get("style") or ""):
            return True
    return False


def _length(node: LexborNode, selector: str) -> int:
    return max((len(folded_text(one)) for one in node.css(selector)), default=0)
