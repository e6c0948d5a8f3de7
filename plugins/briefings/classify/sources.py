"""Which country an article's publisher is in: from the curator's sources, else from the domain's ending."""

from __future__ import annotations

from dataclasses import replace

from ..address_parts import split_address
from ..article import Article, Note, fill
from ..taxonomy import Taxonomy
from .geography import territory_name

# Country-code endings that are not the ISO code of the country.
SPECIAL_ENDINGS = {"uk": "GB", "su": "RU", "eu": "", "ac": "GB"}
# Country endings that companies everywhere use for their sound (registrars sell them as words).
GENERIC_ENDINGS = frozenset(
    ["ai", "co", "cc", "fm", "gg", "io", "la", "me", "my", "sh", "to", "tv", "ws", "am", "ly", "so", "st"]
)
# A language that a single country's press writes in, as a rule; used only when the domain says nothing.
COUNTRY_OF_LANGUAGE = {
    "bg": "BG", "cs": "CZ", "da": "DK", "de": "DE", "el": "GR", "et": "EE", "fi": "FI", "he": "IL", "hu": "HU",
    "is": "IS",
    "it": "IT", "ja": "JP", "ko": "KR", "lt": "LT", "lv": "LV", "nb": "NO", "no": "NO", "pl": "PL", "ro": "RO",
    "sk": "SK",
    "sl": "SI", "sr": "RS", "sv": "SE", "tr": "TR", "uk": "UA", "vi": "VN", "id": "ID", "hi": "IN", "fa": "IR",
    "fr": "FR",
    "nl": "NL", "ru": "RU",
}  # fmt: skip


def complete_source(article: Article, taxonomy: Taxonomy) -> Article:
    """The article with its source's country, name and rights where they were missing."""
    source = article.source
    domain = source.domain or (split_address(article.url or source.url).hostname or "")
    entry = taxonomy.source_of(domain, source.name)
    if entry is not None:
        country = source.country or entry.country
        completed = replace(source, name=source.name or entry.name, domain=domain, country=country, rights=entry.rights)
        reason = f"“{domain or source.name}” is {entry.name} in sources.yaml"
        note = Note("classify", "chosen", "source", reason, entry.country)
        return fill(article, source=completed, notes=(*article.notes, note))
    if source.country:
        return article
    country = country_of_domain(domain)
    if not country:
        return article
    note = Note("classify", "chosen", "source country", f"the ending of {domain}", country)
    completed = replace(source, domain=domain, country=country)
    return fill(article, source=completed, notes=(*article.notes, note))


def country_of_domain(domain: str) -> str:
    """The ISO code that a domain's ending stands for, "" for an ending that says nothing.

    >>> country_of_domain("news.example.co.uk"), country_of_domain("paper.example.de"), country_of_domain("example.com")
    ('GB', 'DE', '')
    """
    ending = domain.rsplit(".", 1)[-1].lower()
    if ending in SPECIAL_ENDINGS:
        return SPECIAL_ENDINGS[ending]
    if len(ending) != 2 or ending in GENERIC_ENDINGS:
        return ""
    code = ending.upper()
    return code if territory_name(code, "en") else ""


def likely_country(article: Article) -> tuple[str, str]:
    """The publisher's country and where it is known from, ("", "") when nothing tells."""
    if article.source.country:
        return article.source.country, "publisher's country"
    language, _, region = article.lang.replace("_", "-").partition("-")
    if len(region) == 2 and region.isalpha():
        return region.upper(), f"language {article.lang}"
    return COUNTRY_OF_LANGUAGE.get(language.lower(), ""), f"language {article.lang}"
