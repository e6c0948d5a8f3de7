"""Keeping the pictures that a saved file carries, by the hash of their content. Nothing is ever fetched."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass

from ..article import Picture

LARGEST = 20 * 1024 * 1024  # bytes; a larger picture is left in the saved file
# File signatures: https://mimesniff.spec.whatwg.org/#matching-an-image-type-pattern. No SVG: it can hold script.
SIGNATURES: tuple[tuple[int, bytes, str], ...] = (
    (0, b"\xff\xd8\xff", "jpg"),
    (0, b"\x89PNG\r\n\x1a\n", "png"),
    (0, b"GIF87a", "gif"),
    (0, b"GIF89a", "gif"),
    (8, b"WEBP", "webp"),
    (4, b"ftypavif", "avif"),
)


@dataclass(frozen=True, slots=True)
class KeptPicture:
    """A picture to be written: its path under the content folder and its bytes."""

    path: str
    data: bytes


def keep_picture(picture: Picture, folder: str) -> KeptPicture | None:
    """Where a picture is kept, or None when it is too large or no raster picture by its first bytes."""
    data = picture.data
    if not data or len(data) > LARGEST:
        return None
    for offset, signature, suffix in SIGNATURES:
        if data[offset : offset + len(signature)] == signature:
            digest = hashlib.sha256(data).hexdigest()
            return KeptPicture(f"{folder}/{digest[:2]}/{digest[:20]}.{suffix}", data)
    return None
