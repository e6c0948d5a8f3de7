"""Keeping hostile markup within what the parser takes in linear time.

lexbor, as the HTML standard has it, walks the open elements for many tags: 100,000 nested elements take it 16 seconds,
10,000 formatting elements that are never closed 30. Real pages nest under 60 levels.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping

from selectolax.lexbor import LexborHTMLParser, LexborNode

FEW_TAGS = 6_000  # with fewer of them, whatever they are, the parser is done in a second or so
MANY_TAGS = 20_000
MANY_FORMATS = 1_000
DEEPEST = 200  # levels of the tree that the later stages get; they recurse
MOST_OPEN = 100  # elements open at once, before what the parser adds (a cell brings table, tbody and tr)
MOST_OPEN_AGAIN = 40  # the same, when that was still too deep
MOST_FORMATS = 8  # formatting elements open at once; each paragraph opens those again that were left open
LONG_TAG = 100_000  # bytes; a picture in a data address is longer, so attributes are counted then
MOST_ATTRIBUTES = 1_000  # of one tag
# https://html.spec.whatwg.org/#formatting, without `a`, which closes the one before
FORMATS = frozenset({"b", "big", "code", "em", "font", "i", "nobr", "s", "small", "strike", "strong", "tt", "u"})
# Elements without content, or whose end may be left out, so that they do not nest by themselves
# (https://html.spec.whatwg.org/#void-elements, #optional-tags).
NOT_NESTING = frozenset(
    """
    area base br col embed hr img input link meta param source track wbr
    html head body li dt dd p rt rp optgroup option colgroup caption thead tbody tfoot tr td th
    """.split()
)
RAW = frozenset({"script", "style", "textarea", "title", "noframes", "xmp", "iframe"})  # no tags inside
TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9]{0,20})|<!--")
FORMAT_TAG = re.compile(rb"<(?:b|big|code|em|font|i|nobr|s|small|strike|strong|tt|u)[\s/>]", re.IGNORECASE)
REST_OF_TAG = re.compile(r"""(?:[^"'>]++|"[^"]*+"|'[^']*+')*+""")
QUOTED = re.compile(r""""[^"]*"|'[^']*'""")
DEEP = ">".join("*" * (DEEPEST - 1)) + ">:first-child"
NO_ELEMENTS: Mapping[str, str] = {}


def parse_bounded(
    markup: bytes, wanted: Mapping[str, str] = NO_ELEMENTS
) -> tuple[bytes, LexborHTMLParser, tuple[LexborNode, ...], bool]:
    """The UTF-8 markup as it was parsed, its tree, its wanted elements, and whether tags were taken out; text never is.

    `wanted` has a selector for each tag. The elements are found by the search that looks for what nests too deep, as
    a search of the whole page costs far more than one more selector.
    """
    whole = markup
    if is_suspicious(markup):
        markup = _flattened(markup, MOST_OPEN)
    tree, found = _parse(markup, wanted)
    if _is_deep(found, wanted):
        markup = _flattened(markup, MOST_OPEN_AGAIN)
        tree, found = _parse(markup, wanted)
    if _is_deep(found, wanted):
        markup = re.sub(rb"<[^<>]{0,1000}>?", b" ", markup)
        tree, found = _parse(markup, wanted)
    return markup, tree, tuple(found), markup is not whole and len(markup) != len(whole)


def _parse(markup: bytes, wanted: Mapping[str, str]) -> tuple[LexborHTMLParser, list[LexborNode]]:
    tree = LexborHTMLParser(markup)
    return tree, tree.css(", ".join((*wanted.values(), DEEP)))


def _is_deep(found: list[LexborNode], wanted: Mapping[str, str]) -> bool:
    """Whether something else was found than what is wanted. No page nests deep by headings and links alone."""
    return any(node.tag not in wanted for node in found)


def _flattened(markup: bytes, most_open: int) -> bytes:
    """The very same bytes where no tag was taken out: a copy of a huge page would be held with it."""
    flat = "".join(flatten(markup.decode("utf-8", "replace"), most_open)).encode("utf-8")
    return markup if len(flat) == len(markup) else flat


def is_suspicious(markup: bytes) -> bool:
    """Whether there are so many tags that their nesting has to be looked at before they are parsed."""
    tags = markup.count(b"<")
    if tags >= FEW_TAGS and (tags >= MANY_TAGS or len(FORMAT_TAG.findall(markup)) > MANY_FORMATS):
        return True
    return any(attributes_of(piece.decode("utf-8", "replace")) > MOST_ATTRIBUTES for piece in _long_tags(markup))


def _long_tags(markup: bytes) -> Iterator[bytes]:
    """What stands between two `<` more than LONG_TAG apart. Looks at one place in LONG_TAG bytes where none are."""
    at = 0
    while len(markup) - at > LONG_TAG:
        last = markup.rfind(b"<", at, at + LONG_TAG + 1)
        if last >= at:
            at = last + 1
            continue
        end = markup.find(b"<", at + LONG_TAG)
        end = len(markup) if end < 0 else end
        yield markup[at:end]
        at = end + 1


def attributes_of(tag: str) -> int:
    """How many words stand between the tag's name and its end, quoted values aside."""
    found = REST_OF_TAG.match(tag)
    return len(QUOTED.sub(" ", found[0]).split()) if found and tag[:1].isalpha() else 0


def flatten(markup: str, most_open: int) -> Iterator[str]:
    """The markup in pieces, without the tags that would open more than `most_open` elements at once.

    >>> "".join(flatten("<div>one<div>two<div>three</div></div></div>", 2))
    '<div>one<div>two three</div></div></div>'
    """
    stack: list[str] = []
    opened: Counter[str] = Counter()
    formats = kept_to = at = 0
    while found := TAG.search(markup, at):
        name = (found[2] or "").lower()
        at = found.end()
        if name and (rest := REST_OF_TAG.match(markup, at)) and rest.end() - at > LONG_TAG:
            if attributes_of(markup[found.start() + 1 : rest.end()]) > MOST_ATTRIBUTES:
                yield markup[kept_to:at]
                kept_to = rest.end()
            at = rest.end()
        if not name or (name in RAW and not found[1]):
            at = _skip(markup, at, f"</{name}" if name else "-->")
        elif name in FORMATS:
            formats = max(0, formats - 1) if found[1] else formats + 1
            if formats > MOST_FORMATS:
                formats -= 1
                at = _skip(markup, at, ">")
                yield markup[kept_to : found.start()] + " "
                kept_to = at
        elif name in NOT_NESTING:
            continue
        elif not found[1]:
            if len(stack) < most_open:
                stack.append(name)
                opened[name] += 1
            else:
                at = _skip(markup, at, ">")
                yield markup[kept_to : found.start()] + " "
                kept_to = at
        elif opened[name]:
            while stack:
                closed = stack.pop()
                opened[closed] -= 1
                if closed == name:
                    break
    yield markup[kept_to:]


def _skip(markup: str, at: int, end: str) -> int:
    place = markup.find(end, at)
    if place < 0 and end.startswith("</"):
        place = markup.find(end.upper(), at)
    return len(markup) if place < 0 else place + (len(end) if not end.startswith("</") else 0)
