"""The HTML of what Markdown lacks: definition lists, hand-numbered lists, tables with joined cells."""

from __future__ import annotations

import re

import nh3
from selectolax.lexbor import LexborNode

from .elements import KEPT_TAGS, UNSEEN
from .inline import Setting

TAGS = KEPT_TAGS | frozenset(
    """
    a b strong em i cite dfn s del code br img p h3 h4 h5 h6 ul ol li dl dt dd blockquote pre summary table caption
    thead tbody tfoot tr th td
    """.split()
)
ATTRIBUTES = {
    "a": {"href"},
    "img": {"src", "alt"},
    "ol": {"start", "reversed"},
    "li": {"value"},
    "td": {"colspan", "rowspan"},
    "th": {"colspan", "rowspan", "scope"},
    "time": {"datetime"},
    "abbr": {"title"},
    "bdo": {"dir"},
}
SPOKEN = {"lang", "dir"}
LINE_OF_ITS_OWN = re.compile(r"\s*(<(?:tr|li|dt|dd|thead|tbody|tfoot|caption|/(?:table|ol|ul|dl|thead|tbody|tfoot))\b)")
NOTHING_IN_IT = re.compile(r"<(p|li|dt|dd|caption)>\s*</\1>")


def write_html(node: LexborNode, setting: Setting) -> str:
    """Plain HTML of a node, without empty lines: an empty line would end the HTML and begin Markdown."""
    attributes = {tag: set(names) for tag, names in ATTRIBUTES.items()} | {"*": set(SPOKEN)}
    clean = nh3.clean(
        UNSEEN.sub("", node.html or ""),
        tags=set(TAGS),
        attributes=attributes,
        attribute_filter=lambda _tag, name, value: None if _is_same(name, value, setting) else value,
        url_schemes={"http", "https", "mailto", "saved"},
        link_rel=None,
    )
    clean = re.sub(r"\s*\n\s*", " ", clean)
    return LINE_OF_ITS_OWN.sub(r"\n\1", NOTHING_IN_IT.sub("", clean)).strip()


def _is_same(name: str, value: str, setting: Setting) -> bool:
    if name == "lang":
        return value.split("-")[0].lower() == setting.lang.split("-")[0].lower()
    return name == "dir" and value.lower() == setting.direction
