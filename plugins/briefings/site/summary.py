"""The last lines of a build: what was imported, what needs a look, what failed, and where the site is."""

from __future__ import annotations

import os
from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path
from typing import TextIO

from ..counting import counted
from ..frontmatter import SCHEMA
from ..near_names import suggest
from ..taxonomy_check import UnknownNames
from .build import Build
from .publishing import Outcome

MOST = 30  # lines of a list, so that the end of a large build can still be read


def write_summary(build: Build, output: Path, odd: list[str], stream: TextIO) -> None:
    """Print the summary of a build; `odd` is what is to be looked at."""
    lines = [*_import_lines(build), *_site_lines(build), *odd, *_fault_lines(build), _last_line(build, output)]
    print("\n".join(lines), file=stream, flush=True)


def tell_again(build: Build, output: Path, odd: list[str], warned: list[str]) -> str:
    """What the next build says when it finds nothing to do, and what is still to be looked at."""
    held = f"{counted(len(build.articles), 'briefing')}, {counted(len(build.manifest.entries), 'file')}"
    return "\n".join(
        [
            f"Nothing has changed since the last build: {held}.",
            *_import_lines(build),
            *odd,
            *_shortened("warned of", warned),
            _last_line(build, output),
        ]
    )


def _last_line(build: Build, output: Path) -> str:
    if address := build.settings["SITEURL"]:
        return f"The site is in {output}{os.sep}; to publish it, copy what is in there to {address}."
    return f"The site is in {output}{os.sep}; to look at it, run `make serve`."


def _import_lines(build: Build) -> Iterable[str]:
    report = build.report
    if report is None:
        return
    counts = (
        ("imported", report.imported),
        ("updated", report.updated),
        ("unchanged", report.unchanged),
        ("needing review", report.needing_review),
        ("failed", report.failed),
    )
    yield "Saved pages: " + ", ".join(f"{len(outcomes)} {name}" for name, outcomes in counts)
    for name, outcomes in (*counts, ("left as it was", report.left)):
        if name != "unchanged":
            head = f"{name}, as their import noted (`briefings review` lists all)" if "review" in name else name
            yield from _shortened(head, [_line(o.file, o.briefing, o.message) for o in outcomes])


def _site_lines(build: Build) -> Iterable[str]:
    yield f"Briefings: {len(build.articles)} on the site, {len(build.withheld)} held back (draft, review or withdrawn)"
    if done := build.outcome:
        yield f"Files: {_counted(done)}"
    for lang, below in build.subsites.items():
        if below:
            yield f"Files of {lang}/: {_counted(below)}"


def _counted(done: Outcome) -> str:
    return f"{len(done.written)} written, {len(done.removed)} removed, {done.unchanged} unchanged"


def _fault_lines(build: Build) -> Iterable[str]:
    yield from _shortened("to correct", [str(fault) for fault in build.faults])


def list_odd(build: Build) -> list[str]:
    """Topics and regions that no list has, keys that are nearly ours: the briefing is shown, but not as was meant."""
    unknown = UnknownNames(build.taxonomy)
    told: dict[tuple[tuple[str, ...], tuple[str, ...]], tuple[str, ...]] = {}
    found: list[str] = []
    for filing in (article.filing for article in build.articles):
        names = filing.topics, filing.regions
        if names not in told:
            told[names] = tuple(unknown.tell(*names))
        found += [f"{filing.path}: {text}" for text in told[names]]
        meant = ((key, _nearest_key(key)) for key in filing.unknown)
        found += [f"{filing.path}: unknown key `{key}`. {text}" for key, text in meant if text]
    return list(_shortened("to look at", sorted(found)))


@lru_cache(maxsize=1024)
def _nearest_key(key: str) -> str:
    return suggest(key, ((f"`{known}`", (known,)) for known in SCHEMA))


def _line(file: str, briefing: str, message: str) -> str:
    if message.startswith(file):
        return message
    return file + (f" → {briefing}" if briefing else "") + (f": {message}" if message else "")


def _shortened(name: str, lines: list[str]) -> Iterable[str]:
    if lines:
        yield f"  {name}:"
        yield from (f"    {line}" for line in lines[:MOST])
        if len(lines) > MOST:
            yield f"    and {len(lines) - MOST} more"
