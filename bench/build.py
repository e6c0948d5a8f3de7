"""Builds beside stock Pelican and Hugo, in turn in one run: `make bench-build`.

Every figure is of a whole process with all that it starts: seconds on the wall, seconds of processor time (the one to
compare by on a machine that does other work), and the most memory that its processes held together.
"""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from build_peers import TOOLS, Tool

SIZES = (100, 1000, 10_000)
LOOK_SECONDS = 0.05  # between two looks at the memory


@dataclass(frozen=True)
class Cost:
    """What a command took."""

    wall: float
    processor: float
    memory: float  # megabytes, of all processes together, pages that they share counted once

    def __str__(self) -> str:
        return f"{self.wall:8.2f} s {self.processor:8.2f} s CPU {self.memory:7.0f} MB"


def main() -> None:
    """Measure each size with each tool, and print the ratios to ours."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sizes", nargs="*", type=int, default=SIZES)
    parser.add_argument("--tools", nargs="*", default=[tool.name for tool in TOOLS])
    parser.add_argument("--search", action="store_true", help="also the search index, apart and together")
    parsed = parser.parse_args()
    print(f"{os.cpu_count()} cores, load {os.getloadavg()[0]:.1f} at the beginning")
    for size in parsed.sizes:
        ours: dict[str, Cost] = {}
        for tool in TOOLS:
            if tool.name in parsed.tools:
                with tempfile.TemporaryDirectory(prefix="bench-build-") as folder:
                    for step, cost in measure(tool, Path(folder), size, parsed.search):
                        ours.setdefault(step, cost)
                        report(size, tool, step, cost, ours[step])


def report(size: int, tool: Tool, step: str, cost: Cost, base: Cost) -> None:
    """Print one line; the ratios are to ours at the same step."""
    ratio = f"× {cost.wall / base.wall:5.2f} wall, {cost.processor / base.processor:5.2f} CPU"
    print(f"{size:7,} {tool.name:<10} {step:<18} {cost}   {ratio if cost is not base else ''}", flush=True)


def measure(tool: Tool, folder: Path, size: int, with_search: bool) -> Iterator[tuple[str, Cost]]:
    """A full build, then one body edited, one briefing added, nothing changed."""
    tool.prepare(folder, size)
    yield "full", run(tool, folder)
    if tool.name == "pelican" and size > 1000:
        return  # it builds all again each time: minutes that tell nothing new
    sources = sorted((folder / tool.content).rglob("*.md"))
    edited = sources[len(sources) // 2]
    with edited.open("a", encoding="utf-8") as file:
        file.write("\nOne more paragraph.\n")
    yield "one edited", run(tool, folder)
    newest = sources[-1]
    shutil.copy(newest, newest.with_name("added.md"))
    yield "one added", run(tool, folder)
    yield "nothing changed", run(tool, folder)
    if tool.name == "briefings" and with_search:
        yield from measure_search(folder)


def measure_search(folder: Path) -> Iterator[tuple[str, Cost]]:
    """The index alone, and a full build with it."""
    code = "from pathlib import Path; from briefings.site.search import index_site; index_site(Path('output'), 'en')"
    yield "search index", run_command([sys.executable, "-c", code], folder)
    settings = folder / "pelican.conf.py"
    settings.write_text(settings.read_text() + "\nBRIEFINGS_SEARCH = True\n")
    shutil.rmtree(folder / "output")
    shutil.rmtree(folder / ".cache")
    yield "full with search", run_command([sys.executable, "-m", "briefings.build"], folder)


def run(tool: Tool, folder: Path) -> Cost:
    """One build."""
    return run_command(tool.command, folder)


def run_command(command: list[str], folder: Path) -> Cost:
    """Run a command to its end. Raises SystemExit when it fails."""
    before, began = os.times(), time.monotonic()
    process = subprocess.Popen(command, cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
    peak = [0.0]
    watcher = threading.Thread(target=watch_memory, args=(process, peak), daemon=True)
    watcher.start()
    _, told = process.communicate()
    after = os.times()
    if process.returncode:
        raise SystemExit(f"{' '.join(command)} failed in {folder}:\n{told.decode()[-2000:]}")
    watcher.join()
    spent = after.children_user + after.children_system - before.children_user - before.children_system
    return Cost(time.monotonic() - began, spent, peak[0])


def watch_memory(process: subprocess.Popen[bytes], peak: list[float]) -> None:
    """Keep the most that a process and its descendants hold, by the proportional share of each (Linux only)."""
    while process.poll() is None:
        peak[0] = max(peak[0], sum(share_of(number) for number in family(process.pid)))
        time.sleep(LOOK_SECONDS)


def family(number: int) -> Iterator[int]:
    """A process and all that it started."""
    yield number
    for task in Path(f"/proc/{number}/task").glob("*/children"):
        try:
            for child in task.read_text().split():
                yield from family(int(child))
        except OSError:
            continue


def share_of(number: int) -> float:
    """Megabytes that a process holds; what several share is divided among them."""
    try:
        lines = Path(f"/proc/{number}/smaps_rollup").read_text().splitlines()
    except OSError:
        return 0.0
    return sum(int(line.split()[1]) for line in lines if line.startswith("Pss:")) / 1024


if __name__ == "__main__":
    main()
