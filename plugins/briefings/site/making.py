"""The site in three steps: take in what changed, plan every file, make those that changed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

from ..errors import BadSetting
from .articles import Addresses, Article, Library
from .atlas import Atlas
from .balance import Balance
from .build import Build, build_of
from .edition_files import read_edition_files
from .editions import Edition, compose_editions, latest_edition
from .groups import Listing, assign_groups
from .intake import reread, take_in
from .manifest import Manifest
from .neighbours import Relations, link_stories, sign_articles
from .plan import Plan, all_distinct
from .press import Product
from .publishing import publish
from .shelf import Shelf
from .signatures import digest, digest_text, sign_settings
from .statics import plan_static_paths, plan_theme_files
from .stories import assign_stories
from .theme import Theme, make_shared

CODE_OF_THE_SITE = ("JINJA_FILTERS", "JINJA_GLOBALS", "JINJA_TESTS")  # may read anything of a briefing
LEAST_FOR_A_DAY = 4  # briefings; a thinner day does not make a front page


@dataclass(frozen=True)
class ListedPage:
    """A page of the site, as every other page may list it."""

    title: str
    url: str
    lang: str
    summary: str
    slug: str
    content: str

    @property
    def signature(self) -> bytes:
        """Of all of it."""
        return digest_text(self.title, self.url, self.lang, self.summary, self.slug, self.content)


def list_page(page: Any) -> ListedPage:
    """What other pages may show of one of Pelican's pages."""
    return ListedPage(*(str(getattr(page, name) or "") for name in ListedPage.__annotations__))


def take_in_briefings(generator: Any) -> None:
    """Read what changed, and give every briefing its groups and its story."""
    build = build_of(generator.settings)
    signature = digest([build.engine, digest_text(repr(build.rules))])
    shelf = Shelf(build.cache, signature, partial(reread, rules=build.rules))
    shelf.load()
    intake = take_in(shelf, build.rules, build.settings["IGNORE_FILES"], build.jobs, build.executor)
    for fault in intake.faults:
        build.add_fault(fault)
    build.withheld = intake.withheld
    library = Library(shelf, build.press.siteurl)
    addresses = Addresses(build.settings)
    articles = [Article(filing, library, addresses) for filing in intake.shown]
    build.articles = sorted(articles, key=build.settings["ARTICLE_ORDER_BY"])
    build.library = library
    assign_stories(build.articles, build.content)
    assign_groups(build.articles, build.taxonomy, build.settings)
    link_stories(build.articles)
    build.plan = Plan(build.settings, build.articles, _compose_editions(build))
    build.context = generator.context
    build.context["localsiteurl"] = build.press.siteurl
    build.context["generated_content"].update({article.filing.path: article for article in build.articles})


def _compose_editions(build: Build) -> list[Edition]:
    places = [article.place for article in build.articles]
    wishes = read_edition_files(build.content / "editions", places, build.add_fault)
    latest = build.values["BRIEFINGS_LATEST"]
    size = latest if isinstance(latest, int) else 0
    return compose_editions(build.articles, build.settings, wishes, (size, 2 * size))


def make_site(build: Build) -> None:
    """Plan every file, make those that changed, remove those that are no longer planned."""
    build.library.addresses = _resolve_links(build.articles, build.context["generated_content"])
    listed = tuple(list_page(page) for page in build.context["pages"])
    theme = _make_theme(build, listed)
    related = Relations(build.cache / "related", build.engine).find(build.articles)
    products, twice = all_distinct(_all_products(build, theme, related))
    for place in twice:
        build.add_fault(BadSetting(place, "two pages have this address.", "Give one of them another `slug`."))
    values: dict[str, Any] = {"articles": build.articles, "dates": build.articles, "pages": listed}
    values |= build.plan.listings
    values["EDITIONS"] = build.plan.editions
    values |= {"ATLAS": Atlas(build.articles), "BALANCE": Balance(build.articles)}
    values["LATEST_EDITION"] = latest_edition(
        build.plan.editions, build.articles, LEAST_FOR_A_DAY, str(build.settings["DEFAULT_LANG"])
    )
    build.press.shared = make_shared(theme.used, values)
    build.manifest = Manifest(build.cache, build.press.output)
    build.manifest.load(build.settings["OUTPUT_RETENTION"])
    build.outcome = publish(products, build.manifest, build.press, build.jobs, build.executor)
    for fault in build.outcome.faults:
        build.add_fault(fault)
    build.templates.save()
    build.code.save()


def _all_products(build: Build, theme: Theme, related: Mapping[str, Sequence[Article]]) -> Iterator[Product]:
    yield from build.handed_in
    yield from build.plan.products(theme, related)
    yield from plan_theme_files(build.settings)
    yield from plan_static_paths(build.settings, build.content, build.cache / "pictures")


def _make_theme(build: Build, pages: Sequence[ListedPage]) -> Theme:
    everything = partial(sign_articles, build.articles)
    offered: dict[str, Any] = {"articles": everything, "dates": everything}
    offered["ATLAS"] = offered["BALANCE"] = partial(_sign_counts, build.articles)
    offered["pages"] = partial(_sign_pages, pages)
    offered["EDITIONS"] = offered["LATEST_EDITION"] = partial(_sign_editions, build.plan.editions)
    for name, listing in build.plan.listings.items():
        offered[name] = partial(_sign_listing, listing)
    base = digest([build.engine, sign_settings(build.settings), build.words])
    endings = tuple(build.settings["TEMPLATE_EXTENSIONS"])
    unread = any(build.given.get(name) for name in CODE_OF_THE_SITE)
    return Theme(build.templates, endings, base, offered, build.library.addresses, opens_all=unread)


def _sign_counts(articles: Sequence[Article], opens: bool) -> bytes:
    del opens
    return digest([article.tally for article in articles])


def _sign_pages(pages: Sequence[ListedPage], opens: bool) -> bytes:
    del opens
    return digest([page.signature for page in pages])


def _sign_editions(editions: Sequence[Edition], opens: bool) -> bytes:
    return digest([edition.signature if opens else edition.face for edition in editions])


def _sign_listing(listing: Listing, opens: bool) -> bytes:
    return digest([part for group, theirs in listing for part in (group.digest, sign_articles(theirs, opens))])


def _resolve_links(articles: Sequence[Article], sources: Mapping[str, Any]) -> dict[str, str]:
    """The address of every source that a body links to. A link that leads nowhere is told."""
    import logging

    found: dict[str, str] = {}
    for article in articles:
        for link in article.filing.links:
            if target := sources.get(link):
                found[link] = target.url
            else:
                logging.getLogger(__name__).warning(
                    "%s: it links to %s, which is not there.", article.filing.path, link
                )
    return found
