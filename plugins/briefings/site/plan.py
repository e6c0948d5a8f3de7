"""The plan of a site: every file of the output folder, each with the signature of all that it depends on."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import partial
from typing import Any

from .articles import Article, OpenedArticle
from .editions import Edition
from .feeds import make_feed
from .groups import Listing, list_groups
from .kinds import KINDS, PageKind, count_others
from .neighbours import sign_articles
from .paging import ListPage, ListPaginator, cut_pages
from .press import Product, make_bytes, make_page
from .signatures import digest
from .theme import Theme
from .wrappers import Group

CHECKSUMS = "SHA256SUMS.txt"


class Plan:
    """Plans the files of one site. What a template is given beside the names of every template is signed here."""

    def __init__(self, settings: Mapping[str, Any], articles: Sequence[Article], editions: Sequence[Edition]) -> None:
        self._settings = settings
        self._articles = articles
        self.editions = editions
        self.listings: dict[str, Listing] = {
            kind.listed_as: kind.order(list_groups(articles, kind.groups, kind.least)) for kind in KINDS
        }

    def products(self, theme: Theme, related: Mapping[str, Sequence[Article]]) -> Iterator[Product]:
        """Every file that lists or shows briefings, with this theme."""
        self._theme = theme
        yield from self._direct_pages()
        yield from self._site_feeds()
        for kind in KINDS:
            yield from self._group_pages(kind)
        yield from self._edition_pages()
        yield self._checksums()
        yield from self._article_pages(related)

    def _direct_pages(self) -> Iterator[Product]:
        """The pages that stand alone: home, lists of topics and so on (DIRECT_TEMPLATES)."""
        for name in self._settings["DIRECT_TEMPLATES"]:
            save_as = self._settings.get(f"{name.upper()}_SAVE_AS", f"{name}.html")
            if save_as and self._theme.has(name):
                given = partial(_direct_given, name, self._settings.get(f"{name.upper()}_URL", f"{name}.html"))
                page = partial(make_page, template=self._theme.template(name), save_as=save_as, given=given)
                yield Product(save_as, self._theme.sign(name), page, here=True)

    def _site_feeds(self) -> Iterator[Product]:
        for setting in ("FEED_ALL_ATOM", "FEED_ATOM", "FEED_ALL_RSS", "FEED_RSS"):
            if place := self._settings.get(setting):
                yield self._feed(self._articles, str(place), "", "rss" if setting.endswith("RSS") else "atom")

    def _group_pages(self, kind: PageKind) -> Iterator[Product]:
        shown = self._theme.has(kind.template)
        for group, articles in self.listings[kind.listed_as]:
            if shown:
                yield from self._pages_of(kind, group, articles)
            if kind.with_feed:
                yield self._feed(articles, group.feed_url, group.name, "atom", group.digest)

    def _edition_pages(self) -> Iterator[Product]:
        if not self._theme.has("edition"):
            return
        theme, template = self._theme.sign("edition"), self._theme.template("edition")
        opens = self._theme.opens("edition")
        before: dict[str, Edition] = {}
        for edition in reversed(self.editions):
            older = before.get(edition.kind)
            before[edition.kind] = edition
            shown = [one.signature if opens else one.face for one in (edition, older) if one]
            signature = digest([theme, *shown])
            given = partial(_edition_given, edition, older)
            make = partial(make_page, template=template, save_as=edition.save_as, given=given)
            yield Product(edition.save_as, signature, make)
            name = edition.headline or edition.key
            yield self._feed(edition.articles, edition.feed_url, name, "atom", edition.signature)

    def _checksums(self) -> Product:
        """The SHA-256 of every briefing's file, as `sha256sum --check` reads it."""
        lines = sorted(f"{article.filing.sha256}  {article.filing.path}\n" for article in self._articles)
        data = "".join(lines).encode()
        return Product(CHECKSUMS, digest([data]), partial(make_bytes, data=data))

    def _pages_of(self, kind: PageKind, group: Group, articles: list[Article]) -> Iterator[Product]:
        theme, template = self._theme.sign(kind.template), self._theme.template(kind.template)
        per_page = (kind.paged and self._settings["DEFAULT_PAGINATION"]) or len(articles)
        pages = cut_pages(articles, per_page, group.url, group.save_as)
        opens = self._theme.opens(kind.template)
        held = [sign_articles(page.object_list, opens) for page in pages]
        for page, cards in zip(pages, held, strict=True):
            neighbours = "\0".join((page.url, page.newer_url, page.older_url)).encode()
            # The front alone tells of the whole list: an old page that did so would change with each new briefing.
            signature = digest([theme, group.digest, neighbours, *(held if page.is_front else [cards])])
            whole = articles if page.is_front else ()
            given = partial(_group_given, kind.template, kind.describe(group), group, page, whole, per_page)
            make = partial(make_page, template=template, save_as=page.save_as, given=given)
            yield Product(page.save_as, signature, make)

    def _feed(self, articles: Sequence[Article], place: str, title: str, form: str, about: bytes = b"") -> Product:
        items = articles[: self._settings["FEED_MAX_ITEMS"]]
        links = [address for article in items for address in self._theme.links_of(article)]
        signature = digest([self._theme.base, about, place.encode(), *(item.card for item in items), *links])
        return Product(place, signature, partial(make_feed, articles=items, place=place, title=title, form=form))

    def _article_pages(self, related: Mapping[str, Sequence[Article]]) -> Iterator[Product]:
        theme, template = self._theme.sign("article"), self._theme.template("article")
        newer: Article | None = None
        for place, article in enumerate(self._articles):
            older = self._articles[place + 1] if place + 1 < len(self._articles) else None
            near = related[article.place]
            beside = [other.card if other else b"" for other in (older, newer, *near)]
            signature = digest([theme, article.card, *beside, *self._theme.links_of(article)])
            given = partial(_article_given, article, near, older, newer)
            make = partial(make_page, template=template, save_as=article.save_as, given=given)
            yield Product(article.save_as, signature, make)
            newer = article


def _direct_given(name: str, url: str) -> Mapping[str, Any]:
    return {"page_name": name, "url": url}


def _edition_given(edition: Edition, older: Edition | None) -> Mapping[str, Any]:
    return {"edition": edition, "older_edition": older, "page_name": "edition", "url": edition.url}


def _article_given(
    article: Article, related: Sequence[Article], older: Article | None, newer: Article | None
) -> Mapping[str, Any]:
    return {"article": OpenedArticle(article, related, older, newer), "url": article.url}


def _group_given(
    name: str, described: Mapping[str, Any], group: Group, page: ListPage, whole: Sequence[Article], per_page: int
) -> Mapping[str, Any]:
    given = {"group": group, "articles_page": page, "page_name": name, "url": page.url, **described}
    if page.is_front:
        paginator = ListPaginator(len(whole), per_page)
        given |= {"articles": whole, "dates": whole, "articles_paginator": paginator}
        given["others"] = count_others(group, whole)
    else:
        given |= {"articles": page.object_list, "dates": page.object_list}
    return given


def all_distinct(products: Iterable[Product]) -> tuple[dict[str, Product], list[str]]:
    """The products by their places, and the places that more than one laid claim to; the first has it."""
    found: dict[str, Product] = {}
    twice: list[str] = []
    for product in products:
        if found.setdefault(product.save_as, product) is not product:
            twice.append(product.save_as)
    return found, twice
