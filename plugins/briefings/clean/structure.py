"""What would be lost with the menus or with the page's scripts, set as plain markup before anything is cut."""

from __future__ import annotations

import re

from selectolax.lexbor import LexborNode

from .embeds import keep_embeds
from .footnotes import mark_footnotes
from .nodes import drop, folded_text, put_in_place, text_before
from .quotations import keep_quotations

# What is left of these once embeds are links says only that a browser cannot play them.
PLAYERS = "audio, video, iframe, embed, canvas"
NEAR_HEAD = 500  # characters of text before a heading that may still be the title
LETTERS = re.compile(r"[\W_]+")


def keep_structure(root: LexborNode, base: str) -> None:
    """Set, in place, pictures for readers without scripts, embeds, footnotes and quotations as plain markup."""
    keep_sources(root)
    keep_late_pictures(root)
    keep_embeds(root, base)
    drop(root, PLAYERS)
    mark_footnotes(root)
    keep_quotations(root)


def drop_title(root: LexborNode, title: str, summary: str) -> None:
    """Remove, in place, the heading at the head of the body that says the title again; a standfirst is no heading."""
    wanted, standfirst = (LETTERS.sub("", one.casefold()) for one in (title, summary))
    for heading in root.css("h1, h2, h3, h4") if wanted else ():
        if text_before(heading, root) > NEAR_HEAD:
            return
        said = LETTERS.sub("", folded_text(heading).casefold())
        if said == wanted and heading.tag in ("h1", "h2"):
            heading.decompose()
            wanted = standfirst
        elif said == standfirst:
            put_in_place(heading, f"<p>{heading.inner_html}</p>")
            return


def keep_sources(root: LexborNode) -> None:
    """Put a <picture>'s image in its place, in place, with the addresses of all its sources."""
    for picture in root.css("picture"):
        image = picture.css_first("img")
        if image is None:
            continue
        sets = [image.attributes.get("data-srcset") or ""]
        for source in picture.css("source"):
            sets.append(source.attributes.get("data-srcset") or source.attributes.get("srcset") or "")
        image.attrs["data-srcset"] = ", ".join(one for one in sets if one and not one.startswith("data:"))
        put_in_place(picture, image.html or "")


def keep_late_pictures(root: LexborNode) -> None:
    """Put the picture of a <noscript> in the place of the empty one that a script would have filled."""
    for silent in root.css("noscript"):
        image = silent.css_first("img")
        if image is None or not (image.attributes.get("src") or "").strip():
            continue
        before = _element_before(silent)
        picture = before.css_first("img") if before is not None else None
        if picture is not None and _is_filled(picture):
            continue
        if picture is not None and before is not None:
            before.decompose()
        put_in_place(silent, image.html or "")


def _element_before(node: LexborNode) -> LexborNode | None:
    before = node.prev
    while before is not None and not before.is_element_node:
        before = before.prev
    return before


def _is_filled(image: LexborNode) -> bool:
    """Whether a picture has an address beside the placeholder of a late one."""
    attributes = image.attributes
    source = attributes.get("src") or ""
    if source and not source.startswith("data:"):
        return True
    return len(source) > 3_000 or any(attributes.get(name) for name in ("srcset", "data-src", "data-srcset"))
