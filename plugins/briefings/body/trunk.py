"""The trunk: the elements from the page's body down to the smallest that holds the prose."""

from __future__ import annotations

from collections.abc import Mapping, Sequence, Set

from .blocks import Element

TRUNK_SHARE = 0.7  # of an element's prose that one child holds where the body lies in that child
STORY_SHARE = 0.2  # of the prose that the page's own story holds at least where others follow it
GROUPS = frozenset(["ul", "ol", "dl", "table"])  # whose blocks are judged together, too
NO_TRUNK = frozenset(["p", "li", "blockquote", "td", "h2"])


def sum_up(elements: Sequence[Element], weights: dict[int, float]) -> None:
    """Add to the weight of each element, known by its identity, those of all in it."""
    for element in elements if weights else ():
        weight = weights.get(id(element))
        if weight and element.parent is not None:
            above = id(element.parent)
            weights[above] = weights.get(above, 0) + weight


def find_trunk(
    elements: Sequence[Element], weights: Mapping[int, float], over_headline: Set[int], over_stories: Set[int]
) -> list[Element]:
    """The trunk from the page's body down, by the weight of the prose in every element."""
    heaviest = _find_heaviest(elements, weights)
    whole = elements[-1]
    trunk = [whole]
    while (best := heaviest.get(id(whole))) is not None and id(best) in weights:
        if weights[id(best)] < weights[id(whole)] * TRUNK_SHARE:
            inside = [one for one in elements if one.parent is whole and id(one) in weights]
            best = _own_story(inside, weights, weights[id(whole)] * STORY_SHARE, over_headline, over_stories)
        if best is None or best.tag in NO_TRUNK:
            break
        if id(best) not in heaviest and all(one.parent is not best for one in elements):
            break
        trunk.append(best)
        whole = best
    return trunk


def _find_heaviest(elements: Sequence[Element], weights: Mapping[int, float]) -> dict[int, Element]:
    """Of the elements with a weight in an element, by its identity, the first of those that weigh most."""
    heaviest: dict[int, Element] = {}
    for element in elements:
        if element.parent is not None and id(element) in weights:
            known = heaviest.setdefault(id(element.parent), element)
            if known is not element and weights[id(element)] > weights[id(known)]:
                heaviest[id(element.parent)] = element
    return heaviest


def _own_story(
    children: Sequence[Element],
    weights: Mapping[int, float],
    least: float,
    over_headline: Set[int],
    over_stories: Set[int],
) -> Element | None:
    """Of several stories in a row, each with its headline, the one with the page's headline."""
    own = next((one for one in children if id(one) in over_headline), None)
    if own is None or weights[id(own)] < least:
        return None
    return own if all(one is own or id(one) in over_stories for one in children) else None


def find_place(element: Element, levels: Mapping[int, int]) -> tuple[int, int, Element]:
    """Where an element stands to the trunk, of which every element's level is given by its identity.

    At which level it leaves the trunk, how many levels below it stands, and in which element just beside the trunk.
    """
    box = holder = element
    below = 0
    while (level := levels.get(id(holder))) is None and holder.parent is not None:
        box, holder = holder, holder.parent
        below += 1
    return level or 0, below, box


def find_group(element: Element) -> Element | None:
    """The nearest list or table that an element is or that holds it."""
    holder: Element | None = element
    while holder is not None and holder.tag not in GROUPS:
        holder = holder.parent
    return holder
