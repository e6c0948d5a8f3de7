"""Whether two addresses lead to one picture in other sizes, crops or formats."""

from __future__ import annotations

import re
from urllib.parse import unquote

from ..address_parts import split_address

# What addresses of one picture differ in: size, crop, format, the hash of a rendition.
SIZE = re.compile(
    r"\d{1,2}x\d{1,2}(?!\d)|[wh]?\d{2,4}x\d{2,4}|(?<![a-z0-9])[wh]?_?\d{2,4}(?:px|w|h)?(?![a-z0-9])|@\d+x?"
)
RENDITION = re.compile(
    r"\.(?:jpe?g|png|webp|avif|gif)\b|(?:facebook|twitter|teaser|thumb(?:nail)?|original|large|medium|small|default|retina|"
    r"wide|square|standard|normalized|resize[dr]?|crop(?:ped)?|og|jsonld|format|image|media|photo)"
)
KEY = re.compile(r"[0-9a-f]{8}-?[0-9a-f-]{12,}|[a-z0-9]*\d[a-z0-9]{4,}|[^\W\d_]{4,}")
LONGEST = 2_000  # characters of an address
ALIKE = 0.6  # share of the telling parts of two file names that are the same


def same_picture(one: str, other: str) -> bool:
    """Whether two addresses lead to one picture in other sizes.

    >>> same_picture("https://a.example/p/storm-800x450.webp", "https://cdn.example/p/storm-1200x630.jpg")
    True
    """
    return are_alike(telling_parts(one), telling_parts(other))


def are_alike(first: frozenset[str], second: frozenset[str]) -> bool:
    """Whether the telling parts of two addresses are of one picture."""
    return bool(first and second) and len(first & second) >= ALIKE * min(len(first), len(second))


def telling_parts(address: str) -> frozenset[str]:
    """The parts of an address's file name, else of its whole path, that name the picture."""
    path = unquote(unquote(split_address(address[:LONGEST]).path)).casefold()
    name = path.rstrip("/").rpartition("/")[2]
    parts = KEY.findall(RENDITION.sub(" ", SIZE.sub(" ", name)))
    if sum(map(len, parts)) < 6:
        parts = [part for part in KEY.findall(RENDITION.sub(" ", SIZE.sub(" ", path))) if any(map(str.isdigit, part))]
    return frozenset(parts)
