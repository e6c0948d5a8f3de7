"""What briefings are grouped by, as Pelican's URL wrappers: each has a name, a slug, an address and a feed."""

from __future__ import annotations

import posixpath
from collections.abc import Mapping, Sequence
from typing import Any

from pelican.urlwrappers import URLWrapper


class Group(URLWrapper):
    """A topic, region, source, language or period. Two groups of a kind are the same when their slugs are."""

    def __init__(self, name: str, slug: str, settings: Mapping[str, Any], parents: Sequence[Group] = ()) -> None:
        super().__init__(name, settings)  # type: ignore[no-untyped-call]
        self.slug = slug
        self.parents = list(parents)

    @property
    def parent(self) -> Group | None:
        """The group that this one is shown under."""
        return self.parents[0] if self.parents else None

    __hash__ = URLWrapper.__hash__

    def __eq__(self, other: object) -> bool:
        return type(other) is type(self) and other.slug == self.slug

    def as_dict(self) -> dict[str, Any]:
        """What an address may be made of."""
        return {"slug": self.slug}

    @property
    def feed_url(self) -> str:
        """The group's Atom feed, beside its page, relative to the site's root."""
        return posixpath.join(posixpath.dirname(self.save_as), "feed.xml")


class Topic(Group):
    """What a briefing is about; a child's slug is `root/child`."""


class Region(Group):
    """A country, an area or a grouping of the curator's."""


class Language(Group):
    """A language that briefings are written in. The slug is its tag."""


class Period(Group):
    """A year or a month; the slug is `2025` or `2025/12`."""


class Source(Group):
    """An outlet. `url` is its page on this site, `homepage` its own address."""

    def __init__(
        self, name: str, slug: str, settings: Mapping[str, Any], domain: str = "", country: str = "", homepage: str = ""
    ) -> None:
        super().__init__(name, slug, settings)
        self.domain = domain
        self.country = country
        self.homepage = homepage
