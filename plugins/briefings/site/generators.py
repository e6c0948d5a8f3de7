"""Pelican generators that write the pages and feeds of topics, regions, sources, languages and periods."""

from __future__ import annotations

import calendar
from functools import partial
from typing import Any

from pelican.generators import Generator, PelicanTemplateNotFound

from .groups import Listing, list_groups
from .paging import cut_pages
from .wrappers import Group


class GroupGenerator(Generator):
    """Lists the groups of one kind for templates, and writes a page and a feed of each. A subclass names the kind."""

    kind = ""
    context_name = ""
    template = ""
    with_feed = True

    def generate_context(self) -> None:
        """Put the groups with their articles into the context of every template."""
        self.listing: Listing = list_groups(self.context["articles"], self.kind)
        self.context[self.context_name] = self.listing

    def generate_output(self, writer: Any) -> None:
        """Write the groups. A theme without the template has no such pages; the feeds are there all the same."""
        template = self._find_template()
        for group, articles in self.listing:
            if template is not None:
                self._write_pages(writer, template, group, articles)
            if self.with_feed:
                writer.write_feed(articles, self.context, group.feed_url, group.feed_url, feed_title=str(group.name))

    def _find_template(self) -> Any:
        try:
            return self.get_template(self.template)  # type: ignore[no-untyped-call]
        except PelicanTemplateNotFound:
            return None

    def _write_pages(self, writer: Any, template: Any, group: Group, articles: list[Any]) -> None:
        pages = cut_pages(articles, self.settings["DEFAULT_PAGINATION"] or len(articles), group.url, group.save_as)
        write = partial(writer.write_file, template=template, context=self.context, paginated={})
        for place, page in enumerate(pages):
            write(
                page.save_as,
                relative_urls=self.settings["RELATIVE_URLS"],
                url=page.url,
                group=group,
                page_name=self.template,
                articles=articles,
                dates=articles,
                articles_page=page,
                articles_paginator=page.paginator,
                articles_previous_page=pages[place - 1] if place else None,
                articles_next_page=pages[place + 1] if place + 1 < len(pages) else None,
                **self.describe(group),
            )

    def describe(self, group: Group) -> dict[str, Any]:
        """What else the template of this kind is given."""
        del group
        return {}


class TopicGenerator(GroupGenerator):
    """Topics."""

    kind, context_name, template = "topic", "TOPICS", "topic"


class RegionGenerator(GroupGenerator):
    """Regions."""

    kind, context_name, template = "region", "REGIONS", "region"


class SourceGenerator(GroupGenerator):
    """Sources."""

    kind, context_name, template = "source", "SOURCES", "source"


class LanguageGenerator(GroupGenerator):
    """Languages."""

    kind, context_name, template = "language", "LANGUAGES", "language"


class PeriodGenerator(GroupGenerator):
    """Years and months, the newest first, in place of Pelican's own, which take quadratic time."""

    kind, context_name, template, with_feed = "period", "PERIODS", "period_archives", False

    def generate_context(self) -> None:
        """List the periods by time."""
        super().generate_context()
        self.listing.sort(key=lambda item: str(item[0].slug), reverse=True)

    def describe(self, group: Group) -> dict[str, Any]:
        """The period as Pelican's own templates know it: as a tuple of year and month."""
        numbers = tuple(int(part) for part in str(group.slug).split("/"))
        months = tuple(calendar.month_name[month] for month in numbers[1:])
        return {"period_num": numbers, "period": numbers[:1] + months}


GENERATORS: tuple[type[GroupGenerator], ...] = (
    TopicGenerator,
    RegionGenerator,
    SourceGenerator,
    LanguageGenerator,
    PeriodGenerator,
)
