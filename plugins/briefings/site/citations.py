"""A briefing as a reference that a reference manager reads: BibTeX, RIS and CSL-JSON.

Sources: BibLaTeX manual 3.20, entry type `online`; RIS format specification of Reference Manager (2011), type `ELEC`;
CSL-JSON schema 1.0, type `article-newspaper`.
"""

from __future__ import annotations

import datetime as dt
import json
import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote

# What BibTeX reads as a mark, and how it is written to be read as itself.
BIBTEX_MARKS = str.maketrans(
    {"\\": r"\textbackslash{}", "{": r"\{", "}": r"\}", "$": r"\$", "&": r"\&", "%": r"\%", "#": r"\#", "_": r"\_"}
    | {"~": r"\textasciitilde{}", "^": r"\textasciicircum{}"}
)
NOT_A_KEY = re.compile(r"[^a-z0-9]+")


@dataclass(frozen=True, slots=True)
class Reference:
    """What is cited: the original where its address is known, else the briefing."""

    key: str  # a name for it, from the briefing's address
    title: str
    authors: tuple[str, ...]
    outlet: str
    published: dt.date
    lang: str  # BCP 47
    url: str
    note: str = ""  # for who reads the reference


def to_bibtex(reference: Reference) -> str:
    """The reference as one BibLaTeX entry."""
    fields = {
        "title": reference.title,
        "author": " and ".join(f"{{{name}}}" if " and " in name else name for name in reference.authors),
        "organization": reference.outlet,
        "date": reference.published.isoformat(),
        "langid": reference.lang,
        "note": reference.note,
    }
    lines = [f"  {name} = {{{_line(value).translate(BIBTEX_MARKS)}}}," for name, value in fields.items() if value]
    address = _line(reference.url).replace("{", "%7B").replace("}", "%7D")
    key = NOT_A_KEY.sub("-", reference.key.lower()).strip("-") or "briefing"
    return "\n".join([f"@online{{{key},", *lines, f"  url = {{{address}}}", "}", ""])


def to_ris(reference: Reference) -> str:
    """The reference as one RIS record; its lines end as the format wants."""
    pairs = [("TY", "ELEC"), ("TI", reference.title), *(("AU", name) for name in reference.authors)]
    pairs += [("T2", reference.outlet), ("PY", f"{reference.published:%Y}"), ("DA", f"{reference.published:%Y/%m/%d/}")]
    pairs += [("LA", reference.lang), ("UR", reference.url), ("N1", reference.note)]
    lines = [f"{tag}  - {_line(value)}" for tag, value in pairs if value]
    return "\r\n".join([*lines, "ER  - ", ""])


def to_csl_json(reference: Reference) -> str:
    """The reference as a CSL-JSON array of one item."""
    date = reference.published
    item: dict[str, object] = {
        "id": reference.key,
        "type": "article-newspaper",
        "title": reference.title,
        "author": [{"literal": name} for name in reference.authors],
        "container-title": reference.outlet,
        "issued": {"date-parts": [[date.year, date.month, date.day]]},
        "language": reference.lang,
        "URL": reference.url,
        "note": reference.note,
    }
    return json.dumps([{name: value for name, value in item.items() if value}], ensure_ascii=False) + "\n"


# Each form of a citation: its name, the ending of its file, its media type, and what writes it.
FORMS: tuple[tuple[str, str, str, Callable[[Reference], str]], ...] = (
    ("BibTeX", "bib", "application/x-bibtex", to_bibtex),
    ("RIS", "ris", "application/x-research-info-systems", to_ris),
    ("CSL-JSON", "json", "application/vnd.citationstyles.csl+json", to_csl_json),
)


@dataclass(frozen=True, slots=True)
class CitationFile:
    """A citation that a link saves as a file. It lies in the page itself: a site of thousands needs no more files."""

    name: str  # of the form
    file: str
    address: str  # a `data:` address, for a link with `download`


def cite(article: Any, siteurl: str, note: str = "") -> list[CitationFile]:
    """The citation of a briefing in every form, with a note such as whose the title is."""
    reference = Reference(
        key=article.place,
        title=article.title,
        authors=tuple(article.author_names),
        outlet=article.source.name,
        published=article.date.date(),
        lang=article.lang,
        url=article.original_url or f"{siteurl}/{article.url}",
        note=note,
    )
    return [
        CitationFile(name, f"{article.slug}.{ending}", f"data:{media_type};charset=utf-8,{quote(write(reference))}")
        for name, ending, media_type, write in FORMS
    ]


def _line(text: str) -> str:
    # A line break in a hostile title would begin a field of its own.
    return " ".join(text.split())
