"""Boxes in and below the text in which readers subscribe, whatever their class and their language."""

from __future__ import annotations

import re
from collections.abc import Sequence

from selectolax.lexbor import LexborNode

from ..clean.nodes import folded_text
from .blocks import Block, Element, node_of
from .runs import INLINE

MOST_BLOCKS = 5
LONGEST = 500.0  # characters of text
LONGEST_BUTTON = 60
FIELD = 'input[type="email"], form input[type="text"], form input:not([type])'
# The end of an address at which readers subscribe, become members or give money, in many languages.
SIGN_UP = re.compile(
    r"/(?:subscri(?:be|ption)s?|newsletters?|newsletter-[a-z]+|sign-?up|member(?:ship)?s?|donat[a-z]+|support-us|"
    r"abos?|abonn?[eai][a-z]*|spenden?|registrieren|nyhetsbrev|nieuwsbrief|suscr[a-z]+|boletin(?:es)?|assin[ae][a-z]*|"
    r"iscri[a-z]+|abbona[a-z]*|prenumer[a-z]*|tilaa|tilaus|predplatne|podpiska)/?$"
)


def drop_sign_ups(blocks: Sequence[Block], chosen: Sequence[int]) -> list[int]:
    """The chosen places without those that stand in a box to subscribe in; all where no other is left."""
    known: dict[int, bool] = {}
    kept: list[int] = []
    for place in chosen:
        box = _find_box(blocks[place])
        if box is not None and id(box) not in known:
            known[id(box)] = _is_sign_up(node_of(blocks[place], box))
        if box is None or not known[id(box)]:
            kept.append(place)
    return kept or list(chosen)


def _find_box(block: Block) -> Element | None:
    """The outermost small element around a block that has none alike beside it."""
    box = None
    holder = block.element.parent
    element = block.element
    while holder is not None and element.blocks <= MOST_BLOCKS and element.length <= LONGEST:
        if holder.count_like(element.shape) == 1:
            box = element
        element, holder = holder, holder.parent
    return box


def _is_sign_up(box: LexborNode) -> bool:
    if box.css_first("h1") is not None:
        return False
    return box.css_first(FIELD) is not None or any(map(_is_button, box.css("a[href]")))


def _is_button(link: LexborNode) -> bool:
    """Whether a link leads to where readers subscribe and stands in no line of other words."""
    address = (link.attributes.get("href") or "").partition("?")[0]
    if not SIGN_UP.search(address.lower()) or not 0 < len(folded_text(link)) <= LONGEST_BUTTON:
        return False
    holder = link.parent
    if holder is None or holder.tag in INLINE:
        return False
    return not any(
        (one.tag == "-text" or one.tag in INLINE) and one.mem_id != link.mem_id and folded_text(one)
        for one in holder.iter(include_text=True)
    )
