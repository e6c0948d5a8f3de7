"""Topics and regions beside geotext and flashgeotext in one run: `make bench-tagging`.

Pages and scorer are the gold set's where `../shared/evals/tagging` is there; the project's own made-up articles always.
The pages are extracted before the clock starts; CPU milliseconds a page are of classification alone.
"""

from __future__ import annotations

import importlib.metadata
import json
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import yaml

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "plugins"))

from briefings import pipeline  # noqa: E402
from briefings.article import Article, SavedPage, Source  # noqa: E402
from briefings.classify import classify  # noqa: E402
from briefings.commands.extract import identify  # noqa: E402
from briefings.errors import BriefingsError  # noqa: E402

GOLD = ROOT.parent / "shared" / "evals"
OWN = ROOT / "tests" / "classify" / "articles.yaml"
Row = dict[str, object]
Tagger = Callable[[Article], Row]


def with_briefings() -> Tagger:
    """Our topics, regions and language."""

    def run(article: Article) -> Row:
        found = classify(article)
        return {"topics": found.topics, "regions": found.regions, "sure": found.sure, "lang": found.lang}

    return run


def with_geotext() -> Tagger:
    """geotext's countries, the most frequent first."""
    from geotext import GeoText

    return lambda article: {"regions": list(GeoText(_text(article)).country_mentions)[:4]}


def with_flashgeotext() -> Tagger:
    """flashgeotext's countries and cities; a country's names become its ISO code by our own table."""
    from flashgeotext.geotext import GeoText

    from briefings.classify.geography import _labels

    codes = {name.lower(): code for code, name in _labels("en").items()} | {"united states": "US"}
    finder = GeoText()

    def run(article: Article) -> Row:
        found = finder.extract(input_text=_text(article))["countries"]
        counts = Counter({codes.get(name.lower(), ""): entry["count"] for name, entry in found.items()})
        return {"regions": [code for code, _ in counts.most_common(4) if code]}

    return run


TOOLS = {"briefings": with_briefings, "geotext": with_geotext, "flashgeotext": with_flashgeotext}


def main() -> None:
    """Print a line a tool for each set."""
    versions = ", ".join(f"{tool} {importlib.metadata.version(tool)}" for tool in ("geotext", "flashgeotext"))
    print(f"One process, CPU time. Peers (regions only): {versions}")
    own = yaml.load(OWN.read_text("utf-8"), yaml.CSafeLoader)
    score_own(own)
    if (GOLD / "tagging" / "gold.jsonl").is_file():
        score_gold(read_gold_pages())


def read_gold_pages() -> dict[str, Article]:
    """The gold set's pages, extracted but not classified."""
    articles = {}
    for file in sorted((GOLD / "news" / "pages").iterdir()):
        article = Article(page=pipeline.read_saved_file(file)[0])
        try:
            for stage in pipeline.STAGES[:-1]:
                article = stage(article)
        except BriefingsError as fault:
            print(f"  {fault}", file=sys.stderr)
            continue
        articles[identify(file)] = article
    return articles


def score_gold(articles: dict[str, Article]) -> None:
    """Print the gold set's figures for each tool."""
    print(f"\nnews pages: {len(articles)}")
    with tempfile.TemporaryDirectory() as scratch:
        for tool, make in TOOLS.items():
            rows, spent, start = run_tool(make(), list(articles.items()))
            out = Path(scratch) / f"{tool}.jsonl"
            out.write_text("\n".join(json.dumps({"id": name, **row}) for name, row in rows.items()), "utf-8")
            scorer, gold = GOLD / "tagging" / "score.py", GOLD / "tagging" / "gold.jsonl"
            command = [sys.executable, str(scorer), str(gold), str(out)]
            figures = subprocess.run(command, capture_output=True, text=True, check=True).stdout.strip()
            print(f"  {tool:<14}{spent:6.2f} ms/page (+ {start:.0f} ms once)  {figures}")


def score_own(cases: list[dict[str, object]]) -> None:
    """Print how many of the project's own articles each tool gets right."""
    print(f"\nmade-up articles: {len(cases)} in {len({case['lang'] for case in cases})} languages")
    articles = [(str(number), _article(case)) for number, case in enumerate(cases)]
    for tool, make in TOOLS.items():
        rows, spent, start = run_tool(make(), articles)
        right = Counter[str]()
        for number, case in enumerate(cases):
            row = rows[str(number)]
            first = next(iter(row.get("regions") or ()), "ZZ")  # type: ignore[call-overload]
            topic = str(next(iter(row.get("topics") or ()), "")).split("/")[0]  # type: ignore[call-overload]
            right["region"] += first in case["region"]  # type: ignore[operator]
            right["topic"] += topic == case["topic"]
            right["accepted"] += topic in (case["topic"], *case["also"])  # type: ignore[misc]
        shown = "  ".join(f"{name} {count / len(cases):.3f}" for name, count in right.items())
        print(f"  {tool:<14}{spent:6.2f} ms/page (+ {start:.0f} ms once)  {shown}")


def run_tool(tagger: Tagger, articles: list[tuple[str, Article]]) -> tuple[dict[str, Row], float, float]:
    """Answers by page, CPU milliseconds a page, and those of reading the data of all languages before."""
    began = time.process_time()
    languages = {article.lang: article for _, article in articles}
    for article in languages.values():
        tagger(article)
    ready = time.process_time()
    rows = {name: tagger(article) for name, article in articles}
    return rows, (time.process_time() - ready) * 1000 / len(articles), (ready - began) * 1000


def _article(case: dict[str, object]) -> Article:
    page = SavedPage(name="page.html", form="html", data=b"")
    source = Source(country=str(case["country"]))
    return Article(page=page, title=str(case["title"]), text=str(case["text"]), lang=str(case["lang"]), source=source)


def _text(article: Article) -> str:
    return f"{article.title}\n{article.summary}\n{article.text}"


if __name__ == "__main__":
    main()
