"""Cutting what is on the page but not of the article. Every cut leaves a note."""

from __future__ import annotations

from bs4 import BeautifulSoup, Comment, Tag

from ..article import Article, Note
from ..body.blocks import HIDDEN, PROSE_TAGS, is_sentence
from ..body.vocabulary import NEVER_BODY, ROLES_CUT, SURE_WORDS, WEAK_WORDS, cut_reason
from .confirmed import cut_unconfirmed
from .phrases import call_to_action
from .repeated import cut_repeated

KEPT_SHARE = 0.4  # of the body's text: an element that holds so much of it is never cut by its name
TEXT_BLOCKS = ("p", "li", "h1", "h2", "h3", "h4", "h5", "h6", "div", "section", "blockquote", "aside", "span", "td")
PROSE_LENGTH = 250  # characters
HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")


def cut_boilerplate(soup: BeautifulSoup, article: Article, cuts: list[Note]) -> None:
    """Remove, in place, elements that are no article text."""
    for comment in soup.find_all(string=lambda text: isinstance(text, Comment)):
        comment.extract()
    whole = len(soup.get_text())
    _cut_by_name(soup, whole, cuts)
    cut_repeated(soup, article, cuts)
    _cut_by_text(soup, cuts)
    _cut_link_lists(soup, whole, cuts)
    cut_unconfirmed(soup, article, cuts)
    _cut_empty_headings(soup, cuts)


def _gone(tag: Tag) -> bool:
    # The library's own `decomposed` searches the whole subtree for a tag of that name.
    return "_decomposed" in tag.__dict__


def _cut(tag: Tag, reason: str, cuts: list[Note]) -> None:
    words = " ".join(tag.get_text(" ", strip=True).split())
    if words:
        cuts.append(Note("clean", "cut", words[:80], reason))
    tag.decompose()


def _cut_by_name(soup: BeautifulSoup, whole: int, cuts: list[Note]) -> None:
    for tag in soup.find_all(True):
        if _gone(tag) or tag.name in ("html", "body"):
            continue
        reason = _reason(tag)
        if reason and (tag.name in NEVER_BODY or len(tag.get_text()) < whole * KEPT_SHARE):
            _cut(tag, reason, cuts)


def _reason(tag: Tag) -> str:
    if tag.name in NEVER_BODY:
        return f"a <{tag.name}> holds no article text"
    attributes = tag.attrs
    if "hidden" in attributes or attributes.get("aria-hidden") == "true":
        return "hidden"
    if HIDDEN.search(str(attributes.get("style", ""))[:300]):
        return "hidden"
    if attributes.get("role") in ROLES_CUT:
        return f"role {attributes['role']}"
    classes = attributes.get("class") or ()
    word = cut_reason(f"{' '.join(classes)} {attributes.get('id') or ''}")
    if word and tag.name in PROSE_TAGS and word not in SURE_WORDS and is_sentence(tag.get_text()):
        return ""
    if word in WEAK_WORDS and _is_prose(tag):
        return ""
    if word and tag.name in ("a", "span", "b", "strong", "em", "i") and tag.find_parent(("p", "li", "h2", "h3")):
        return ""
    if word and tag.name not in ("figure", "figcaption", "img", "picture"):
        return f"its name says “{word}”"
    return "an aside" if tag.name == "aside" else ""


def _is_prose(tag: Tag) -> bool:
    text = tag.get_text()
    linked = sum(len(link.get_text()) for link in tag.find_all("a"))
    return (
        len(text) > PROSE_LENGTH
        and linked < len(text) * 0.25
        and any(is_sentence(block.get_text()) for block in tag.find_all("p"))
    )


def _cut_by_text(soup: BeautifulSoup, cuts: list[Note]) -> None:
    for tag in soup.find_all(TEXT_BLOCKS):
        if _gone(tag) or tag.find(["p", "div", "ul", "figure", "table"]):
            continue
        text = " ".join(tag.get_text().split())
        if tag.name == "span" and tag.parent is not None and tag.parent.name in ("p", "li"):
            continue
        if not text or len(text) > 300:
            continue
        linked = sum(len(link.get_text().strip()) for link in tag.find_all("a"))
        reason = call_to_action(text, linked)
        if reason:
            _cut(tag, reason, cuts)


def _cut_link_lists(soup: BeautifulSoup, whole: int, cuts: list[Note]) -> None:
    for tag in soup.find_all(["ul", "ol", "div", "section", "p"]):
        if _gone(tag):
            continue
        length = len(tag.get_text(strip=True))
        if not length or length > whole * KEPT_SHARE:
            continue
        links = tag.find_all("a")
        linked = sum(len(link.get_text(strip=True)) for link in links)
        if links and linked > length * 0.85 and not tag.select_one("img, blockquote, [data-embed]"):
            _cut(tag, "nothing but links", cuts)


def _cut_empty_headings(soup: BeautifulSoup, cuts: list[Note]) -> None:
    """A heading after which no text follows announced a box that is gone."""
    blocks = [
        tag
        for tag in soup.find_all([*HEADINGS, "p", "li", "blockquote", "table", "pre", "dd"])
        if tag.get_text(strip=True)
    ]
    for tag in reversed(blocks):
        if tag.name not in HEADINGS:
            break
        _cut(tag, "a heading with nothing under it", cuts)
