"""Extraction beside its peers in one run: `make bench-extract`.

Accuracy is taken by the gold sets' own scorer where `../shared/evals` is there, and on the project's own sample pages.
Each tool reads the same pages in a process of its own; the pages are read before the clock starts, and every 13th page
and the first in each language are extracted once before, so that what a tool loads once (language models, dictionaries)
is not counted with every page. It is printed beside: what these pages took the first time beyond the usual.
"""

from __future__ import annotations

import argparse
import contextlib
import gc
import gzip
import importlib
import importlib.metadata
import json
import re
import resource
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
GOLD = ROOT.parent / "shared" / "evals"
SETS = ("news", "web", "meta")
STATUS = Path("/proc/self/status")
APART = 13  # pages; of these one is read before the clock starts
LANGUAGE = re.compile(rb"""<html[^>]*\slang=["']?([a-z]{2,3})""", re.IGNORECASE)
DECLARED_WITHIN = 20_000  # bytes
SIZES = (0.1, 1, 10, 50)  # megabytes
Row = dict[str, object]


def with_briefings() -> Callable[[bytes, str], Row]:
    """Our whole pipeline: metadata, body, cleaning, Markdown, classification."""
    from briefings.article import SavedPage
    from briefings.commands.extract import describe
    from briefings.pipeline import extract

    return lambda data, name: describe(extract(SavedPage(name=name, form="html", data=data)), name)


def with_trafilatura() -> Callable[[bytes, str], Row]:
    """trafilatura's `bare_extraction` with metadata."""
    from trafilatura import bare_extraction

    def run(data: bytes, name: str) -> Row:
        found = bare_extraction(data, with_metadata=True)
        if found is None:
            return {}
        row = found.as_dict()
        authors = [author for author in (row.get("author") or "").split("; ") if author]
        return {**{key: row[key] for key in ("text", "title", "date", "image")}, "authors": authors}

    return run


def with_readability() -> Callable[[bytes, str], Row]:
    """readability-lxml's summary and title."""
    from lxml import html
    from readability import Document

    def run(data: bytes, name: str) -> Row:
        document = Document(data.decode("utf-8", "replace"))
        blocks = html.fromstring(document.summary()).xpath("//p|//li|//h2|//h3|//blockquote")
        return {"text": "\n".join(block.text_content() for block in blocks), "title": document.title()}

    return run


TOOLS: dict[str, Callable[[], Callable[[bytes, str], Row]]] = {
    "briefings": with_briefings,
    "trafilatura": with_trafilatura,
    "readability-lxml": with_readability,
}


def measure(tool: str, pages: Path, out: Path) -> None:
    """Run one tool over the pages, write its answers; print the CPU milliseconds that it takes once, and a page."""
    run = TOOLS[tool]()
    files = sorted(pages.glob("*.html*"))
    loaded = [(file.name.split(".html")[0], read(file)) for file in files]
    answers = []
    first = choose_first(loaded)
    began = time.process_time()
    for name, data in first:
        with contextlib.suppress(Exception):
            run(data, name)
    start = time.process_time() - began
    began = time.process_time()
    for name, data in loaded:
        try:
            answers.append({"id": name, **run(data, name)})
        except Exception as fault:
            answers.append({"id": name, "error": str(fault)})
    spent = (time.process_time() - began) * 1000 / len(loaded)
    out.write_text("\n".join(json.dumps({**row, "id": row["id"]}, ensure_ascii=False) for row in answers), "utf-8")
    print(f"{max(0.0, start * 1000 - spent * len(first)):.0f} {spent:.2f}")


def choose_first(pages: list[tuple[str, bytes]]) -> list[tuple[str, bytes]]:
    """The pages for which a tool loads what it loads once: every 13th, and one in each language that pages declare."""
    languages: dict[bytes, tuple[str, bytes]] = {}
    for page in pages:
        if found := LANGUAGE.search(page[1][:DECLARED_WITHIN]):
            languages.setdefault(found[1].lower(), page)
    return list(dict([*pages[::APART], *languages.values()]).items())


def read(file: Path) -> bytes:
    """A page's bytes."""
    return gzip.decompress(file.read_bytes()) if file.suffix == ".gz" else file.read_bytes()


def compare(name: str, pages: Path, gold: Path, scorer: Path, scratch: Path) -> None:
    """Print one set's table."""
    print(f"\n{name}: {sum(1 for _ in pages.glob('*.html*'))} pages")
    base = 0.0
    for tool in TOOLS:
        out = scratch / f"{name}-{tool}.jsonl"
        start, spent = run_apart("--measure", tool, str(pages), str(out))
        base = base or spent
        score = [sys.executable, str(scorer), str(gold), str(out), "--json"]
        figures = json.loads(subprocess.run(score, capture_output=True, text=True, check=True).stdout)
        shown = "  ".join(f"{key} {value:.3f}" for key, value in figures.items() if isinstance(value, float))
        print(f"  {tool:<18}{spent:7.2f} ms/page (ours × {spent / base:4.1f}; + {start:4.0f} ms once)  {shown}")


