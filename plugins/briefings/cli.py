"""The command `briefings`."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence

from .commands import explain, extract, import_pages, new, review, rule, story, tags, taxonomy
from .commands.terminal import add_actions, paint, printable
from .errors import BriefingsError


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; 0 when all went well, 1 when something failed, 2 when the call was wrong."""
    parsed = make_parser().parse_args(arguments)
    try:
        return int(parsed.run(parsed))
    except BriefingsError as fault:
        print(paint("error: ", "31", sys.stderr) + printable(str(fault)), file=sys.stderr)
        return 1
    except BrokenPipeError:
        sys.stderr.close()
        return 1
    except KeyboardInterrupt:
        print("Stopped. Nothing is lost: run the command again to go on.", file=sys.stderr)
        return 130


def make_parser() -> argparse.ArgumentParser:
    """The parser with every command."""
    parser = argparse.ArgumentParser(
        prog="briefings",
        description="Turns the news pages that you saved from a browser into briefings.",
        epilog="Drop saved pages into content/saved, then run `make html`. See docs/curators.md.",
    )
    subparsers = add_actions(parser, "command")
    for command in (import_pages, extract, explain, new, review, story, tags, rule, taxonomy):
        command.add_parser(subparsers)
    return parser


if __name__ == "__main__":
    sys.exit(main())
