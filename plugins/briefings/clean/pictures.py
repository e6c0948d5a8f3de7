"""The article's pictures with caption, credit and alternative text; bytes only where the saved file carries them."""

from __future__ import annotations

import base64
import binascii
import hashlib
import re
from urllib.parse import unquote_to_bytes

from bs4 import BeautifulSoup, Tag

from ..article import Article, Part, Picture
from .links import absolute

MOST_PICTURES = 60
SMALLEST = 2_000  # bytes; smaller inline pictures are icons and trackers
CREDIT = re.compile(
    r"\(?\b(?:photo(?:graph)?(?:\ by)?|image|credit|crédit|foto|bild|"
    r"dessin|drawing|illustration|zeichnung|dibujo|desenho|ilustração|фото|صورة|צילום|写真)"
    r"\s*[:/©]\s*([^()]{2,120})\)?\s*$"
    r"|©\s*([^()]{2,120})$",
    re.IGNORECASE,
)
LEAD_BEFORE = 500  # characters of text before a picture that still stands at the head
PLACEHOLDER = 3_000  # characters of a data address; shorter ones hold the place of a lazy picture
# Drawings, counters and icons by their address.
NO_PICTURE = re.compile(r"\.svg(?:$|\?)|/pixel|/count|vgwort|/icons?/|avatar|/logo|spacer|blank\.", re.IGNORECASE)
LAZY = ("data-src", "data-original", "data-lazy-src", "src")


def collect_pictures(soup: BeautifulSoup, article: Article) -> tuple[Picture, ...]:
    """Take the pictures out of their figures; leave one <img> with an absolute or `saved:` address in place of each."""
    found: list[Picture] = []
    for image in soup.find_all("img"):
        picture = _picture(image, article) if len(found) < MOST_PICTURES else None
        holder = image.find_parent("figure") or image.find_parent("picture") or image
        if picture is None or any(picture.url == other.url for other in found):
            image.decompose()
            continue
        found.append(picture)
        kept = soup.new_tag("img", src=picture.url, alt=picture.alt or picture.caption)
        if holder.parent is not None:
            holder.replace_with(kept)
    for caption in soup.find_all("figcaption"):
        caption.decompose()
    return tuple(found)


def _picture(image: Tag, article: Article) -> Picture | None:
    address = _address(image)
    if NO_PICTURE.search(address[:300]) or str(image.get("width") or "") in ("0", "1", "2"):
        return None
    data, media_type = _bytes(address, article)
    if data is not None and len(data) < SMALLEST and address.startswith("data:"):
        return None
    url = (
        f"saved:{hashlib.sha256(data).hexdigest()[:20]}"
        if data and not address.startswith("http")
        else absolute(address, article.base_url)
    )
    if not url or (address.startswith("data:") and data is None):
        return None
    figure = image.find_parent("figure")
    caption_tag = figure.find("figcaption") if figure else None
    caption = " ".join(caption_tag.get_text(" ").split()) if caption_tag else ""
    credit = ""
    if match := CREDIT.search(caption):
        credit = (match[1] or match[2] or "").strip(" )")
        caption = caption[: match.start()].strip(" .–—-(|/") + (
            "." if caption[: match.start()].rstrip(" (").endswith(".") else ""
        )
    return Picture(url, "", caption, credit, " ".join(str(image.get("alt") or "").split()), data, media_type)


def choose_lead(soup: BeautifulSoup, images: tuple[Picture, ...], offered: Picture | None) -> Picture | None:
    """The lead picture: the one that stands at the head of the body, else what the page's head offers."""
    first = soup.find("img")
    if not isinstance(first, Tag) or not images:
        return offered
    before = 0
    for text in first.find_all_previous(string=True):
        before += len(str(text).strip())
        if before > LEAD_BEFORE:
            break
    at_head = next((one for one in images if one.url == first.get("src")), None)
    if at_head is None or (before > LEAD_BEFORE and offered is not None):
        return next((one for one in images if offered and one.url == offered.url), offered)
    return at_head


def take_out_lead(soup: BeautifulSoup, lead: Picture | None) -> None:
    """Remove, in place, the lead picture where it opens the body: the briefing shows it above the text."""
    first = soup.find("img")
    if isinstance(first, Tag) and lead is not None and first.get("src") == lead.url:
        before = sum(len(str(text).strip()) for text in first.find_all_previous(string=True))
        if before <= LEAD_BEFORE:
            first.decompose()


def _address(image: Tag) -> str:
    """The address of the picture, of a lazy one too; of several sizes the first."""
    for name in LAZY:
        value = str(image.get(name) or "").strip()
        if value and not (value.startswith("data:") and len(value) < PLACEHOLDER):
            return value
    sets = [str(image.get(name) or "") for name in ("data-srcset", "srcset", "data-lazy-srcset")]
    if image.parent is not None and image.parent.name == "picture":
        sets += [
            str(source.get("data-srcset") or source.get("srcset") or "") for source in image.parent.find_all("source")
        ]
    for one in sets:
        if one.strip() and not one.lstrip().startswith("data:"):
            return one.strip().split()[0].rstrip(",")
    return ""


def _bytes(address: str, article: Article) -> tuple[bytes | None, str]:
    if address.startswith("data:image/"):
        head, _, body = address.partition(",")
        try:
            data = base64.b64decode(body) if head.endswith(";base64") else unquote_to_bytes(body)
        except (ValueError, binascii.Error):
            return None, ""
        return data, head[5:].split(";")[0]
    for name in (address, absolute(address, article.base_url)):
        part: Part | None = article.page.parts.get(name) if name else None
        if part is not None:
            return part.data, part.media_type
    return None, ""
