"""Choosing among the candidates, by an order of trust that stands here as data."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from urllib.parse import urljoin, urlsplit

from ..article import Article, Candidate, Note, Picture, Source
from .authors import split_authors
from .dates import parse_date
from .titles import clean_title, fold, name_in_title, site_names

# From the most trusted source to the least, for each field.
TRUST: dict[str, tuple[str, ...]] = {
    "title": (
        "text",
        "json-ld",
        "container",
        "page",
        "microdata",
        "opengraph",
        "twitter",
        "citation",
        "dublin-core",
        "meta",
        "title-tag",
    ),
    "kicker": ("text", "page"),
    "summary": ("text", "page", "opengraph", "json-ld", "meta", "twitter"),
    "author": ("text", "json-ld", "citation", "microdata", "meta", "dublin-core", "opengraph", "page"),
    "date": ("text", "json-ld", "container", "opengraph", "microdata", "citation", "meta", "dublin-core", "page"),
    "modified": ("text", "json-ld", "opengraph", "microdata", "meta", "dublin-core"),
    "lang": ("text", "page", "json-ld", "opengraph", "dublin-core", "meta"),
    "section": ("text", "json-ld", "opengraph", "meta"),
    "url": ("link", "opengraph", "json-ld", "container", "text"),
    "source_name": ("text", "container", "opengraph", "json-ld", "meta", "dublin-core"),
    "image": ("text", "opengraph", "json-ld", "twitter", "meta"),
}
FIRST = ("rule",)  # a publisher's rule, written for this site, is trusted before any other place
LAST = ("file",)  # the saved file's name says something only where the page is silent
LONGEST = 500  # characters of a single value


def choose_metadata(article: Article) -> Article:
    """Set every metadata field from the candidates; each choice and each loser leaves a note."""
    notes: list[Note] = []

    def first(field: str, mend: Callable[[str], str]) -> str:
        return _first(article, field, mend, notes)

    url = first("url", lambda value: _web_address(value, article.base_url))
    domain = (urlsplit(url).hostname or "").removeprefix("www.")
    names = site_names(article.candidates, domain)
    title = _title(article, names, notes) or first("title", lambda value: clean_title(value, names))
    lang = first("lang", lambda value: value.replace("_", "-")[:20] if value[:2].isalpha() else "")
    date = first("date", lambda value: parse_date(value, lang))
    people, agencies = _authors(article, notes, names)
    keywords = [word.strip() for one in article.candidates if one.field == "keyword" for word in one.value.split(",")]
    image = first("image", lambda value: _web_address(value, article.base_url))
    return replace(
        article,
        url=url,
        title=title,
        kicker=first("kicker", _folded),
        summary=first("summary", lambda value: "" if _folded(value) == title else _folded(value)),
        authors=people,
        agencies=agencies,
        date=date,
        modified=first("modified", lambda value: parse_date(value, lang)),
        lang=lang,
        section=first("section", _folded),
        keywords=tuple(dict.fromkeys(word[:80] for word in keywords if word))[:30],
        source=Source(
            name=first("source_name", _folded) or name_in_title(article.candidates, title),
            url=f"https://{domain}/" if domain else "",
            domain=domain,
        ),
        image=_lead_picture(article, image),
        paywalled=any(one.field == "paywalled" for one in article.candidates),
        notes=(*article.notes, *notes),
    )


def _ranked(article: Article, field: str) -> list[Candidate]:
    order = (*FIRST, *TRUST[field], *LAST)
    fitting = [one for one in article.candidates if one.field == field and one.source in order]
    return sorted(fitting, key=lambda one: order.index(one.source))


def _first(article: Article, field: str, mend: Callable[[str], str], notes: list[Note]) -> str:
    chosen = ""
    for one in _ranked(article, field):
        value = mend(one.value[: LONGEST * 4])[: LONGEST * 2]
        if not chosen and value:
            chosen = value
            notes.append(Note("metadata", "chosen", field, f"{one.source}, {one.place}", value))
        elif chosen and value and value != chosen:
            notes.append(Note("metadata", "lost", field, f"{one.source}, {one.place}: trusted less", value))
    return chosen


def _title(article: Article, names: frozenset[str], notes: list[Note]) -> str:
    """The headline on which two independent places agree, the most trusted of such."""
    offers = [(one, clean_title(one.value[:LONGEST], names)) for one in _ranked(article, "title")]
    offers = [(one, title) for one, title in offers if title]
    for one, title in offers:
        if one.source in FIRST:
            return ""
        agreeing = [
            other.source for other, value in offers if other.source != one.source and fold(value) == fold(title)
        ]
        if agreeing:
            notes.append(Note("metadata", "chosen", "title", f"{one.source}, {one.place}; {agreeing[0]} agrees", title))
            return title
    shown = " ".join(fold(title) for one, title in offers if one.source in ("opengraph", "title-tag"))
    for one, title in offers:
        trusted = one.source in ("json-ld", "container", "text")
        if trusted or (one.source == "page" and fold(title)[:12] in shown):
            notes.append(Note("metadata", "chosen", "title", f"{one.source}, {one.place}", title))
            return title
    return ""


def _authors(article: Article, notes: list[Note], names: frozenset[str]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    ranked = _ranked(article, "author")
    for source in dict.fromkeys(one.source for one in ranked):
        people: list[str] = []
        agencies: list[str] = []
        for one in ranked:
            if one.source == source:
                found, houses = split_authors(one.value[:LONGEST], names)
                people += [name for name in found if name.casefold() not in {known.casefold() for known in people}]
                agencies += [name for name in houses if name not in agencies]
                if source == "page" and found:
                    break
        if people or agencies:
            notes.append(Note("metadata", "chosen", "authors", f"{source}, byline", ", ".join(people + agencies)))
            return tuple(people), tuple(agencies)
    for one in ranked:
        house = _folded(one.value)
        if one.source in ("json-ld", "meta") and 1 < len(house) <= 60 and "//" not in house:
            notes.append(Note("metadata", "chosen", "authors", f"{one.source}, {one.place}: no person is named", house))
            return (house,), ()
    return (), ()


def _lead_picture(article: Article, url: str) -> Picture | None:
    lead = article.image
    return lead if lead is not None else (Picture(url=url) if url else None)


def _folded(value: str) -> str:
    return " ".join(value.split())


def _web_address(value: str, base: str) -> str:
    try:
        address = urljoin(base, value.strip())
        host = urlsplit(address).hostname
    except ValueError:
        return ""
    return address if address.startswith(("http://", "https://")) and host else ""
