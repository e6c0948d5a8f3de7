"""Which elements are blocks, which are marks inside a line, and what they are in Markdown."""

from __future__ import annotations

import re

from selectolax.lexbor import LexborNode

TEXT = "-text"
HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
# Elements that begin a line of their own: HTML Standard, 15.3.3 (flow content), and the parts of lists and tables.
BLOCKS = frozenset(
    """
    address article aside blockquote body caption center dd details dialog dir div dl dt fieldset figcaption figure
    footer form h1 h2 h3 h4 h5 h6 header hgroup hr li main menu nav ol p pre section summary table tbody td tfoot th
    thead tr ul
    """.split()
)
# Elements whose content is nothing to read.
SILENT = frozenset("script style noscript template svg math title textarea select iframe object".split())
EMPHASIS = {"b": "strong", "strong": "strong", "em": "em", "i": "em", "cite": "em", "dfn": "em"}
STRUCK = frozenset(["s", "strike", "del"])
CODE = frozenset(["code", "tt"])
# Marks that Markdown lacks; they stay as HTML.
KEPT_TAGS = frozenset("sub sup u ins mark small q abbr kbd samp var bdi bdo ruby rt rp time".split())
KEPT_ATTRIBUTES = {"abbr": "title", "time": "datetime", "bdo": "dir"}
# White space of HTML, and the line separators that no renderer shows; a non-breaking space is text.
SPACES = re.compile("[ \t\r\n\f\v\u0085\u2028\u2029]+")
# Soft hyphens belong to the layout of the page; byte order marks and control characters to nothing.
UNSEEN = re.compile("[\u00ad\ufeff\x00-\x08\x0e-\x1f\x7f]")


def fold(text: str) -> str:
    """Text with white space folded to one space; non-breaking spaces stay."""
    if text.isprintable() and "  " not in text:
        return text  # most text is so, and this costs a tenth
    return SPACES.sub(" ", UNSEEN.sub("", text))


def is_block(node: LexborNode) -> bool:
    """Whether a node is a block or holds one."""
    tag = node.tag or ""
    if tag in BLOCKS:
        return True
    if tag == TEXT or not node.is_element_node:
        return False
    inside = [node]
    while inside:
        child = inside.pop().first_child
        while child is not None:
            tag = child.tag or ""
            if tag in BLOCKS:
                return True
            if tag != TEXT:
                inside.append(child)
            child = child.next
    return False
