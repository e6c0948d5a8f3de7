"""Our search beside stock Pagefind and MiniSearch: the same briefings, the same queries, one run. `make bench-search`.

Needs Chromium, and Node with npm for MiniSearch. Bytes are what travels, from a server that
packs text as GitHub Pages does.
"""

from __future__ import annotations

import argparse
import os
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

from search_corpus import ROOT, generated, invented, queries, write_pages, write_theme
from search_pages import ENGINES, MINISEARCH_INDEXER, Measured, measure_answers, measure_loading, open_server

sys.path.insert(0, str(ROOT / "plugins"))
TIMED = ("Reservoir", "المفاوضات", "Strompreise", "Наводнение", "mineros")  # which every engine finds


def main() -> None:
    """Print success by language and engine, then the cost at each size."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sizes", type=int, nargs="*", default=[100, 1_000, 10_000])
    parser.add_argument("--engines", nargs="*", default=list(ENGINES), help="ours, stock Pagefind, MiniSearch")
    parser.add_argument("--floor", type=float, default=0.95, help="fail below this success@5 of ours, over all queries")
    parsed = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        success = [compare(size, Path(folder) / str(size), parsed.engines) for size in parsed.sizes]
    if min(success) < parsed.floor:
        sys.exit(f"success@5 {min(success):.3f} is below {parsed.floor}")


def compare(size: int, folder: Path, engines: list[str]) -> float:
    """Everything at one size; gives our success@5."""
    wanted = invented()
    briefings = [*generated(max(0, size - len(wanted))), *wanted]
    site = folder / "site"
    write_pages(site, briefings)
    (folder / "project").mkdir()
    write_theme(site, folder / "project")
    costs = {name: index(site, folder) for name, index in INDEXERS.items() if name in engines}
    os.chdir(folder)
    costs["ours, one change"] = spend(lambda: change_one(site, wanted[0]))
    costs["ours, nothing changed"] = spend(lambda: index_ours(site))
    print(f"\n## {size:,} briefings\n\n| index | wall s | CPU s | peak MB |\n|---|---:|---:|---:|")
    for name, (wall, cpu, memory) in costs.items():
        print(f"| {name} | {wall:.1f} | {cpu:.1f} | {memory:.0f} |")
    with open_server(folder) as browse:
        answers = {engine: measure_answers(browse, engine, queries()) for engine in engines}
        loading = {engine: measure_loading(browse, engine, TIMED) for engine in engines}
    print_success(answers)
    print_loading(loading)
    return success_at(answers["ours"], 5)


def spend(work: Callable[[], object]) -> tuple[float, float, float]:
    """Wall seconds, CPU seconds of this process and its children, and the peak memory of the largest child so far."""
    began, used = time.monotonic(), _used()
    work()
    memory = max(resource.getrusage(who).ru_maxrss for who in (resource.RUSAGE_CHILDREN, resource.RUSAGE_SELF)) / 1024
    return time.monotonic() - began, _used() - used, memory


def _used() -> float:
    return sum(
        usage.ru_utime + usage.ru_stime
        for usage in (resource.getrusage(resource.RUSAGE_CHILDREN), resource.getrusage(resource.RUSAGE_SELF))
    )


def in_child(command: list[str], folder: Path) -> tuple[float, float, float]:
    """What a command costs, its memory by itself (and not that of an earlier, larger one)."""
    script = (
        "import resource, subprocess, sys, time\nt = time.monotonic()\nsubprocess.run(sys.argv[1:], check=True, "
        "stdout=subprocess.DEVNULL)\nu = resource.getrusage(resource.RUSAGE_CHILDREN)\n"
        "print(time.monotonic() - t, u.ru_utime + u.ru_stime, u.ru_maxrss / 1024)"
    )
    environment = {**os.environ, "PYTHONPATH": str(ROOT / "plugins")}
    done = subprocess.run(
        [sys.executable, "-c", script, *command], cwd=folder, capture_output=True, text=True, env=environment
    )
    if done.returncode:
        raise SystemExit(done.stderr)
    wall, cpu, memory = (float(part) for part in done.stdout.split()[-3:])
    return wall, cpu, memory


def index_ours(site: Path) -> None:
    """Our index, in this process."""
    from briefings.site.search import index_site
    from briefings.taxonomy import load_taxonomy

    index_site(site, "en", load_taxonomy(ROOT / "content" / "taxonomy"))


def change_one(site: Path, briefing: dict[str, Any]) -> None:
    """Edit one briefing and index again."""
    write_pages(site, [{**briefing, "text": briefing["text"] + " An editor added this."}])
    index_ours(site)


def index_ours_in_child(site: Path, folder: Path) -> tuple[float, float, float]:
    """Our index, as a build makes it."""
    code = "import sys; sys.path.insert(0, sys.argv[2]); import search; search.index_ours(search.Path(sys.argv[1]))"
    return in_child([sys.executable, "-c", code, str(site), str(ROOT / "bench")], folder)


def index_stock(site: Path, folder: Path) -> tuple[float, float, float]:
    """Stock Pagefind over the same pages, with its own settings."""
    copy = folder / "stock"
    shutil.copytree(site / "briefings", copy / "briefings")
    return in_child([sys.executable, "-m", "pagefind", "--site", str(copy)], folder)


def index_minisearch(site: Path, folder: Path) -> tuple[float, float, float]:
    """MiniSearch over title and text of the same pages."""
    mini = folder / "mini"
    mini.mkdir()
    (mini / "package.json").write_text("{}")
    subprocess.run(["npm", "install", "--silent", "minisearch"], cwd=mini, check=True, stdout=subprocess.DEVNULL)
    shutil.copy(mini / "node_modules" / "minisearch" / "dist" / "es" / "index.js", mini / "minisearch.js")
    (mini / "index.mjs").write_text(MINISEARCH_INDEXER)
    return in_child(["node", "--max-old-space-size=8000", "index.mjs", str(site / "briefings")], mini)


INDEXERS = {"ours": index_ours_in_child, "stock Pagefind": index_stock, "MiniSearch": index_minisearch}


def success_at(ranks: Iterable[tuple[str, int]], most: int) -> float:
    """The share of queries whose briefing is among the first `most`; rank 0 is not found."""
    listed = [rank for _, rank in ranks]
    return sum(0 < rank <= most for rank in listed) / len(listed)


def print_success(answers: dict[str, list[tuple[str, int]]]) -> None:
    """A line for each language: success@1, success@5 and mean reciprocal rank of each engine."""
    print(f"\n| | queries | {' | '.join(f'{engine} @1, @5, MRR' for engine in answers)} |")
    print("|---|---:|" + "---|" * len(answers))
    languages = list(dict.fromkeys(lang for lang, _ in answers["ours"]))
    for lang in [*languages, "all"]:
        cells = []
        for ranks in answers.values():
            own = [pair for pair in ranks if lang in (pair[0], "all")]
            mean = sum(1 / rank for _, rank in own if rank) / len(own)
            cells.append(f"{success_at(own, 1):.2f}, {success_at(own, 5):.2f}, {mean:.2f}")
        print(f"| {lang} | {len(own)} | {' | '.join(cells)} |")


def print_loading(loading: dict[str, Measured]) -> None:
    """Bytes and time to the first ten results, over the timed queries."""
    print("\n| first query | KB cold | of it index | requests | ms cold | ms warm |\n|---|---:|---:|---:|---:|---:|")
    for engine, cost in loading.items():
        kilobytes, index = cost.bytes / 1000, cost.index_bytes / 1000
        print(f"| {engine} | {kilobytes:.0f} | {index:.0f} | {cost.requests} | {cost.cold:.0f} | {cost.warm:.0f} |")


if __name__ == "__main__":
    main()
