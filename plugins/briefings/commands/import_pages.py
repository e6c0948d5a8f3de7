"""`briefings import`: saved pages become briefings."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from contextlib import nullcontext
from pathlib import Path

from ..curation.remote import MARK, RemoteFile, list_remote_files
from ..settings import ImportSettings
from ..store import ImportReport, Outcome, import_folder
from .cluster import cluster_workers
from .project import find_given, project_settings
from .terminal import ProgressLine, paint, printable


def add_parser(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Describe the command."""
    parser = subparsers.add_parser(
        "import",
        help="turn saved pages into briefings",
        description="Turns every new or changed saved page into a briefing. Your edits are never overwritten.",
    )
    parser.add_argument(
        "paths",
        nargs="*",
        metavar="FILE",
        help="only these; or an address with saved pages, such as s3://bucket/folder (default: all saved pages)",
    )
    parser.add_argument("--again", action="store_true", help="read pages again that were imported before, and merge")
    parser.add_argument("--jobs", type=int, default=0, help="processes at once (default: one for each core)")
    parser.add_argument(
        "--cluster", metavar="ADDRESS", help="read by the workers of the Dask scheduler at this address"
    )
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Import and print the summary; 1 when a page failed."""
    settings = project_settings(arguments)
    progress = ProgressLine("Reading saved pages:")
    with cluster_workers(arguments.cluster) if arguments.cluster else nullcontext() as executor:
        report = import_folder(settings, executor, _named_files(arguments.paths, settings), arguments.again, progress)
    progress.end()
    print(summarise(report))
    return 1 if report.failed else 0


def _named_files(names: Sequence[str], settings: ImportSettings) -> list[Path | RemoteFile]:
    found: list[Path | RemoteFile] = []
    for name in names:
        found += list_remote_files(name) if MARK in name else [find_given(Path(name), settings)]
    return found


def summarise(report: ImportReport) -> str:
    """The report in words: counts, then each file that a curator should look at."""
    lines = [
        f"Imported {len(report.imported)}, updated {len(report.updated)}, unchanged {len(report.unchanged)}, "
        f"needing review {len(report.needing_review)}, failed {len(report.failed)}."
    ]
    lines += [_line("new", "32", f"{outcome.file} → {outcome.briefing}") for outcome in report.imported]
    lines += [_line("updated", "32", f"{_named(outcome)} → {outcome.briefing}") for outcome in report.updated]
    lines += [_line("left", "33", f"{outcome.file}: {outcome.message}") for outcome in report.left]
    lines += [_line("review", "33", f"{outcome.briefing}: {outcome.message}") for outcome in report.needing_review]
    lines += [_line("failed", "31", outcome.message) for outcome in report.failed]
    return "\n".join(lines)


def _named(outcome: Outcome) -> str:
    return f"{outcome.file} ({outcome.message})" if outcome.message else outcome.file


def _line(word: str, colour: str, text: str) -> str:
    return f"  {paint(word.ljust(8), colour)}{printable(text)}"
