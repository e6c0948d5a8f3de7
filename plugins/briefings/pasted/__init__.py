"""Reading a pasted article: what each line is, by its shape and place."""

from __future__ import annotations

import html
import re
from dataclasses import replace

from ..article import Article, Candidate, Note, Picture
from ..clean.phrases import AGENCY_HEADER, call_to_action
from ..errors import NoArticle
from ..metadata.authors import LABELS
from ..metadata.dates import parse_date
from .lines import READING_TIME, Caption, is_label, read_caption

HEAD_LINES = 14  # in which title, date and byline stand
PROSE = 140  # characters from which a line is surely a paragraph


def read_pasted_text(article: Article) -> Article:
    """Append candidates and set `body_html` from a pasted text. Raises NoArticle when it has no paragraph."""
    lines = [" ".join(line.split()) for line in article.html.replace("\r", "\n").split("\n")]
    lines = [line for line in lines if line]
    if not lines:
        raise NoArticle(
            article.page.name, "there is no text in this file.", "Paste the article into it again, or delete it."
        )
    head, start, cuts = _read_head(lines)
    title = next((one.value for one in head if one.field == "title"), "")
    body, captions, more = _read_body(lines[start:], title)
    if not body:
        raise NoArticle(
            article.page.name, "there is no paragraph in this text.", "Paste the article into it again, or delete it."
        )
    lead = captions[0] if captions else None
    picture = Picture(caption=lead.caption, credit=lead.credit, alt=lead.caption) if lead else None
    markup = "\n".join(f"<p>{html.escape(line, quote=False)}</p>" for line in body)
    notes = (*article.notes, *cuts, *more)
    return replace(article, candidates=(*article.candidates, *head), body_html=markup, image=picture, notes=notes)


def _read_head(lines: list[str]) -> tuple[list[Candidate], int, list[Note]]:
    found: list[Candidate] = []
    cuts: list[Note] = []
    fields: set[str] = set()
    at = 0

    def offer(field: str, value: str) -> None:
        fields.add(field)
        found.append(Candidate(field, value, "text", "line"))

    if len(lines) > 3 and AGENCY_HEADER.match(lines[0]):
        cuts.append(Note("pasted", "cut", lines[0], "an agency's service line"))
        at = 1
    if len(lines) > at + 2 and is_label(lines[at], lines[at + 1]):
        offer("kicker", lines[at])
        at += 1
    offer("title", lines[at])
    at += 1
    while at < min(len(lines) - 1, HEAD_LINES):
        line = lines[at]
        if READING_TIME.search(line) and len(line) < 40:
            cuts.append(Note("pasted", "cut", line, "a reading time"))
        elif "date" not in fields and len(line) < 80 and parse_date(line):
            offer("date", line)
        elif (
            "author" not in fields and len(line) < 90 and (label := LABELS.match(line)) and line[label.end() :].strip()
        ):
            offer("author", line[label.end() :])
        elif len(line) < 120 and call_to_action(line, 0):
            cuts.append(Note("pasted", "cut", line[:80], "a call to the reader"))
        elif (
            "summary" not in fields
            and not fields & {"date", "author"}
            and 40 < len(line) < 420
            and _head_goes_on(lines[at + 1 : at + 6])
        ):
            offer("summary", line)
        else:
            break
        at += 1
    return found, at, cuts


def _head_goes_on(following: list[str]) -> bool:
    return any(
        len(line) < 90 and (parse_date(line) or READING_TIME.search(line) or LABELS.match(line)) for line in following
    )


def _read_body(lines: list[str], title: str) -> tuple[list[str], list[Caption], list[Note]]:
    body: list[str] = []
    captions: list[Caption] = []
    cuts: list[Note] = []
    for line in lines:
        caption = read_caption(line) if len(line) < 400 else None
        if line == title:
            cuts.append(Note("pasted", "cut", line[:80], "the title again, as the picture's alternative text"))
        elif caption is not None:
            captions.append(caption)
            cuts.append(Note("pasted", "cut", line[:80], "a picture's caption"))
        elif reason := call_to_action(line, line.count("http") * len(line)):
            cuts.append(Note("pasted", "cut", line[:80], reason))
        elif re.fullmatch(r"https?://\S+", line):
            cuts.append(Note("pasted", "cut", line[:80], "a bare address"))
        else:
            body.append(line)
    return body, captions, cuts
