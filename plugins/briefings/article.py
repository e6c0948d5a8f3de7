"""The dataclasses that flow from a saved file to a briefing.

A container yields `SavedPage`s; `Article` carries one page through the stages. All are frozen: a stage
returns a new `Article` by `fill`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from selectolax.lexbor import LexborHTMLParser, LexborNode

__all__ = ["Article", "Candidate", "Form", "Name", "Note", "Part", "Picture", "Region", "SavedPage", "Source", "fill"]

Form = Literal["html", "complete", "singlefile", "mhtml", "webarchive", "warc", "eml", "reader", "text", "markdown"]


@dataclass(frozen=True, slots=True)
class Note:
    """Why a value was chosen, lost or warned of, or a block was cut: what `briefings explain` shows."""

    stage: str
    action: Literal["chosen", "lost", "cut", "kept", "warning"]
    subject: str  # the field's name, or the first words of the block
    reason: str  # in plain words, for a curator; "" of a block that was cut while nobody asked why
    value: str = ""


@dataclass(frozen=True, slots=True)
class Candidate:
    """One value that a place in the page offers for a field. Nothing is decided here."""

    field: str  # title, kicker, summary, author, date, modified, lang, image, section, keyword, source_name, url, ...
    value: str
    source: str  # json-ld, opengraph, meta, microdata, page, text, container, file
    place: str  # e.g. "headline", "article:author", "h1.title", "<time datetime>"


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture of the article. `data` holds its bytes when the saved file carries them; nothing is ever fetched."""

    url: str = ""  # absolute URL, or "" when unknown
    file: str = ""  # path under content/, once kept
    caption: str = ""
    credit: str = ""
    alt: str = ""
    data: bytes | None = None
    media_type: str = ""


@dataclass(frozen=True, slots=True)
class Part:
    """A resource that a container carries beside the page."""

    data: bytes
    media_type: str = ""


@dataclass(frozen=True, slots=True)
class SavedPage:
    """One page as it lies in a saved file, still undecoded."""

    name: str  # file name for messages
    form: Form
    data: bytes  # the page itself (HTML or text), outer coding such as quoted-printable removed
    charset: str = ""  # as declared by the container, "" when it says nothing
    url: str = ""  # original address, from the container ("saved from url", Snapshot-Content-Location, ...)
    saved_at: str = ""  # ISO 8601, from the container
    tool: str = ""  # "SingleFile", "Chromium", "Safari", ...
    parts: Mapping[str, Part] = field(default_factory=dict)  # by absolute URL, cid: URL or relative path
    sha256: str = ""  # of the saved file as it lies on disk
    notes: tuple[Note, ...] = ()  # faults of the container that left the page readable
    candidates: tuple[Candidate, ...] = ()  # what the container says of the article, such as a mail's subject
    archived: str = ""  # address in a web archive, when the page was saved from there


@dataclass(frozen=True, slots=True)
class Region:
    """A region with the reason it was chosen."""

    code: str
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Name:
    """A person, organisation or place that an article is about, with the reason it was taken."""

    name: str
    kind: str  # person | organisation | place
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Source:
    """Who published the article."""

    name: str = ""
    url: str = ""
    domain: str = ""
    country: str = ""  # ISO 3166-1 alpha-2
    rights: str = ""  # full | excerpt | link, where the curator's list of sources says so


@dataclass(frozen=True)
class Article:
    """An article on its way from saved page to briefing. Stages fill it from top to bottom."""

    page: SavedPage
    explained: bool = False  # whether somebody wants to know why each block was cut
    # document stage
    html: bytes = b""  # the page in UTF-8, as it was parsed
    tree: LexborHTMLParser | None = None  # parsed page until its body is found; stages must not change it
    telling: tuple[LexborNode, ...] = ()  # its head's elements and headlines, until the metadata are collected
    base_url: str = ""  # to make links absolute
    structured: tuple[Mapping[str, object], ...] = ()  # JSON-LD nodes, graphs flattened
    # metadata stages
    candidates: tuple[Candidate, ...] = ()
    title: str = ""
    kicker: str = ""
    summary: str = ""
    authors: tuple[str, ...] = ()
    agencies: tuple[str, ...] = ()
    date: str = ""  # ISO 8601, with zone where the page has it
    modified: str = ""
    lang: str = ""  # BCP 47
    section: str = ""
    keywords: tuple[str, ...] = ()
    url: str = ""  # canonical, else original address
    source: Source = Source()
    image: Picture | None = None  # lead picture
    paywalled: bool = False
    licence: str = ""  # address or name, as the page gives it
    corrections: tuple[str, ...] = ()  # the newsroom's notices of correction
    # body stages
    body_html: str = ""  # cleaned HTML of the article body alone
    markdown: str = ""
    text: str = ""  # plain body, a block a line
    images: tuple[Picture, ...] = ()
    # classification
    topics: tuple[str, ...] = ()  # child topics as parent/child
    regions: tuple[str, ...] = ()  # primary first
    names: tuple[Name, ...] = ()  # people, organisations and places, for its tags
    suggested_topics: tuple[str, ...] = ()
    sure: bool = False
    word_count: int = 0
    notes: tuple[Note, ...] = ()

    def noted(self, *notes: Note) -> Article:
        """This article with more notes at the end."""
        return fill(self, notes=self.notes + notes)


if TYPE_CHECKING:
    from dataclasses import replace as fill
else:

    def fill(article, **values):
        """The article with other values in some fields: `dataclasses.replace`, which takes ten times as long for it."""
        filled = object.__new__(type(article))
        filled.__dict__.update(article.__dict__, **values)
        return filled
