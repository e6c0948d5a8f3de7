"""Block and pull quotes with their attribution, which stands in elements that are cut elsewhere."""

from __future__ import annotations

import re

from selectolax.lexbor import LexborNode

from .nodes import folded_text, put_in_place

PULL_QUOTE = re.compile(r"(?i)pull-?_?quote|blockquote|\bquote\b|zitat|destacado|citation-block")
SHORTEST = 20  # characters of a pull quote
LONGEST = 700  # characters of a pull quote


def keep_quotations(root: LexborNode) -> None:
    """Set, in place, pull quotes as `<blockquote data-pull>` and the attribution inside a quote as a paragraph."""
    for aside in root.css("aside:not(aside aside)"):
        quote = aside.css_first("blockquote")
        if quote is not None and len(folded_text(aside)) < LONGEST:
            more = len(folded_text(aside)) > len(folded_text(quote)) + 2
            words = aside.inner_html if more else quote.inner_html
            put_in_place(aside, f"<blockquote data-pull>{words}</blockquote>")
        elif _is_pull_quote(aside):
            put_in_place(aside, f"<blockquote data-pull>{aside.inner_html}</blockquote>")
    for footer in root.css("blockquote footer"):
        put_in_place(footer, f"<p>{footer.inner_html}</p>")
    for figure in root.css("figure:has(> blockquote):has(> figcaption)"):
        quote, caption = figure.css_first("blockquote"), figure.css_first("figcaption")
        if quote is not None and caption is not None and figure.css_first("img") is None:
            put_in_place(figure, f"<blockquote>{quote.inner_html}<p>{caption.inner_html}</p></blockquote>")


def _is_pull_quote(aside: LexborNode) -> bool:
    names = f"{aside.attributes.get('class') or ''} {aside.attributes.get('data-type') or ''}"[:300]
    return (
        bool(PULL_QUOTE.search(names))
        and 20 < len(folded_text(aside)) < LONGEST
        and aside.css_first("ul, form") is None
    )
