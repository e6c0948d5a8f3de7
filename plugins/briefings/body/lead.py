"""The lead picture: it often stands between headline and text, outside the body."""

from __future__ import annotations

from selectolax.lexbor import LexborHTMLParser, LexborNode

from .markup import is_elsewhere

AFTER_HEADLINE = 6  # pictures after the headline among which the lead is
CLIMB = 4  # ancestors that may say that a picture is no part of the article
SMALLEST = 300  # pixels
CAPTION_LENGTH = 400


def lead_markup(tree: LexborHTMLParser, body: LexborNode) -> str:
    """The markup of the lead picture with its caption when it stands before the body, else ""."""
    found = tree.css("h1, img")
    seen_headline = all(node.tag != "h1" for node in found)
    tried = 0
    for node in found:
        if node.tag == "h1":
            seen_headline = True
            continue
        if not seen_headline:
            continue
        tried += 1
        if tried > AFTER_HEADLINE:
            return ""
        if _is_inside(node, body):
            return ""
        if _is_large(node) and not _is_elsewhere(node):
            return _with_caption(node)
    return ""


def _is_inside(node: LexborNode, body: LexborNode) -> bool:
    holder = node.parent
    while holder is not None:
        if holder.mem_id == body.mem_id:
            return True
        holder = holder.parent
    return False


def _is_large(image: LexborNode) -> bool:
    attributes = image.attributes
    width = (attributes.get("width") or "").removesuffix("px")
    if width.isdigit():
        return int(width) >= SMALLEST
    return _figure(image) is not None or bool(attributes.get("srcset"))


def _figure(image: LexborNode) -> LexborNode | None:
    holder = image.parent
    for _ in range(CLIMB):
        if holder is None or holder.tag == "figure":
            return holder
        holder = holder.parent
    return None


def _is_elsewhere(image: LexborNode) -> bool:
    holder = image.parent
    for _ in range(CLIMB):
        if holder is None or holder.tag in ("body", "main", "article"):
            return False
        if holder.tag in ("nav", "footer", "aside", "a") or is_elsewhere(holder, holder.tag or ""):
            return True
        holder = holder.parent
    return False


def _with_caption(image: LexborNode) -> str:
    figure = _figure(image)
    if figure is not None:
        return figure.html or ""
    holder = image.parent
    words = " ".join((holder.text(separator=" ") or "").split()) if holder is not None else ""
    caption = f"<figcaption>{_escape(words)}</figcaption>" if 0 < len(words) < CAPTION_LENGTH else ""
    return f"<figure>{image.html}{caption}</figure>"


def _escape(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;")
