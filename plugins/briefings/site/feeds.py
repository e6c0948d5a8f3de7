"""Atom and RSS feeds with categories, languages and escaped titles."""

from __future__ import annotations

import datetime as dt
import io
from collections.abc import Sequence
from urllib.parse import urljoin

from feedgenerator import Atom1Feed, Rss201rev2Feed, get_tag_uri
from markupsafe import Markup, escape

from .articles import Article
from .press import Press

NEVER = dt.datetime(1970, 1, 1, tzinfo=dt.UTC)  # an empty feed is as old as it can be: it must not change by itself


class _Atom(Atom1Feed):
    def latest_post_date(self) -> dt.datetime:
        return max((item["updateddate"] for item in self.items), default=NEVER)


class _Rss(Rss201rev2Feed):
    def latest_post_date(self) -> dt.datetime:
        return max((item["updateddate"] for item in self.items), default=NEVER)


def make_feed(press: Press, articles: Sequence[Article], place: str, title: str, form: str) -> bytes:
    """A feed of some briefings; `title` is what they have in common, `form` is `atom` or `rss`."""
    settings = press.settings
    name, about = str(settings["SITENAME"]), settings.get("SITESUBTITLE") or None
    feed = (_Rss if form == "rss" else _Atom)(
        title=Markup(f"{name} - {title}" if title else name).striptags(),
        link=f"{press.siteurl}/",
        feed_url=_join(str(settings.get("FEED_DOMAIN") or ""), place),
        description=about or "",
        subtitle=about,
    )
    for article in articles:
        _add_item(feed, article, press.siteurl)
    text = io.StringIO()
    feed.write(text, "utf-8")  # type: ignore[no-untyped-call]
    return press.finish(text.getvalue(), place)


def _add_item(feed: _Atom | _Rss, article: Article, siteurl: str) -> None:
    link = _join(siteurl, article.url)
    feed.add_item(
        title=article.title,
        link=link,
        unique_id=get_tag_uri(link, article.date),  # type: ignore[no-untyped-call]
        description=str(escape(article.summary)),
        content=article.content_at(siteurl),
        categories=[group.name for group in (*article.topics, *article.regions)] or None,
        author_name=", ".join(article.author_names) or article.source.name,
        pubdate=article.date,
        updateddate=article.modified or article.date,
    )


def _join(base: str, place: str) -> str:
    return urljoin(base if base.endswith("/") else f"{base}/", place)
