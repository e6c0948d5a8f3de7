"""From the chosen body to clean article markup: structure, pictures and links in order."""

from __future__ import annotations

import re

from ..article import Article, fill
from ..errors import NoArticle
from .links import mend_links
from .nodes import parse_body
from .pictures import choose_lead, collect_pictures, take_out_lead
from .structure import drop_title, keep_structure

__all__ = ["clean_body"]

WIDE_SPACE = "\u3000"
# Such spaces set the beginning of a paragraph in.
INDENT = re.compile(rf"(<(?:p|div|li|br)\b[^>]*>[ \n]*(?:<(?:span|font|strong|b)\b[^>]*>){{0,3}}){WIDE_SPACE}+")
SPACES = " \t\r\n\f"  # the white space of HTML; a non-breaking space is text


def clean_body(article: Article) -> Article:
    """Clean `body_html`, collect `images`. Raises NoArticle when nothing is left."""
    if article.page.form == "text":
        return article
    root = parse_body(INDENT.sub(r"\1", article.body_html) if WIDE_SPACE in article.body_html else article.body_html)
    drop_title(root, article.title, article.summary)
    keep_structure(root, article.base_url)
    if not (root.text(deep=True) or "").strip(SPACES):
        raise NoArticle(
            article.page.name, "nothing is left of this page once its menus are cut.", "Save the article's own page."
        )
    images, notes = collect_pictures(root, article)
    left = {note.subject for note in notes}
    notes = [*(note for note in article.notes if note.subject not in left), *notes]
    shown = any(one.field == "image" and one.source == "shown" for one in article.candidates)
    lead = choose_lead(root, images, article.image, shown)
    take_out_lead(root, lead)
    mend_links(root, article.base_url)
    return fill(article, body_html=root.inner_html or "", images=images, image=lead, notes=tuple(notes))
