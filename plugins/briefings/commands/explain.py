"""`briefings explain`: where each field came from, what lost against it, what was cut, and why."""

from __future__ import annotations

import argparse
from pathlib import Path

from ..curation.atomic import write_atomically
from ..pipeline import import_file
from .terminal import printable


def add_parser(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Describe the command."""
    parser = subparsers.add_parser(
        "explain",
        help="say where each field of a saved page came from and what was cut",
        description="Says for a saved page where each field came from, what lost against it, and what was cut.",
    )
    parser.add_argument("path", type=Path, metavar="FILE", help="a saved page")
    parser.add_argument("--html", type=Path, metavar="OUT", help="write a page with the original beside the briefing")
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Print the explanation of every article in the file, or write it as a page. Raises CannotWrite."""
    from ..explanation import explain_article, write_lines, write_page

    told = [explain_article(article) for article in import_file(arguments.path)]
    if arguments.html:
        write_atomically(arguments.html, write_page(told))
        print(f"Written: {printable(str(arguments.html))}")
        return 0
    for number, explanation in enumerate(told):
        print("\n" * bool(number) + "\n".join(write_lines(explanation)))
    return 0
