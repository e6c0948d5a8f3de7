"""The smallest part of the page that holds the article's prose."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

from selectolax.lexbor import LexborNode

from ..article import Article, Note
from ..errors import NoArticle
from .blocks import Element, collect_elements, looks_like_prose
from .evidence import Evidence
from .lead import lead_markup

SHARE = 0.72  # of a parent's prose that one child must hold for the body to lie within it
CONFIRMED = 0.92  # the same where structured data confirms the prose
LEAST_PROSE = 80  # characters; less is no article


def select_body(article: Article) -> Article:
    """Set `body_html` to the raw markup of the article's body. Raises NoArticle when the page has no prose."""
    if article.tree is None:
        return article
    root = article.tree.body
    if root is None:
        raise _no_article(article)
    elements = collect_elements(root)
    confirmed = _confirm(elements, Evidence(article))
    _weigh(elements)
    chosen: Element | None = _descend(elements[0], confirmed)
    if chosen is not None and chosen.mass < LEAST_PROSE and not confirmed:
        chosen = _relaxed(elements)
    if chosen is None or not (chosen.node.html or "").strip():
        raise _no_article(article)
    note = Note("body", "chosen", "body", f"the part with the prose: {_place(chosen.node)}")
    return replace(
        article,
        body_html=lead_markup(article.tree, chosen.node) + (chosen.node.html or ""),
        notes=(*article.notes, note),
    )


def _no_article(article: Article) -> NoArticle:
    return NoArticle(
        article.page.name, "there is no article on this page.", "Save the article's own page, or delete the file."
    )


def _confirm(elements: list[Element], evidence: Evidence) -> bool:
    """Whether the structured body confirms enough of the page's prose to trust it."""
    if not evidence:
        return False
    total = 0
    for element in elements:
        if element.text and not element.cut and evidence.confirms(element.text):
            element.matched = float(len(element.text))
            total += len(element.text.split())
    return total > evidence.length * 0.5


def _weigh(elements: list[Element]) -> None:
    seen = Counter(element.text for element in elements if element.text)
    for element in elements:
        if not element.text or element.cut:
            continue
        weight = float(len(element.text) - element.linked) if looks_like_prose(element) else 0.0
        weight = weight / seen[element.text] if weight else 0.0
        holder: Element | None = element
        while holder is not None:
            holder.mass += weight
            holder = holder.parent
        if element.matched:
            holder = element.parent
            while holder is not None:
                holder.matched += element.matched
                holder = holder.parent


def _descend(top: Element, confirmed: bool) -> Element:
    current = top
    while True:
        worth = [(child.matched if confirmed else child.mass, child) for child in current.children if not child.cut]
        total = current.matched if confirmed else current.mass
        if not worth or not total:
            return current
        value, best = max(worth, key=lambda pair: pair[0])
        if value < total * (CONFIRMED if confirmed else SHARE) or not best.children:
            return current
        if best.tag in ("p", "li", "blockquote", "figure", "table", "tr", "tbody"):
            return current
        current = best


def _relaxed(elements: list[Element]) -> Element | None:
    """For a page of short lines: the article element, else the whole page, if it has any text at all."""
    for element in elements:
        if element.tag in ("article", "main") and len(element.node.text() or "") > LEAST_PROSE:
            return element
    text = sum(len(element.text) - element.linked for element in elements if not element.cut)
    return elements[0] if text > LEAST_PROSE else None


def _place(node: LexborNode) -> str:
    names = (node.attributes.get("class") or "").split()[:2]
    return "<" + ".".join([node.tag or "", *names])[:80] + ">"
