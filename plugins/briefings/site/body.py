"""The body of a briefing: Markdown to HTML, then through the sanitiser. What comes out is safe in a page."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.token import Token
from mdit_py_plugins.footnote import footnote_plugin

from .pictures import measure_picture, picture_place
from .sanitise import sanitise

ALIGNMENTS = {"text-align:left": "align-left", "text-align:center": "align-center", "text-align:right": "align-right"}


def render_body(markdown: str, content: Path) -> str:
    """Safe HTML of a Markdown body. `content` is the content folder, where the pictures' sizes are read."""
    parser = _make_parser()
    env: dict[str, Any] = {}
    tokens = parser.parse(markdown, env)
    _lower_headings(tokens)
    _class_alignments(tokens)
    _size_pictures(tokens, content)
    return sanitise(str(parser.renderer.render(tokens, parser.options, env)))


def _make_parser() -> MarkdownIt:
    # Raw HTML is let through here, because the sanitiser behind it judges all HTML alike.
    parser = MarkdownIt("commonmark", {"html": True, "typographer": False}).enable(["table", "strikethrough"])
    return parser.use(footnote_plugin)


def _lower_headings(tokens: Sequence[Token]) -> None:
    """Begin at level two: level one is the title of the page."""
    levels = [int(token.tag[1]) for token in tokens if token.type == "heading_open"]
    lower = 2 - min(levels, default=2)
    for token in tokens:
        if token.type in ("heading_open", "heading_close") and lower > 0:
            token.tag = f"h{min(6, int(token.tag[1]) + lower)}"


def _class_alignments(tokens: Sequence[Token]) -> None:
    """Say a cell's alignment by class: the security policy of the page forbids style attributes."""
    for token in tokens:
        if token.type in ("th_open", "td_open") and "style" in token.attrs:
            token.attrs["class"] = ALIGNMENTS.get(str(token.attrs.pop("style")), "")


def _size_pictures(tokens: Sequence[Token], content: Path) -> None:
    """Give our own pictures their size, so that nothing moves while a page loads."""
    for token in tokens:
        for child in token.children or ():
            place = picture_place(str(child.attrs.get("src", ""))) if child.type == "image" else ""
            if place and (size := measure_picture(content / place)):
                child.attrs |= {"width": size[0], "height": size[1], "loading": "lazy"}
