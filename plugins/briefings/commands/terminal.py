"""What a curator sees in a terminal: progress on standard error, colours only where there is a terminal."""

from __future__ import annotations

import argparse
import os
import re
import sys
import time
from typing import TextIO

# C0 and C1 controls but tab and newline, and the directional overrides of Unicode TR 9 that can hide text.
CONTROLS = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
QUIET_SECONDS = 1.0  # nothing is shown for what takes less
REDRAW_SECONDS = 0.1


def paint(text: str, code: str, stream: TextIO | None = None) -> str:
    """`text` in an ANSI colour, or as it is when the stream is no terminal or NO_COLOR is set (https://no-color.org)."""
    out = stream or sys.stdout
    return f"\x1b[{code}m{text}\x1b[0m" if out.isatty() and "NO_COLOR" not in os.environ else text


def printable(text: str) -> str:
    """`text` without control characters: a saved page's words must not steer the terminal."""
    return CONTROLS.sub("\N{REPLACEMENT CHARACTER}", text)


def add_actions(
    parser: argparse.ArgumentParser, word: str = "action"
) -> argparse._SubParsersAction[argparse.ArgumentParser]:
    """The actions of a command, or the commands of the program; without one its help is printed and 2 given."""

    def show_help(_: argparse.Namespace) -> int:
        parser.print_help()
        return 2

    parser.set_defaults(run=show_help)
    return parser.add_subparsers(title=f"{word}s", metavar=word.upper())


class ProgressLine:
    """Shows how far a long task is: one line redrawn on a terminal, one line every ten percent elsewhere."""

    def __init__(self, verb: str, stream: TextIO | None = None) -> None:
        self.verb = verb
        self.stream = stream or sys.stderr
        self.began = time.monotonic()
        self.drawn = 0.0
        self.tenth = 0
        self.visible = False

    def __call__(self, done: int, total: int, name: str) -> None:
        now = time.monotonic()
        if now - self.began < QUIET_SECONDS or not total:
            return
        if self.stream.isatty():
            if now - self.drawn > REDRAW_SECONDS or done == total:
                self.stream.write(f"\r\x1b[K{self.verb} {done} of {total}  {printable(name)[:60]}")
                self.stream.flush()
                self.drawn, self.visible = now, True
        elif done * 10 // total > self.tenth:
            self.tenth = done * 10 // total
            self.stream.write(f"{self.verb} {done} of {total}\n")

    def end(self) -> None:
        """Clear the line."""
        if self.visible:
            self.stream.write("\r\x1b[K")
            self.stream.flush()
