"""What can be said of a block by where it stands alone: the same for all its like under one parent.

SHARED names these features in their order. They are found once for all paragraphs of one holder.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Container

from .blocks import Element
from .outline import Outline, Surroundings
from .vocabulary import MEANINGS

PLACE = "list table quote figure section article main hidden role".split()
HOLDER = "kin cards parent_prose outer_prose parent_linked outer_linked parent_blocks other_article".split()
SHARED = (*PLACE, *(f"named_{meaning}" for meaning in MEANINGS), *HOLDER)
KIN = (2, 3, 5, 9)
PROSE = (0.01, 0.1, 0.3, 0.6)
PARENT_LINKED = (0.05, 0.2, 0.5, 0.8)
PARENT_BLOCKS = (2, 3, 6, 15, 40)
CARDS_ABOVE = 4  # ancestors among which one of several of a kind is looked for
SMALL_TAGS = frozenset(["ul", "ol", "tr", "tbody"])
MOST_KNOWN = 500  # elements, from which those seen long ago are forgotten


class Stand:
    """What blocks share that stand alike: held once for all of a page."""

    __slots__ = ("crossed", "features", "weight")

    def __init__(self, features: tuple[int, ...]) -> None:
        self.features = features  # SHARED
        self.crossed: tuple[int, ...] = ()  # those of them that are crossed with features of a block
        self.weight = 0j  # of all of them


class Stands:
    """How the blocks of a page stand; found once for all elements alike in one parent."""

    def __init__(self, outline: Outline) -> None:
        self.outline = outline
        self.held: dict[tuple[int, ...], Stand] = {}
        self.known: dict[tuple[int, str], Stand] = {}

    def find(self, element: Element) -> Stand:
        """How the blocks in an element stand."""
        parent = element.parent
        alike = parent is not None and element.tag != "article" and not element.attributes
        key = (id(parent), element.shape) if alike else (id(element), "")
        found = self.known.get(key)
        if found is None:
            features = describe_holder(self.outline, element, self.outline.surroundings(element))
            found = self.held.setdefault(features, Stand(features))
            if len(self.known) > MOST_KNOWN:
                self.known.clear()
            self.known[key] = found
        return found


def describe_holder(outline: Outline, element: Element, around: Surroundings) -> tuple[int, ...]:
    """The features SHARED of the blocks in an element, given its surroundings."""
    parent = element.parent or element
    outer = parent.parent or parent
    return (
        *around.place,
        *_named(around),
        bisect_right(KIN, max(1, parent.count_like(element.shape))),
        _cards(element, outline.levels),
        bisect_right(PROSE, parent.prose / outline.prose),
        bisect_right(PROSE, outer.prose / outline.prose),
        bisect_right(PARENT_LINKED, parent.linked / max(1.0, parent.length)),
        bisect_right(PARENT_LINKED, outer.linked / max(1.0, outer.length)),
        bisect_right(PARENT_BLOCKS, parent.blocks),
        outline.other_article(around),
    )


def _named(around: Surroundings) -> bytes:
    """For each meaning: 1 where the element's own names have it, 2 where close ones do, 3 where ones farther up do."""
    near = around.near & ~around.own
    far = around.far & ~(around.own | around.near)
    return (around.own + 2 * near + 3 * far).to_bytes(len(MEANINGS), "little")


def _cards(element: Element, levels: Container[int]) -> int:
    """How far above an element is one of three or more alike, as teasers are."""
    holder = element.parent
    for distance in range(1, CARDS_ABOVE + 1):
        if holder is None or id(holder) in levels or holder.parent is None:
            return 0
        if holder.tag not in SMALL_TAGS and holder.parent.count_like(holder.shape) >= 3:
            return distance
        holder = holder.parent
    return 0
