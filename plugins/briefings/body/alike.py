"""Blocks of which one is not sure follow their like: paragraphs of one holder, the lists or tables of one section.

Right under a sure heading they follow the heading.
"""

from __future__ import annotations

from collections.abc import Sequence, Set

from .blocks import Block, Element
from .wholes import BODY_SHARE, LINKED_SHARE, find_holding, find_outermost

UNSURE = (0.3, 0.7)  # probabilities between which a block follows its like
FEWEST = 3  # blocks alike
SURE = 0.8  # probability of a heading that takes the list under it along
HEADINGS = frozenset(["h2", "h3", "h4", "h5", "h6"])


def follow_like(blocks: Sequence[Block], likely: Sequence[float], chosen: set[int]) -> set[int]:
    """The chosen places, with blocks of which one is not sure where most text of their like is chosen, else without."""
    if not any(UNSURE[0] <= one < UNSURE[1] for one in likely):
        return chosen
    groups: dict[tuple[int, str], list[int]] = {}
    most = sum(blocks[place].length for place in chosen) * BODY_SHARE
    for place, block in enumerate(blocks):
        if not likely[place]:
            continue
        whole = find_holding(_whole_of(block.element, most))
        groups.setdefault((id(whole.parent), whole.shape), []).append(place)
    found = set(chosen)
    for places in groups.values():
        unsure = [place for place in places if UNSURE[0] <= likely[place] < UNSURE[1]]
        if len(places) < FEWEST or not unsure:
            continue
        taken = sum(blocks[place].length for place in places if place in chosen)
        if taken * 2 >= sum(blocks[place].length for place in places):
            found.update(unsure)
        else:
            found.difference_update(unsure)
    return found or chosen


def find_under_headings(blocks: Sequence[Block], likely: Sequence[float], chosen: Set[int]) -> set[int]:
    """The places of every list or table of which one is not sure right under a sure heading, with that of the heading.

    Between chosen blocks of the same holder one need not be sure of the heading either.
    """
    found: set[int] = set()
    for heading, block in enumerate(blocks[:-1]):
        if likely[heading] < UNSURE[0] or block.element.tag not in HEADINGS:
            continue
        whole = find_outermost(blocks[heading + 1].element)
        if whole is None or whole.linked > whole.length * LINKED_SHARE:
            continue
        holder = find_holding(block.element).parent
        if find_holding(whole).parent is not holder:
            continue
        under = range(heading + 1, min(heading + 1 + whole.blocks, len(blocks)))
        among = heading - 1 in chosen and under.stop in chosen
        among = among and find_holding(blocks[under.stop].element).parent is holder
        if (among or likely[heading] >= SURE) and sum(likely[place] for place in under) >= UNSURE[0] * len(under):
            found.update((heading, *under))
    return found


def _whole_of(element: Element, most: float) -> Element:
    """The list or table that holds an element; a table that lays out the page makes nothing in it alike."""
    whole = find_outermost(element)
    return element if whole is None or whole.length > most else whole
