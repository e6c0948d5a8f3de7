"""Pictures of the site: which addresses mean our own files, and how large a picture is, by its first bytes alone."""

from __future__ import annotations

import re
import struct
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from html import escape, unescape
from pathlib import Path
from urllib.parse import quote

HEAD = 512 * 1024  # bytes that are looked at: a JPEG's size can stand behind large embedded profiles
# A path under content/images without a step up, of a raster kind: an SVG can hold script.
OWN_PICTURE = re.compile(
    r"(?:\{static\})?/?(images/(?!\.)[^\\?#%<>\"'\s:|]+\.(?:jpe?g|png|gif|webp|avif))", re.IGNORECASE
)

Size = tuple[int, int]

WIDTHS = (480, 960, 1440)  # pixels: a telephone, the text's column, the column on a dense screen
BODY_SIZES = "(max-width: 46rem) 100vw, 46rem"
# A picture of our own as the sanitiser writes it: every attribute between double quotes.
IMAGE = re.compile(r'<img(?: [a-z]+="[^"]*")*>')
SOURCE = re.compile(r' src="\{static\}/([^"]+)"')


@dataclass(frozen=True, slots=True)
class Copy:
    """A smaller copy of a picture: its place in the built site and its width in pixels."""

    place: str
    width: int


@dataclass(frozen=True, slots=True)
class LeadPicture:
    """The picture above a briefing, as templates see it. `url` is relative to the site's root."""

    url: str
    width: int
    height: int
    caption: str = ""
    credit: str = ""
    alt: str = ""
    copies: tuple[Copy, ...] = ()


def find_lead_picture(image: Mapping[str, str], content: Path) -> LeadPicture | None:
    """The lead picture that front matter names, or None when its file is not there: no remote picture is ever shown."""
    place = picture_place(image.get("file", ""))
    if not place or not (content / place).is_file():
        return None
    width, height = measure_picture(content / place) or (0, 0)
    texts = {name: str(image.get(name) or "") for name in ("caption", "credit", "alt")}
    return LeadPicture(place, width, height, **texts, copies=list_copies(place, (width, height)))


def complete_pictures(html: str, content: Path, with_copies: bool) -> str:
    """Give every picture in safe HTML its size, so that nothing moves while a page loads, and its smaller copies."""
    return IMAGE.sub(lambda found: _complete(found[0], content, with_copies), html)


def _complete(image: str, content: Path, with_copies: bool) -> str:
    found = SOURCE.search(image)
    place = unescape(found[1]) if found else ""
    size = measure_picture(content / place) if place else None
    if size is None:
        return image
    said = f' width="{size[0]}" height="{size[1]}" loading="lazy" decoding="async"'
    if with_copies and (copies := list_copies(place, size)):
        sizes = [*((copy.place, copy.width) for copy in copies), (place, size[0])]
        addresses = ", ".join(f"{{static}}/{quote(name)} {width}w" for name, width in sizes)
        said += f' srcset="{escape(addresses)}" sizes="{BODY_SIZES}"'
    return f"{image[:-1]}{said}>"


def list_copies(place: str, size: Size) -> tuple[Copy, ...]:
    """The smaller copies that a build makes of a picture. GIFs move, and have none.

    >>> [copy.place for copy in list_copies("images/ab/cd.jpg", (1200, 800))]
    ['images/ab/cd-480w.webp', 'images/ab/cd-960w.webp']
    """
    stem, _, suffix = place.rpartition(".")
    if suffix.lower() == "gif":
        return ()
    return tuple(Copy(f"{stem}-{width}w.webp", width) for width in WIDTHS if width < size[0])


def picture_place(address: str) -> str:
    """The path under the content folder that an address means, or nothing when it is not one of our pictures.

    >>> picture_place("{static}/images/ab/cd.jpg"), picture_place("/images/../saved/a.png"), picture_place("https://a.example/b.png")
    ('images/ab/cd.jpg', '', '')
    """
    found = OWN_PICTURE.fullmatch(address.strip().replace("%7Bstatic%7D", "{static}"))
    return found[1] if found and not {"..", "."} & set(found[1].split("/")) else ""


def measure_picture(path: Path) -> Size | None:
    """Width and height of a picture file, or None when it cannot be told."""
    try:
        with path.open("rb") as file:
            head = file.read(HEAD)
        for signature, offset, measure in MEASURES:
            if head[offset : offset + len(signature)] == signature:
                return measure(head)
    except (OSError, struct.error, IndexError):
        return None
    return None


def _measure_png(head: bytes) -> Size | None:
    return struct.unpack(">II", head[16:24])


def _measure_gif(head: bytes) -> Size | None:
    return struct.unpack("<HH", head[6:10])


def _measure_jpeg(head: bytes) -> Size | None:
    position = 2
    while position + 9 < len(head):
        if head[position] != 0xFF:
            return None
        marker = head[position + 1]
        if 0xC0 <= marker <= 0xCF and marker not in (0xC4, 0xC8, 0xCC):  # start of frame, ITU-T T.81, table B.1
            height, width = struct.unpack(">HH", head[position + 5 : position + 9])
            return width, height
        position += 2 + struct.unpack(">H", head[position + 2 : position + 4])[0]
    return None


def _measure_webp(head: bytes) -> Size | None:
    form = head[12:16]
    if form == b"VP8X":
        return 1 + int.from_bytes(head[24:27], "little"), 1 + int.from_bytes(head[27:30], "little")
    if form == b"VP8L":
        bits = int.from_bytes(head[21:25], "little")
        return 1 + (bits & 0x3FFF), 1 + (bits >> 14 & 0x3FFF)
    width, height = struct.unpack("<HH", head[26:30])
    return width & 0x3FFF, height & 0x3FFF


def _measure_avif(head: bytes) -> Size | None:
    place = head.find(b"ispe")  # the image spatial extents property, ISO/IEC 23008-12, 6.5.3
    return struct.unpack(">II", head[place + 8 : place + 16]) if place > 0 else None


MEASURES: tuple[tuple[bytes, int, Callable[[bytes], Size | None]], ...] = (
    (b"\x89PNG\r\n\x1a\n", 0, _measure_png),
    (b"GIF8", 0, _measure_gif),
    (b"\xff\xd8\xff", 0, _measure_jpeg),
    (b"WEBP", 8, _measure_webp),
    (b"ftypavif", 4, _measure_avif),
)
