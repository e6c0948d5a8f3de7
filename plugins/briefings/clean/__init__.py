"""From the raw body to clean article markup: boilerplate out, pictures and links in order."""

from __future__ import annotations

from dataclasses import replace

from bs4 import BeautifulSoup

from ..article import Article, Note
from ..errors import NoArticle
from .boilerplate import cut_boilerplate
from .links import mend_links
from .pictures import choose_lead, collect_pictures, take_out_lead

__all__ = ["clean_body"]


def clean_body(article: Article) -> Article:
    """Clean `body_html`, collect `images`, note every cut. Raises NoArticle when nothing is left."""
    if article.tree is None:
        return article
    soup = BeautifulSoup(article.body_html, "lxml")
    cuts: list[Note] = []
    cut_boilerplate(soup, article, cuts)
    images = collect_pictures(soup, article)
    lead = choose_lead(soup, images, article.image)
    take_out_lead(soup, lead)
    mend_links(soup, article.base_url)
    html = soup.body.decode_contents() if soup.body else ""
    if not soup.get_text(strip=True):
        raise NoArticle(
            article.page.name, "nothing is left of this page once its menus are cut.", "Save the article's own page."
        )
    return replace(article, body_html=html, images=images, image=lead, notes=(*article.notes, *cuts))
