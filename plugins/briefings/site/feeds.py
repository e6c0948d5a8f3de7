"""Atom feeds with categories, languages and escaped titles."""

from __future__ import annotations

from typing import Any

from feedgenerator import get_tag_uri
from markupsafe import escape
from pelican.writers import Writer


class FeedWriter(Writer):
    """Pelican's writer; its own feeds know tags and one category, not topics and regions."""

    def _add_item_to_the_feed(self, feed: Any, item: Any) -> None:
        # Pelican calls this for every briefing of a feed.
        link = self.urljoiner(self.site_url, item.url)
        feed.add_item(
            title=item.title,
            link=link,
            unique_id=get_tag_uri(link, item.date),  # type: ignore[no-untyped-call]
            description=str(escape(item.summary)),
            content=item.get_content(self.site_url),
            categories=[str(group.name) for group in (*item.topics, *item.regions)] or None,
            author_name=", ".join(item.author_names) or str(item.source.name),
            pubdate=item.date,
            updateddate=getattr(item, "modified", None) or item.date,
        )
