"""Markdown of block elements: headings, paragraphs, lists, quotes, tables, code, pictures."""

from __future__ import annotations

import re

from bs4 import NavigableString, PageElement, Tag

from ..body.blocks import INLINE
from .inline import write_inline

LIST_TAGS = ("ul", "ol")
DEEPEST = 60  # levels of markup that are kept apart; deeper ones run together
BLOCK_START = re.compile(r"^(?=(?:[#>+*=-]|\d{1,9}[.)])(?:\s|$))|^(?=(?:[-*_=~`]{3,}))")


def write_blocks(root: Tag, depth: int = 0) -> str:
    """The blocks under `root`, an empty line between them."""
    blocks: list[str] = []
    run: list[PageElement] = []
    for child in root.contents:
        if isinstance(child, NavigableString) or (
            isinstance(child, Tag) and child.name in INLINE and not child.find(_is_block)
        ):
            if type(child) is NavigableString or isinstance(child, Tag):
                run.append(child)
            continue
        blocks.append(_paragraph(run))
        run = []
        if isinstance(child, Tag):
            blocks.append(_block(child, depth + 1))
    blocks.append(_paragraph(run))
    return "\n\n".join(block for block in blocks if block.strip())


def _is_block(tag: Tag) -> bool:
    return tag.name not in INLINE


def _block(tag: Tag, depth: int) -> str:
    name = tag.name
    if depth > DEEPEST:
        return _paragraph([NavigableString(tag.get_text(" "))])
    if name in ("h1", "h2", "h3", "h4", "h5", "h6"):
        words = " ".join(write_inline(tag.contents).split())
        return f"{'#' * max(2, int(name[1]))} {words}" if words else ""
    if name == "blockquote":
        return _prefixed(write_blocks(tag, depth), "> ", "> ")
    if name in LIST_TAGS:
        return _list(tag, depth)
    if name == "pre":
        return _code(tag)
    if name == "hr":
        return "* * *"
    if name == "table":
        return _table(tag, depth)
    if name == "dt":
        words = write_inline(tag.contents).strip()
        return f"**{words}**" if words and "**" not in words else words
    return write_blocks(tag, depth)


def _paragraph(nodes: list[PageElement]) -> str:
    words = write_inline(nodes).strip()
    return "\n".join(_guard(line.strip()) for line in words.split("\n")) if words else ""


def _guard(line: str) -> str:
    """A line of prose that Markdown would read as a list, heading or quote is escaped."""
    if not BLOCK_START.match(line):
        return line
    number = re.match(r"\d{1,9}(?=[.)])", line)
    return f"{number[0]}\\{line[number.end() :]}" if number else "\\" + line


def _prefixed(text: str, first: str, rest: str) -> str:
    lines = text.split("\n")
    return (
        "\n".join([first + lines[0], *(rest + line if line else rest.rstrip() for line in lines[1:])]) if text else ""
    )


def _list(tag: Tag, depth: int) -> str:
    items = []
    number = 1
    for item in tag.find_all("li", recursive=False):
        mark = f"{number}. " if tag.name == "ol" else "- "
        body = write_blocks(item, depth)
        if body:
            items.append(_prefixed(body, mark, " " * len(mark)))
            number += 1
    return "\n".join(items)


def _code(tag: Tag) -> str:
    text = tag.get_text().strip("\n")
    fence = "`" * max(3, *(len(run) + 1 for run in re.findall(r"`+", text)), 3)
    return f"{fence}\n{text}\n{fence}" if text.strip() else ""


def _table(tag: Tag, depth: int) -> str:
    rows = [list(row.find_all(["td", "th"], recursive=False)) for row in tag.find_all("tr")]
    rows = [row for row in rows if any(cell.get_text(strip=True) or cell.find("img") for cell in row)]
    if not rows:
        return ""
    width = max(len(row) for row in rows)
    if width == 1 or tag.find("table"):
        return "\n\n".join(text for row in rows for cell in row if (text := write_blocks(cell, depth)))
    lines = [_row([_cell(cell) for cell in row], width) for row in rows]
    lines.insert(1, _row(["---"] * width, width))
    return "\n".join(lines)


def _cell(cell: Tag) -> str:
    return " ".join(write_inline(cell.contents).split()).replace("|", "\\|")


def _row(cells: list[str], width: int) -> str:
    return "| " + " | ".join(cells + [""] * (width - len(cells))) + " |"
