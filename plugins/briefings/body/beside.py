"""What stands beside a picture outside a figure: its caption, or a teaser, a button, a box of its own."""

from __future__ import annotations

import re
from collections.abc import Sequence
from enum import Enum, auto

from selectolax.lexbor import LexborNode

from ..clean.captions import CAPTION_NAME
from ..clean.phrases import RIGHT, name_call, read_phrases
from .blocks import collect_blocks
from .runs import INLINE

CAPTION_LENGTH = 400  # characters of text beside a picture that still is its caption
CAPTION_RUNS = 3  # the caption, the credit, and which of several pictures it is
MOST_LINKED = 0.5  # of a caption
BESIDE_NAME = 60  # characters beside the name in a box on the author
BEFORE_NAME = 12  # of a label
HEADINGS = "h2, h3, h4"
LINKED_HEADINGS = "a h2, a h3, a h4, h2 a, h3 a, h4 a"
TO_PICTURE = re.compile(r"^(?:#.*)?$|\.(?:jpe?g|png|webp|gif|avif)(?:$|[?#])", re.IGNORECASE)
FIGURE_TAG = re.compile(r"<(/?)figure(?=[\s>])")


class Beside(Enum):
    """What the words beside a picture are."""

    NOTHING = auto()
    CAPTION = auto()
    OTHER = auto()  # the picture may be the article's all the same
    TEASER = auto()  # of another page or a person, and the picture with it


def read_beside(node: LexborNode, people: Sequence[str] = ()) -> Beside:
    """What an element with a picture holds beside it. `people`: the article's authors."""
    text = (node.text() or "").strip()
    if not text:
        return Beside.NOTHING
    if len(text) > CAPTION_LENGTH or (node.tag in INLINE and node.tag != "a") or node.css_first("figure figcaption"):
        return Beside.OTHER
    if node.css_first(HEADINGS) is not None:
        return Beside.OTHER if node.css_first(LINKED_HEADINGS) is None else Beside.TEASER
    elements, blocks = collect_blocks(node)
    top = elements[-1]
    if not blocks:
        return Beside.NOTHING
    if is_card(node):
        return Beside.TEASER
    if len(blocks) > 1 and _say_each(node):
        return Beside.OTHER
    if top.linked > top.length * MOST_LINKED:
        return Beside.CAPTION if _is_named(node) else Beside.OTHER
    if {image.attributes.get("alt") for image in node.css("img")} <= {*people}:
        return Beside.TEASER  # the portrait of someone who signs
    words = blocks[0].text
    if any(name in words[: len(name) + BEFORE_NAME] and len(words) < len(name) + BESIDE_NAME for name in people):
        return Beside.TEASER
    calls = name_call(read_phrases(words) & ~RIGHT, words, 0)
    return Beside.CAPTION if len(blocks) <= CAPTION_RUNS and not calls else Beside.OTHER


def write_captioned(node: LexborNode) -> str:
    """The markup of an element with a picture and its caption as a figure."""
    inner = FIGURE_TAG.sub(r"<\1div", node.html or "")
    return f"<figure><figcaption>{inner}</figcaption></figure>"


def is_card(node: LexborNode) -> bool:
    """Whether picture and words lead to the same page."""
    links = node.css("a[href]") or ([node] if node.tag == "a" else [])
    pictured = {link.attributes.get("href") or "" for link in links if link.css_first("img") is not None}
    return any(
        address in pictured and not TO_PICTURE.search(address) and (link.text() or "").strip()
        for link in links
        if (address := link.attributes.get("href") or "")
    )


def _say_each(node: LexborNode) -> bool:
    """Whether several pictures have words of their own."""
    held = [node]
    while len(held) == 1:
        held = [child for child in held[0].iter(include_text=False) if child.css_first("img") is not None]
    return sum(bool(collect_blocks(child)[1]) for child in held) > 1


def _is_named(node: LexborNode) -> bool:
    return any(CAPTION_NAME.search(one.attributes.get("class") or "") for one in node.css("[class]"))
