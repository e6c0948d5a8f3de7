"""What a page says, the Markdown says, and the site says again: the same blocks with the same words and marks."""

import re
from html import escape
from pathlib import Path

from hypothesis import example, given, settings
from hypothesis import strategies as st
from selectolax.lexbor import LexborHTMLParser, LexborNode

from briefings.article import Article, SavedPage
from briefings.markdown import write_markdown
from briefings.site.body import render_body

MARKS = {"b": "strong", "strong": "strong", "i": "em", "em": "em", "s": "del", "del": "del", "code": "code"}
MARKS |= {name: name for name in ("sub", "sup", "mark", "q", "kbd")}
BLOCKS = frozenset("p h2 h3 h4 h5 h6 ul ol li blockquote pre hr table tr th td dl dt dd figure details".split())
SPACE = re.compile(r"[ \t\r\n]")

SIGNS = "*_`~[]()!#+-.>|<&\\:=^{}$\"'/"
OTHERS = "aZ9é　「」。、強調、\u00a0\u200dשلم😀№€"
WORDS = ["1.", "12)", "- x", "***", "[^1]", "[^1]: x", "&amp;", "&copy", "<b>", "</p>", "![x](y)", "https://a.b/c_d(e)"]
WORDS += ["===", "---", "# x", "> x", "+ x", "```", "~~~", "a|b", "|-|", "  ", "x_y_z", "<!-- x -->", "{filename}"]
texts = st.one_of(st.text(st.sampled_from(SIGNS + OTHERS + " "), min_size=1, max_size=8), st.sampled_from(WORDS))
addresses = st.sampled_from(
    ["https://a.example/", "https://a.example/b_(c)?d=1&e=2&copy=3", "https://a.example/*x*_y_"]
)


