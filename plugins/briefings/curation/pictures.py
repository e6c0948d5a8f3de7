"""Keeping the pictures that a saved file carries, by the hash of their content. Nothing is ever fetched."""

from __future__ import annotations

import hashlib
import html
import re
from collections.abc import Mapping
from dataclasses import dataclass

from ..article import Picture
from ..markdown.inline import write_address
from ..raster import find_suffix


@dataclass(frozen=True, slots=True)
class KeptPicture:
    """A picture to be written: its path under the content folder and its bytes."""

    path: str
    data: bytes


def keep_picture(picture: Picture, folder: str) -> KeptPicture | None:
    """Where a picture is kept, or None when it is too large or no raster picture by its first bytes."""
    data = picture.data
    suffix = find_suffix(data) if data else ""
    if not data or not suffix:
        return None
    digest = hashlib.sha256(data).hexdigest()
    return KeptPicture(f"{folder}/{digest[:2]}/{digest[:20]}.{suffix}", data)


# A picture in Markdown, or in the HTML of what Markdown lacks.
PICTURE = re.compile(r"(!\[(?:[^\]\\]|\\.)*\])\((<[^<>\n]*>|[^()\s]*)\)|<img src=\"([^\"]*)\"([^<>]*)>")


def place_pictures(markdown: str, kept: Mapping[str, KeptPicture | None]) -> str:
    """The Markdown with the addresses of kept pictures in place of their own; a picture of which nothing is left goes.

    `kept` is by the picture's address. A picture on the web alone keeps its address, which the site shows as a link.
    """
    places = {write_address(url).strip("<>"): picture.path for url, picture in kept.items() if picture}

    def place(found: re.Match[str]) -> str:
        address = (found[2] or "").strip("<>") or html.unescape(found[3] or "")
        path = places.get(address) or places.get(write_address(address).strip("<>"))
        if path:
            return f"{found[1]}({{static}}/{path})" if found[1] else f'<img src="{{static}}/{path}"{found[4]}>'
        return "" if address.startswith("saved:") else found[0]

    return PICTURE.sub(place, markdown)
