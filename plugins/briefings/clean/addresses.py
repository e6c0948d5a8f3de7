"""The addresses that a picture has on its page, and the bytes that the saved file holds for one of them."""

from __future__ import annotations

import base64
import binascii
import hashlib
import re
from urllib.parse import quote, unquote_to_bytes

from selectolax.lexbor import LexborNode

from ..article import Article, Part
from .links import absolute

PLACEHOLDER = 3_000  # characters of a data address; shorter ones hold the place of a lazy picture
LARGEST_DATA = 30_000_000  # characters of a data address
# Where scripts that load pictures late keep the address.
LAZY = ("data-src", "data-original", "data-lazy-src", "src")
LAZY_SETS = ("data-srcset", "srcset", "data-lazy-srcset")
SENT = "%:/?#[]@!$&'()*+,;=~|"  # beside letters and digits what a browser sends as it is written
BETWEEN = re.compile(r",(?=\s)|(?<=\d[wx]),")  # addresses of a set; an address may hold commas itself
PICTURE_FILE = re.compile(r"(?i)^(?:https?:/)?/[^\s\"<>]{1,1900}\.(?:jpe?g|png|webp|avif|gif)(?:\?|$)")


def candidate_addresses(image: LexborNode) -> list[str]:
    """Every address that may mean this picture, the likeliest first; placeholders of lazy pictures left out."""
    attributes = image.attributes
    found = [(attributes.get(name) or "").strip() for name in LAZY]
    sets = [attributes.get(name) or "" for name in LAZY_SETS]
    for one in sets:
        found.extend(_addresses_of(one))
    if not any(found):
        found = [value for name, value in attributes.items() if name.startswith("data-") and value]
        found = [value for value in found if PICTURE_FILE.match(value)]
    found.append(_linked(image))
    kept = [value for value in found if value and not (value.startswith("data:") and len(value) < PLACEHOLDER)]
    return list(dict.fromkeys(kept))


def _linked(image: LexborNode) -> str:
    """The address of the large picture that a picture links to."""
    holder = image.parent
    address = (holder.attributes.get("href") or "").strip() if holder is not None and holder.tag == "a" else ""
    return address if PICTURE_FILE.match(address) else ""


def _addresses_of(srcset: str) -> list[str]:
    if srcset.lstrip().startswith("data:"):
        return []
    return [part.split()[0] for part in BETWEEN.split(srcset[:20_000]) if part.strip()]


def find_picture(addresses: list[str], article: Article) -> tuple[str, Part | None]:
    """The picture's address and what the saved file holds of it; `saved:…` when it has no address on the web."""
    url = next((whole for one in addresses if (whole := _web(one, article))), "")
    for address in addresses:
        part = _carried(address, article)
        if part is not None:
            return url or _name(address, part), part
    return url, None


def _web(address: str, article: Article) -> str:
    if address.startswith(("data:", "cid:", "blob:")) or address in article.page.parts:
        return absolute(address, "") if address.startswith("http") else ""
    return absolute(address, article.base_url)


def _name(address: str, part: Part) -> str:
    if address.startswith(("data:", "cid:")):
        return f"saved:{hashlib.sha256(part.data).hexdigest()[:20]}"
    return "saved:" + quote(address.removeprefix("./"), safe="/%")


def _carried(address: str, article: Article) -> Part | None:
    if address.startswith("data:image/") and len(address) < LARGEST_DATA:
        head, _, body = address.partition(",")
        try:
            data = base64.b64decode(body) if head.endswith(";base64") else unquote_to_bytes(body)
        except (ValueError, binascii.Error):
            return None
        return Part(data, head[5:].split(";")[0])
    if not article.page.parts:
        return None
    whole = absolute(address, article.base_url)
    for name in (address, whole, quote(whole, safe=SENT)):
        part = article.page.parts.get(name) if name else None
        if part is not None:
            return part
    return None
