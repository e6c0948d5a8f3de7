"""The sanitiser: which HTML of a saved page may reach the site. Everything that is not named here is dropped."""

from __future__ import annotations

import re
from urllib.parse import unquote

import nh3

from .pictures import picture_place

BLOCKS = frozenset(
    """
    p h2 h3 h4 h5 h6 ul ol li dl dt dd blockquote pre hr figure figcaption details summary section div
    """.split()
)
INLINE = frozenset(
    """
    a abbr b bdi bdo br cite code del dfn em i img ins kbd mark q rp rt ruby s samp small span strong sub sup
    time u var wbr
    """.split()
)
TABLE = frozenset(
    """
    table caption colgroup col thead tbody tfoot tr th td
    """.split()
)
ATTRIBUTES = {
    "*": {"lang", "dir", "class", "id"},
    "a": {"href", "title"},
    "abbr": {"title"},
    "img": {"src", "alt", "title"},
    "ol": {"start", "reversed"},
    "li": {"value"},
    "td": {"colspan", "rowspan"},
    "th": {"colspan", "rowspan", "scope"},
    "time": {"datetime"},
}
REMOVED_WITH_CONTENT = frozenset(
    """
    script style iframe object embed noscript template svg math title textarea frameset noframes noembed xmp
    plaintext select button
    """.split()
)
# Classes and ids that our own Markdown makes; a saved page's own could take on the theme's looks or a script's hooks.
OUR_CLASSES = frozenset(
    """
    align-left align-center align-right footnotes footnote-ref footnote-backref
    """.split()
)
OUR_ID = re.compile(r"fn(?:ref)?(?:-[\w-]{1,40})")
SAFE_LINK = re.compile(r"(?i)https?://[^/?#\s]|mailto:[^\s]|#fn(?:ref)?-[\w%-]{1,80}$|\{filename\}")

# nh3 writes every attribute with double quotes, so that these need no backtracking.
IMAGE = re.compile(r'<img(?: [a-z]+="[^"]*")*>')
EMPTY_BLOCK = re.compile(r"<(p|figure)>\s{0,20}</\1>\n?")


def sanitise(content: str) -> str:
    """The safe part of some HTML. Links are http, https, mailto or `{filename}`; pictures are our own files."""
    clean = nh3.clean(
        content,
        tags=set(BLOCKS | INLINE | TABLE),
        clean_content_tags=set(REMOVED_WITH_CONTENT),
        attributes=ATTRIBUTES,
        attribute_filter=_keep_attribute,
        url_schemes={"http", "https", "mailto"},
        link_rel="noopener",
    )
    # A picture that lost its address is none; the paragraph or figure that only held it goes too.
    kept = IMAGE.sub(lambda found: found[0] if ' src="' in found[0] else "", clean)
    return EMPTY_BLOCK.sub("", kept)


def _keep_attribute(tag: str, name: str, value: str) -> str | None:
    if name == "class":
        return " ".join(item for item in value.split() if item in OUR_CLASSES) or None
    if name == "id":
        return value if OUR_ID.fullmatch(value) else None
    if name == "href":
        return _keep_link(value)
    if name == "src":
        return _keep_picture(value)
    return value


def _keep_link(value: str) -> str | None:
    # CommonMark writes the braces of `{filename}` as %7B and %7D; Pelican resolves such links only with braces.
    link = re.sub(r"(?i)^%7B(filename|static)%7D", r"{\1}", value.strip())
    if place := _keep_picture(link):
        return place
    return link if SAFE_LINK.match(link) else None


def _keep_picture(value: str) -> str | None:
    """Only our own pictures: a link with `{static}` to any other file would publish it."""
    place = picture_place(unquote(value))
    return f"{{static}}/{place}" if place else None
