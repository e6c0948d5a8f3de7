"""Lists, tables and quotes that the article has are kept whole: a short cell or line alone reads like no article."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import groupby

from .blocks import Block, Element, node_of
from .elsewhere import is_elsewhere

WHOLES = frozenset(["table", "ul", "ol", "dl", "details", "blockquote"])
# Of a kind that pages use for content far more than for menus.
DATA = frozenset(["table", "dl", "details", "blockquote"])
HEADINGS = frozenset(["h2", "h3", "h4", "h5", "h6"])
LIKELY = 0.5  # probability of a heading
CHOSEN_SHARE = 0.5  # of its text that must be chosen for the rest to follow
LINKED_SHARE = 0.4  # of its text inside links, from which it is a menu
CAPTION_CELLS = 2  # the caption and the credit
BODY_SHARE = 0.5  # of all chosen text: an element that holds so much lays out the page


def complete_wholes(blocks: Sequence[Block], chosen: list[int]) -> list[int]:
    """The chosen places with those of every list, table or quote of which most is chosen or that stands among them."""
    if not chosen:
        return chosen
    span = range(chosen[0], chosen[-1] + 1)
    wholes = {place: find_outermost(blocks[place].element) for place in span}
    if not any(wholes.values()):
        return chosen
    kept = set(chosen)
    most = sum(blocks[place].length for place in chosen) * BODY_SHARE
    for whole, group in groupby(span, wholes.__getitem__):
        places = list(group)
        length = sum(blocks[place].length for place in places)
        if whole is None or length > most or whole.linked > whole.length * LINKED_SHARE or _frames_picture(whole):
            continue
        taken = sum(blocks[place].length for place in places if place in kept)
        sides = ((places[0], -1), (places[-1], 1))
        if taken >= length * CHOSEN_SHARE or (
            whole.tag in DATA and all(_meets_chosen(whole, blocks, wholes, kept, *side) for side in sides)
        ):
            kept.update(places)
    return sorted(kept)


def add_tables_below(blocks: Sequence[Block], chosen: list[int], likely: Sequence[float]) -> list[int]:
    """The chosen places with those of tables with header cells that stand below the text, each under its heading."""
    heading = chosen[-1] + 1 if chosen else len(blocks)
    if heading + 1 >= len(blocks) or blocks[heading].element.tag not in HEADINGS:
        return chosen
    last = blocks[chosen[-1]].element
    holder = find_holding(find_outermost(last) or last).parent
    found = list(chosen)
    while heading + 1 < len(likely) and likely[heading] >= LIKELY and blocks[heading].element.tag in HEADINGS:
        whole = find_outermost(blocks[heading + 1].element)
        box = _box_of_data(whole, blocks[heading + 1]) if whole is not None else None
        if whole is None or box is None or whole.linked > whole.length * LINKED_SHARE:
            break
        if box.parent is not holder or find_holding(blocks[heading].element).parent is not holder:
            break
        below = heading + 1
        while below < len(blocks) and find_outermost(blocks[below].element) is whole:
            below += 1
        found += range(heading, below)
        heading = below
    return found


def find_holding(element: Element) -> Element:
    """The outermost element that holds nothing more than this one."""
    while element.parent is not None and element.parent.blocks == element.blocks:
        element = element.parent
    return element


def find_outermost(element: Element) -> Element | None:
    """The outermost list, table or quote that holds an element."""
    whole = None
    holder: Element | None = element
    while holder is not None:
        whole = holder if holder.tag in WHOLES else whole
        holder = holder.parent
    return whole


def _frames_picture(whole: Element) -> bool:
    """Whether a table holds a picture with its caption and nothing else."""
    return whole.tag == "table" and whole.media == 1 and whole.blocks <= CAPTION_CELLS


def _meets_chosen(
    whole: Element, blocks: Sequence[Block], wholes: Mapping[int, Element | None], kept: set[int], place: int, step: int
) -> bool:
    """Whether the next block on one side is chosen and stands beside the whole; tables beside it are passed over.

    Of a table with header cells the next chosen block: a label or a teaser may stand between.
    """
    headed = _box_of_data(whole, blocks[place])
    holder = (headed or find_holding(whole)).parent
    place += step
    while place in wholes and place not in kept:
        other = wholes[place]
        beside = other is not None and other.tag in DATA and find_holding(other).parent is holder
        if headed is None and not beside:
            return False
        place += step
    if place not in kept:
        return False
    nearest = find_holding(wholes.get(place) or blocks[place].element)
    return nearest.parent is holder or nearest is holder


def _box_of_data(whole: Element, block: Block) -> Element | None:
    """The box around a table with header cells, its title and source; none where its names say it is no data."""
    if whole.tag != "table":
        return None
    node = node_of(block, whole)
    if node.css_first("th, thead") is None or is_elsewhere(node, whole.tag):
        return None
    box = whole
    while box.parent is not None and box.parent.prose <= whole.prose:
        box = box.parent
        if is_elsewhere(node_of(block, box), box.tag):
            return None
    return box
