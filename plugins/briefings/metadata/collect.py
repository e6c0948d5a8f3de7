"""Collecting what the page says about itself: structured data, meta tags, what a reader sees around the headline."""

from __future__ import annotations

from selectolax.lexbor import LexborHTMLParser

from ..address_parts import split_address
from ..article import Article, Candidate, fill
from .address import collect_addresses
from .bylines import collect_bylines
from .datelines import collect_counted_dates, collect_dates, collect_described_dates, collect_far_dates
from .headline import Head, find_head
from .lead import collect_lead
from .marks import collect_marks
from .meta_tags import collect_meta_tags
from .signatures import collect_signatures
from .structured import collect_structured
from .survey import Survey, survey_page
from .titles import fold, plain, site_names
from .visible import collect_lines

TOLD = ("json-ld", "opengraph")
NAMED_BY = ("title-tag", "opengraph", "json-ld")


def collect_candidates(article: Article) -> Article:
    """Append a candidate for each value that the page, its container or its markup offers."""
    page = article.page
    found = list(page.candidates)
    if page.url:
        found.append(Candidate("url", page.url, "container", "address"))
    if article.tree is not None:
        found.extend(collect_structured(article))
        found.extend(collect_meta_tags(article.tree, article.telling))
        host = (split_address(article.base_url).hostname or "").removeprefix("www.")
        survey, head = _survey(article, article.tree, found, host)
        if head.title:
            found.append(Candidate("title", head.title, "page", f"<{head.element.tag}>" if head.element else ""))
        sections = frozenset(fold(one.value) for one in found if one.field == "section")
        found.extend(collect_lines(survey, head, sections))
        told = any(one.field == "author" for one in found)
        bylines = list(collect_bylines(survey, head, told))
        found.extend(bylines)
        found.extend(collect_signatures(survey, head, told, bool(bylines)))
        dated = {one.field for one in found if one.source in TOLD}
        found.extend(collect_dates(survey, head, {"date", "modified"} <= dated))
        found.extend(collect_addresses(found))
        found.extend(collect_described_dates(found))
        found.extend(collect_marks(survey, head))
        found.extend(collect_lead(survey, head, found))
        if not any(one.field == "date" for one in found):
            found.extend(collect_far_dates(survey, head))
        if page.saved_at and not any(one.field == "date" for one in found):
            found.extend(collect_counted_dates(survey, head, page.saved_at))
    return fill(article, candidates=article.candidates + tuple(found), telling=())


def _survey(article: Article, tree: LexborHTMLParser, found: list[Candidate], host: str) -> tuple[Survey, Head]:
    """The page's lines and its head; boxes are entered where the headline stands in none of the other parts."""
    titles = [plain(one.value) for one in found if one.field == "title" and one.source in NAMED_BY]
    names = site_names(found, host)
    survey = survey_page(tree, article.telling)
    head = find_head(survey, titles, names)
    if head.element is None:
        whole = survey_page(tree, article.telling, boxes=True)
        inside = find_head(whole, titles, names)
        if inside.element is not None:
            return whole, inside
    return survey, head
