"""Reading inline elements: emphasis, links, code, pictures and the marks that Markdown lacks."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from html import escape as escape_html

from selectolax.lexbor import LexborNode

from .elements import BLOCKS, CODE, EMPHASIS, KEPT_ATTRIBUTES, KEPT_TAGS, SILENT, STRUCK, TEXT, fold
from .escape import escape
from .pieces import DELETED, SHORT, Mark, Piece, closed_by, opened_by, tidy

DEEPEST = 60  # marks inside marks; deeper ones are left out, their text stays
PLAIN_ADDRESS = re.compile(r"[\w/:.?=%~@!$'*+,;#-]+")  # of signs that mean nothing in Markdown's brackets
LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8}){0,4}")


@dataclass(frozen=True, slots=True)
class Setting:
    """What the place of a node says about it."""

    lang: str = ""  # of the page; only what differs is said
    direction: str = ""
    own_lang: str = ""  # of the nearest element that names one
    own_direction: str = ""
    link: str = ""  # address of a link around blocks
    shift: int = 0  # added to the level of headings
    notes: frozenset[str] = field(default_factory=frozenset)  # ids of the footnotes that have a mark


def read_inline(nodes: Iterable[LexborNode], setting: Setting) -> list[Piece]:
    """The pieces of inline nodes, white space folded, marks without text left out."""
    own: dict[str, str | None] = {"lang": setting.own_lang, "dir": setting.own_direction}
    inner = _within(setting, own)
    pieces = [piece for node in nodes for piece in _pieces(node, inner, frozenset(), 0)]
    marks = [mark for mark in (_foreign(setting), _link(setting.link)) if mark]
    if marks and any(piece.kind in ("text", "code", "raw") for piece in pieces):
        pieces = [*(opened_by(mark) for mark in marks), *pieces, *(closed_by(mark) for mark in reversed(marks))]
    return tidy(pieces)


def _pieces(node: LexborNode, setting: Setting, inside: frozenset[str], depth: int) -> Iterator[Piece]:
    tag = node.tag or ""
    if tag == TEXT:
        yield Piece("text", fold(node.text_content or ""))
    elif tag == "br":
        yield Piece("break")
    elif tag == "img":
        yield from _picture(node)
    elif tag in CODE and (text := fold(node.text(deep=True) or "").strip(" ")):
        yield Piece("code", text)
    elif node.is_element_node and tag not in SILENT:
        yield from _element(node, tag, setting, inside, depth)


def _element(node: LexborNode, tag: str, setting: Setting, inside: frozenset[str], depth: int) -> Iterator[Piece]:
    attributes = node.attributes
    mark = _mark_of(tag, attributes, setting) if depth < DEEPEST else None
    if isinstance(mark, Piece):
        yield mark
        return
    if mark is not None and mark.kind in inside:
        mark = None
    if mark is not None:
        inside |= {mark.kind}
        yield opened_by(mark)
    if tag in BLOCKS:
        yield Piece("text", " ")
    inner = _within(setting, attributes)
    for child in node.iter(include_text=True):
        yield from _pieces(child, inner, inside, depth + 1)
    if tag in BLOCKS:
        yield Piece("text", " ")
    if mark is not None:
        yield closed_by(mark)


def _mark_of(tag: str, attributes: dict[str, str | None], setting: Setting) -> Mark | Piece | None:
    if tag in STRUCK:
        return DELETED
    foreign = _foreign(setting, attributes)
    if tag in EMPHASIS:
        name = EMPHASIS[tag]
        return Mark(name, f"<{name}{foreign.before[5:]}", f"</{name}>") if foreign else SHORT[name]
    if tag == "a":
        href = attributes.get("href") or ""
        if href.startswith("#note-"):
            known = href[1:] in setting.notes
            return Piece("raw", f"[^{href[6:]}]") if known else Mark("sup", "<sup>", "</sup>")
        return _link(href)
    if tag in KEPT_TAGS:
        name = KEPT_ATTRIBUTES.get(tag, "")
        value = (attributes.get(name) or "")[:200] if name else ""
        if tag == "time" and not value:
            return None
        said = f' {name}="{_quoted(value)}"' if value else ""
        extra = foreign.before[5:-1] if foreign and tag != "bdo" else ""
        return Mark(tag, f"<{tag}{said}{extra}>", f"</{tag}>")
    return foreign


def _link(href: str) -> Mark | None:
    return Mark("link", "[", f"]({write_address(href)})") if href else None


def _foreign(setting: Setting, attributes: dict[str, str | None] | None = None) -> Mark | None:
    """The mark around text in another language or direction than its page."""
    if attributes is not None and "lang" not in attributes and "dir" not in attributes:
        return None
    own = attributes if attributes is not None else {"lang": setting.own_lang, "dir": setting.own_direction}
    lang, direction = (own.get("lang") or "").strip(), (own.get("dir") or "").strip().lower()
    said = ""
    if LANGUAGE.fullmatch(lang) and lang.split("-")[0].lower() != setting.lang.split("-")[0].lower():
        said += f' lang="{lang}"'
    if direction in ("ltr", "rtl") and direction != setting.direction:
        said += f' dir="{direction}"'
    return Mark("span", f"<span{said}>", "</span>") if said else None


def _within(setting: Setting, attributes: dict[str, str | None]) -> Setting:
    """What is to be taken for granted inside an element that names its language or direction."""
    lang, direction = (attributes.get("lang") or "").strip(), (attributes.get("dir") or "").strip().lower()
    if not lang and not direction:
        return setting
    return replace(
        setting,
        lang=lang if LANGUAGE.fullmatch(lang) else setting.lang,
        direction=direction if direction in ("ltr", "rtl") else setting.direction,
    )


def _quoted(value: str) -> str:
    return escape_html(fold(value))


def _picture(image: LexborNode) -> Iterator[Piece]:
    source = image.attributes.get("src") or ""
    if source:
        alt = escape(fold(image.attributes.get("alt") or "").strip(" "))
        yield Piece("raw", f"![{alt}]({write_address(source)})")


def write_address(address: str) -> str:
    """An address as Markdown takes it between the brackets of a link.

    >>> write_address("https://a.example/b c(d)"), write_address("https://a.example/b")
    ('<https://a.example/b%20c(d)>', 'https://a.example/b')
    """
    if PLAIN_ADDRESS.fullmatch(address):
        return address
    address = re.sub(r"[\x00-\x20<>\\]", lambda found: f"%{ord(found[0]):02X}", address)
    address = re.sub(r"&(?=#?\w{1,40};)", "&amp;", address)
    return f"<{address}>" if re.search(r"[()]|^$", address) else address
