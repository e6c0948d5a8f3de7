"""What briefings are grouped by: topics, regions, sources and so on. Each has a name, an address and a feed."""

from __future__ import annotations

import posixpath
from collections.abc import Mapping, Sequence
from typing import Any

from .signatures import digest, digest_text


class Group:
    """A topic, region, source, language or period. A build makes each once, so that a group equals itself alone.

    Its address is made by the settings `KIND_URL` and `KIND_SAVE_AS`.
    """

    def __init__(
        self,
        name: str,
        slug: str,
        settings: Mapping[str, Any],
        parents: Sequence[Group] = (),
        facts: Sequence[str] = (),
    ) -> None:
        kind = type(self).__name__
        self.name = name
        self.slug = slug
        self.parents = list(parents)
        self.url = str(settings[f"{kind.upper()}_URL"]).format(slug=slug)
        self.save_as = str(settings[f"{kind.upper()}_SAVE_AS"]).format(slug=slug)
        self.feed_url = posixpath.join(posixpath.dirname(self.save_as), "feed.xml")
        texts = digest_text(kind, name, slug, self.url, self.save_as, *facts)
        self.digest: bytes = digest([texts, *(parent.digest for parent in self.parents)])
        self.has_page = True

    @property
    def parent(self) -> Group | None:
        """The group that this one is shown under."""
        return self.parents[0] if self.parents else None

    @property
    def line(self) -> list[Group]:
        """The groups that this one is shown under, the widest first."""
        return [*self.parents[0].line, self.parents[0]] if self.parents else []

    @property
    def root(self) -> Group:
        """The group at the top of its tree."""
        return self.parents[0].root if self.parents else self

    def leave_out(self) -> None:
        """Give it no page of its own, because too few briefings stand in it; they change as it gets one."""
        self.has_page = False
        self.digest = digest([self.digest, b"no page"])

    def __str__(self) -> str:
        return self.name

    def __repr__(self) -> str:
        return f"<{type(self).__name__} {self.slug}>"


class Topic(Group):
    """What a briefing is about; a child's slug is `root/child`."""


class Region(Group):
    """A country, an area of UN M49 or a grouping; `scale` says which. The first parent is the area."""

    def __init__(
        self, name: str, slug: str, settings: Mapping[str, Any], parents: Sequence[Group] = (), scale: str = "country"
    ) -> None:
        super().__init__(name, slug, settings, parents, facts=(scale,))
        self.scale = scale  # `country`, `area` or `grouping`


class Language(Group):
    """A language that briefings are written in, in whatever country. The slug is its tag."""


class Survey(Group):
    """A year or a month on the atlas; named as the period."""


class Period(Group):
    """A year or a month; the slug is `2025` or `2025/12`."""

    def __init__(self, name: str, slug: str, settings: Mapping[str, Any], parents: Sequence[Period] = ()) -> None:
        super().__init__(name, slug, settings, parents)
        self.survey: Survey = Survey(name, slug, settings, [parent.survey for parent in parents])


class Day(Group):
    """A day; the slug is `2025/12/20`."""


class Week(Group):
    """A week by ISO 8601; the slug is `2025/w51`, the name its Monday."""


class Story(Group):
    """Briefings of one event. The slug is the story's id, the name the title of its first briefing."""


class Writer(Group):
    """A person who wrote briefings' originals. Pelican keeps the name of Author for its own."""


class Keyword(Group):
    """A tag; a person, organisation or place has a `kind`. Pelican keeps the name of Tag for its own."""

    def __init__(
        self,
        name: str,
        slug: str,
        settings: Mapping[str, Any],
        kind: str = "",
        spellings: Sequence[str] = (),
        is_curated: bool = False,
    ) -> None:
        super().__init__(name, slug, settings, facts=(kind, str(is_curated), *spellings))
        self.kind = kind
        self.spellings = tuple(spellings)  # other ones, that the curator lists
        self.is_curated = is_curated  # in names.yaml


class Crossing(Group):
    """A topic in a region; the slug is `topic/in/region`."""

    def __init__(self, topic: Group, region: Group, settings: Mapping[str, Any]) -> None:
        facts = (topic.url, region.url)
        slug = f"{topic.slug}/in/{region.slug}"
        super().__init__(f"{topic.name} · {region.name}", slug, settings, facts=facts)
        self.topic = topic  # of the group's own
        self.region = region


class Source(Group):
    """An outlet. `url` is its page on this site, `homepage` its own address."""

    def __init__(
        self, name: str, slug: str, settings: Mapping[str, Any], domain: str = "", country: str = "", homepage: str = ""
    ) -> None:
        super().__init__(name, slug, settings, facts=(domain, country, homepage))
        self.domain = domain
        self.country = country
        self.homepage = homepage
