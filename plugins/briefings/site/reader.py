"""From a Markdown file to what the site shows: our front matter, our Markdown, and no file lost in silence."""

from __future__ import annotations

import pickle
from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import blake2b, sha256
from html import unescape
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from pelican.readers import BaseReader

from ..direction import text_direction
from ..errors import BadFrontMatter
from ..frontmatter import SCHEMA, Briefing, decode_briefing, parse_timestamp, read_briefing
from ..imported import set_by_curator
from ..taxonomy_names import NAME_KINDS
from .addresses import address_part
from .articles import OPENED, OWN_LINK, Filing, linked_source
from .body import render_body
from .build import build_of
from .excerpt import shorten
from .pictures import find_lead_picture, measure_picture, picture_place
from .text import count_words, first_words, minutes_to_read, plain_text

SKIPPED = {"status": "skip"}  # Pelican passes such a file over without a word
SUMMARY_WORDS = 40

Sizes = tuple[tuple[str, tuple[int, int] | None], ...]


@dataclass(frozen=True, slots=True)
class Rules:
    """What the reading of a briefing depends on besides its file."""

    content: Path  # the content folder
    folder: str  # of the briefings, under the content folder
    lang: str  # of the site
    rights: str  # where a briefing states none


class PageReader(BaseReader):
    """Pelican's reader of our pages. A file that breaks the schema goes to the build's faults and the build goes on."""

    enabled = True
    file_extensions = ["md"]  # noqa: RUF012 - Pelican wants a list

    def read(self, source_path: str) -> tuple[str, dict[str, Any]]:
        """The safe HTML and the metadata of a page; a mark to skip it when it is not to be shown."""
        build, path = build_of(self.settings), Path(source_path)
        try:
            page = read_briefing(path, required=("title",))
        except BadFrontMatter as fault:
            build.add_fault(fault)
            return "", dict(SKIPPED)
        front = page.front
        if front.get("status", "published") != "published":
            return "", dict(SKIPPED)
        metadata = {"title": front["title"], "lang": language_of(front, build.rules.lang), "front": front}
        metadata["slug"] = front.get("slug") or address_part(path.stem)
        metadata["summary"] = front.get("summary", "")
        return render_body(page.body, build.content), metadata


def read_source(raw: bytes, path: str, stamp: tuple[int, ...], rules: Rules) -> tuple[Filing, bytes]:
    """The filing of a briefing and the rest of it, packed; nothing is packed of one that is held back.

    Raises BadFrontMatter when the file breaks the schema.
    """
    briefing = decode_briefing(raw, rules.content / path)
    front = briefing.front
    if front.get("status", "published") != "published":
        return Filing(path, stamp, sign_source(raw, ()), b"", ""), b""
    whole = render_body(briefing.body, rules.content, with_copies=True)
    text = plain_text(whole)
    words = count_words(text)
    shown = shorten(whole, _rights(front, rules.rights), words)
    lead = picture_place((front.get("image") or {}).get("file", ""))
    links = [found.groups() for found in OWN_LINK.finditer(whole)]
    pictures = {unescape(place).lstrip("/") for _, kind, place in links if kind == "static"} | ({lead} - {""})
    sizes = measure_pictures(rules.content, pictures)
    is_excerpt = bool(shown) and shown != whole
    matter = _matter(front, plain_text(shown) if is_excerpt else text, words, rules) | {"is_excerpt": is_excerpt}
    listed = [item for item in matter.items() if item[0] not in OPENED]
    filing = Filing(
        path=path,
        stamp=stamp,
        digest=sign_source(raw, sizes),
        face=sign_source(repr(listed).encode("utf-8", "replace"), ()),
        place=_place_of(path, briefing, rules.folder),
        sha256=sha256(raw).hexdigest(),
        date=_moment(front, "date").isoformat(),
        modified=moment.isoformat() if (moment := parse_timestamp(front.get("modified"))) else "",
        lang=language_of(front, rules.lang),
        title=front["title"],
        story=front.get("story") or "",
        authors=tuple(front.get("authors") or ()),
        tags=tuple(front.get("tags") or ()),
        names=_names_of(front),
        topics=tuple(front.get("topics") or ()),
        regions=tuple(front.get("regions") or ()),
        source=tuple(sorted((front.get("source") or {}).items())),
        links=tuple(sorted({linked_source(path, link) for _, kind, link in links if kind == "filename"})),
        pictures=sizes,
        unknown=tuple(key for key in front if key not in SCHEMA),
    )
    return filing, pickle.dumps((matter, shown), protocol=5)


