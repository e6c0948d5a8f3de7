"""Choosing among the candidates, by an order of trust that stands here as data."""

from __future__ import annotations

from collections.abc import Callable
from urllib.parse import urljoin

from ..address_parts import split_address
from ..article import Article, Candidate, Note, Picture, Source, fill
from ..clean.links import WHOLE_ADDRESS
from .moments import choose_date, choose_modified
from .signers import choose_authors
from .terms import choose_corrections, choose_keywords, choose_licence, is_paywalled
from .titles import Offer, choose_title, clean_title, fold, name_in_title, plain, site_names

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
    "kicker": ("text", "page", "shape"),
    "summary": ("text", "page", "opengraph", "json-ld", "meta", "twitter"),
    "lang": ("text", "page", "json-ld", "opengraph", "dublin-core", "meta"),
    "section": ("text", "json-ld", "opengraph", "meta"),
    "url": ("link", "opengraph", "json-ld", "container", "text"),
    "source_name": ("text", "container", "opengraph", "json-ld", "meta", "dublin-core"),
    "image": ("text", "shown", "opengraph", "json-ld", "twitter", "meta", "first"),
}
FIRST = ("rule",)  # a publisher's rule, written for this site, is trusted before any other place
LAST = ("file",)  # the saved file's name says something only where the page is silent
RANKS = {field: {source: rank for rank, source in enumerate((*FIRST, *order, *LAST))} for field, order in TRUST.items()}
LONGEST = 500  # characters of a single value


def choose_metadata(article: Article) -> Article:
    """Set every metadata field from the candidates; each choice and each loser leaves a note."""
    notes: list[Note] = []

    def first(field: str, mend: Callable[[str], str]) -> str:
        return _first(article, field, mend, notes)

    url = first("url", lambda value: _web_address(value, article.base_url))
    domain = (split_address(url).hostname or "").removeprefix("www.")
    names = site_names(article.candidates, domain)
    title = _title(article, names, notes)
    lang = first("lang", lambda value: value.replace("_", "-")[:20] if value[:2].isalpha() else "")
    order = "mdy" if _month_first(lang, domain) else ""
    date = choose_date(article.candidates, lang, order, notes)
    people, agencies = choose_authors(article.candidates, names, notes)
    image = first("image", lambda value: _picture_address(value, article))
    return fill(
        article,
        url=url,
        title=title,
        kicker=first("kicker", lambda value: "" if fold(value) in {*names, fold(title)} else _folded(value)),
        summary=first("summary", lambda value: "" if _folded(value) == title else _folded(value)),
        authors=people,
        agencies=agencies,
        date=date,
        modified=choose_modified(article.candidates, lang, order, notes),
        lang=lang,
        section=first("section", lambda value: "" if "://" in value or value.isdigit() else plain(value)),
        keywords=choose_keywords(article.candidates, names, title),
        source=Source(
            name=first("source_name", _folded) or name_in_title(article.candidates, title),
            url=f"https://{domain}/" if domain else "",
            domain=domain,
        ),
        image=_lead_picture(article, image),
        paywalled=is_paywalled(article.candidates, notes),
        licence=choose_licence(article.candidates, notes),
        corrections=choose_corrections(article.candidates, notes),
        notes=(*article.notes, *notes),
    )


def _ranked(article: Article, field: str) -> list[Candidate]:
    ranks = RANKS[field]
    fitting = [one for one in article.candidates if one.field == field and one.source in ranks]
    return sorted(fitting, key=lambda one: ranks[one.source])


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
    offers = []
    for one in _ranked(article, "title"):
        title = clean_title(one.value[:LONGEST], names)
        if title:
            offers.append(Offer(one, title, fold(title)))
    scripted = article.tree is not None and article.tree.css_first("script") is not None
    chosen, reason = choose_title(offers, scripted)
    if chosen is None:
        return ""
    place = f"{chosen.candidate.source}, {chosen.candidate.place}"
    notes.append(Note("metadata", "chosen", "title", f"{place}: {reason}", chosen.title))
    for key in dict.fromkeys(one.key for one in offers if one.key != chosen.key):
        other = next(one for one in offers if one.key == key)
        where = f"{other.candidate.source}, {other.candidate.place}: trusted less"
        notes.append(Note("metadata", "lost", "title", where, other.title))
    return chosen.title


def _month_first(lang: str, domain: str) -> bool:
    """Whether 3/4/2026 is the fourth of March: in the United States, and in English where no country is named."""
    return lang.casefold() == "en-us" or (lang.casefold() == "en" and len(domain.rpartition(".")[2]) != 2)


def _lead_picture(article: Article, url: str) -> Picture | None:
    lead = article.image
    return lead if lead is not None else (Picture(url=url) if url else None)


def _picture_address(value: str, article: Article) -> str:
    """A picture's address on the web; "" for one that only the saved page had, and has lost."""
    parts = article.page.parts
    return "" if value in parts and parts.get(value) is None else _web_address(value, article.base_url)


def _folded(value: str) -> str:
    return " ".join(value.split())


def _web_address(value: str, base: str) -> str:
    value = value.strip()
    if WHOLE_ADDRESS.fullmatch(value):
        return value
    try:
        address = urljoin(base, value)
        host = split_address(address).hostname
    except ValueError:
        return ""
    return address if address.startswith(("http://", "https://")) and host else ""
