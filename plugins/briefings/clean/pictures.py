"""The article's pictures in their place, with caption, credit and alternative text. Nothing is ever fetched."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from selectolax.lexbor import LexborNode

from ..article import Article, Note, Picture
from ..raster import find_suffix
from .addresses import candidate_addresses, find_picture
from .captions import NO_CAPTION, Caption, caption_holder, read_caption
from .likeness import same_picture
from .nodes import escape_attribute, escape_text, folded_text, holds_any, put_in_place, text_before

MOST_PICTURES = 200
SMALLEST = 2_000  # bytes; smaller inline pictures are icons and trackers
FIRST_IMAGES = 3  # of the body, among which the lead is
CAPTIONED = "img, table, blockquote, pre, [data-embed]"
UNSHOWN = "the caption of a picture that the page does not have"
NOTED = 80  # characters of a caption that was left out
LEAD_BEFORE = 500  # characters of text before a picture that still stands at the head
# Drawings, counters and icons by their address.
NO_PICTURE = re.compile(r"\.svg(?:$|\?)|/pixel|/count|vgwort|/icons?/|avatar|/logo|spacer|blank\.", re.IGNORECASE)


@dataclass(slots=True)
class _Place:
    """An element that holds pictures and their words, and nothing else."""

    node: LexborNode
    pictures: list[Picture]
    markup: list[tuple[int, str]]  # place among the pictures, and the figure


def collect_pictures(root: LexborNode, article: Article) -> tuple[tuple[Picture, ...], list[Note]]:
    """Set every picture under `root`, in place, to a plain figure; give the pictures in their order.

    A figure is `<figure><img src alt><figcaption>caption <small>credit</small></figcaption></figure>`. The address is
    absolute, or `saved:…` for a picture that only the saved file has. What can neither be shown nor linked is left
    out with its caption, and noted.
    """
    places: dict[int, _Place] = {}
    dropped: list[LexborNode] = []
    seen: set[str] = set()
    for image in root.css("img"):
        picture = _picture(image, article) if len(seen) < MOST_PICTURES else None
        if picture is None or picture.url in seen:
            dropped.append(image)
            continue
        seen.add(picture.url)
        node = caption_holder(image, root)
        place = places.setdefault(node.mem_id, _Place(node, [], []))
        caption = NO_CAPTION if place.pictures else read_caption(node)
        picture = replace(picture, caption=caption.text, credit=caption.credit)
        place.pictures.append(picture)
        place.markup.append((len(seen), _figure(picture, caption)))
    found = tuple(picture for place in places.values() for picture in place.pictures)
    _settle(places, dropped)
    return found, _drop_stray_captions(root)


def _settle(places: dict[int, _Place], dropped: list[LexborNode]) -> None:
    # A node that lies in a replaced one is freed with it and must not be touched again.
    for image in dropped:
        if not holds_any(image, places):
            image.decompose()
    for place in list(places.values()):
        if outer := holds_any(place.node.parent, places):
            places[outer].markup.extend(place.markup)
            del places[place.node.mem_id]
    for place in places.values():
        put_in_place(place.node, "".join(markup for _, markup in sorted(place.markup)))


def _picture(image: LexborNode, article: Article) -> Picture | None:
    attributes = image.attributes
    addresses = candidate_addresses(image)
    if not addresses or (attributes.get("width") or "").removesuffix("px") in ("0", "1", "2"):
        return None
    if NO_PICTURE.search(addresses[0][:300]):
        return None
    url, part = find_picture(addresses, article)
    if not url or (part and len(part.data) < SMALLEST and addresses[0].startswith("data:")):
        return None
    if part and url.startswith("saved:") and not find_suffix(part.data):
        return None  # nothing of it could be shown or linked
    alt = " ".join((attributes.get("alt") or "").split())
    return Picture(url, alt=alt, data=part.data if part else None, media_type=part.media_type if part else "")


def _figure(picture: Picture, caption: Caption) -> str:
    credit = f"<small>{escape_text(picture.credit)}</small>" if picture.credit else ""
    words = " ".join(part for part in (caption.markup, credit) if part)
    image = f'<img src="{escape_attribute(picture.url)}" alt="{escape_attribute(picture.alt)}">'
    return f"<figure>{image}{f'<figcaption>{words}</figcaption>' if words else ''}</figure>"


def _drop_stray_captions(root: LexborNode) -> list[Note]:
    needed: dict[int, bool] = {}  # whether an element has what a caption may belong to; asked once of each
    notes: list[Note] = []
    for caption in root.css("figcaption"):
        figure = caption.parent
        if figure is not None and figure.mem_id not in needed:
            needed[figure.mem_id] = _has_captioned(figure)
        if figure is None or not needed[figure.mem_id]:
            if words := folded_text(caption):
                notes.append(Note("body", "cut", words[:NOTED], UNSHOWN))
            caption.decompose()
    return notes


def _has_captioned(figure: LexborNode) -> bool:
    """Whether a figure has what a caption may belong to. Links in the caption itself are none of that."""
    if figure.css_first(CAPTIONED) is not None:
        return True
    return sum(bool(folded_text(link)) for link in figure.css("a")) > len(figure.css("figcaption a"))


def choose_lead(
    root: LexborNode, images: tuple[Picture, ...], offered: Picture | None, shown: bool = False
) -> Picture | None:
    """The lead picture: the one in the body that the page's head names, else the one at the body's head.

    `shown` says that the offered picture is one that the page shows by the headline.
    """
    if offered is not None and offered.url:
        same = next((one for one in images[:FIRST_IMAGES] if same_picture(one.url, offered.url)), None)
        if same is not None:
            return same
    first = root.css_first("img")
    if first is None or not images or (shown and offered is not None):
        return offered
    at_head = next((one for one in images if one.url == first.attributes.get("src")), None)
    if at_head is None or (offered is not None and (text_before(first, root) > LEAD_BEFORE or _is_below(first, root))):
        return offered
    return at_head


def _is_below(image: LexborNode, root: LexborNode) -> bool:
    """Whether no text stands after a picture and its caption."""
    node = image.parent
    while node is not None and node.mem_id != root.mem_id:
        after = node.next
        while after is not None:
            if folded_text(after):
                return False
            after = after.next
        node = node.parent
    return True


def take_out_lead(root: LexborNode, lead: Picture | None) -> None:
    """Remove, in place, the lead picture where it opens the body: the briefing shows it above the text."""
    first = root.css_first("img")
    if first is None or lead is None or first.attributes.get("src") != lead.url:
        return
    if text_before(first, root) <= LEAD_BEFORE:
        figure = first.parent if first.parent is not None and first.parent.tag == "figure" else first
        figure.decompose()