def _names_of(front: Mapping[str, Any]) -> tuple[tuple[str, str], ...]:
    """Which tags are people, organisations or places, as the import noted."""
    found = (front.get("provenance") or {}).get("names")
    pairs = sorted(found.items()) if isinstance(found, dict) else []
    return tuple((name, kind) for name, kind in pairs if isinstance(name, str) and kind in NAME_KINDS)


def sign_source(raw: bytes, sizes: Sizes) -> bytes:
    """The signature of a source file and of the sizes of its pictures."""
    return blake2b(raw + repr(sizes).encode(), digest_size=16).digest()


def measure_pictures(content: Path, places: set[str]) -> Sizes:
    """The size of each picture of ours: nought by nought when it cannot be told, None when there is no such file."""
    return tuple((place, _measure(content / place)) for place in sorted(places))


def _measure(path: Path) -> tuple[int, int] | None:
    return measure_picture(path) or ((0, 0) if path.is_file() else None)


def _matter(front: dict[str, Any], text: str, words: int, rules: Rules) -> dict[str, Any]:
    """What templates are given beside the filing; `text` is what a summary may be made of, `words` counts the whole."""
    source, lang = front.get("source") or {}, language_of(front, rules.lang)
    matter: dict[str, Any] = {name: parse_timestamp(front.get(name)) for name in ("saved", "briefed")}
    matter |= {name: front.get(name) or "" for name in ("kicker", "comment")}
    matter |= {name: list(front.get(name) or []) for name in ("key_points", "agencies", "tags")}
    return matter | {
        "title": front["title"],
        "text_direction": text_direction(lang),
        "summary": front.get("summary") or first_words(text, SUMMARY_WORDS),
        "author_names": list(front.get("authors") or []),
        "original_url": safe_address(source.get("url", "")),
        "archived_url": safe_address((front.get("provenance") or {}).get("archived", "")),
        "lead_picture": find_lead_picture(front.get("image") or {}, rules.content),
        "word_count": words,
        "reading_minutes": minutes_to_read(words),
        "rights": _rights(front, rules.rights),
        "is_own": _is_own(front),
        "set_by_curator": set_by_curator(front),
        "provenance": dict(front.get("provenance") or {}),
        "status": "published",
        "front": front,
    }


def language_of(front: Mapping[str, Any], default: str) -> str:
    """The language that front matter names, or the site's when it names none."""
    return str(front.get("lang") or default)


def safe_address(url: str) -> str:
    """A web address that a link may lead to, or nothing."""
    try:
        parts = urlsplit(url.strip())
    except ValueError:
        return ""
    return url.strip() if parts.scheme.lower() in ("http", "https") and parts.hostname else ""


def _rights(front: Mapping[str, Any], default: str) -> str:
    return str((front.get("source") or {}).get("rights") or ("full" if _is_own(front) else default))


def _is_own(front: Mapping[str, Any]) -> bool:
    """Whether the curator wrote the text: it names no source and was not imported."""
    source = front.get("source") or {}
    return not front.get("provenance") and not any(source.get(key) for key in ("url", "name", "domain"))


def _moment(front: Mapping[str, Any], name: str) -> Any:
    return parse_timestamp(front[name])  # the schema has let the briefing through


def _place_of(path: str, briefing: Briefing, folder: str) -> str:
    """The briefing's place on the site, from its place on disk, so that a changed title or date breaks no link."""
    inside = Path(path).relative_to(folder)
    parts = [*inside.parent.parts, str(briefing.front.get("slug") or inside.stem)]
    return "/".join(address_part(part) or "briefing" for part in parts)
