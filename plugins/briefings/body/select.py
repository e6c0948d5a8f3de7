"""From the whole page to the article's own blocks."""

from __future__ import annotations

from collections.abc import Callable

from selectolax.lexbor import LexborHTMLParser, LexborNode

from ..article import Article, Note, fill
from ..errors import NoArticle
from .assemble import LEAST_AMONG, choose_blocks, rule_out
from .attributions import add_attributions
from .blocks import Block, collect_blocks, node_of
from .copies import drop_copies
from .endings import drop_endings
from .judge import judge_blocks
from .lead import lead_markup
from .markup import find_common, write_markup
from .outline import Outline, people_of
from .pointers import find_pointers
from .sign_ups import drop_sign_ups
from .stored import write_stored_body
from .wholes import add_tables_below, complete_wholes

SHORT_TEXT = 1_500.0  # characters of a text that may be short because too little was taken for likely
STORED_SHARE = 3  # times as long as the text on the page: the page shows a stub of the body in its data
LEAST_SILENT = 2  # paragraphs
MOST_NOTES = 300


def select_body(article: Article) -> Article:
    """Set `body_html` to the markup of the article's body, and let the tree go. Raises NoArticle when there is none.

    A body that a publisher's rule has chosen stands.
    """
    if article.tree is None or article.body_html:
        return fill(article, tree=None)
    root = article.tree.body
    if root is None:
        return _read_silent(article)
    kept, notes = _find_kept(article, root)
    if sum(block.length for block in kept) < SHORT_TEXT and (
        stored := _take_stored(article, [block.text for block in kept])
    ):
        return stored
    if not kept:
        return _read_silent(article)
    common = find_common(kept)
    lead = lead_markup(article.tree, node_of(kept[0], common), article.image.url if article.image else "")
    return fill(
        article,
        tree=None,
        body_html=lead + write_markup(common, kept, people_of(article)),
        notes=(*article.notes, *notes),
    )


def _find_kept(article: Article, root: LexborNode) -> tuple[list[Block], list[Note]]:
    """The article's blocks, with notes on the others. What all blocks took in memory is free again before writing."""
    elements, blocks = collect_blocks(root)
    outline = Outline(elements, blocks, article)
    verdicts = judge_blocks(outline)
    likely = verdicts.likely
    for place, one in enumerate(likely):
        if one >= LEAST_AMONG and rule_out(outline, article, place):
            likely[place] = 0.0
    for place in find_pointers(blocks, (place for place, one in enumerate(likely) if one >= LEAST_AMONG)):
        likely[place] = 0.0
    chosen = complete_wholes(blocks, choose_blocks(outline, likely))
    chosen = add_attributions(blocks, add_tables_below(blocks, chosen, likely))
    chosen = drop_copies(blocks, chosen)
    chosen = drop_endings(blocks, drop_sign_ups(blocks, chosen), outline.people)

    def find_reason(place: int) -> str:
        return rule_out(outline, article, place) or verdicts.find_reason(place) if article.explained else ""

    return [blocks[place] for place in chosen], _note_cuts(blocks, chosen, find_reason)


def _take_stored(article: Article, shown: list[str]) -> Article | None:
    """The body from the page's data, where the page shows none of it, or a stub."""
    markup, source = write_stored_body(article, shown)
    if len(markup) < sum(map(len, shown)) * STORED_SHARE or not markup:
        return None
    return fill(article, tree=None, body_html=markup, notes=(*article.notes, Note("body", "chosen", "body", source)))


def _read_silent(article: Article) -> Article:
    """The body that a page keeps for readers without scripts. Raises NoArticle when there is none either."""
    silent = max(
        (node.inner_html or "" for node in article.tree.css("body noscript")) if article.tree is not None else (),
        key=len,
        default="",
    )
    if silent.count("<p") < LEAST_SILENT:
        raise NoArticle(
            article.page.name, "there is no article on this page.", "Save the article's own page, or delete the file."
        )
    note = Note("body", "chosen", "body", "what the page keeps for readers without scripts")
    read = select_body(fill(article, tree=LexborHTMLParser(silent)))
    return fill(read, notes=(*read.notes, note))


def _note_cuts(blocks: list[Block], chosen: list[int], reason: Callable[[int], str]) -> list[Note]:
    """A note for the choice and one for each block that was left out among the chosen ones and just around them."""
    if not chosen:
        return []
    kept = set(chosen)
    notes = [Note("body", "chosen", "body", f"{len(chosen)} of the page's {len(blocks)} blocks read as the article")]
    for place in range(max(0, chosen[0] - 20), min(len(blocks), chosen[-1] + 20)):
        if place not in kept and len(notes) < MOST_NOTES:
            notes.append(Note("body", "cut", blocks[place].text[:80], reason(place)))
    return notes
