"""Elements that say by themselves that what is in them is no part of the article."""

from __future__ import annotations

from selectolax.lexbor import LexborNode

from .vocabulary import HIDDEN_STYLE, MEANING_BITS, join_names, read_names

ELSEWHERE = sum(
    MEANING_BITS[meaning]
    for meaning in "related share subscribe advertisement navigation comments author hidden widget".split()
)


def is_elsewhere(node: LexborNode, tag: str, usual: int = 0) -> bool:
    """Whether an element is hidden or says by its names that what is in it is no part of the article.

    `usual` are meanings of names that count for nothing, as a set of MEANING_BITS.
    """
    attributes = node.attributes
    if "hidden" in attributes or HIDDEN_STYLE.search((attributes.get("style") or "")[:300]):
        return True
    return tag not in ("img", "iframe") and bool(read_names(join_names(attributes)) & ELSEWHERE & ~usual)
