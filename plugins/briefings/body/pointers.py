"""Blocks that only lead elsewhere: the links under a label, buttons, teasers with a picture."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from ..clean.phrases import LABEL_LENGTH, OPENING
from .beside import is_card
from .blocks import Block
from .endings import HEADINGS
from .vocabulary import words_of

LINKED = 0.95  # of a text inside links
LINK_LENGTH = 200  # characters of a link's text
MOST_POINTERS = 3  # on a page; more are what it is about
BUTTON = frozenset(["button", "btn", "cta"])  # words of its class by which a link is set as a button


def find_pointed(blocks: Sequence[Block], phrases: Sequence[int]) -> set[int]:
    """The places of links that stand right below a label such as "Read also", up to the first other text."""
    found = set()
    for place, kinds in enumerate(phrases):
        if kinds & OPENING and len(blocks[place].text) < LABEL_LENGTH:
            below = place + 1
            while below < len(blocks) and _is_link(blocks[below]):
                found.add(below)
                below += 1
    return found


def _is_link(block: Block) -> bool:
    return block.linked >= LINKED and len(block.text) < LINK_LENGTH


def find_pointers(blocks: Sequence[Block], places: Iterable[int]) -> list[int]:
    """Which places are buttons, or words beside a linked picture that lead to the same page; none of a list of such."""
    found = [place for place in places if blocks[place].linked >= LINKED and _is_pointer(blocks[place])]
    return found if len(found) <= MOST_POINTERS else []


def _is_pointer(block: Block) -> bool:
    if block.element.tag in HEADINGS:
        return False
    for node in block.nodes:
        link = node if node.tag == "a" else node.css_first("a") if node.is_element_node else None
        if link is not None and not BUTTON.isdisjoint(words_of(link.attributes.get("class") or "")):
            return True
    return block.node.is_element_node and is_card(block.node)
