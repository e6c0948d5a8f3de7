"""Applying a publisher's rule to a parsed page: candidates, a chosen body, elements taken out. Every step is noted."""

from __future__ import annotations

from collections.abc import Iterator

from selectolax.lexbor import LexborHTMLParser, LexborNode

from ..address_parts import split_address
from ..article import Article, Candidate, Note, fill
from ..errors import BadRule
from .rule import Rule, Selector, find_rule

# Where else a page names its own address.
OWN_ADDRESSES = (
    ("link[rel=amphtml]", "href"),
    ("meta[itemprop=mainEntityOfPage]", "content"),
    ("link[rel=alternate][hreflang]", "href"),
)
MOST_VALUES = 20  # elements of one selector that give a value
LONGEST_VALUE = 2000


def apply_publisher_rule(article: Article) -> Article:
    """Apply the rule for the page's domain, where there is one. A broken rule is a warning, never a lost page."""
    if article.tree is None:
        return article
    hosts = (split_address(address).hostname for address in _addresses(article, article.tree))
    host = next(filter(None, hosts), "")
    try:
        rule = find_rule(host) if host else None
    except BadRule as fault:
        return article.noted(Note("publishers", "warning", "rule", f"the publisher's rule was not applied: {fault}"))
    return apply_rule(article, rule) if rule else article


def apply_rule(article: Article, rule: Rule) -> Article:
    """The article with the rule's candidates first, its body chosen, and a tree without what it strips."""
    tree = LexborHTMLParser(article.html)
    name = f"the rule for {rule.domain}"
    notes: list[Note] = list(_strip(tree, rule, name))
    candidates = tuple(_candidates(tree, rule, notes, name))
    body = "".join(_outer(node) for selector in rule.body for node in _outermost(tree, selector))
    if body:
        notes.append(Note("publishers", "chosen", "body", f"{name}: {', '.join(map(str, rule.body))}"))
    elif rule.body:
        notes.append(_missed("body", rule.body, name))
    return fill(
        article,
        tree=tree,
        candidates=candidates + article.candidates,
        body_html=body,
        notes=(*article.notes, *notes),
    )


def _addresses(article: Article, tree: LexborHTMLParser) -> Iterator[str]:
    yield article.page.url
    yield article.base_url
    yield from (one.value for one in article.candidates if one.field == "url")
    for selector, attribute in OWN_ADDRESSES:
        if node := tree.css_first(selector):
            yield node.attributes.get(attribute) or ""


def _strip(tree: LexborHTMLParser, rule: Rule, name: str) -> Iterator[Note]:
    for selector in rule.strip:
        for node in _outermost(tree, selector):
            words = " ".join((node.text(separator=" ") or "").split())
            if node.tag not in ("html", "body", "head"):
                node.decompose()
                yield Note("publishers", "cut", words[:80] or f"<{node.tag}>", f"{name} strips {selector}")


def _candidates(tree: LexborHTMLParser, rule: Rule, notes: list[Note], name: str) -> Iterator[Candidate]:
    for field, selectors in rule.fields.items():
        found = False
        for selector in selectors:
            for node in tree.css(selector.css)[:MOST_VALUES]:
                if value := _value(node, selector):
                    found = True
                    yield Candidate(field, value, "rule", f"{rule.domain} {selector}")
        if not found:
            notes.append(_missed(field, selectors, name))


def _value(node: LexborNode, selector: Selector) -> str:
    raw = node.attributes.get(selector.attribute) if selector.attribute else node.text(separator=" ")
    return " ".join((raw or "").split())[:LONGEST_VALUE]


def _outermost(tree: LexborHTMLParser, selector: Selector) -> list[LexborNode]:
    """The elements of a selector that lie in no other of them, so that nothing is taken twice."""
    found = tree.css(selector.css)
    inside = {node.mem_id for holder in found for node in holder.css("*") if node.mem_id != holder.mem_id}
    return [node for node in found if node.mem_id not in inside]


def _outer(node: LexborNode) -> str:
    return node.html or ""


def _missed(subject: str, selectors: tuple[Selector, ...], name: str) -> Note:
    shown = ", ".join(map(str, selectors))
    return Note(
        "publishers", "warning", subject, f"{name} looks for {shown} and finds nothing: the site may have changed"
    )
