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
# The same where a name is short, and a number may be all that tells it from another.
FRAME = re.compile(r"\d+x\d+|(?<![a-z0-9])(?:[wh]_?\d+|\d+(?:px|w|h))(?![a-z0-9])|@\d+x?")
SAID = re.compile(r"[^\W_]+")
FORMATS = frozenset(
    """
    jpg jpeg png webp avif gif facebook twitter teaser thumb thumbs thumbnail original large medium small default retina
    wide square standard normalized resize resized crop cropped og jsonld format image images media photo photos full
    scaled s m l xl
    """.split()
)
WIDTHS = frozenset(
    """
    120 150 160 180 200 240 250 256 300 320 360 375 400 414 450 480 500 512 540 600 620 630 640 660 675 700 720 750 768
    800 828 900 960 976 1000 1024 1080 1200 1240 1280 1366 1400 1440 1500 1536 1600 1800 1920 2000 2048 2400 2560 3000
    3840 4000
    """.split()
)
# What cameras and telephones call every picture: the number after it tells which.
GENERIC = frozenset(
    "img image dsc dscn dscf pic pict picture photo foto bild screenshot bildschirmfoto whatsapp".split()
)
SHORT = 6  # characters of the parts of a name that tell too little
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
    folder, _, name = path.rstrip("/").rpartition("/")
    parts = [part for part in KEY.findall(RENDITION.sub(" ", SIZE.sub(" ", name))) if part not in GENERIC]
    if sum(map(len, parts)) >= SHORT:
        return frozenset(parts)
    parts = [part for part in KEY.findall(RENDITION.sub(" ", SIZE.sub(" ", path))) if any(map(str.isdigit, part))]
    words = _words_of(name)
    if words:
        parts.append("/".join((*(() if parts else _words_of(folder)), *words)))
    return frozenset(parts)


def _words_of(name: str) -> list[str]:
    """The words and numbers of a short name, without those that say a size or a format."""
    words = [word for word in SAID.findall(FRAME.sub(" ", name)) if word not in FORMATS]
    return words if not GENERIC.isdisjoint(words) else [word for word in words if word not in WIDTHS]
