"""Tables: Markdown's where it can say them, HTML where cells are joined or hold blocks, and layout looked through."""

from __future__ import annotations

import re

from selectolax.lexbor import LexborNode

from .elements import is_block
from .escape import escape
from .html import write_html
from .inline import Setting, read_inline
from .lines import write_pieces
from .pieces import Piece

PARTS = ("thead", "tbody", "tfoot")
LONG_CELL = 400  # characters; a cell with more is a column of the page's layout, unless the table names its columns
ALIGNMENTS = {"left": ":---", "center": ":---:", "right": "---:"}


def table_rows(table: LexborNode) -> list[list[LexborNode]]:
    """The cells of each row of a table, rows of inner tables left out, rows without content too."""
    rows = [row for part in table.iter() for row in ([part] if part.tag == "tr" else _rows_of(part))]
    cells = [[cell for cell in row.iter() if cell.tag in ("td", "th")] for row in rows]
    return [row for row in cells if any(_has_content(cell) for cell in row)]


def _rows_of(part: LexborNode) -> list[LexborNode]:
    return [row for row in part.iter() if row.tag == "tr"] if part.tag in PARTS else []


def _has_content(cell: LexborNode) -> bool:
    return bool((cell.text(deep=True) or "").strip()) or cell.css_first("img") is not None


def table_cells(table: LexborNode) -> list[LexborNode]:
    """Caption and cells in the order of reading."""
    caption = [part for part in table.iter() if part.tag == "caption"]
    return caption + [cell for row in table_rows(table) for cell in row]


def is_layout(table: LexborNode) -> bool:
    """Whether a table only places things on the page."""
    rows = table_rows(table)
    if len(table.css("table")) > 1 or table.attributes.get("role") in ("presentation", "none"):
        return True
    if max((len(row) for row in rows), default=0) < 2:
        return True
    if table.css_first("th") is not None:
        return False
    if len(rows) == 1 or table.css_first("figure, h1, h2, h3") is not None:
        return True
    return any(len(cell.text(deep=True) or "") > LONG_CELL for row in rows for cell in row)


def write_table(table: LexborNode, setting: Setting) -> str:
    """The table as Markdown, or as HTML where Markdown cannot say it."""
    rows = table_rows(table)
    if not _is_plain(table, rows):
        return write_html(table, setting)
    width = max(len(row) for row in rows)
    heads = 1 if all(cell.tag == "th" for cell in rows[0]) or table.css_first("thead") is not None else 0
    lines = [_line([_cell(cell, setting) for cell in row], width) for row in rows]
    if not heads:
        lines.insert(0, _line([], width))
    aligned = [_alignment(cell) for cell in rows[0]]
    lines.insert(1, _line(aligned + ["---"] * (width - len(aligned)), width))
    return "\n".join(lines)


def _is_plain(table: LexborNode, rows: list[list[LexborNode]]) -> bool:
    if table.css_first("caption, tfoot, [colspan], [rowspan]") is not None:
        return False
    heads = table.css("thead tr")
    if len(heads) > 1:
        return False
    beyond = rows[1:] if all(cell.tag == "th" for cell in rows[0]) or heads else rows
    return not any(cell.tag == "th" or _holds_blocks(cell) for row in beyond for cell in row)


def _holds_blocks(cell: LexborNode) -> bool:
    blocks = [child for child in cell.iter() if is_block(child)]
    return len(blocks) > 1 or any(child.tag not in ("p", "div") or _holds_blocks(child) for child in blocks)


def _cell(cell: LexborNode, setting: Setting) -> str:
    pieces = [_without_bar(piece) for piece in read_inline(cell.iter(include_text=True), setting)]
    words = write_pieces(pieces, "<br>").strip(" ")
    # A bar after a backslash cannot be escaped by another one.
    return re.sub(r"(?<!\\)\|", r"\\|", re.sub(r"(?<=\\)\|", "&#124;", words))


def _without_bar(piece: Piece) -> Piece:
    if piece.kind == "code" and "|" in piece.text and "\\" in piece.text:
        return Piece("raw", f"<code>{escape(piece.text).replace('|', '&#124;')}</code>")
    return piece


def _alignment(cell: LexborNode) -> str:
    style = (cell.attributes.get("style") or "").replace(" ", "").lower()
    said = next((word for word in ALIGNMENTS if f"text-align:{word}" in style), cell.attributes.get("align") or "")
    return ALIGNMENTS.get(said.lower(), "---")


def _line(cells: list[str], width: int) -> str:
    return "| " + " | ".join(cells + [""] * (width - len(cells))) + " |"
