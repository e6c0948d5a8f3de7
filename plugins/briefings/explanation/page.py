"""An explanation as one self-contained page: no script, no request, every word of the saved page escaped."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterable, Iterator
from html import escape
from importlib.resources import files
from pathlib import Path

from ..article import Article
from ..commands.terminal import printable
from ..site.body import render_body
from .collect import Explanation, Field
from .original import OriginalLine, read_original


def write_page(explanations: Iterable[Explanation]) -> str:
    """The page for every article of one saved file."""
    style = _style()
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    policy = f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"
    told = list(explanations)
    title = told[0].article.page.name if told else "nothing"
    return "\n".join(
        [
            '<!DOCTYPE html><html lang="en"><head><meta charset="utf-8">',
            f'<meta http-equiv="Content-Security-Policy" content="{policy}">',
            '<meta name="referrer" content="no-referrer"><meta name="color-scheme" content="light dark">',
            '<meta name="viewport" content="width=device-width, initial-scale=1">',
            f"<title>How {_text(title)} was read</title><style>{style}</style></head><body>",
            *(part for one in told for part in _article(one)),
            "</body></html>",
        ]
    )


def _style() -> str:
    return files(__package__).joinpath("page.css").read_text("utf-8")


def _article(one: Explanation) -> Iterator[str]:
    article = one.article
    lang = f' lang="{_text(article.lang)}"' if article.lang else ""
    yield "<main><header>"
    yield f'<h1 dir="auto"{lang}>{_text(article.title or article.page.name)}</h1>'
    yield f"<p>{_text(article.page.name)}, {_text(one.read_as)}</p></header>"
    yield "<section><h2>Fields</h2><dl>"
    yield from (_field(field) for field in one.fields if field.value or field.origins or field.losers)
    without = [field.label for field in one.fields if not (field.value or field.origins or field.losers)]
    if without:
        yield f"<dt>nothing for</dt><dd><p>{_text(', '.join(without))}</p></dd>"
    yield "</dl></section>"
    if one.warnings:
        yield "<section><h2>To be looked at</h2><ul>"
        yield from (f"<li><b>{_text(note.subject)}</b>: {_text(note.reason)}</li>" for note in one.warnings)
        yield "</ul></section>"
    yield '<div class="sides"><section class="briefing"><h2>The briefing</h2>'
    yield f'<div dir="auto"{lang}>{_body(article)}</div></section>'
    yield '<section class="original"><h2>The original</h2>'
    yield '<p class="key"><span class="kept">in the briefing</span> <span class="field">used for a field</span> '
    yield "<del>cut, with its reason</del></p>"
    yield f'<ol{lang} dir="auto">'
    yield from _original(read_original(article))
    yield "</ol></section></div></main>"


def _field(field: Field) -> str:
    parts = [f'<dt>{_text(field.label)}</dt><dd><p class="value" dir="auto">{_text(field.value) or "—"}</p>']
    parts += [f"<p>from {_text(origin)}</p>" for origin in field.origins]
    parts += [
        f'<p class="lost">not <q dir="auto">{_text(loser.value)}</q>: {_text(loser.reason)}</p>'
        for loser in field.losers
        if loser.value
    ]
    return "".join([*parts, "</dd>"])


def _original(lines: Iterable[OriginalLine]) -> Iterator[str]:
    for line in lines:
        words = _text(line.text)
        if line.fate == "body":
            yield f'<li class="kept">{words}</li>'
        elif line.fate == "field":
            yield f'<li class="field">{words} <small dir="ltr">{_text(line.reason)}</small></li>'
        else:
            yield f'<li class="{line.fate}"><del>{words}</del> <small dir="ltr">{_text(line.reason)}</small></li>'


def _body(article: Article) -> str:
    """The briefing's Markdown as the site would show it; pictures on the web are links: nothing is fetched."""
    return render_body(printable(article.markdown), Path())


def _text(text: str) -> str:
    return escape(printable(text))
