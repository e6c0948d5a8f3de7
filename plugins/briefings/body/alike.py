"""Blocks of which one is not sure follow their like: paragraphs of one holder, the lists or tables of one section."""

from __future__ import annotations

from collections.abc import Sequence

from .blocks import Block, Element
from .wholes import BODY_SHARE, find_holding, find_outermost

UNSURE = (0.3, 0.7)  # probabilities between which a block follows its like
FEWEST = 3  # blocks alike


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


def _whole_of(element: Element, most: float) -> Element:
    """The list or table that holds an element; a table that lays out the page makes nothing in it alike."""
    whole = find_outermost(element)
    return element if whole is None or whole.length > most else whole
