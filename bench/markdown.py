"""Milliseconds of CPU for a body on its two ways: page to Markdown, and Markdown to page beside other engines.

The bodies are the project's own briefings. `equal` counts those for which an engine gives the same blocks and words as
comrak, both through the same sanitiser.
"""

from __future__ import annotations

import statistics
import sys
import time
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT / "plugins"))

from markdown_it import MarkdownIt  # noqa: E402
from selectolax.lexbor import LexborHTMLParser  # noqa: E402

from briefings.article import Article, SavedPage  # noqa: E402
from briefings.commonmark import render_markdown  # noqa: E402
from briefings.frontmatter import parse_briefing  # noqa: E402
from briefings.markdown import write_markdown  # noqa: E402
from briefings.site import body  # noqa: E402
from briefings.site.sanitise import sanitise  # noqa: E402

ROUNDS = 20


def measure(work: Callable[[Any], object], items: Sequence[Any]) -> float:
    """Milliseconds of CPU an item: the median of some rounds."""
    rounds = []
    for _ in range(ROUNDS):
        begin = time.process_time()
        for item in items:
            work(item)
        rounds.append((time.process_time() - begin) / len(items) * 1000)
    return statistics.median(rounds)


def words_of(html: str) -> list[str]:
    """Tags and words, white space aside."""
    root = LexborHTMLParser(sanitise(html)).body
    return [node.tag or "" for node in root.traverse()] + (root.text() or "").split() if root is not None else []


def main() -> None:
    """Print the table."""
    content = ROOT / "content"
    texts = [path.read_text(encoding="utf-8") for path in sorted((content / "briefings").rglob("*.md"))]
    markdown = [parse_briefing(text).body for text in texts]
    peer = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"])
    render = partial(render_markdown, raw_html=True)
    pages = [body.render_body(text, content) for text in markdown]
    articles = [Article(SavedPage("a", "html", b""), body_html=html) for html in pages]
    equal = sum(words_of(render(text)) == words_of(peer.render(text)) for text in markdown)
    print(f"{len(texts)} briefings, {sum(map(len, markdown)) // len(markdown)} characters each")
    print(f"front matter read             {measure(parse_briefing, texts):.3f} ms")
    print(f"page to Markdown and text     {measure(write_markdown, articles):.3f} ms")
    print(f"comrak alone                  {measure(render, markdown):.3f} ms")
    print(f"markdown-it-py alone          {measure(peer.render, markdown):.3f} ms, equal {equal} of {len(texts)}")
    print(f"sanitiser alone               {measure(sanitise, pages):.3f} ms")
    print(f"Markdown to page, whole       {measure(lambda text: body.render_body(text, content), markdown):.3f} ms")


if __name__ == "__main__":
    main()
