"""`briefings review`: what needs the curator."""

from __future__ import annotations

import argparse
from collections import Counter

from ..counting import counted
from ..curation.ledger import load_ledger
from ..curation.review import list_matters
from ..store import EXTRACTION_VERSION
from ..taxonomy import load_taxonomy
from ..taxonomy_check import UnknownNames
from .project import project_settings
from .terminal import paint, printable


def add_parser(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Describe the command."""
    parser = subparsers.add_parser(
        "review",
        help="list the briefings that need you",
        description="Lists what needs you: no sure topic, no region, paywall, failure, conflict. Changes nothing.",
    )
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Print each matter with its file and next step; 1 when a page or a briefing could not be read."""
    settings = project_settings(arguments)
    ledger = load_ledger(settings.machine / "imports.json", settings.briefings, settings.content, EXTRACTION_VERSION)
    counts: Counter[str] = Counter()
    taxonomy = load_taxonomy(settings.taxonomy if settings.taxonomy.is_dir() else None)
    for matter in list_matters(settings, ledger, UnknownNames(taxonomy)):
        counts[matter.kind] += 1
        print(f"{paint(matter.kind.ljust(8), '33')} {printable(matter.file)}: {printable(matter.reason)}")
        print(f"         {printable(matter.next_step)}")
    shown = ", ".join(f"{count} {kind}" for kind, count in sorted(counts.items()))
    print(f"{counted(counts.total(), 'matter')}: {shown}" if shown else "Nothing needs you.")
    return 1 if counts["failed"] else 0
