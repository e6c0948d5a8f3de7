"""`briefings explain`: where each field came from, what lost against it, what was cut, and why."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path

from ..article import Article
from ..curation.atomic import write_atomically
from ..curation.origin import find_origin, is_briefing, show_edits
from ..pipeline import import_file
from .project import find_given, is_project, project_settings
from .terminal import paint, printable


def add_parser(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Describe the command."""
    parser = subparsers.add_parser(
        "explain",
        help="say where each field of a saved page came from and what was cut",
        description="Says for a saved page where each field came from, what lost against it, and what was cut.",
    )
    parser.add_argument("path", type=Path, metavar="FILE", help="a saved page, or a briefing made of one")
    parser.add_argument("--html", type=Path, metavar="OUT", help="write a page with the original beside the briefing")
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Print the explanation of every article in the file, or write it as a page. Raises CannotWrite."""
    from ..explanation import explain_article, write_lines, write_page

    articles, edits = _read(arguments)
    told = [explain_article(article) for article in articles]
    if arguments.html:
        write_atomically(arguments.html, write_page(told))
        print(f"Written: {printable(str(arguments.html))}")
        return 0
    for number, explanation in enumerate(told):
        print("\n" * bool(number) + "\n".join(write_lines(explanation)))
    if edits:
        print("\n" + paint("What you changed since", "1"))
        print("\n".join(f"  {printable(line)}" for line in edits))
    return 0


def _read(arguments: argparse.Namespace) -> tuple[Sequence[Article], list[str]]:
    """The articles of a saved page; of a briefing its own one in its saved page, and what the curator changed."""
    path: Path = arguments.path
    if not is_project():
        return import_file(path, explained=True), []
    settings = project_settings(arguments)
    path = find_given(path, settings)
    if path.suffix != ".md" or not is_briefing(path, settings):
        return import_file(path, explained=True), []
    origin = find_origin(path, settings)
    articles = import_file(origin.saved, explained=True)
    return articles[origin.number - 1 : origin.number] or articles, list(show_edits(path, settings))
