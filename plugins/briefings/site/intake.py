"""Taking in the briefings: which files there are, which of them changed, and reading those alone."""

from __future__ import annotations

import fnmatch
import os
import re
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import Executor
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import Any

from ..errors import BadFrontMatter, BriefingsError
from ..listing import Stamp, stamp_of
from ..workers import work_in_batches
from .articles import Filing
from .reader import Rules, measure_pictures, read_source, sign_source
from .shelf import Packer, Shelf

# A file that was written so shortly before the last look could have been written again within one tick of the file
# system's clock (two seconds on FAT), so its times alone prove nothing.
DOUBT_NANOSECONDS = 2_000_000_000

Source = tuple[str, Stamp]
Reading = tuple[Filing, bytes] | BriefingsError


@dataclass
class Intake:
    """What was found: the filings of briefings to show, in the order of their paths, and what is wrong or held back."""

    shown: list[Filing] = field(default_factory=list)
    withheld: list[str] = field(default_factory=list)
    faults: list[BriefingsError] = field(default_factory=list)


def take_in(shelf: Shelf, rules: Rules, ignored: Sequence[str], jobs: int, executor: Executor | None = None) -> Intake:
    """Read what changed since the shelf was filled, and keep it there."""
    sources = list(find_sources(rules.content, rules.folder, ignored))
    kept = {filing.path: filing for filing in _still_true(shelf, rules, sources)}
    changed = [source for source in sources if source[0] not in kept]
    readings: dict[str, Filing | BriefingsError] = dict(kept)
    if changed or len(kept) != len(shelf.known) or any(kept[path] is not shelf.known[path] for path in kept):
        with shelf.begin() as packer:
            work = partial(read_sources, rules=rules)
            for (path, _), reading in zip(changed, work_in_batches(work, changed, jobs, executor), strict=True):
                readings[path] = _pack(packer, reading)
        shelf.keep(found for path, _ in sources if isinstance(found := readings[path], Filing))
        readings |= shelf.known
    return _claim_places(rules.content, (readings[path] for path, _ in sources))


def find_sources(content: Path, folder: str, ignored: Sequence[str]) -> Iterator[Source]:
    """Every Markdown file under the folder with its stamp, in the order of the paths. Links are followed."""
    skip = re.compile("|".join(fnmatch.translate(pattern) for pattern in ignored) or r"(?!)").match
    found: list[Source] = []
    waiting = [(str(content / folder), folder)] if (content / folder).is_dir() else []
    while waiting:
        place, name = waiting.pop()
        for entry in os.scandir(place):
            if skip(entry.name):
                continue
            if entry.name.endswith(".md") and entry.is_file():
                found.append((f"{name}/{entry.name}", stamp_of(entry.stat())))
            elif entry.is_dir():
                waiting.append((entry.path, f"{name}/{entry.name}"))
    yield from sorted(found)


def read_sources(sources: Sequence[Source], rules: Rules) -> list[Reading]:
    """Each source read, or what is wrong with it."""
    return [_read(path, stamp, rules) for path, stamp in sources]


def reread(filing: Filing, rules: Rules) -> tuple[dict[str, Any], str]:
    """The matter and body of a briefing, straight from its source."""
    import pickle

    raw = (rules.content / filing.path).read_bytes()
    matter, content = pickle.loads(read_source(raw, filing.path, filing.stamp, rules)[1])
    return matter, content


def _read(path: str, stamp: Stamp, rules: Rules) -> Reading:
    try:
        return read_source((rules.content / path).read_bytes(), path, stamp, rules)
    except BriefingsError as fault:
        return fault
    except OSError as fault:
        return BadFrontMatter(rules.content / path, f"it cannot be read ({fault.strerror}).", "Mend its permissions.")
    except Exception as fault:
        hint = "The file is untouched; please report it, with the file if you may share it."
        return BadFrontMatter(rules.content / path, f"Briefings failed on it ({type(fault).__name__}: {fault}).", hint)


def _still_true(shelf: Shelf, rules: Rules, sources: Iterable[Source]) -> Iterator[Filing]:
    """The known filings that a look at the files confirms: at their stamps first, at their bytes where those differ."""
    sizes: dict[str, Any] = {}
    for path, stamp in sources:
        filing = shelf.known.get(path)
        if filing is None or not _pictures_stand(filing, rules.content, sizes):
            continue
        if filing.stamp == stamp and max(stamp[:2]) < shelf.saved_at - DOUBT_NANOSECONDS:
            yield filing
        elif _same_bytes(filing, rules.content):
            yield filing._replace(stamp=stamp)


def _same_bytes(filing: Filing, content: Path) -> bool:
    try:
        return sign_source((content / filing.path).read_bytes(), filing.pictures) == filing.digest
    except OSError:
        return False


def _pictures_stand(filing: Filing, content: Path, sizes: dict[str, Any]) -> bool:
    for place, size in filing.pictures:
        if place not in sizes:
            sizes[place] = measure_pictures(content, {place})[0][1]
        if sizes[place] != size:
            return False
    return True


def _pack(packer: Packer, reading: Reading) -> Filing | BriefingsError:
    if isinstance(reading, BriefingsError):
        return reading
    filing, data = reading
    return filing._replace(entry=packer.add(data)) if data else filing


def _claim_places(content: Path, readings: Iterable[Filing | BriefingsError]) -> Intake:
    """Sort the readings; of two briefings with one address the first by path has it, the other is a fault."""
    intake, owners = Intake(), dict[str, str]()
    for reading in readings:
        if isinstance(reading, BriefingsError):
            intake.faults.append(reading)
        elif not reading.place:
            intake.withheld.append(str(content / reading.path))
        elif (owner := owners.setdefault(reading.place, reading.path)) != reading.path:
            hint = "Rename the file or give it another `slug`."
            taken = f"its address is taken by {content / owner}."
            intake.faults.append(BadFrontMatter(content / reading.path, taken, hint))
        else:
            intake.shown.append(reading)
    return intake
