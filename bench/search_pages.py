"""The three engines in Chromium: a page for each, what it answers, what it loads."""

from __future__ import annotations

import functools
import gzip
import http.server
import os
import shutil
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import quote

from playwright.sync_api import Browser, sync_playwright

ENGINES = ("ours", "stock Pagefind", "MiniSearch")
PACKED = (".html", ".js", ".css", ".json", ".svg")  # what GitHub Pages sends in gzip
PAGES = {"ours": "site/search/index.html", "stock Pagefind": "stock/search.html", "MiniSearch": "mini/search.html"}

# Each gives `ask(query)` -> the names of the first briefings, ten at most, with what a result shows loaded.
STOCK = """const pagefind = await import("./pagefind/pagefind.js");
export async function ask(query) {
  const { results } = await pagefind.search(query);
  const shown = await Promise.all(results.slice(0, 10).map((result) => result.data()));
  return shown.map(({ url }) => url.split("/briefings/")[1].split("/")[0]);
}"""
MINI = """import MiniSearch from "./minisearch.js";
const text = await (await fetch("./index.json")).text();
const index = MiniSearch.loadJSON(text, { fields: ["title", "text"], storeFields: ["title"] });
const options = { prefix: true, fuzzy: 0.2 };
export const ask = async (query) => index.search(query, options).slice(0, 10).map(({ id }) => id);"""
OURS = """import { openIndex } from "./theme/js/engine.js";
import { answerQuery, hasPhrases, indexNames, readQuery } from "./theme/js/query.js";
import { makeWords } from "./theme/js/words.js";
const index = await openIndex(".".replace(".", new URL(".", location.href).pathname.replace(/\\/$/, "")));
const words = makeWords(index.rules);
const names = indexNames(index, words);
export async function ask(query) {
  const demands = readQuery(query, words, names);
  let { ranked } = demands.length ? await answerQuery(demands, index) : { ranked: [] };
  let cards = await Promise.all(ranked.slice(0, 10).map(index.card));
  if (demands.some(({ phrase }) => phrase)) cards = cards.filter((card) => hasPhrases(card, demands, words));
  return cards.map(({ url }) => url.split("briefings/")[1].split("/")[0]);
}"""
PAGE = """<!doctype html><html lang="en"><meta charset="utf-8"><title>x</title><ol id="results"></ol>
<script type="module" src="first.js"></script></html>"""
FIRST = """import { ask } from "./ask.js";
const query = new URLSearchParams(location.search).get("q");
if (query) for (const name of await ask(query)) document.getElementById("results").append(
  Object.assign(document.createElement("li"), { textContent: name }));"""
MINISEARCH_INDEXER = """import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import MiniSearch from "./minisearch.js";
const index = new MiniSearch({ fields: ["title", "text"], storeFields: ["title"] });
const signs = { "&#x27;": "'", "&quot;": '"', "&amp;": "&" };
const plain = (html) => html.replace(/<[^>]*>/g, " ").replace(/&(#x27|quot|amp);/g, (sign) => signs[sign]);
for (const id of readdirSync(process.argv[2])) {
  const page = readFileSync(`${process.argv[2]}/${id}/index.html`, "utf8");
  const [, title, text] = page.match(/<h1[^>]*>(.*?)<\\/h1>(.*)<\\/article>/s);
  index.add({ id, title: plain(title), text: plain(text) });
}
writeFileSync("index.json", JSON.stringify(index));
"""


@dataclass(frozen=True)
class Measured:
    """What a first query costs: means over the timed queries."""

    bytes: float
    index_bytes: float
    requests: int
    cold: float  # milliseconds from the address to the first results
    warm: float


@dataclass(frozen=True)
class Browse:
    """A browser and the address where the three sites lie."""

    browser: Browser
    address: str
    sent: list[tuple[str, int]]  # what the server sent: path and bytes, those that a worker asked for too


