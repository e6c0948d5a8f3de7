"""A briefing on the site: what is always at hand, and what is fetched only for a page that shows it."""

from __future__ import annotations

import datetime as dt
import html
import posixpath
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Any, NamedTuple
from urllib.parse import unquote

from ..frontmatter import parse_timestamp

if TYPE_CHECKING:
    from .shelf import Shelf
    from .wrappers import Crossing, Group

SIZES = re.compile(r' srcset="[^"]*"')
OWN_LINK = re.compile(r'((?:href|src)=")\{(filename|static)\}([^"#?]*)')


OPENED = frozenset({"content", "content_at", "filing", "word_count"})  # what is shown where a briefing is opened


class Filing(NamedTuple):
    """What is known of a source file without opening it: enough to file, order and list the briefing.

    Plain values only: thousands are read at the beginning of each build.
    """

    path: str  # of the source, relative to the content folder
    stamp: tuple[int, ...]  # of the file when it was read: times, size, inode
    digest: bytes  # of the source and of the sizes of its pictures
    face: bytes  # of what a list may show of it: all but OPENED
    place: str  # on the site, such as `2025/12/name`; empty when the briefing is held back
    sha256: str = ""  # of the source file, in hexadecimal digits
    date: str = ""  # ISO 8601 with its zone, or a day alone
    modified: str = ""  # the same, or empty
    lang: str = ""
    title: str = ""
    story: str = ""
    authors: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    names: tuple[tuple[str, str], ...] = ()  # the tags that are people, organisations or places, with their kind
    topics: tuple[str, ...] = ()
    regions: tuple[str, ...] = ()
    source: tuple[tuple[str, str], ...] = ()
    links: tuple[str, ...] = ()  # sources that its body links to, relative to the content folder
    pictures: tuple[tuple[str, tuple[int, int] | None], ...] = ()  # our own, with width and height
    unknown: tuple[str, ...] = ()  # keys of its front matter that the schema does not have
    entry: tuple[int, int, int] = (0, 0, 0)  # where the rest lies in the shelf


@dataclass
class Library:
    """What all briefings of a build share."""

    shelf: Shelf
    siteurl: str
    addresses: dict[str, str] = field(default_factory=dict)  # source -> address, of those that bodies link to


class Article:
    """A briefing as templates and feeds see it. Names that are not slots come from the shelf, at the first need."""

    __slots__ = (
        "_library",
        "_matter",
        "card",
        "crossings",
        "date",
        "days",
        "face",
        "filing",
        "keywords",
        "lang",
        "language",
        "modified",
        "periods",
        "place",
        "regions",
        "same_text",
        "save_as",
        "slug",
        "source",
        "story",
        "story_articles",
        "story_groups",
        "tally",
        "topics",
        "url",
        "writers",
    )
    topics: list[Group]
    regions: list[Group]
    source: Group
    language: Group
    periods: list[Group]
    modified: dt.datetime | None
    days: list[Group]  # the day and the week
    writers: list[Group]
    keywords: list[Group]
    crossings: list[Crossing]
    story_groups: list[Group]  # its story, or none
    story_articles: list[Article]
    same_text: bool  # as an earlier briefing of its story: an agency's, not an independent report
    card: bytes  # the signature of all of it
    face: bytes  # the signature of all but OPENED: an edited body seldom changes what a list shows
    tally: bytes  # the signature of its date and its groups: all that counts depend on

    def __init__(self, filing: Filing, library: Library, addresses: Addresses) -> None:
        self.filing = filing
        self._library = library
        self._matter: dict[str, Any] | None = None
        self.place = filing.place
        self.slug = filing.place.rsplit("/", 1)[-1]
        self.date = read_moment(filing.date)
        self.modified = read_moment(filing.modified) if filing.modified else None
        self.lang = filing.lang
        self.story = filing.story
        self.same_text = False
        self.url, self.save_as = addresses.of(self)

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__") or name in Article.__slots__:
            raise AttributeError(name)
        if self._matter is None:
            self._matter = self._library.shelf.read_matter(self.filing)
        try:
            return self._matter[name]
        except KeyError:
            raise AttributeError(name) from None

    @property
    def content(self) -> str:
        """The safe HTML of the body, or of the part that may be shown, with its links resolved."""
        return self.content_at(self._library.siteurl)

    def content_at(self, siteurl: str) -> str:
        """The body for a page whose links begin with `siteurl`."""
        body = self._library.shelf.read_content(self.filing)
        if "{" not in body:
            return body
        linked = OWN_LINK.sub(lambda found: self._resolve(found, siteurl), body)
        return SIZES.sub(lambda found: found[0].replace("{static}", siteurl), linked)

    def _resolve(self, found: re.Match[str], siteurl: str) -> str:
        if found[2] == "static":
            return f"{found[1]}{siteurl}/{found[3].lstrip('/')}"
        address = self._library.addresses.get(linked_source(self.filing.path, found[3]))
        return f"{found[1]}{siteurl}/{address}" if address is not None else found[0]

    def __repr__(self) -> str:
        return f"<{self.place}>"


def read_moment(text: str) -> dt.datetime:
    """The date of a filing. Raises ValueError when it is none."""
    moment = parse_timestamp(text)
    if moment is None:
        raise ValueError(text)
    return moment


def linked_source(path: str, link: str) -> str:
    """The source that a `{filename}` link of the file at `path` means, relative to the content folder.

    >>> linked_source("briefings/2026/03/rain.md", "../04/sun.md"), linked_source("briefings/a.md", "/pages/about.md")
    ('briefings/2026/04/sun.md', 'pages/about.md')
    """
    wanted = unquote(html.unescape(link))
    if wanted.startswith("/"):
        return posixpath.normpath(wanted.lstrip("/"))
    return posixpath.normpath(posixpath.join(posixpath.dirname(path), wanted))


class OpenedArticle:
    """A briefing on its own page, with what stands beside it. Listed briefings have no such neighbours."""

    def __init__(
        self, article: Article, related: Sequence[Article], older: Article | None, newer: Article | None
    ) -> None:
        self.article = article
        self.related = related
        self.previous_article = older
        self.next_article = newer

    @cached_property
    def content(self) -> str:
        """The body, which its page asks for more than once."""
        return self.article.content

    def __getattr__(self, name: str) -> Any:
        if name == "article":
            raise AttributeError(name)
        return getattr(self.article, name)


class Addresses:
    """Where briefings stand on the site, by the settings' patterns."""

    def __init__(self, settings: Mapping[str, Any]) -> None:
        self._default = str(settings["HOME_LANG"]).lower()  # so that a briefing has one address in all sub-sites
        own = (str(settings["ARTICLE_URL"]), str(settings["ARTICLE_SAVE_AS"]))
        other = (str(settings["ARTICLE_LANG_URL"]), str(settings["ARTICLE_LANG_SAVE_AS"]))
        self._patterns = {True: own, False: other}

    def of(self, article: Article) -> tuple[str, str]:
        """The address and the place in the output folder."""
        url, save_as = self._patterns[article.lang.lower() == self._default]
        values = {"place": article.place, "slug": article.slug, "date": article.date, "lang": article.lang}
        return url.format(**values), save_as.format(**values)
