"""The text blocks of a page, with what is needed to tell article text from the rest."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from selectolax.lexbor import LexborNode

from .vocabulary import NEVER_BODY, ROLES_CUT, SURE_WORDS, cut_reason

INLINE = frozenset(
    """
    a abbr b bdi bdo big br cite code data del dfn em font i img ins kbd mark q rp rt ruby s samp small span strike
    strong sub sup time tt u var wbr
    """.split()
)
PARAGRAPHS = frozenset(["p", "blockquote", "pre", "li", "dd", "div", "section", "article", "td"])
WHOLE_BLOCKS = frozenset("p h1 h2 h3 h4 h5 h6 pre dt figcaption summary caption".split())
OWN_TEXT = 60  # characters of text that stand in an element beside its blocks
PROSE_TAGS = frozenset(["p", "h2", "h3", "h4", "blockquote"])
HOLDERS = frozenset(["div", "section", "article", "main", "aside", "td", "tr", "table", "tbody", "body", "center"])
KEPT_SHARE = (
    0.5  # of the page's paragraph text: an element that holds so much is no boilerplate, whatever its name says
)
COMMENTS = re.compile("comment|disqus|cookie|consent")  # these hold long prose that is not the article's
MOST_ELEMENTS = 60_000  # of one page; a longer one is read as far as that
DEEPEST = 400  # levels
SENTENCE_END = re.compile(r"[.!?…。！？؟।॥։።:;»”\"'’）)]\s*$")
HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)


@dataclass(slots=True)
class Element:
    """An element of the page that may hold text, with the mass of article-like text in it."""

    node: LexborNode
    tag: str
    parent: Element | None
    depth: int
    mass: float = 0.0
    matched: float = 0.0  # characters that the structured article body confirms
    children: list[Element] = field(default_factory=list)
    text: str = ""  # only of blocks
    linked: int = 0  # characters inside links
    cut: str = ""  # why the element is no article text


def collect_elements(root: LexborNode) -> list[Element]:
    """All elements under `root` in document order, boilerplate by name marked and not entered."""
    top = Element(root, root.tag or "", None, 0)
    spared = _paragraph_length(root) * KEPT_SHARE
    found = [top]
    stack: list[tuple[LexborNode, Element]] = [(child, top) for child in _reversed_children(root)]
    while stack and len(found) < MOST_ELEMENTS:
        node, parent = stack.pop()
        tag = node.tag or ""
        if tag in NEVER_BODY or tag.startswith(("-", "_")) or parent.depth > DEEPEST:
            continue
        element = Element(node, tag, parent, parent.depth + 1)
        element.cut = _reason(node, tag)
        if (
            element.cut
            and tag in HOLDERS
            and not COMMENTS.search(element.cut)
            and _paragraph_length(node) > max(spared, 200)
        ):
            element.cut = ""
        parent.children.append(element)
        found.append(element)
        if element.cut or tag == "iframe":
            continue
        if not _has_block_child(node) or tag in WHOLE_BLOCKS:
            _measure(element)
            continue
        if tag in HOLDERS and len(own := (node.text(deep=False) or "").strip()) > OWN_TEXT:
            element.text = " ".join(own.split())
        stack.extend((child, element) for child in _reversed_children(node))
    return found


def _paragraph_length(node: LexborNode) -> int:
    return sum(len(paragraph.text() or "") for paragraph in node.css("p"))


def _reversed_children(node: LexborNode) -> list[LexborNode]:
    return list(node.iter(include_text=False))[::-1]


def _has_block_child(node: LexborNode) -> bool:
    return any((child.tag or "") not in INLINE for child in node.iter(include_text=False))


def _measure(element: Element) -> None:
    if element.tag == "img":
        return
    text = " ".join((element.node.text(deep=True) or "").split())
    element.text = text
    if text and element.tag != "figcaption":
        element.linked = sum(len(" ".join((link.text() or "").split())) for link in element.node.css("a"))


def _reason(node: LexborNode, tag: str) -> str:
    attributes = node.attributes
    if not attributes:
        return "an aside" if tag == "aside" else ""
    if "hidden" in attributes or attributes.get("aria-hidden") == "true":
        return "hidden"
    style = attributes.get("style")
    if style and HIDDEN.search(style[:300]):
        return "hidden"
    if attributes.get("role") in ROLES_CUT:
        return f"role {attributes['role']}"
    if attributes.get("itemprop") == "articleBody":
        return ""
    names = f"{attributes.get('class') or ''} {attributes.get('id') or ''}"
    word = cut_reason(names) if len(names) > 1 else ""
    if word and tag in PROSE_TAGS and word not in SURE_WORDS and is_sentence(node.text() or ""):
        return ""
    return f"its name says “{word}”" if word else ("an aside" if tag == "aside" else "")


def boilerplate_reason(node: LexborNode) -> str:
    """Why an element is no part of an article by its attributes and names, or ""."""
    return _reason(node, node.tag or "")


def is_sentence(text: str) -> bool:
    """Whether a text is long and ends as a sentence does."""
    return len(text) > 80 and bool(SENTENCE_END.search(text[-20:]))


def looks_like_prose(element: Element) -> bool:
    """Whether a block reads as a sentence of an article rather than as a label, a link or a list entry."""
    length = len(element.text)
    if length < 25 or element.tag in ("h1", "h2", "h3", "h4", "h5", "h6", "th", "figcaption", "caption", "a"):
        return False
    if element.linked > length * 0.5:
        return False
    return length > 140 or bool(SENTENCE_END.search(element.text))
