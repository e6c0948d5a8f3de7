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
from dataclasses import dataclass, replace
from pathlib import Path
from typing import IO

from build_peers import TOOLS, Tool

SIZES = (100, 1000, 10_000)
LOOK_SECONDS = 0.05  # between two looks at the memory
LOOK_SHARE = 50  # times as long as a look between two of them: the measuring must not slow down what it measures


@dataclass(frozen=True)
class Cost:
    """What a command took."""

    wall: float
    processor: float
    memory: float  # megabytes, of all processes together, pages that they share counted once
    files: int = 0  # of the output folder, that were written
    written: float = 0.0  # megabytes in them

    def __str__(self) -> str:
        cost = f"{self.wall:8.2f} s {self.processor:8.2f} s CPU {self.memory:6.0f} MB"
        return f"{cost} {self.files:8,} files {self.written:8.1f} MB" if self.files else f"{cost}{'':26}"


def main() -> None:
    """Measure each size with each tool, and print the ratios to ours, and ours to the smallest size."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sizes", nargs="*", type=int, default=SIZES)
    parser.add_argument("--tools", nargs="*", default=[tool.name for tool in TOOLS])
    parser.add_argument("--search", action="store_true", help="also the search index, apart and together")
    parser.add_argument("--serve", action="store_true", help="also the time from saving a briefing to its new page")
    parsed = parser.parse_args()
    print(f"{os.cpu_count()} cores, load {os.getloadavg()[0]:.1f} at the beginning")
    first: dict[str, tuple[int, Cost]] = {}
    for size in parsed.sizes:
        ours: dict[str, Cost] = {}
        for tool in TOOLS:
            if tool.name in parsed.tools:
                with tempfile.TemporaryDirectory(prefix="bench-build-") as folder:
                    for step, cost in measure(tool, Path(folder), size, parsed.search, parsed.serve):
                        ours.setdefault(step, cost)
                        first.setdefault(f"{tool.name} {step}", (size, cost))
                        report(size, tool, step, cost, ours[step], first[f"{tool.name} {step}"])


def report(size: int, tool: Tool, step: str, cost: Cost, base: Cost, first: tuple[int, Cost]) -> None:
    """Print one line: the ratios to ours at the same step, or ours to linear growth from the first size."""
    told = f"× {cost.wall / base.wall:5.2f} wall, {cost.processor / base.processor:5.2f} CPU"
    if cost is base:
        grown = cost.processor / (first[1].processor * size / first[0])
        told = f"{grown:5.2f} × linear" if size != first[0] else ""
    print(f"{size:7,} {tool.name:<10} {step:<24} {cost}   {told}", flush=True)


def measure(tool: Tool, folder: Path, size: int, with_search: bool, with_serve: bool) -> Iterator[tuple[str, Cost]]:
    """A full build, then one body edited, one briefing added, nothing changed."""
    tool.prepare(folder, size)
    yield "full", run(tool, folder)
    if tool.name != "briefings" and size > 1000:
        return  # the others build all again each time: minutes that tell nothing new
    yield from measure_changes(tool, folder)
    if tool.name == "briefings" and with_search:
        yield from measure_search(tool, folder)
    if tool.name == "briefings" and with_serve:
        yield "save to reload", measure_serve(folder)


def measure_changes(tool: Tool, folder: Path, with_what: str = "") -> Iterator[tuple[str, Cost]]:
    """One body edited, one briefing added, nothing changed."""
    sources = sorted((folder / tool.content).rglob("*.md"))
    edit(sources[len(sources) // 2])
    yield f"one edited{with_what}", run(tool, folder)
    newest = sources[-1]
    shutil.copy(newest, newest.with_name(f"{newest.stem}-{len(sources)}.md"))
    yield f"one added{with_what}", run(tool, folder)
    yield f"nothing changed{with_what}", run(tool, folder)


def edit(source: Path) -> None:
    """Add a paragraph to a briefing."""
    with source.open("a", encoding="utf-8") as file:
        file.write("\nOne more paragraph.\n")


def measure_search(tool: Tool, folder: Path) -> Iterator[tuple[str, Cost]]:
    """The index alone, full and after one change; then builds that make it."""
    code = "from pathlib import Path; from briefings.site.search import index_site; index_site(Path('output'), 'en')"
    index = [sys.executable, "-c", code]
    yield "search index alone", run_command(index, folder)
    pages = sorted((folder / "output" / "briefings").rglob("index.html"))
    page = pages[len(pages) // 2]
    page.write_text(page.read_text(encoding="utf-8").replace("<p>", "<p>Rain ", 1), encoding="utf-8")
    yield "index, one changed", run_command(index, folder)
    settings = folder / "pelican.conf.py"
    settings.write_text(settings.read_text() + "\nBRIEFINGS_SEARCH = True\n")
    for made in ("output", ".cache"):
        shutil.rmtree(folder / made)
    yield "full, search", run(tool, folder)
    yield from measure_changes(tool, folder, ", search")


def measure_serve(folder: Path) -> Cost:
    """From saving a briefing to the moment when a browser is told to load its new page, by `make serve`."""
    command = [sys.executable, "-m", "briefings.serve", "--port", "0"]
    process = subprocess.Popen(command, cwd=folder, stdout=subprocess.PIPE, text=True, env=surroundings())
    assert process.stdout
    try:
        wait_for_line(process.stdout, "Serving on")
        sources = sorted((folder / "content" / "briefings").rglob("*.md"))
        for source in (sources[0], sources[len(sources) // 2]):  # a first build fills each of the two folders
            edit(source)
            wait_for_line(process.stdout, "Built in")
        before, began = spent_by(process.pid), time.monotonic()
        edit(sources[len(sources) // 2])
        wait_for_line(process.stdout, "Shown after")  # said right after the browser is told
        return Cost(time.monotonic() - began, spent_by(process.pid) - before, share_of(process.pid))
    finally:
        process.terminate()
        process.wait()


def wait_for_line(told: IO[str], beginning: str) -> None:
    """Read what a process says until a line begins so. Raises SystemExit when it ends before."""
    for line in told:
        if line.startswith(beginning):
            return
    raise SystemExit(f"make serve ended before it said {beginning!r}")


def spent_by(number: int) -> float:
    """Seconds of processor time that a process took."""
    fields = Path(f"/proc/{number}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def run(tool: Tool, folder: Path) -> Cost:
    """One build, and what it wrote."""
    began = time.time()
    cost = run_command(tool.command, folder)
    sizes = list(sizes_since(str(folder / tool.output), began))
    return replace(cost, files=len(sizes), written=sum(sizes) / 1e6)


def sizes_since(folder: str, moment: float) -> Iterator[int]:
    """The size of each file under a folder that was written since a moment."""
    for entry in os.scandir(folder):
        if entry.is_dir():
            yield from sizes_since(entry.path, moment)
        elif (status := entry.stat()).st_mtime >= moment - 0.01:
            yield status.st_size


def run_command(command: list[str], folder: Path) -> Cost:
    """Run a command to its end. Raises SystemExit when it fails."""
    before, began = os.times(), time.monotonic()
    process = subprocess.Popen(
        command, cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, env=surroundings()
    )
    peak = [0.0]
    watcher = threading.Thread(target=watch_memory, args=(process, peak), daemon=True)
    watcher.start()
    _, told = process.communicate()
    after = os.times()
    if process.returncode:
        raise SystemExit(f"{' '.join(command)} ended with {process.returncode} in {folder}:\n{told.decode()[-2000:]}")
    watcher.join()
    spent = after.children_user + after.children_system - before.children_user - before.children_system
    return Cost(time.monotonic() - began, spent, peak[0])


def surroundings() -> dict[str, str]:
    """The environment of a command, in which Python keeps what it compiles, as it does unless it is told not to."""
    return {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}


def watch_memory(process: subprocess.Popen[bytes], peak: list[float]) -> None:
    """Keep the most that a process and its descendants hold, by the proportional share of each (Linux only)."""
    while process.poll() is None:
        began = time.thread_time()
        peak[0] = max(peak[0], sum(share_of(number) for number in family(process.pid)))
        time.sleep(max(LOOK_SECONDS, LOOK_SHARE * (time.thread_time() - began)))  # a look at gigabytes takes its time


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
