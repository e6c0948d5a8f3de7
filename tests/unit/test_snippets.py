"""Rules of cleaning and Markdown, each a file in `tests/snippets/`: a note, some HTML, the Markdown expected of it.

`pytest tests/unit/test_snippets.py --accept` writes what comes out now as what is expected; read the difference
before you commit it.
"""

import re
from dataclasses import replace
from pathlib import Path

import pytest

from briefings.article import Article, SavedPage
from briefings.clean import clean_body
from briefings.document import parse_document
from briefings.markdown import write_markdown

SNIPPETS = sorted((Path(__file__).parents[1] / "snippets").glob("*.md"))
PARTS = re.compile(r"\A(.+?)\n~~~~ html(?: (\S+))?\n(.*?)\n~~~~\n(?:\n~~~~ markdown\n(.*?)\n?~~~~\n)?\Z", re.DOTALL)
# So much text that a picture after it is not the lead picture, which stands above the body.
BEFORE = "The harbour council met on Tuesday to settle the timetable of the night ferry, which islanders dispute. " * 6


def markdown_of(html: str, lang: str) -> str:
    """The Markdown of a body that was chosen from a page, without its first paragraph."""
    page = (
        f'<html lang="{lang}"><head><link rel="canonical" href="https://quay.example/news/ferry"></head><body></body>'
    )
    article = parse_document(Article(SavedPage("ferry.html", "html", page.encode()), lang=lang))
    article = replace(article, body_html=f"<article><p>{BEFORE}</p>\n{html}\n</article>")
    markdown = write_markdown(clean_body(article)).markdown
    assert markdown.startswith(BEFORE.strip())
    return markdown.removeprefix(BEFORE.strip()).strip("\n")


@pytest.mark.parametrize("snippet", SNIPPETS, ids=lambda path: path.stem)
def test_a_snippet_gives_the_markdown_expected(snippet: Path, request: pytest.FixtureRequest) -> None:
    parts = PARTS.match(snippet.read_text(encoding="utf-8"))
    assert parts, f"{snippet}: write a note, then `~~~~ html`, the HTML, `~~~~`"
    note, lang, html, expected = parts.groups()
    found = markdown_of(html, lang or "en")
    if request.config.getoption("--accept"):
        head = f"{note}\n~~~~ html{f' {lang}' if lang else ''}\n{html}\n~~~~\n"
        snippet.write_text(f"{head}\n~~~~ markdown\n{found}\n~~~~\n", encoding="utf-8")
        return
    assert expected is not None, f"{snippet}: nothing is expected yet; run `pytest {Path(__file__).name} --accept`"
    assert found == expected.rstrip("\n")
