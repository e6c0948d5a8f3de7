"""Reading a pasted article: what each line is, by its shape, its place and the lines around it."""

from __future__ import annotations

from collections.abc import Sequence

from ..article import Article, Candidate, Note, Picture, fill
from ..clean.phrases import AGENCY_HEADER
from ..errors import NoArticle
from .body import write_body
from .file_name import date_in_name, title_in_name
from .given import given_candidates, read_given
from .head import Head, find_signature, head_end, read_head
from .lines import MOST_LINES, read_lines
from .markdown_text import make_page
from .readings import END_KINDS, Reading, are_parted, read_all
from .sequence import find_text

__all__ = ["page_of_markdown", "read_pasted_text"]

REASONS = (
    ("caption", "a picture's caption"),
    ("credit", "a picture's credit"),
    ("minutes", "a reading time"),
    ("advert", "an advertisement's label"),
    ("player", "a player's or picture's label"),
    ("share", "a share button"),
    ("comments", "a call for comments"),
    ("tags", "a list of tags"),
    ("related", "a heading of links to other articles"),
    ("account", "a part of the site's menu"),
    ("address", "a bare address"),
    ("date", "a date"),
    ("ago", "how long ago"),
    ("card", "a teaser of another article"),
)
NEVER_TEXT = END_KINDS | {"caption", "credit", "call", "address", "advert", "minutes", "share", "marks", "player"}
USED = frozenset({"the title", "the standfirst", "the section's label", "a date", "the byline"})
MOST_TAGS = 12
TAG_LONGEST = 40


def read_pasted_text(article: Article) -> Article:
    """Append candidates and set `body_html` from a pasted text. Raises NoArticle when it has no paragraph."""
    given, text = read_given(article.html.decode("utf-8", "replace"))
    lines = read_lines(text)
    if text.count("\n") > MOST_LINES:
        reason = f"it has more than {MOST_LINES:,} lines; what follows was left out"
        article = article.noted(Note("pasted", "warning", "text", reason))
    if not lines:
        raise _no_article(article, "there is no text in this file.")
    readings = read_all(lines)
    inside = find_text(readings)
    start = head_end(readings, inside)
    head = read_head(readings, start, article.page.name)
    kept = [at for at in range(start, len(readings)) if inside[at] and at not in head.parts and _is_text(readings[at])]
    find_signature(readings, kept, head)
    kept = [at for at in kept if at not in head.parts]
    if not kept:
        raise _no_article(article, "there is no paragraph in this text.")
    found = _candidates(head, readings, kept, article.page.name)
    notes = tuple(_cuts(readings, head, set(kept), start))
    return fill(
        article,
        candidates=article.candidates + given_candidates(given) + tuple(found),
        body_html=write_body([readings[at] for at in kept], are_parted(lines)),
        image=_lead_picture(readings),
        notes=(*article.notes, *notes),
    )


def page_of_markdown(article: Article, text: str) -> tuple[Article, str]:
    """A pasted Markdown text as the HTML of a page, with the fields above it as candidates of the article."""
    given, text = read_given(text)
    return fill(article, candidates=article.candidates + given_candidates(given)), make_page(text)


def _no_article(article: Article, fault: str) -> NoArticle:
    return NoArticle(article.page.name, fault, "Paste the article into it again, or delete it.")


def _is_text(one: Reading) -> bool:
    return not one.kinds & NEVER_TEXT


def _candidates(head: Head, readings: Sequence[Reading], kept: list[int], name: str) -> list[Candidate]:
    found = [
        Candidate(field, value, "text", place)
        for field, value, place in (
            ("title", head.title, "line before the first paragraph"),
            ("kicker", head.kicker, "line above the title"),
            ("summary", head.summary, "line under the title"),
            ("date", head.date, "date line"),
            ("modified", head.modified, "date line"),
            *(("author", author, "byline") for author in head.authors),
            *(("keyword", tag, "list of tags") for tag in _tags(readings, kept[-1] + 1)),
        )
        if value
    ]
    if title := title_in_name(name):
        found.append(Candidate("title", title, "file", "the file's name"))
    if date := date_in_name(name):
        found.append(Candidate("date", date, "file", "the file's name"))
    return found


def _tags(readings: Sequence[Reading], after: int) -> list[str]:
    at = next((at for at in range(after, len(readings)) if "tags" in readings[at].kinds), len(readings))
    tags: list[str] = []
    for one in readings[at + 1 : at + 1 + MOST_TAGS]:
        if len(one.line.plain) > TAG_LONGEST or one.kinds & {"comments", "related", "share", "account"}:
            break
        tags.append(one.line.plain)
    return tags


def _lead_picture(readings: Sequence[Reading]) -> Picture | None:
    caption = next((one.caption for one in readings if one.caption), None)
    if caption is None:
        return None
    return Picture(caption=caption.caption, credit=caption.credit, alt=caption.caption)


def _cuts(readings: Sequence[Reading], head: Head, kept: set[int], start: int) -> list[Note]:
    notes = []
    for at, one in enumerate(readings):
        part = head.parts.get(at, "")
        if at in kept or part in USED:
            continue
        reason = part or one.reason or next((why for kind, why in REASONS if kind in one.kinds), "")
        if not reason and at < start:
            reason = "an agency's service line" if AGENCY_HEADER.match(one.line.plain) else "before the article"
        notes.append(Note("pasted", "cut", one.line.plain[:80], reason or "between or after the article's paragraphs"))
    return notes
