"""From a saved file to articles: the stages in the order in which they run."""

from __future__ import annotations

import gc
import hashlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
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
from .unopened import explain_unopened

COLLECTED_AFTER = 100_000  # more containers made than freed; Python has 700

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


def import_file(path: Path, explained: bool = False) -> tuple[Article, ...]:
    """Every article in a saved file, unwritten; `explained` gives every cut its reason.

    Raises UnreadablePage when the file holds no page, NoArticle when no page of it holds an article.
    """
    pages = read_saved_file(path)
    if len(pages) == 1:
        return (extract(pages[0], explained),)
    articles: list[Article] = []
    notes: list[Note] = []
    fault: NoArticle | None = None
    for page in pages:
        try:
            articles.append(extract(page, explained))
        except NoArticle as found:
            fault = found
            notes += [*page.notes, Note("container", "cut", page.url or page.name, "a page without an article")]
    if fault and not articles:
        raise fault
    return (articles[0].noted(*notes), *articles[1:])


def read_saved_file(path: Path) -> tuple[SavedPage, ...]:
    """The pages of a saved file, each with the file's SHA-256. Raises UnreadablePage."""
    try:
        pages = read_container(path)
        with path.open("rb") as file:
            digest = hashlib.file_digest(file, "sha256").hexdigest()
    except OSError as fault:
        raise explain_unopened(path, fault) from fault
    return tuple(replace(page, sha256=digest) for page in pages)


def extract(page: SavedPage, explained: bool = False) -> Article:
    """Run every stage over one saved page; `explained` gives every cut its reason, which takes time."""
    article = Article(page=page, explained=explained, notes=page.notes)
    with rarely_collected():
        for stage in STAGES:
            article = stage(article)
    return article


@contextmanager
def rarely_collected() -> Iterator[None]:
    """Let the garbage collector look for cycles a hundred times more rarely than Python's default for a while.

    A page makes tens of thousands of small objects and no cycles; looking for them took an eighth of the time. The
    threshold still bounds what a huge page can pile up, and it is put back whatever happens.
    """
    before = gc.get_threshold()
    gc.set_threshold(max(before[0], COLLECTED_AFTER) if before[0] else 0, *before[1:])
    try:
        yield
    finally:
        gc.set_threshold(*before)
