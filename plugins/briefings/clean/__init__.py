"""From the raw body to clean article markup: boilerplate out, pictures and links in order."""

from __future__ import annotations

from dataclasses import replace

from bs4 import BeautifulSoup

from ..article import Article, Note
from ..errors import NoArticle
from .boilerplate import cut_boilerplate
from .links import mend_links
from .nodes import parse_body
from .pictures import choose_lead, collect_pictures, take_out_lead
from .structure import keep_structure

__all__ = ["clean_body"]


def clean_body(article: Article) -> Article:
    """Clean `body_html`, collect `images`, note every cut. Raises NoArticle when nothing is left."""
    if article.tree is None:
        return article
    root = parse_body(article.body_html)
    keep_structure(root, article.base_url)
    soup = BeautifulSoup(root.inner_html or "", "lxml")
    cuts: list[Note] = []
    cut_boilerplate(soup, article, cuts)
    if not soup.get_text(strip=True):
        raise NoArticle(
            article.page.name, "nothing is left of this page once its menus are cut.", "Save the article's own page."
        )
    root = parse_body(soup.body.decode_contents() if soup.body else "")
    images = collect_pictures(root, article)
    lead = choose_lead(root, images, article.image)
    take_out_lead(root, lead)
    mend_links(root, article.base_url)
    return replace(article, body_html=root.inner_html or "", images=images, image=lead, notes=(*article.notes, *cuts))
