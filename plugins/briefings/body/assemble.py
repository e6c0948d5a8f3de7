"""From probabilities to the article: plain rules where no probability is needed, then what stands among the chosen."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ..article import Article
from ..clean.captions import CAPTION_NAME, CREDIT
from ..clean.nodes import folded_text, text_before
from ..clean.phrases import is_note, name_call
from ..metadata.dates import parse_date
from ..set_phrases import normal, words_of_kind
from .alike import find_under_headings, follow_like
from .below import is_below_picture, reads_as_caption
from .blocks import Block, Element, is_sentence, node_of
from .endings import HEADINGS, INITIALS_LENGTH, are_initials
from .features import by_media
from .front_matter import fold
from .outline import Outline
from .sizes import is_icon
from .vocabulary import MEANING_BITS
from .wholes import find_holding, find_outermost

STEPS = ((0.5, 300.0), (0.35, 80.0), (0.15, 80.0))  # probabilities tried, with the characters of text that are enough
CALL_LENGTH = 160  # characters; a longer block is no mere call
CAPTION_LENGTH = 200
LINE_LENGTH = 140  # of a byline or date line
BESIDE_NAMES = 60  # characters in a byline beside its names
HEAD_BLOCKS = 3  # after the standfirst among which byline and date may stand
LATE_LENGTH = 60  # of such a line
BESIDE_LATE_NAMES = 20
DATE_DIGITS = 6  # of a day and a year, or of a time; a heading may name a day
BUTTON_LENGTH = 25  # characters of what a button says
MARK_LENGTH = 5  # of a line without a letter or a digit
LEAST_AMONG = 0.12  # probability of what is taken because it stands among chosen blocks; the least that counts
MOST_LINKED = 0.3
# What is in every credit: a mark after the label.
CREDIT_MARK = re.compile(r"[^\x00-@\[-`{-\x7f]\.?\s?[:：/]|©")
LABEL_LENGTH = 60  # characters of a credit's label, and more
HIDING = MEANING_BITS["hidden"]
CELLS = ("td", "tr", "tbody", "table")
SET_APART = "em, i, small"  # how captions are set where no figure is
BREAK_BELOW = "img + br, :has(> img) + br"


def rule_out(outline: Outline, article: Article, place: int) -> str:
    """The plain reason for which a block is no article text, or ""."""
    block = outline.blocks[place]
    text = block.text
    found = outline.phrases[place]
    if found and is_note(found, text):
        return "a note by the newsroom"
    if (reason := _elsewhere(outline, place)) or len(text) > CAPTION_LENGTH:
        return reason
    if found and len(text) < CALL_LENGTH and (reason := name_call(found, text, int(block.linked * len(text)))):
        return reason
    if _has_credit(text):
        return "a caption or credit"
    if by_media(block.element) and CAPTION_NAME.search(block.element.shape):
        return "a caption or credit"
    if place in outline.pointed:
        return "a link to another page"
    if len(text) <= BUTTON_LENGTH and _is_button(block):
        return "a row of share buttons"
    if len(text) <= MARK_LENGTH and not any(map(str.isalnum, text)):
        return "a mark without words"
    if text[0] == "(" and len(text) <= INITIALS_LENGTH and are_initials(text):
        return "the byline"
    if _is_alone_by_picture(block) or _is_under_picture(block) or _is_below_picture(block):
        return "a caption or credit"
    if outline.first < place <= outline.first + HEAD_BLOCKS and (reason := _late_front_matter(outline, article, text)):
        return reason
    if place <= outline.first and len(text) < LINE_LENGTH and not is_sentence(text):
        return "above the headline" if place < outline.headline else _front_matter(outline, article, text)
    return ""


def _has_credit(text: str) -> bool:
    """Whether a credit ends a text. The search for one takes long: it begins just before the first mark of any."""
    if not (":" in text or "/" in text or "：" in text or "©" in text):
        return False
    mark = CREDIT_MARK.search(text)
    return mark is not None and CREDIT.search(text, max(0, mark.start() - LABEL_LENGTH)) is not None


def _is_button(block: Block) -> bool:
    """Whether a text is what share and reading buttons say, or an element is a button by its role."""
    if block.element.attributes.get("role") == "button":
        return True
    return normal(block.text) in words_of_kind("share") and find_outermost(block.element) is None


def _is_alone_by_picture(block: Block) -> bool:
    """Whether a short text and a picture are all that an element holds."""
    if len(block.text) > LINE_LENGTH or block.element.tag in HEADINGS:
        return False
    holder = block.element.parent
    while holder is not None and holder.tag in CELLS and holder.blocks == 1 and not holder.media:
        holder = holder.parent
    return holder is not None and holder.tag in ("div", *CELLS) and holder.blocks == 1 and holder.media == 1


def _is_below_picture(block: Block) -> bool:
    """Whether a block alone is set as a caption, right below a picture alone."""
    if block.linked or len(block.text) > LINE_LENGTH or block.element.tag in HEADINGS:
        return False
    holding = find_holding(block.element)
    if holding.blocks > 1 or holding.tag in HEADINGS or holding.parent is None:
        return False
    node = node_of(block, holding)
    return is_below_picture(node) and reads_as_caption(node)


def _is_under_picture(block: Block) -> bool:
    """Whether all text of a paragraph is under a picture in it: in italics, or short and after a line break."""
    if block.element.tag != "p" or block.linked > MOST_LINKED:
        return False
    image = block.node.css_first("img")
    if image is None or is_icon(image) or text_before(image, block.node):
        return False
    if sum(len(folded_text(one)) for one in block.node.css(SET_APART)) >= len(block.text):
        return True
    if len(block.text) > LINE_LENGTH or block.strong or is_sentence(block.text):
        return False
    below = block.node.css_first(BREAK_BELOW)
    return below is not None and not text_before(below, block.node)


def _elsewhere(outline: Outline, place: int) -> str:
    """Whether a block stands in a consent dialog or in another story of the page."""
    element = outline.blocks[place].element
    if outline.is_near_consent(element):
        around = outline.surroundings(element)
        if (around.own | around.near | around.far) & HIDING:
            return "speaks of cookies or consent"
    if outline.headline < 0 or not outline.over_stories:
        return ""
    mine = _article_of(element)
    if mine not in outline.over_stories or mine in outline.over_headline:
        return ""
    return "in another article" if _article_of(outline.blocks[outline.headline].element) else ""


def _article_of(element: Element) -> int:
    """The identity of the nearest article element, or 0."""
    holder: Element | None = element
    while holder is not None and holder.tag != "article":
        holder = holder.parent
    return id(holder) if holder is not None else 0


def _front_matter(outline: Outline, article: Article, text: str) -> str:
    names = [name for name in outline.people if name in text]
    if names and len(text) - sum(map(len, names)) < BESIDE_NAMES:
        return "the byline"
    folded = fold(text)
    if folded in outline.front_matter.lines or folded == fold(article.kicker) + outline.front_matter.title:
        return "the front matter says it"
    return "the date line" if any(map(str.isdigit, text)) and parse_date(text, article.lang) else ""


def _late_front_matter(outline: Outline, article: Article, text: str) -> str:
    """Whether a short line below the standfirst is all byline or date."""
    if len(text) > LATE_LENGTH or is_sentence(text):
        return ""
    names = [name for name in outline.people if " " in name and name in text]
    if names and len(text) - sum(map(len, names)) < BESIDE_LATE_NAMES:
        return "the byline"
    dated = sum(map(str.isdigit, text)) >= DATE_DIGITS and parse_date(text, article.lang)
    return "the date line" if dated else ""


def choose_blocks(outline: Outline, likely: Sequence[float]) -> list[int]:
    """The places of the article's blocks: the likely ones, and headings that stand among them."""
    blocks = outline.blocks
    for least, enough in STEPS:
        chosen = {place for place, one in enumerate(likely) if one >= least}
        if sum(blocks[place].length for place in chosen) >= enough:
            chosen = follow_like(blocks, likely, chosen)
            chosen |= find_under_headings(blocks, likely, chosen)
            chosen |= _among(blocks, likely, chosen)
            found = sorted(chosen)
            while found and blocks[found[-1]].element.tag in HEADINGS:
                found.pop()
            return found
    return []


def _among(blocks: list[Block], likely: Sequence[float], chosen: set[int]) -> set[int]:
    """Headings between chosen blocks, lists and tables of the same holder."""
    first_of: dict[int, int] = {}
    last_of: dict[int, int] = {}
    for place in sorted(chosen):
        element = blocks[place].element
        for one in {id(held): held for held in (element, find_outermost(element) or element)}.values():
            holder = id(find_holding(one).parent)
            first_of.setdefault(holder, place)
            last_of[holder] = place
    found = set()
    for place, block in enumerate(blocks):
        if block.element.tag not in HEADINGS or likely[place] < LEAST_AMONG or block.linked > MOST_LINKED:
            continue
        holder = id(find_holding(block.element).parent)
        if first_of.get(holder, place) < place < last_of.get(holder, place):
            found.add(place)
    return found