class Server(http.server.SimpleHTTPRequestHandler):
    """Sends text in gzip, and says that a file may be kept for ten minutes, as GitHub Pages does."""

    def __init__(self, *given: Any, sent: list[tuple[str, int]], **named: Any) -> None:
        self.sent = sent
        super().__init__(*given, **named)

    def log_message(self, *_: object) -> None:
        """Say nothing."""

    def do_GET(self) -> None:
        path = Path(self.translate_path(self.path))
        if not path.is_file():
            self.send_error(404)
            return
        data = path.read_bytes()
        self.send_response(200)
        self.send_header("Content-Type", self.guess_type(str(path)))
        self.send_header("Cache-Control", "max-age=600")
        if path.suffix in PACKED:
            data = _packed(str(path), path.stat().st_mtime_ns)
            self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(data)))
        self.sent.append((self.path.split("?")[0], len(data)))
        self.end_headers()
        self.wfile.write(data)


@functools.lru_cache(64)
def _packed(path: str, _time: int) -> bytes:
    return gzip.compress(Path(path).read_bytes(), 6)


@contextmanager
def open_server(folder: Path) -> Iterator[Browse]:
    """Serve the three sites and open Chromium."""
    for name, script in (("site", OURS), ("stock", STOCK), ("mini", MINI)):
        (folder / name).mkdir(exist_ok=True)
        (folder / name / "ask.js").write_text(script)
        (folder / name / "first.js").write_text(FIRST)
        (folder / name / "ask.html").write_text(PAGE)
        if name != "site":
            (folder / name / "search.html").write_text(PAGE)
    sent: list[tuple[str, int]] = []
    handler = functools.partial(Server, directory=str(folder), sent=sent)
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    found = os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("google-chrome")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=found, args=["--no-sandbox", "--disable-gpu"])
        yield Browse(browser, f"http://127.0.0.1:{server.server_port}", sent)
        browser.close()
    server.shutdown()


def measure_answers(browse: Browse, engine: str, asked: Sequence[tuple[str, str, str]]) -> list[tuple[str, int]]:
    """For each query its language and the rank of the wanted briefing, 0 when it is not among the first ten."""
    page = browse.browser.new_page()
    folder = PAGES[engine].split("/")[0]
    page.goto(f"{browse.address}/{folder}/ask.html")
    script = """async (queries) => {
        const { ask } = await import('./ask.js');
        const found = [];
        for (const query of queries) found.push(await ask(query));
        return found;
    }"""
    page.set_default_timeout(300_000)
    answers = page.evaluate(script, [query for _, query, _ in asked])
    page.close()
    ranks = []
    for (lang, query, wanted), names in zip(asked, answers, strict=True):
        rank = names.index(wanted) + 1 if wanted in names else 0  # a miss of ours is printed: it is what to mend
        ranks.append((lang, rank))
        if engine == "ours" and not 0 < rank <= 5:
            print(f"missed: {lang} {query} -> {wanted}: {rank or 'not found'}; first {names[:3]}")
    return ranks


def measure_loading(browse: Browse, engine: str, timed: Sequence[str]) -> Measured:
    """Open the search page at a query, in a fresh browser and again."""
    loads = [_load(browse, engine, query) for query in timed]
    mean = {key: sum(load[key] for load in loads) / len(loads) for key in loads[0]}
    return Measured(mean["bytes"], mean["index"], round(mean["requests"]), mean["cold"], mean["warm"])


def _load(browse: Browse, engine: str, query: str) -> dict[str, float]:
    context = browse.browser.new_context()
    page = context.new_page()
    page.set_default_timeout(120_000)
    address = f"{browse.address}/{PAGES[engine]}?q={quote(query)}"
    browse.sent.clear()
    cold = _time_to_results(page, address)
    page.wait_for_load_state("networkidle")
    sizes = [(path, size) for path, size in browse.sent if _is_search(path)]
    index = sum(size for path, size in sizes if not path.endswith(".js"))
    load = {"bytes": sum(size for _, size in sizes), "index": index, "requests": len(sizes), "cold": cold}
    page.goto("about:blank")
    load["warm"] = _time_to_results(page, address)
    context.close()
    return load


def _is_search(path: str) -> bool:
    """Scripts and index; not the page and the styles, which the three sites do not share."""
    return not path.endswith((".css", ".html", ".svg", "first.js", "ask.js"))


def _time_to_results(page: Any, address: str) -> float:
    page.goto(address, wait_until="commit")
    page.wait_for_selector("#results li", state="attached")
    return float(page.evaluate("performance.now()"))
