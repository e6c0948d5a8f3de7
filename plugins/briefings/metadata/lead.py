"""The lead picture: the one on the page that is the same as the page's head offers, else the first large one."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from ..article import Candidate
from ..clean.addresses import candidate_addresses
from ..clean.likeness import are_alike, telling_parts
from .headline import Head
from .survey import Element, Survey
from .vocabulary import Role

MOST = 14  # pictures from the headline on among which the lead is looked for
SMALLEST = 300  # pixels of width
NO_LEAD = Role.LOGO | Role.AUTHOR | Role.PROFILE | Role.BIOGRAPHY
INSIDE = ("data:", "cid:", "blob:")
# Drawings, marks, and what is asked for in less than 100 pixels of width until the picture comes.
PLACEHOLDER = re.compile(
    r"\.svg(?:$|\?)|/(?:logo|icons?|avatars?|pixel|spacer|blank|placeholder|default)[/_.-]|[?&]w(?:idth)?=\d\d?(?:&|$)"
)
LONGEST = 2_000  # characters of an address


def collect_lead(survey: Survey, head: Head, candidates: Sequence[Candidate]) -> Iterator[Candidate]:
    """The visible picture that the page's head offers too; without one, the first large one below the headline."""
    offered = {telling_parts(one.value) for one in candidates if one.field == "image"}
    images = [one for one in survey.elements if one.tag == "img" and one.start >= head.start]
    first = ""
    for image in [one for one in images if not one.roles & (head.away | NO_LEAD)][:MOST]:
        address = _address(image)
        if not address:
            continue
        own = telling_parts(address)
        if any(are_alike(own, other) for other in offered):
            yield Candidate("image", address, "shown", "the picture on the page that the page's head names")
            return
        if not first and head.below <= image.start <= head.end and _is_large(image):
            first = address
    if first:
        yield Candidate("image", first, "first", "the first large picture below the headline")


def _address(image: Element) -> str:
    found = candidate_addresses(image.node) if image.node is not None else []
    return next((one for one in found if not _holds_place(one[:LONGEST].lower())), "")


def _holds_place(address: str) -> bool:
    return address.startswith(INSIDE) or PLACEHOLDER.search(address) is not None


def _is_large(image: Element) -> bool:
    width = (image.attributes.get("width") or "").removesuffix("px")
    if width.isdigit():
        return int(width) >= SMALLEST
    return not {"srcset", "data-srcset"}.isdisjoint(image.attributes) or image.attributes.get("itemprop") == "image"
