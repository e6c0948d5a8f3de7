"""Pictures below the last paragraph: which of them are the article's, and not the layout's own or teasers'."""

from __future__ import annotations

import re

from selectolax.lexbor import LexborNode

from ..clean.captions import CAPTION_NAME
from ..clean.nodes import folded_text
from .beside import CAPTION_LENGTH, CAPTION_RUNS, HEADINGS, TO_PICTURE
from .blocks import collect_blocks
from .sizes import is_icon, is_large
from .vocabulary import join_names

NAME = re.compile(r"gal[el]+r|slide-?show|diaporama|bilder-?strecke|foto-?strecke|photo-?(?:set|essay|story)|lightbox")
SET_APART = "figcaption, em, i, small, [class]"
LEAST = 2  # pictures of what calls itself a gallery


def is_gallery(node: LexborNode, alone: bool) -> bool:
    """Whether an element below the text holds pictures to be looked at: large, leading nowhere, with captions alone.

    One in a box with other words is a gallery only if it says so: `alone` tells that it is in none.
    """
    named = is_named_gallery(node)
    if not (named or alone) or node.css_first(HEADINGS) is not None:
        return False
    pictures = [node] if node.tag == "img" else [image for image in node.css("img") if not _is_silent(image)]
    links = [*node.css("a[href]"), *([node] if node.tag == "a" else [])]
    if not pictures or not all(TO_PICTURE.search(link.attributes.get("href") or "") for link in links):
        return False
    if named and len(pictures) >= LEAST:
        return not any(map(is_icon, pictures)) and _are_short(node, len(pictures))
    return alone and all(map(is_large, pictures)) and _are_captions(node)


def is_named_gallery(node: LexborNode) -> bool:
    """Whether an element's names say that it is a gallery of pictures."""
    names = join_names(node.attributes)
    return NAME.search(names) is not None and "video" not in names


def _is_silent(image: LexborNode) -> bool:
    return image.parent is not None and image.parent.tag == "noscript"


def _are_short(node: LexborNode, pictures: int) -> bool:
    blocks = collect_blocks(node)[1]
    return len(blocks) <= pictures * CAPTION_RUNS and all(len(block.text) <= CAPTION_LENGTH for block in blocks)


def _are_captions(node: LexborNode) -> bool:
    """Whether all words of an element are set as captions are."""
    words = sum(len(block.text) for block in collect_blocks(node)[1])
    return not words or words <= sum(
        len(folded_text(one))
        for one in node.css(SET_APART)
        if one.tag in ("figcaption", "em", "i", "small") or CAPTION_NAME.search(one.attributes.get("class") or "")
    )
