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
    listing = actions.add_parser("list", help="print every topic and region, as a briefing names it, with its label")
    listing.set_defaults(run=run_list)


def run_list(arguments: argparse.Namespace) -> int:
    """Print a line for each topic and region: its kind, its name in front matter, its English label."""
    settings = project_settings(arguments)
    taxonomy = load_taxonomy(settings.taxonomy if settings.taxonomy.is_dir() else None)
    topics = [("topic", topic.path, topic.label("en")) for topic in taxonomy.topics.values()]
    regions = [("region", region.code, region.label("en")) for region in taxonomy.regions.values()]
    for line in (*topics, *sorted(regions)):
        print(printable("  ".join(line)))
    return 0


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
