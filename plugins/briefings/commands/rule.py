"""`briefings rule check`: every test of every publisher's rule, run through the whole pipeline."""

from __future__ import annotations

import argparse
import datetime as dt
from pathlib import Path

from ..counting import counted
from ..errors import BadRule
from ..publishers.check import check_file
from ..publishers.rule import rule_files
from .terminal import add_actions, paint, printable


def add_parser(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Describe the command."""
    parser = subparsers.add_parser(
        "rule",
        help="check the rules for single publishers",
        description="Checks the rules in content/taxonomy/publishers and those of the package. Changes nothing.",
    )
    actions = add_actions(parser)
    check = actions.add_parser("check", help="run every rule's tests; warn of rules that have expired")
    check.add_argument("files", nargs="*", type=Path, metavar="FILE", help="rules to check (default: all)")
    check.set_defaults(run=run_check)


def run_check(arguments: argparse.Namespace) -> int:
    """Print the findings; 1 when one of them is a fault. Raises BadRule for a file that is not there."""
    files = arguments.files or rule_files()
    today = dt.datetime.now(dt.UTC).date()
    faults = warnings = 0
    for file in files:
        if not file.is_file():
            raise BadRule(file, "there is no such file.", "Rules lie in content/taxonomy/publishers.")
        for finding in check_file(file, today):
            faults += finding.kind == "fault"
            warnings += finding.kind == "warning"
            colour = "31" if finding.kind == "fault" else "33"
            print(f"{paint(f'{finding.kind}:', colour)} {printable(finding.place)}: {printable(finding.text)}")
    print(f"{counted(len(files), 'rule')}: {counted(faults, 'fault')}, {counted(warnings, 'warning')}")
    return 1 if faults else 0