def _marked(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    tags = st.sampled_from(sorted(set(MARKS) - {"code"}))
    parts = st.lists(inner, min_size=1, max_size=3).map("".join)
    return st.builds(lambda tag, text: f"<{tag}>{text}</{tag}>", tags, parts)


words = texts.map(escape)
marked = st.recursive(st.one_of(words, words.map(lambda text: f"<code>{text}</code>")), _marked, max_leaves=4)
links = st.builds(lambda to, inner: f'<a href="{escape(to)}">{inner}</a>', addresses, marked)
lines = st.lists(st.one_of(marked, marked, links, st.just("<br>")), min_size=1, max_size=5).map("".join)
plain_lines = st.lists(st.one_of(marked, links), min_size=1, max_size=3).map("".join)


def _wrapped(tag: str) -> st.SearchStrategy[str]:
    return lines.map(lambda inner: f"<{tag}>{inner}</{tag}>")


def _table(rows: list[list[str]]) -> str:
    head = "".join(f"<th>{cell}</th>" for cell in rows[0])
    body = "".join("<tr>" + "".join(f"<td>{cell}</td>" for cell in row) + "</tr>" for row in rows[1:])
    return f"<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"


def _lists(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    items = st.lists(st.lists(inner, min_size=1, max_size=2).map("".join), min_size=1, max_size=3)
    ordered = st.builds(
        lambda start, items: f'<ol start="{start}">' + "".join(f"<li>{item}</li>" for item in items) + "</ol>",
        st.integers(0, 99),
        items,
    )
    bullets = items.map(lambda items: "<ul>" + "".join(f"<li>{item}</li>" for item in items) + "</ul>")
    quotes = st.lists(inner, min_size=1, max_size=2).map(lambda parts: f"<blockquote>{''.join(parts)}</blockquote>")
    return st.one_of(ordered, bullets, quotes)


cells = st.lists(plain_lines.map(lambda text: f"x{text}"), min_size=2, max_size=2)
leaves = st.one_of(
    _wrapped("p"),
    _wrapped("p"),
    st.builds(lambda level, inner: f"<h{level}>{inner}</h{level}>", st.integers(2, 4), plain_lines),
    texts.map(lambda text: f"<pre><code>{escape(text)}\n\n  {escape(text)}</code></pre>"),
    st.just("<hr>"),
    st.lists(cells, min_size=2, max_size=3).map(_table),
)
blocks = st.recursive(leaves, _lists, max_leaves=5)


def read_blocks(node: LexborNode) -> list[object]:
    """Blocks as nested lists, marks as sets on characters: what a reader sees, however it is written."""
    found: list[object] = []
    run: list[tuple[str, frozenset[str]]] = []
    for child in node.iter(include_text=True):
        if child.tag in BLOCKS:
            found += _paragraphs(run)
            run = []
            found += _block(child)
        elif child.tag in ("section", "thead", "tbody", "div"):
            found += read_blocks(child)
        else:
            run += _characters(child, frozenset())
    return found + _paragraphs(run)


def _block(node: LexborNode) -> list[object]:
    if node.tag == "pre":
        return [("pre", (node.text(deep=True) or "").strip("\n"))] if (node.text(deep=True) or "").strip() else []
    if node.tag == "hr":
        return ["hr"]
    inner = read_blocks(node)
    if node.tag == "p" or (not inner and node.tag not in ("td", "th")):
        return inner
    name: object = node.tag
    if node.tag == "ol":
        name = ("ol", node.attributes.get("start") or "1")
    return [(name, inner)]


def _characters(node: LexborNode, marks: frozenset[str]) -> list[tuple[str, frozenset[str]]]:
    if node.tag == "-text":
        return [(sign, marks) for sign in SPACE.sub(" ", node.text_content or "")]
    if node.tag == "br":
        return [("\n", frozenset())]
    mark = f"a {node.attributes.get('href')}" if node.tag == "a" else MARKS.get(node.tag or "", "")
    inner = [pair for child in node.iter(include_text=True) for pair in _characters(child, marks | {mark} - {""})]
    if node.tag == "code":
        text = re.sub(" +", " ", "".join(sign for sign, _ in inner)).strip(" ")
        return [(sign, marks | {mark}) for sign in text] if text else inner
    return inner


def _paragraphs(run: list[tuple[str, frozenset[str]]]) -> list[object]:
    """Lines parted by one break, paragraphs by two; white space folded, and not marked."""
    lines: list[list[tuple[str, frozenset[str]]]] = [[]]
    for sign, marks in run:
        if sign == "\n":
            lines.append([])
        elif sign != " ":
            lines[-1].append((sign, marks))
        elif lines[-1] and lines[-1][-1][0] != " ":
            lines[-1].append((" ", frozenset()))
    found: list[object] = []
    parts: list[object] = []
    for line in [*lines, []]:
        while line and line[-1][0] == " ":
            line.pop()
        if any(sign.strip() for sign, _ in line):
            parts.append(line)
        elif parts:
            found.append(("p", parts))
            parts = []
    return found


def read_html(html: str) -> list[object]:
    body = LexborHTMLParser(html).body
    return read_blocks(body) if body is not None else []


def render(html: str) -> str:
    article = write_markdown(Article(SavedPage("a.html", "html", b""), body_html=html, lang="en"))
    return render_body(article.markdown, Path("content"))


@settings(max_examples=120, deadline=None)
@example("<p>a</p><p>* b</p><ul><li>c</li></ul><ul><li>d</li></ul><ol start='3'><li>e</li></ol>")
@example("<p>x<b>「強調」</b>です<b>a</b><i>b</i><b><i>c</i></b></p>")
@example("<p>[^1]: a<br>[^1]</p><p>!<a href='https://a.example/'>b</a></p>")
@given(st.lists(blocks, min_size=1, max_size=4).map("".join))
def test_markdown_gives_the_blocks_and_words_of_the_page(html: str) -> None:
    html = f"<p>First.</p><h2>Top</h2>{html}"
    assert read_html(render(html)) == read_html(html)


@settings(max_examples=120, deadline=None)
@given(texts, texts)
def test_any_text_is_shown_as_it_is(first: str, second: str) -> None:
    html = f"<p>x {escape(first)}<br>{escape(second)} y</p>"
    assert read_html(render(html)) == read_html(html)
