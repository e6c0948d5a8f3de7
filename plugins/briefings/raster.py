"""Which bytes are a picture that a site may show, by how they begin."""

from __future__ import annotations

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


def find_suffix(data: bytes) -> str:
    """The file suffix of a raster picture, or "" for bytes that are none or are too many.

    >>> find_suffix(b"GIF89a"), find_suffix(b"<svg/>")
    ('gif', '')
    """
    if len(data) > LARGEST:
        return ""
    kinds = (suffix for offset, start, suffix in SIGNATURES if data[offset : offset + len(start)] == start)
    return next(kinds, "")
