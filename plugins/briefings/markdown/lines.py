"""Pieces of a line written as Markdown."""

from __future__ import annotations

import re

from .escape import can_mark, escape
from .pieces import Mark, Piece

ESCAPED = frozenset("\\`*[]<~_&")  # a text that begins with one of these may be written with a backslash before it


def write_pieces(pieces: list[Piece], break_sign: str = "\\\n") -> str:
    """The Markdown of some pieces."""
    closes = _matching(pieces)
    signs: dict[int, str] = {}
    written = ""
    for place, piece in enumerate(pieces):
        if piece.kind == "text":
            text = escape(piece.text)
            written += text.lstrip(" ") if written.endswith("\n") else text
        elif piece.kind == "break":
            written = written.rstrip(" ") + break_sign
        elif piece.kind == "code":
            written += _code(piece.text, written)
        elif piece.kind == "raw":
            written = _before_bracket(written, piece.text) + piece.text
        elif piece.mark is not None and piece.kind == "open":
            end = closes[place]
            written = _before_bracket(written, piece.mark.before)
            before, after = _edges(pieces, place, end, written, piece.mark)
            signs[end] = after
            written += before
        else:
            written += signs.get(place, "")
    return written


def _code(text: str, written: str) -> str:
    if written.endswith("`"):
        return f"<code>{escape(text)}</code>"  # two runs of backticks would be read as one
    longest = max((len(run) for run in re.findall(r"`+", text)), default=0)
    fence = "`" * (longest + 1)
    pad = " " if text.startswith("`") or text.endswith("`") else ""
    return f"{fence}{pad}{text}{pad}{fence}"


def _before_bracket(written: str, following: str) -> str:
    """What was written, with no `!` at its end that would make a picture of the link that follows."""
    return written[:-1] + "\\!" if following.startswith("[") and written.endswith("!") else written


def _matching(pieces: list[Piece]) -> dict[int, int]:
    opened: list[int] = []
    found: dict[int, int] = {}
    for place, piece in enumerate(pieces):
        if piece.kind == "open":
            opened.append(place)
        elif piece.kind == "close" and opened:
            found[opened.pop()] = place
    return found


def _edges(pieces: list[Piece], start: int, end: int, written: str, mark: Mark) -> tuple[str, str]:
    if not mark.signs:
        return mark.before, mark.after
    first, last = _first_sign(pieces, start + 1), _last_sign(pieces, end - 1)
    if can_mark(written[-1:], first, last, _first_sign(pieces, end + 1)):
        return mark.signs, mark.signs
    return mark.before, mark.after


def _first_sign(pieces: list[Piece], place: int) -> str:
    if place >= len(pieces):
        return ""
    piece = pieces[place]
    if piece.kind == "text":
        return "\\" if piece.text[:1] in ESCAPED else piece.text[:1]
    if piece.kind == "break":
        return "\\"
    if piece.kind == "raw":
        return piece.text[:1]
    if piece.kind == "code":
        return "`"
    # A mark that begins or ends here writes HTML when it touches another one.
    return "[" if piece.mark is not None and piece.mark.kind == "link" else "<"


def _last_sign(pieces: list[Piece], place: int) -> str:
    piece = pieces[place]
    if piece.kind in ("text", "raw"):
        return piece.text[-1:]
    if piece.kind == "code":
        return "`"
    if piece.kind == "close" and piece.mark is not None and piece.mark.signs:
        return "*"  # it may be written with signs, and two runs of signs would be read as one
    return ")" if piece.mark is not None and piece.mark.kind == "link" else ">"
