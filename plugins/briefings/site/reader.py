"""Pelican's reader of briefings and pages: our front matter, our Markdown, and no file lost in silence."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from pelican.readers import BaseReader

from ..direction import text_direction
from ..errors import BadFrontMatter
from ..frontmatter import Briefing, parse_timestamp, read_briefing
from .addresses import address_part
from .body import render_body
from .build import build_of
from .excerpt import shorten
from .pictures import find_lead_picture
from .text import count_words, first_words, minutes_to_read, plain_text

LANGUAGE_TAG = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8}){0,3}")  # BCP 47 as far as news needs it
SKIPPED = {"status": "skip"}  # Pelican passes such a file over without a word
SUMMARY_WORDS = 40


class BriefingReader(BaseReader):
    """Reads `.md`. A file that breaks the schema goes to the build's list of faults and the build goes on."""

    enabled = True
    file_extensions = ["md"]  # noqa: RUF012 - Pelican wants a list

    def read(self, source_path: str) -> tuple[str, dict[str, Any]]:
        """The safe HTML and the metadata of a briefing or page; a mark to skip it when it is not to be shown."""
        build, path = build_of(self.settings), Path(source_path)
        try:
            if not path.is_relative_to(build.briefings.absolute()):
                return self._read_page(path)
            return self._read_briefing(path)
        except BadFrontMatter as fault:
            build.add_fault(fault)
            return "", dict(SKIPPED)

    def _read_page(self, path: Path) -> tuple[str, dict[str, Any]]:
        page = read_briefing(path, required=("title",))
        front = page.front
        if front.get("status", "published") != "published":
            return "", dict(SKIPPED)
        metadata = {"title": front["title"], "lang": self._language(front), "front": front}
        metadata["slug"] = front.get("slug") or address_part(path.stem)
        metadata["summary"] = front.get("summary", "")
        return render_body(page.body, build_of(self.settings).content), metadata

    def _read_briefing(self, path: Path) -> tuple[str, dict[str, Any]]:
        build = build_of(self.settings)
        briefing = read_briefing(path)
        if briefing.front.get("status", "published") != "published":
            build.withheld.append(str(path))
            return "", dict(SKIPPED)
        place = _claim_place(path, briefing, build.briefings.absolute(), build.places)
        whole = render_body(briefing.body, build.content)
        shown = shorten(whole, _rights(briefing.front, str(build.values["BRIEFINGS_RIGHTS"])))
        return shown, self._metadata(briefing.front, place, plain_text(whole))

    def _metadata(self, front: dict[str, Any], place: str, text: str) -> dict[str, Any]:
        build = build_of(self.settings)
        lang, source = self._language(front), front.get("source") or {}
        words = count_words(text)
        metadata: dict[str, Any] = {name: parse_timestamp(front.get(name)) for name in ("saved", "briefed")}
        for name in ("date", "modified"):  # Pelican takes an attribute that is there for a date
            if moment := parse_timestamp(front.get(name)):
                metadata[name] = moment
        metadata |= {name: front.get(name) or "" for name in ("kicker", "comment", "story")}
        metadata |= {name: list(front.get(name) or []) for name in ("key_points", "agencies")}
        return metadata | {
            "title": front["title"],
            "place": place,
            "slug": place.rsplit("/", 1)[-1],
            "lang": lang,
            "text_direction": text_direction(lang),
            "summary": front.get("summary") or first_words(text, SUMMARY_WORDS),
            "author_names": list(front.get("authors") or []),
            "original_url": safe_address(source.get("url", "")),
            "lead_picture": find_lead_picture(front.get("image") or {}, build.content),
            "word_count": words,
            "reading_minutes": minutes_to_read(words),
            "rights": _rights(front, str(build.values["BRIEFINGS_RIGHTS"])),
            "provenance": dict(front.get("provenance") or {}),
            "status": "published",
            "front": front,
        }

    def _language(self, front: dict[str, Any]) -> str:
        lang = str(front.get("lang") or "")
        return lang if LANGUAGE_TAG.fullmatch(lang) else str(self.settings["DEFAULT_LANG"])


def safe_address(url: str) -> str:
    """A web address that a link may lead to, or nothing."""
    try:
        parts = urlsplit(url.strip())
    except ValueError:
        return ""
    return url.strip() if parts.scheme.lower() in ("http", "https") and parts.hostname else ""


def _rights(front: dict[str, Any], default: str) -> str:
    return str((front.get("source") or {}).get("rights") or default)


def _claim_place(path: Path, briefing: Briefing, folder: Path, places: dict[str, Path]) -> str:
    """The briefing's place on the site, from its place on disk, so that a changed title or date breaks no link."""
    parts = [*path.relative_to(folder).parent.parts, str(briefing.front.get("slug") or path.stem)]
    place = "/".join(address_part(part) or "briefing" for part in parts)
    owner = places.setdefault(place, path)
    if owner != path:
        first, second = sorted((owner, path))
        raise BadFrontMatter(second, f"its address is taken by {first}.", "Rename the file or give it another `slug`.")
    return place
