"""Collecting what the page says about itself: structured data, meta tags, what a reader sees around the headline."""

from __future__ import annotations

from dataclasses import replace
from urllib.parse import urlsplit

from ..article import Article, Candidate
from .headline import find_head
from .lead import collect_lead
from .marks import collect_marks
from .meta_tags import collect_meta_tags
from .structured import collect_structured
from .survey import survey_page
from .titles import plain, site_names
from .visible import collect_bylines, collect_dates, collect_lines

NAMED_BY = ("title-tag", "opengraph", "json-ld")


def collect_candidates(article: Article) -> Article:
    """Append a candidate for each value that the page, its container or its markup offers."""
    page = article.page
    found = list(page.candidates)
    if page.url:
        found.append(Candidate("url", page.url, "container", "address"))
    if article.tree is not None:
        found.extend(collect_structured(article))
        found.extend(collect_meta_tags(article.tree))
        survey = survey_page(article.tree)
        titles = [plain(one.value) for one in found if one.field == "title" and one.source in NAMED_BY]
        host = (urlsplit(article.base_url).hostname or "").removeprefix("www.")
        head = find_head(survey, titles, site_names(found, host))
        if head.title:
            found.append(Candidate("title", head.title, "page", f"<{head.element.tag}>" if head.element else ""))
        found.extend(collect_lines(survey, head))
        found.extend(collect_bylines(survey, head))
        found.extend(collect_dates(survey, head))
        found.extend(collect_marks(survey, head))
        found.extend(collect_lead(survey, head, found))
    return replace(article, candidates=article.candidates + tuple(found))
