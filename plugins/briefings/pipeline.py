"""From a saved file to articles: the stages in the order in which they run."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from .article import Article, Note, SavedPage
from .body import select_body
from .classify import classify
from .clean import clean_body
from .containers import read_container
from .document import parse_document
from .errors import NoArticle
from .markdown import write_markdown
from .metadata import choose_metadata, collect_candidates
from .publishers import apply_publisher_rule

STAGES: tuple[Callable[[Article], Article], ...] = (
    parse_document,
    collect_candidates,
    apply_publisher_rule,
    choose_metadata,
    select_body,
    clean_body,
    write_markdown,
    classify,
)


def import_file(path: Path) -> tuple[Article, ...]:
    """Every article in a saved file, unwritten.

    Raises UnreadablePage when the file holds no page, NoArticle when no page of it holds an article.
    """
    pages = read_saved_file(path)
    if len(pages) == 1:
        return (extract(pages[0]),)
    articles: list[Article] = []
    notes: list[Note] = []
    fault: NoArticle | None = None
    for page in pages:
        try:
            articles.append(replace(extract(page), tree=None))  # many trees at once take too much memory
        except NoArticle as found:
            fault = found
            notes += [*page.notes, Note("container", "cut", page.url or page.name, "a page without an article")]
    if fault and not articles:
        raise fault
    return (articles[0].noted(*notes), *articles[1:])


def read_saved_file(path: Path) -> tuple[SavedPage, ...]:
    """The pages of a saved file, each with the file's SHA-256."""
    pages = read_container(path)
    with path.open("rb") as file:
        digest = hashlib.file_digest(file, "sha256").hexdigest()
    return tuple(replace(page, sha256=digest) for page in pages)


def extract(page: SavedPage) -> Article:
    """Run every stage over one saved page."""
    article = Article(page=page, notes=page.notes)
    for stage in STAGES:
        article = stage(article)
    return article