def main() -> None:
    """Compare, or measure one thing in a process of its own."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--measure", nargs=3, metavar=("TOOL", "PAGES", "OUT"), help=argparse.SUPPRESS)
    parser.add_argument("--sets", nargs="*", default=SETS)
    parser.add_argument("--size", type=float, help=argparse.SUPPRESS)
    parser.add_argument("--import-time", action="store_true", help=argparse.SUPPRESS)
    arguments = parser.parse_args()
    if arguments.measure:
        tool, pages, out = arguments.measure
        measure(tool, Path(pages), Path(out))
    elif arguments.size:
        measure_size(arguments.size)
    elif arguments.import_time:
        measure_import()
    else:
        compare_all(arguments.sets)


def compare_all(sets: list[str]) -> None:
    """Print every table."""
    versions = [f"{tool} {importlib.metadata.version(tool)}" for tool in list(TOOLS)[1:]]
    print(f"One process each, CPU time, whole extraction with metadata. Peers: {', '.join(versions)}")
    with tempfile.TemporaryDirectory() as scratch:
        if GOLD.is_dir():
            for name in sets:
                compare(name, GOLD / name / "pages", GOLD / name / "gold.jsonl", GOLD / "score.py", Path(scratch))
        compare_fixtures(Path(scratch))
    print("\nOne page by its size:")
    for size in SIZES:
        subprocess.run([sys.executable, __file__, "--size", str(size)], check=True)
    subprocess.run([sys.executable, __file__, "--import-time"], check=True)


def compare_fixtures(scratch: Path) -> None:
    """Print the F1 of words that each tool reaches on the project's own sample pages, whose sources are known."""
    import yaml

    pages = scratch / "pages"
    pages.mkdir()
    truths: dict[str, Counter[str]] = {}
    for page in sorted((ROOT / "content" / "saved" / "samples").glob("*/*.html")):
        source = yaml.safe_load((ROOT / "tools" / "samples" / "articles" / f"{page.stem}.yaml").read_text("utf-8"))
        (pages / page.name).write_bytes(page.read_bytes())
        truths[page.stem] = count_words(re.sub(r"\]\([^)]*\)", "]", source["body"]))
    print(f"\nthe project's own sample pages: {len(truths)}")
    base = 0.0
    for tool in TOOLS:
        out = scratch / f"{tool}.jsonl"
        start, spent = run_apart("--measure", tool, str(pages), str(out))
        base = base or spent
        rows = {row["id"]: row for row in map(json.loads, out.read_text("utf-8").split("\n"))}
        scores = []
        for name, truth in truths.items():
            found = count_words(rows[name].get("text") or "")
            scores.append(2 * (found & truth).total() / max(1, found.total() + truth.total()))
        once = f"+ {start:4.0f} ms once"
        score = sum(scores) / len(scores)
        print(f"  {tool:<18}{spent:7.2f} ms/page (ours × {spent / base:4.1f}; {once})  body_f1 {score:.3f}")


def count_words(text: str) -> Counter[str]:
    """The words of a text, case folded."""
    return Counter(re.findall(r"[\u0e00-\u0e7f\u3040-\u30ff\u3400-\u9fff]|[^\W\d_]+|\d+", text.casefold()))


def run_apart(*arguments: str) -> tuple[float, float]:
    """The last two numbers that this script prints in a process of its own."""
    done = subprocess.run([sys.executable, __file__, *arguments], capture_output=True, text=True, check=True)
    start, spent = done.stdout.split()[-2:]
    return float(start), float(spent)


def make_page(megabytes: float) -> bytes:
    """A news page of a size: half of it article, half of it teasers."""
    sentence = (
        "The ferry council met in the old customs house and settled the winter timetable, item {}, without a vote."
    )
    teaser = '<div class="card"><a href="/s{0}"><h3>Another story of the day, number {0}</h3></a></div>'
    pairs = int(megabytes * 1_000_000 / (len(sentence) + len(teaser) + 7)) + 1
    text = "".join(f"<p>{sentence.format(number)}</p>" for number in range(pairs))
    cards = "".join(teaser.format(number) for number in range(pairs))
    title = "Winter timetable of the ferry settled"
    page = f"<title>{title}</title><main><article><h1>{title}</h1>{text}</article><aside>{cards}</aside></main>"
    return page.encode()


def measure_size(megabytes: float) -> None:
    """Print milliseconds of CPU and the growth of memory at its peak, as times the page, for one page of a size.

    What is loaded once (models, names of regions) is loaded before by a small page of the same kind.
    """
    run = with_briefings()
    run(make_page(0.1), "small")
    page = make_page(megabytes)
    before = begin_peak()
    began = time.process_time()
    run(page, "page")
    spent = (time.process_time() - began) * 1000
    grown = read_peak() - before
    size = len(page)
    print(
        f"  {size / 1e6:6.1f} MB {spent:9.0f} ms  {spent / (size / 1e6):7.1f} ms/MB  memory {grown / size:5.1f} × page"
    )


def begin_peak() -> int:
    """The bytes that this process holds now; its peak is counted anew from here (Linux; elsewhere from its start)."""
    gc.collect()
    if not STATUS.exists():
        return read_peak()
    Path("/proc/self/clear_refs").write_text("5")  # https://docs.kernel.org/filesystems/proc.html
    return read_status("VmRSS")


def read_peak() -> int:
    """The most bytes that this process has held."""
    if STATUS.exists():
        return read_status("VmHWM")
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024


def read_status(field: str) -> int:
    """A field of the process's status, in bytes."""
    found = re.search(rf"^{field}:\s+(\d+) kB", STATUS.read_text("ascii"), re.MULTILINE)
    assert found is not None
    return int(found[1]) * 1024


def measure_import() -> None:
    """Print the CPU seconds that importing the package takes."""
    began = time.process_time()
    importlib.import_module("briefings.pipeline")
    print(f"import of briefings.pipeline: {time.process_time() - began:.2f} s")


if __name__ == "__main__":
    main()
