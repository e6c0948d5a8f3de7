"""Pictures of the built site: smaller copies, and no record of where a photograph was taken."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from functools import partial
from io import BytesIO
from pathlib import Path

from ..curation.atomic import write_atomically
from ..errors import UnreadablePicture
from .pictures import measure_picture
from .press import Press

MOST_PIXELS = 60_000_000  # of a picture that is opened: a camera has 50 million, a bomb far more
CLEANING = "1"  # raise it when pictures should be made again
QUALITY = 78  # of WebP and AVIF copies; no difference is seen at the sizes of a page
# Where the formats keep what a camera knows: EXIF (GPS among it) and XMP.
RECORDS = (b"Exif\x00\x00", b"http://ns.adobe.com/xap/", b"eXIf", b"EXIF", b"XMP ", b"XML:com.adobe.xmp")
HEAD = 1024 * 1024  # bytes searched for records


def clean_picture(press: Press, source: Path, cache: Path) -> bytes:
    """A picture without its camera's record. Raises UnreadablePicture when it cannot be told what is in the file."""
    del press
    data = source.read_bytes()
    return _kept(source, data, cache, "clean", _clean) if has_record(data) else data


def shrink_picture(press: Press, source: Path, width: int, cache: Path) -> bytes:
    """A smaller copy of a picture, as WebP. Raises UnreadablePicture when it cannot be opened."""
    del press
    return _kept(source, source.read_bytes(), cache, f"{width}.webp", partial(_shrink, width=width))


def _kept(source: Path, data: bytes, cache: Path, name: str, make: Callable[[bytes], bytes]) -> bytes:
    """What was made of a picture before, or what is made of it now."""
    digest = hashlib.sha256(data).hexdigest()
    place = cache / digest[:2] / f"{digest[2:]}.{name}"
    if place.is_file():
        return place.read_bytes()
    hint = "Replace the file, or delete it and the lines that name it."
    size = measure_picture(source)
    if size is None or size[0] * size[1] > MOST_PIXELS:
        raise UnreadablePicture(source, "the picture is damaged or far too large.", hint)
    try:
        made = make(data)
    except (OSError, ValueError, SyntaxError) as fault:  # Pillow raises these for broken files
        reason = str(fault) or type(fault).__name__
        raise UnreadablePicture(source, f"the picture cannot be opened ({reason}).", hint) from fault
    write_atomically(place, made)
    return made


def has_record(data: bytes) -> bool:
    """Whether a picture file carries EXIF or XMP, where cameras write the place and their owner's name."""
    head = data[:HEAD]
    return any(sign in head for sign in RECORDS)


def _shrink(data: bytes, width: int) -> bytes:
    from PIL import Image, ImageOps

    with Image.open(BytesIO(data)) as opened:
        opened.draft("RGB", (width, width))  # a JPEG is read no larger than needed
        upright = ImageOps.exif_transpose(opened)
        small = upright.convert("RGBA" if upright.has_transparency_data else "RGB")
        small = small.resize((width, max(1, round(small.height * width / small.width))), Image.Resampling.LANCZOS)
        return _saved(small, "WEBP", quality=QUALITY, method=4, icc_profile=opened.info.get("icc_profile"))


def _clean(data: bytes) -> bytes:
    """The same picture, upright, without its records. A JPEG keeps its quality."""
    from PIL import Image, ImageOps

    with Image.open(BytesIO(data)) as opened:
        form = opened.format or "PNG"
        turned = opened.getexif().get(0x0112, 1) != 1  # Orientation, EXIF 2.32, 4.6.4
        picture = ImageOps.exif_transpose(opened) if turned else opened
        profile = opened.info.get("icc_profile")
        if form == "JPEG" and not turned:
            return _saved(opened, form, quality="keep", icc_profile=profile, exif=b"", xmp=b"")
        options = {"quality": 95} if form in ("JPEG", "WEBP", "AVIF") else {}
        frames = {"save_all": True} if getattr(opened, "is_animated", False) and not turned else {}
        return _saved(picture, form, icc_profile=profile, exif=b"", xmp=b"", **options, **frames)


def _saved(picture: object, form: str, **options: object) -> bytes:
    from PIL import Image

    assert isinstance(picture, Image.Image)
    picture.info.pop("exif", None)
    picture.info.pop("xmp", None)
    picture.info.pop("XML:com.adobe.xmp", None)
    written = BytesIO()
    picture.save(written, form, **options)
    return written.getvalue()
