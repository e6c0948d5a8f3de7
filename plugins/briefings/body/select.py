"""From the whole page to the article's own blocks."""

from __future__ import annotations

from dataclasses import replace

from ..article import Article, Note
from ..errors import NoArticle
from .blocks import Block, collect_blocks
from .judge import find_reason, judge_blocks
from .lead import lead_markup
from .markup import find_common, write_markup
from .outline import Outline
from .stored import write_stored_body
from .wholes import complete_wholes

LIKELY = 0.5  # probability from which a block is article text
POSSIBLE = 0.15  # the same on a page that has nothing better
LEAST_TEXT = 80.0  # characters; less is no article
MOST_NOTES = 300
HEADINGS = frozenset(["h1", "h2", "h3", "h4", "h5", "h6"])
CAPTIONS = frozenset(["figcaption", "caption", "legend"])  # they go with their picture or table, never alone


def select_body(article: Article) -> Article:
    """Set `body_html` to the markup of the article's body. Raises NoArticle when the page has none.

    A body that a publisher's rule has chosen stands.
    """
    if article.tree is None or article.body_html:
        return article
    root = article.tree.body
    blocks = collect_blocks(root) if root is not None else []
    outline = Outline(blocks, article)
    likely, rows = judge_blocks(outline)
    chosen = complete_wholes(blocks, _choose(blocks, likely))
    if _length(blocks, chosen) < LEAST_TEXT:
        return _take_stored(article)
    kept = [blocks[place] for place in chosen]
    common = find_common(kept)
    lead = lead_markup(article.tree, common.node)
    notes = _note_cuts(blocks, chosen, rows)
    return replace(article, body_html=lead + write_markup(common, kept), notes=(*article.notes, *notes))


def _choose(blocks: list[Block], likely: list[float]) -> list[int]:
    for least in (LIKELY, POSSIBLE):
        chosen = [
            place for place, block in enumerate(blocks) if likely[place] >= least and block.element.tag not in CAPTIONS
        ]
        while chosen and blocks[chosen[-1]].element.tag in HEADINGS:
            chosen.pop()
        if _length(blocks, chosen) >= LEAST_TEXT:
            return chosen
    return []


def _length(blocks: list[Block], chosen: list[int]) -> float:
    return sum(blocks[place].length for place in chosen)


def _take_stored(article: Article) -> Article:
    """The body from the page's data, where no element shows it."""
    markup, source = write_stored_body(article)
    if not markup:
        raise NoArticle(
            article.page.name, "there is no article on this page.", "Save the article's own page, or delete the file."
        )
    return replace(article, body_html=markup, notes=(*article.notes, Note("body", "chosen", "body", source)))


def _note_cuts(blocks: list[Block], chosen: list[int], rows: list[tuple[int, ...]]) -> list[Note]:
    """A note for the choice and one for each block that was left out among the chosen ones and just around them."""
    kept = set(chosen)
    notes = [Note("body", "chosen", "body", f"{len(chosen)} of the page's {len(blocks)} blocks read as the article")]
    for place in range(max(0, chosen[0] - 20), min(len(blocks), chosen[-1] + 20)):
        if place not in kept and len(notes) < MOST_NOTES:
            notes.append(Note("body", "cut", blocks[place].text[:80], find_reason(rows[place])))
    return notes
