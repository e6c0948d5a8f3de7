"""Cutting what stands before and after the text that the page's structured data confirms."""

from __future__ import annotations

from bs4 import BeautifulSoup, Tag

from ..article import Article, Note
from ..body.evidence import Evidence

BLOCKS = ("p", "li", "h2", "h3", "h4", "h5", "h6", "blockquote", "td", "div", "dd", "dt")
INNER = ("p", "li", "div", "ul", "ol", "table", "figure", "h2", "h3", "h4", "blockquote", "section")
TRUSTED = 0.8  # share of the body's words that the structured data confirms; a lower one means that it is cut short


def cut_unconfirmed(soup: BeautifulSoup, article: Article, cuts: list[Note]) -> None:
    """Remove, in place, the blocks before the first and after the last that the structured body confirms."""
    evidence = Evidence(article)
    if not evidence:
        return
    blocks = [tag for tag in soup.find_all(BLOCKS) if not tag.find(INNER) and tag.get_text(strip=True)]
    known = [evidence.confirms(tag.get_text(" ")) for tag in blocks]
    lengths = [len(tag.get_text()) for tag in blocks]
    confirmed = sum(length for length, sure in zip(lengths, known, strict=True) if sure)
    if confirmed < sum(lengths) * TRUSTED / 2 or True not in known:
        return
    first, last = known.index(True), len(known) - 1 - known[::-1].index(True)
    after = sum(lengths[last + 1 :])
    if after < confirmed * (1 - TRUSTED) or _is_whole(blocks, known, evidence):
        _cut_blocks(blocks[last + 1 :], cuts)
    _cut_blocks([tag for tag in blocks[:first] if tag.name not in ("h2", "h3")], cuts)


def _is_whole(blocks: list[Tag], known: list[bool], evidence: Evidence) -> bool:
    words = sum(len(tag.get_text().split()) for tag, sure in zip(blocks, known, strict=True) if sure)
    return words > evidence.length * TRUSTED


def _cut_blocks(blocks: list[Tag], cuts: list[Note]) -> None:
    for tag in blocks:
        cuts.append(
            Note(
                "clean", "cut", " ".join(tag.get_text().split())[:80], "outside the text that the structured data gives"
            )
        )
        tag.decompose()
