"""The lead picture: the one on the page that is the same as the page's head offers, else the first large one."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from urllib.parse import unquote, urlsplit

from ..article import Candidate
from ..clean.addresses import candidate_addresses
from .headline import Head
from .survey import Element, Survey
from .vocabulary import Role

MOST = 14  # pictures from the headline on among which the lead is looked for
SMALLEST = 300  # pixels of width
NO_LEAD = Role.LOGO | Role.AUTHOR | Role.PROFILE | Role.BIOGRAPHY
PLACEHOLDER = re.compile(
    r"^(?:data|cid|blob):|\.svg(?:$|\?)|/(?:logo|icons?|avatars?|pixel|spacer|blank|placeholder|default)[/_.-]",
    re.IGNORECASE,
)
# What addresses of one picture differ in: size, crop, format, the hash of a rendition.
SIZE = re.compile(
    r"\d{1,2}x\d{1,2}(?!\d)|[wh]?\d{2,4}x\d{2,4}|(?<![a-z0-9])[wh]?_?\d{2,4}(?:px|w|h)?(?![a-z0-9])|@\d+x?"
)
RENDITION = re.compile(
    r"\.(?:jpe?g|png|webp|avif|gif)\b|(?:facebook|twitter|teaser|thumb(?:nail)?|original|large|medium|small|default|retina|"
    r"wide|square|standard|normalized|resize[dr]?|crop(?:ped)?|og|jsonld|format|image|media|photo)"
)
KEY = re.compile(r"[0-9a-f]{8}-?[0-9a-f-]{12,}|[a-z0-9]*\d[a-z0-9]{4,}|[^\W\d_]{4,}", re.IGNORECASE)
LONGEST = 2_000  # characters of an address
ALIKE = 0.6  # share of the telling parts of two file names that are the same


def collect_lead(survey: Survey, head: Head, candidates: Sequence[Candidate]) -> Iterator[Candidate]:
    """The visible picture that the page's head offers too; without one, the first large one below the headline."""
    offered = [one.value for one in candidates if one.field == "image"]
    images = [one for one in survey.elements if one.tag == "img" and one.start >= head.start]
    images = [one for one in images if not one.roles & (head.away | NO_LEAD)][:MOST]
    shown = [(image, _addresses(image)) for image in images]
    for _, found in shown:
        if any(same_picture(address, other) for address in found[:1] for other in offered):
            yield Candidate("image", found[0], "shown", "the picture on the page that the page's head names")
            return
    for image, found in shown:
        if found and head.below <= image.start <= head.end and _is_large(image):
            yield Candidate("image", found[0], "first", "the first large picture below the headline")
            return


def _addresses(image: Element) -> list[str]:
    found = candidate_addresses(image.node) if image.node is not None else []
    return [one for one in found if not PLACEHOLDER.search(one[:LONGEST])]


def _is_large(image: Element) -> bool:
    width = (image.attributes.get("width") or "").removesuffix("px")
    return (
        int(width) >= SMALLEST if width.isdigit() else "srcset" in image.attributes or "data-srcset" in image.attributes
    )


def same_picture(one: str, other: str) -> bool:
    """Whether two addresses lead to one picture in other sizes.

    >>> same_picture("https://a.example/p/storm-800x450.webp", "https://cdn.example/p/storm-1200x630.jpg")
    True
    """
    first, second = _telling(one), _telling(other)
    if not first or not second:
        return False
    return len(first & second) >= ALIKE * min(len(first), len(second))


def _telling(address: str) -> frozenset[str]:
    """The parts of an address's file name, else of its whole path, that name the picture."""
    path = unquote(unquote(urlsplit(address[:LONGEST]).path)).casefold()
    name = path.rstrip("/").rpartition("/")[2]
    parts = KEY.findall(RENDITION.sub(" ", SIZE.sub(" ", name)))
    if sum(map(len, parts)) < 6:
        parts = [part for part in KEY.findall(RENDITION.sub(" ", SIZE.sub(" ", path))) if any(map(str.isdigit, part))]
    return frozenset(parts)
