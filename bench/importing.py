"""The import of many saved pages: seconds for each page, and how much of the cores it takes: `make bench-import`."""

from __future__ import annotations

import argparse
import html
import os
import shutil
import sys
import tempfile
from pathlib import Path

from build import Cost, run_command
from build_corpus import make_briefings
from build_peers import ROOT, split

SIZES = (1000, 10_000)
FURNITURE = "".join(f'<li><a href="/section/{number}">Section {number}</a></li>' for number in range(60))


def main() -> None:
    """Import each number of pages with one process and with one for each core, and once more with nothing new."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sizes", nargs="*", type=int, default=SIZES)
    cores = os.cpu_count() or 1
    parser.add_argument("--jobs", nargs="*", type=int, default=[1, cores])
    parsed = parser.parse_args()
    print(f"{cores} cores, load {os.getloadavg()[0]:.1f} at the beginning")
    for size in parsed.sizes:
        with tempfile.TemporaryDirectory(prefix="bench-import-") as name:
            folder = Path(name)
            prepare(folder, size)
            for jobs in parsed.jobs:
                for made in ("content/briefings", "content/.machine", ".cache"):
                    shutil.rmtree(folder / made, ignore_errors=True)
                command = [sys.executable, "-m", "briefings.cli", "import", "--jobs", str(jobs)]
                report(size, f"{jobs} processes", run_command(command, folder))
            report(size, "nothing new", run_command(command, folder))


def report(size: int, step: str, cost: Cost) -> None:
    """Print one line."""
    each = f"{1000 * cost.processor / size:7.2f} ms CPU a page"
    print(f"{size:7,} {step:<12} {cost} {each}, {cost.processor / cost.wall:4.2f} cores busy", flush=True)


def prepare(folder: Path, count: int) -> None:
    """A project with saved pages."""
    shutil.copy(ROOT / "pelican.conf.py", folder)
    shutil.copytree(ROOT / "content" / "taxonomy", folder / "content" / "taxonomy")
    for place, text in make_briefings(count):
        file = (folder / "content" / "saved" / place).with_suffix(".html")
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(to_page(*split(text)), encoding="utf-8")


def to_page(front: dict, body: str) -> str:
    """A saved news page: the briefing's text among a site's menus."""
    title, blocks = html.escape(front["title"]), (html.escape(block) for block in body.split("\n\n"))
    return f"""<!DOCTYPE html><html lang="{front["lang"]}"><head><meta charset="utf-8"><title>{title}</title>
<link rel="canonical" href="{front["source"]["url"]}"><meta property="og:site_name" content="{front["source"]["name"]}">
<meta property="article:published_time" content="{front["date"]}"><meta name="author" content="{front["authors"][0]}">
</head><body><header><ul>{FURNITURE}</ul></header><main><article><h1>{title}</h1>
{"".join(f"<p>{block}</p>" for block in blocks)}</article></main><footer><ul>{FURNITURE}</ul></footer></body></html>"""


if __name__ == "__main__":
    main()
