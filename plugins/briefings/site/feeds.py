"""Atom and RSS feeds with categories, languages and escaped titles."""

from __future__ import annotations

import datetime as dt
import io
from collections.abc import Sequence
from functools import partial
from typing import Any
from urllib.parse import urljoin

from feedgenerator import Atom1Feed, Rss201rev2Feed, SyndicationFeed, get_tag_uri
from feedgenerator.django.utils.xmlutils import SimplerXMLGenerator
from markupsafe import Markup, escape

from .articles import Article
from .press import Press

NEVER = dt.datetime(1970, 1, 1, tzinfo=dt.UTC)  # an empty feed is as old as it can be: it must not change by itself


class _Feed:
    """How our feeds differ from the library's: an entry is written once and then kept, for all feeds that hold it."""

    items: list[dict[str, Any]]

    def latest_post_date(self) -> dt.datetime:
        return max((item["updateddate"] for item in self.items), default=NEVER)

    def write_items(self, handler: Any) -> None:
        for item in self.items:
            handler.ignorableWhitespace(item["entry"])  # the one way to write what is XML already


class _Atom(_Feed, Atom1Feed):
    pass


class _Rss(_Feed, Rss201rev2Feed):
    pass


FORMS: dict[str, tuple[type[_Atom] | type[_Rss], type[SyndicationFeed]]] = {
    "atom": (_Atom, Atom1Feed),
    "rss": (_Rss, Rss201rev2Feed),
}


def make_feed(press: Press, articles: Sequence[Article], place: str, title: str, form: str) -> bytes:
    """A feed of some briefings; `title` is what they have in common, `form` is `atom` or `rss`."""
    settings = press.settings
    name, about = str(settings["SITENAME"]), settings.get("SITESUBTITLE") or None
    own, library = FORMS[form]
    feed = own(
        title=Markup(f"{name} - {title}" if title else name).striptags(),
        link=f"{press.siteurl}/",
        feed_url=_join(str(settings.get("FEED_DOMAIN") or ""), place),
        description=about or "",
        subtitle=about,
    )
    for article in articles:
        entry = press.remember((form, article.place), partial(_write_entry, library, article, press.siteurl))
        feed.items.append({"entry": entry, "updateddate": _updated(article)})
    text = io.StringIO()
    feed.write(text, "utf-8")  # type: ignore[no-untyped-call]
    return press.finish(text.getvalue(), place)


def _write_entry(library: type[SyndicationFeed], article: Article, siteurl: str) -> str:
    """The XML of one briefing in a feed."""
    feed = library(title="", link="", description="")
    _add_item(feed, article, siteurl)
    text = io.StringIO()
    feed.write_items(SimplerXMLGenerator(text, "utf-8", short_empty_elements=True))  # type: ignore[attr-defined]
    return text.getvalue()


def _updated(article: Article) -> dt.datetime:
    return _with_time(article.modified or article.date)


def _with_time(moment: dt.datetime) -> dt.datetime:
    # Both forms of feeds require a time (RFC 4287, 3.3; RFC 822, 5): that of a day alone is its midnight.
    return dt.datetime.combine(moment.date(), moment.timetz())


def _add_item(feed: SyndicationFeed, article: Article, siteurl: str) -> None:
    link = _join(siteurl, article.url)
    feed.add_item(
        title=article.title,
        link=link,
        unique_id=get_tag_uri(link, article.date),  # type: ignore[no-untyped-call]
        description=str(escape(article.summary)),
        content=article.content_at(siteurl),
        categories=[group.name for group in (*article.topics, *article.regions)] or None,
        author_name=", ".join(article.author_names) or article.source.name,
        pubdate=_with_time(article.date),
        updateddate=_updated(article),
    )


def _join(base: str, place: str) -> str:
    return urljoin(base if base.endswith("/") else f"{base}/", place)
