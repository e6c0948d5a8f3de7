"""From a page's bytes to its text, its parsed tree, its base address and its structured data."""

from __future__ import annotations

import codecs
import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from urllib.parse import urljoin

from selectolax.lexbor import LexborHTMLParser

from .article import Article, Note

SNIFFED = 8192  # bytes; browsers look for the charset in the first 1,024, saving tools push it further down
DECLARED = re.compile(rb"""<meta[^>]{0,300}?charset\s*=\s*["']?\s*([A-Za-z0-9_:.\-]{2,40})""", re.IGNORECASE)
BYTE_ORDER_MARKS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
# Labels that the WHATWG Encoding Standard maps to a wider encoding than their name says (https://encoding.spec.whatwg.org/#names-and-labels).
WIDER = {
    "iso-8859-1": "cp1252", "latin1": "cp1252", "latin-1": "cp1252", "ascii": "cp1252", "us-ascii": "cp1252",
    "iso-8859-9": "cp1254", "tis-620": "cp874", "iso-8859-11": "cp874", "gb2312": "gb18030", "gbk": "gb18030",
    "shift_jis": "cp932", "shift-jis": "cp932", "sjis": "cp932", "x-sjis": "cp932", "windows-31j": "cp932",
    "ks_c_5601-1987": "cp949", "euc-kr": "cp949", "big5": "big5hkscs", "x-gbk": "gb18030",
    "windows-949": "cp949", "unicode": "utf-8", "utf8": "utf-8",
}  # fmt: skip
TOO_DEEP = 2_000  # open elements; deeper markup is an attack, and what follows is left out
MOST_NODES = 2_000  # structured-data nodes taken from one page
DEEPEST = 24  # levels of structured data followed
VOID_NAMES = frozenset(
    """
    area base br col embed hr img input link meta param source track wbr
    """.split()
)
TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9]{0,20})")


def parse_document(article: Article) -> Article:
    """Decode and parse the page; pasted text has no tree and is read by its lines instead."""
    page = article.page
    text = decode(page.data, page.charset)
    if page.form == "text":
        from .pasted import read_pasted_text

        return read_pasted_text(replace(article, html=text, base_url=page.url))
    if page.form == "markdown":
        from .pasted import page_of_markdown

        article, text = page_of_markdown(article, text)
    text, notes = _bounded(text)
    tree = LexborHTMLParser(text)
    return replace(
        article,
        html=text,
        tree=tree,
        base_url=_base_url(tree, page.url),
        structured=tuple(_structured(tree)),
        notes=article.notes + notes,
    )


def decode(data: bytes, declared: str = "") -> str:
    """The page's text: by byte order mark, the container's charset, the page's own, then by trying."""
    for mark, name in BYTE_ORDER_MARKS:
        if data.startswith(mark):
            return _clean(data.decode(name, "replace"))
    found = DECLARED.search(data[:SNIFFED])
    # Text that is valid UTF-8 beyond ASCII is UTF-8 whatever it declares: no legacy text is so by chance.
    for label in ("utf-8", declared, found[1].decode("ascii") if found else ""):
        name = _codec(label)
        if name:
            try:
                return _clean(data.decode(name))
            except UnicodeDecodeError:
                continue
    return _clean(_guess(data, _codec(found[1].decode("ascii")) if found else _codec(declared)))


def _guess(data: bytes, declared: str) -> str:
    text = data.decode(declared or "utf-8", "replace")
    if text.count("\ufffd") <= len(text) // 500:
        return text
    for name in ("gb18030", "cp932", "cp1251", "cp1252"):
        try:
            return data.decode(name)
        except UnicodeDecodeError:
            continue
    return text


def _codec(label: str) -> str:
    name = WIDER.get(label.strip().lower(), label.strip().lower())
    try:
        return codecs.lookup(name).name if name else ""
    except (LookupError, ValueError):
        return ""


def _clean(text: str) -> str:
    if "\x00" in text:
        text = text.replace("\x00", "")
    return text


def _bounded(text: str) -> tuple[str, tuple[Note, ...]]:
    if text.count("<") < TOO_DEEP:
        return text, ()
    depth = 0
    for found in TAG.finditer(text):
        if found[2].lower() in VOID_NAMES:
            continue
        depth = max(0, depth - 1) if found[1] else depth + 1
        if depth > TOO_DEEP:
            reason = "the page nests elements too deep; what follows was left out"
            return text[: found.start()], (Note("document", "warning", "page", reason),)
    return text, ()


def _base_url(tree: LexborHTMLParser, url: str) -> str:
    for selector, attribute in (
        ("base[href]", "href"),
        ("link[rel=canonical]", "href"),
        ('meta[property="og:url"]', "content"),
    ):
        node = tree.css_first(selector)
        value = (node.attributes.get(attribute) or "").strip() if node else ""
        try:
            value = urljoin(url, value) if value else ""
        except ValueError:
            value = ""
        if value.startswith(("http://", "https://")):
            return value
    return url


def _structured(tree: LexborHTMLParser) -> Iterator[Mapping[str, object]]:
    left = MOST_NODES
    for script in tree.css('script[type="application/ld+json"], script[type="application/ld+json; charset=utf-8"]'):
        for node in _flatten(_load(script.text() or ""), 0):
            left -= 1
            if left < 0:
                return
            yield node


def _load(raw: str) -> object:
    raw = (
        raw.strip()
        .removeprefix("<!--")
        .removesuffix("-->")
        .replace("<![CDATA[", "")
        .replace("]]>", "")
        .strip()
        .rstrip(";")
    )
    if raw.count("[") + raw.count("{") > 50_000:
        return None
    for text in (raw, re.sub(r",(\s*[\]}])", r"\1", raw)):
        try:
            return json.loads(text, strict=False)
        except (ValueError, RecursionError):
            continue
    return None


def _flatten(value: object, depth: int) -> Iterator[Mapping[str, object]]:
    if depth > DEEPEST:
        return
    if isinstance(value, list):
        for item in value:
            yield from _flatten(item, depth + 1)
    elif isinstance(value, dict):
        if "@type" in value:
            yield value
        for item in value.values():
            if isinstance(item, dict | list):
                yield from _flatten(item, depth + 1)
