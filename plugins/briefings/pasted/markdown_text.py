"""Pasted Markdown: told by its marks, and made a page that is read like any other."""

from __future__ import annotations

import re

from ..commonmark import render_markdown

MARKS = (
    re.compile(r"^#{1,6} \S", re.MULTILINE),
    re.compile(r"\[[^\]\n]{1,200}\]\((?:https?:)?/?/?[^)\s]{1,500}\)"),
    re.compile(r"(?<!\w)(?:\*\*|__)\S[^*_\n]{0,200}\S(?:\*\*|__)(?!\w)"),
    re.compile(r"^!\[[^\]\n]{0,200}\]\(", re.MULTILINE),
    re.compile(r"^> \S", re.MULTILINE),
    re.compile(r"^\|(?: ?:?-{3,}:? ?\|)+[ \t]*$", re.MULTILINE),
)
SAMPLE = 20_000  # characters
FEWEST_KINDS = 2  # of marks: one kind alone is a habit of plain text


def looks_like_markdown(text: str) -> bool:
    """Whether a text uses at least two kinds of Markdown's marks."""
    sample = text[:SAMPLE]
    return sum(mark.search(sample) is not None for mark in MARKS) >= FEWEST_KINDS


def make_page(text: str) -> str:
    """An HTML page of a Markdown text. Raw HTML in it is shown, not obeyed."""
    body = render_markdown(text, raw_html=False)
    return f"<!DOCTYPE html><html><head></head><body><article>{body}</article></body></html>"
