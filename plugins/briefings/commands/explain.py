"""`briefings explain`: where each field came from, what lost against it, what was cut, and why."""

from __future__ import annotations

import argparse
from collections.abc import Iterable
from pathlib import Path

from ..article import Article, Note
from ..pipeline import import_file
from .terminal import paint, printable

FIELDS = (
    "title", "kicker", "summary", "authors", "agencies", "date", "modified", "lang", "section", "keywords", "url",
    "topics", "suggested_topics", "regions", "word_count",
)  # fmt: skip


def add_parser(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Describe the command."""
    parser = subparsers.add_parser(
        "explain",
        help="say where each field of a saved page came from and what was cut",
        description="Says for a saved page where each field came from, what lost against it, and what was cut.",
    )
    parser.add_argument("path", type=Path, metavar="FILE", help="a saved page")
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Print the explanation of every article in the file."""
    for article in import_file(arguments.path):
        print("\n".join(explain_article(article)))
    return 0


def explain_article(article: Article) -> Iterable[str]:
    """The lines of an explanation: container, fields with their reasons, cuts, warnings."""
    page = article.page
    yield paint(printable(article.title or page.name), "1")
    yield (
        f"  read as {page.form}"
        + (f", saved by {page.tool}" if page.tool else "")
        + (f" on {page.saved_at}" if page.saved_at else "")
    )
    for name in FIELDS:
        yield from _explain_field(name, getattr(article, name), article.notes)
    yield from _explain_field("image", article.image.url[:100] if article.image else "", article.notes)
    yield from _explain_field("source", f"{article.source.name} {article.source.country}".strip(), article.notes)
    yield from _listed("Cut from the body", [n for n in article.notes if n.action == "cut"])
    yield from _listed("To be looked at", [n for n in article.notes if n.action == "warning"])


def _explain_field(name: str, value: object, notes: Iterable[Note]) -> Iterable[str]:
    shown = ", ".join(map(str, value)) if isinstance(value, tuple) else str(value)
    yield f"{paint(f'{name}:', '36')} {printable(shown) if shown else '—'}"
    for note in notes:
        if note.subject == name and note.action in ("chosen", "kept"):
            yield f"    from {printable(note.reason)}"
        elif note.subject == name and note.action == "lost":
            yield f"    not “{printable(note.value[:100])}”: {printable(note.reason)}"


def _listed(heading: str, notes: list[Note]) -> Iterable[str]:
    if notes:
        yield paint(f"{heading} ({len(notes)})", "36")
    for note in notes:
        yield f"    “{printable(note.subject[:80])}”: {printable(note.reason)}"
