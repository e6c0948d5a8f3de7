"""Who said a quote: the caption of a figure that holds a quote and no picture goes with the quote."""

from __future__ import annotations

from collections.abc import Sequence

from .blocks import Block, Element


def add_attributions(blocks: Sequence[Block], chosen: Sequence[int]) -> list[int]:
    """The chosen places with those of the captions right below chosen quotes, in one figure with them."""
    found = list(chosen)
    for place in chosen:
        below = place + 1
        if below < len(blocks) and blocks[below].element.tag == "figcaption":
            figure = blocks[below].element.parent
            if figure is not None and figure.tag == "figure" and not figure.media and _quotes(blocks[place], figure):
                found.append(below)
    return sorted(found)


def _quotes(block: Block, figure: Element) -> bool:
    """Whether a block stands in a quote in a figure."""
    quoted = False
    holder: Element | None = block.element
    while holder is not None and holder is not figure:
        quoted = quoted or holder.tag == "blockquote"
        holder = holder.parent
    return quoted and holder is figure
