"""Extraction beside its peers in one run: `make bench-extract`.

Accuracy is taken by the gold sets' own scorer where `../shared/evals` is there, else on the project's own fixtures.
Each tool reads the same pages in a process of its own; the pages are read before the clock starts.
"""

from __future__ import annotations

import argparse
import gzip
import importlib.metadata
import json
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
GOLD = ROOT.parent / "shared" / "evals"
SETS = ("news", "web", "meta")
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
    """Run one tool over the pages, write its answers, print its CPU milliseconds a page (runs in its own process)."""
    run = TOOLS[tool]()
    files = sorted(pages.glob("*.html*"))
    loaded = [(file.name.split(".html")[0], read(file)) for file in files]
    answers = []
    run(loaded[0][1], loaded[0][0])
    began = time.process_time()
    for name, data in loaded:
        try:
            answers.append({"id": name, **run(data, name)})
        except Exception as fault:
            answers.append({"id": name, "error": str(fault)})
    spent = (time.process_time() - began) * 1000 / len(loaded)
    out.write_text("\n".join(json.dumps({**row, "id": row["id"]}, ensure_ascii=False) for row in answers), "utf-8")
    print(f"{spent:.2f}")


def read(file: Path) -> bytes:
    """A page's bytes."""
    return gzip.decompress(file.read_bytes()) if file.suffix == ".gz" else file.read_bytes()


def compare(name: str, pages: Path, gold: Path, scorer: Path, scratch: Path) -> None:
    """Print one set's table."""
    print(f"\n{name}: {sum(1 for _ in pages.glob('*.html*'))} pages")
    base = 0.0
    for tool in TOOLS:
        out = scratch / f"{name}-{tool}.jsonl"
        command = [sys.executable, __file__, "--measure", tool, str(pages), str(out)]
        spent = float(subprocess.run(command, capture_output=True, text=True, check=True).stdout.split()[-1])
        base = base or spent
        score = [sys.executable, str(scorer), str(gold), str(out), "--json"]
        figures = json.loads(subprocess.run(score, capture_output=True, text=True, check=True).stdout)
        shown = "  ".join(f"{key} {value:.3f}" for key, value in figures.items() if isinstance(value, float))
        print(f"  {tool:<24}{spent:7.2f} ms/page (ours × {spent / base:4.1f})  {shown}")


def main() -> None:
    """Compare on every gold set, or on the project's own fixtures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--measure", nargs=3, metavar=("TOOL", "PAGES", "OUT"), help=argparse.SUPPRESS)
    parser.add_argument("--sets", nargs="*", default=SETS)
    arguments = parser.parse_args()
    if arguments.measure:
        tool, pages, out = arguments.measure
        measure(tool, Path(pages), Path(out))
        return
    versions = [f"{tool} {importlib.metadata.version(tool)}" for tool in list(TOOLS)[1:]]
    print(f"One process each, CPU time, whole extraction with metadata. Peers: {', '.join(versions)}")
    with tempfile.TemporaryDirectory() as scratch:
        if GOLD.is_dir():
            for name in arguments.sets:
                compare(name, GOLD / name / "pages", GOLD / name / "gold.jsonl", GOLD / "score.py", Path(scratch))
        else:
            own = ROOT / "tests" / "articles"
            compare_fixtures(own, Path(scratch))


def compare_fixtures(folder: Path, scratch: Path) -> None:
    """Print how many of the fixtures' expected fields each tool gets right."""
    import yaml

    pages = scratch / "pages"
    pages.mkdir()
    expected: dict[str, Row] = {}
    for case in sorted(folder.iterdir()):
        source = case / "source.html"
        if source.exists() and (case / "expected.yaml").exists():
            (pages / f"{case.name}.html").write_bytes(source.read_bytes())
            expected[case.name] = yaml.safe_load((case / "expected.yaml").read_text("utf-8"))
    print(f"the project's own fixtures: {len(expected)} pages")
    for tool in TOOLS:
        out = scratch / f"{tool}.jsonl"
        command = [sys.executable, __file__, "--measure", tool, str(pages), str(out)]
        spent = float(subprocess.run(command, capture_output=True, text=True, check=True).stdout.split()[-1])
        rows = {row["id"]: row for row in map(json.loads, out.read_text("utf-8").splitlines())}
        asked = [(case, key) for case, want in expected.items() for key in ("title", "authors") if key in want]
        right = sum(rows[case].get(key) == expected[case][key] for case, key in asked)
        print(f"  {tool:<24}{spent:7.2f} ms/page  {right} of {len(asked)} fields")


if __name__ == "__main__":
    main()
