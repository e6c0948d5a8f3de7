"""`briefings taxonomy check`: faults and gaps of the taxonomy and of the briefings that use it."""

from __future__ import annotations

import argparse

from ..counting import counted
from ..taxonomy import load_taxonomy
from ..taxonomy_check import check_taxonomy
from .project import project_settings
from .terminal import add_actions, paint, printable


def add_parser(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Describe the command."""
    parser = subparsers.add_parser(
        "taxonomy",
        help="check topics, regions, sources and names",
        description="Checks content/taxonomy and the briefings that name its topics and regions. Changes nothing.",
    )
    actions = add_actions(parser)
    check = actions.add_parser("check", help="name unknown keys and names, cycles, missing labels, unused topics")
    check.set_defaults(run=run_check)


def run_check(arguments: argparse.Namespace) -> int:
    """Print the findings; 1 when one of them is a fault. Raises BadTaxonomy when a file cannot be read at all."""
    settings = project_settings(arguments)
    taxonomy = load_taxonomy(settings.taxonomy if settings.taxonomy.is_dir() else None)
    findings = check_taxonomy(taxonomy, settings.briefings)
    for finding in findings:
        colour = "31" if finding.kind == "fault" else "33"
        print(f"{paint(f'{finding.kind}:', colour)} {printable(finding.place)}: {printable(finding.text)}")
    faults = sum(finding.kind == "fault" for finding in findings)
    gaps = len(findings) - faults
    kinds = (("topic", taxonomy.topics), ("source", taxonomy.sources), ("name", taxonomy.names.entries))
    known = ", ".join(counted(len(entries), kind) for kind, entries in kinds)
    print(f"{known}: {counted(faults, 'fault')}, {counted(gaps, 'gap')}")
    return 1 if faults else 0
