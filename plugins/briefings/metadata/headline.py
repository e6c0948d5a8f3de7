"""The headline that a reader sees, and the part of the page around it in which byline and date stand."""

from __future__ import annotations

import re
from dataclasses import dataclass

from .survey import Element, Survey, join_pieces
from .titles import fold, parts_of
from .vocabulary import Role

ABOVE = 10  # blocks before the headline that may hold kicker, date and byline
BELOW = 40  # blocks after it
PROSE = 160  # bytes in UTF-8 from which a block is a paragraph: scripts that need fewer signs take more for each
NO_BODY = Role.STANDFIRST | Role.CAPTION | Role.BIOGRAPHY
BESIDE = 4  # pieces from the headline on that are the article's, whatever the name of their box
SHORTEST = 12  # characters of a line without a heading's mark that may be the headline
LEAST_WORTH = 1.2  # of an element that may be the headline
LONGEST = 400  # characters of a headline
WORD = re.compile(r"\w{3,}|[\u3040-\u9fff]{2}")


@dataclass(frozen=True, slots=True)
class Head:
    """The headline's element and text, and the pieces of the page between which the article's head lies."""

    element: Element | None
    title: str
    start: int
    below: int  # the first piece after the headline
    end: int

    @property
    def away(self) -> int:
        """The roles of parts that are none of the article's; a page may give such a name to all of it."""
        return (Role.ELSEWHERE | Role.COMMENT) & ~(self.element.roles if self.element else 0)

    def is_beside(self, at: int) -> bool:
        """Whether a piece stands at the headline, where byline and date are, whatever their box is called."""
        return self.element is not None and self.start <= at < self.below + BESIDE


def find_head(survey: Survey, titles: list[str], site: frozenset[str]) -> Head:
    """The head of the article. `titles` are what the title tag and OpenGraph call the page, `site` its folded names."""
    element = _best_headline(survey, titles, site) or _named_line(survey, titles, site)
    if element is None:
        return Head(None, "", 0, 0, _end_of_head(survey, 0))
    title = survey.text(element)
    start = element.start
    blocks = {survey.pieces[at].block for at in range(max(0, start - 40), start)}
    first = sorted(blocks)[-ABOVE:][:1]
    while start > 0 and first and survey.pieces[start - 1].block >= first[0]:
        start -= 1
    return Head(element, title, start, element.end, _end_of_head(survey, element.end))


def _best_headline(survey: Survey, titles: list[str], site: frozenset[str]) -> Element | None:
    parts = {fold(part) for title in titles for part in (title, *parts_of(title))} - {""} - site
    whole = " ".join(fold(title) for title in titles)
    words = {word for title in titles for word in WORD.findall(title.casefold())}
    best, most = None, LEAST_WORTH
    for element in survey.elements:
        if element.tag not in ("h1", "h2", "h3") and not element.own & Role.HEADLINE:
            continue
        text = survey.text(element)
        if not text or len(text) > LONGEST:
            continue
        worth = _worth(element, fold(text), parts, whole)
        if element.tag == "h1" and words and words.isdisjoint(WORD.findall(text.casefold())):
            worth -= 2.0
        if fold(text) in site:
            worth -= 4.0
        if element.roles & (Role.ELSEWHERE | Role.COMMENT):
            worth -= 1.0
        if worth > most:
            best, most = element, worth
    return best


def _named_line(survey: Survey, titles: list[str], site: frozenset[str]) -> Element | None:
    """On a page without headings, the line that the title tag repeats."""
    parts = {fold(part) for title in titles for part in (title, *parts_of(title)) if len(part) > SHORTEST} - site
    for at, pieces in survey.blocks(0, len(survey.pieces)):
        text = join_pieces(pieces)
        if SHORTEST < len(text) < LONGEST and fold(text) in parts and not pieces[0].roles & Role.LINK:
            return Element("p", {}, 0, pieces[0].roles, at, at + len(pieces))
    return None


def _worth(element: Element, text: str, parts: set[str], whole: str) -> float:
    """How likely an element is the headline: its rank, its agreement with the title tag, its names."""
    worth = {"h1": 3.0, "h2": 0.5}.get(element.tag, 0.2)
    if element.own & Role.HEADLINE:
        worth += 1.0 if element.tag in ("h1", "h2") else 0.3
    if text in parts:
        worth += 2.6 if len(text) > SHORTEST else 2.0  # more than a first heading within the text can have
    elif len(text) > 12 and (text in whole or any(len(part) > 12 and part in text for part in parts)):
        worth += 1.5
    elif element.tag != "h1":
        return 0.0
    if element.roles & Role.LOGO:
        worth -= 3.5
    if len(text) < 8:
        worth -= 0.5
    return worth


def _end_of_head(survey: Survey, start: int) -> int:
    """Where the second paragraph of the article begins: the first may be the standfirst."""
    paragraphs = 0
    for count, (at, pieces) in enumerate(survey.blocks(start, len(survey.pieces))):
        if count > BELOW:
            return at
        text = join_pieces(pieces)
        if len(text.encode("utf-8", "replace")) > PROSE and not pieces[0].roles & NO_BODY:
            paragraphs += 1
            if paragraphs == 2:
                return at
    return len(survey.pieces)
