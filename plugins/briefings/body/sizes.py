"""How large a picture is set, as its markup says."""

from __future__ import annotations

from selectolax.lexbor import LexborNode

CLIMB = 4  # ancestors among which a figure is looked for
SMALLEST = 300  # pixels
ICON = 100  # pixels; a picture that is less wide is none of the article's


def is_large(image: LexborNode) -> bool:
    """Whether a picture is set as wide as an article's are; where no width is given, whether its markup says so."""
    attributes = image.attributes
    width = (attributes.get("width") or "").removesuffix("px")
    if width.isdigit():
        return int(width) >= SMALLEST
    return figure_of(image) is not None or bool(attributes.get("srcset")) or attributes.get("itemprop") == "image"


def is_icon(image: LexborNode) -> bool:
    """Whether a picture is set too small to show anything but a mark or a face."""
    width = (image.attributes.get("width") or "").removesuffix("px")
    return width.isdigit() and int(width) < ICON


def figure_of(image: LexborNode) -> LexborNode | None:
    """The figure that holds a picture."""
    holder = image.parent
    for _ in range(CLIMB):
        if holder is None or holder.tag == "figure":
            return holder
        holder = holder.parent
    return None
