"""A line of text as pieces: what is said, and the edges of the marks around it."""

from __future__ import annotations

from itertools import groupby
from typing import NamedTuple

from .elements import fold


class Mark(NamedTuple):
    """What stands around some text: emphasis, a link, or an element that Markdown lacks."""

    kind: str  # strong, em, del, link, or the name of the element
    before: str
    after: str
    signs: str = ""  # Markdown's short form of `before` and `after`, where there is one


class Piece(NamedTuple):
    """A part of a line: text still to be escaped, code, finished Markdown, a line break, or the edge of a mark."""

    kind: str  # text, code, raw, break, open, close
    text: str = ""
    mark: Mark | None = None


STRONG = Mark("strong", "<strong>", "</strong>", "**")
STRESSED = Mark("em", "<em>", "</em>", "*")
DELETED = Mark("del", "<del>", "</del>", "~~")
SHORT = {"strong": STRONG, "em": STRESSED}
JOINED = frozenset(["strong", "em", "del", "link"])  # marks of which two that touch are one


def opened_by(mark: Mark) -> Piece:
    return Piece("open", mark=mark)


def closed_by(mark: Mark) -> Piece:
    return Piece("close", mark=mark)


def tidy(pieces: list[Piece]) -> list[Piece]:
    """Move white space and breaks to the outside of marks, join equal neighbours, drop marks without text."""
    if all(piece.kind == "text" for piece in pieces):
        text = pieces[0].text if len(pieces) == 1 else fold("".join(piece.text for piece in pieces))
        return [Piece("text", text)] if text else []
    return _join_marks(_move_out(_move_out(pieces, "open", "close")[::-1], "close", "open")[::-1])


def _move_out(pieces: list[Piece], edge: str, other: str) -> list[Piece]:
    """Put what is empty before the opening edges that it follows (or, in reverse, after the closing ones).

    A mark in which nothing else is goes.
    """
    moved: list[Piece] = []
    waiting: list[Piece] = []  # edges that no text has followed yet
    for piece in pieces:
        kind = piece.kind
        if kind == edge:
            waiting.append(piece)
        elif kind == "text" and not piece.text:
            continue
        elif not waiting:
            moved.append(piece)
        elif kind == other:
            waiting.pop()
        elif kind == "break":
            moved.append(piece)
        else:
            if kind == "text":
                text = piece.text.lstrip(" ") if edge == "open" else piece.text.rstrip(" ")
                if text != piece.text:
                    moved.append(Piece("text", " "))
                    piece = Piece("text", text)
                if not text:
                    continue
            moved.extend(waiting)
            waiting.clear()
            moved.append(piece)
    return [*moved, *waiting]


def _join_marks(pieces: list[Piece]) -> list[Piece]:
    """`<b>a</b><b>b</b>` is one mark."""
    kept: list[Piece] = []
    for piece in pieces:
        joined = piece.mark is not None and piece.mark.kind in JOINED
        if joined and piece.kind == "open" and kept and kept[-1] == Piece("close", mark=piece.mark):
            kept.pop()
        elif piece.kind == "text" and kept and kept[-1].kind == "text":
            # Both are folded; folding the whole again for each piece would take long in a paragraph of many.
            before, after = kept[-1].text, piece.text
            kept[-1] = Piece("text", before + (after.lstrip(" ") if before.endswith(" ") else after))
        else:
            kept.append(piece)
    return kept


def split_paragraphs(pieces: list[Piece]) -> list[list[Piece]]:
    """Tidy pieces parted where two line breaks follow each other: old pages part their paragraphs so."""
    parts: list[list[Piece]] = [[]]
    opened: list[Piece] = []
    for breaks, group in groupby(pieces, _is_space):
        run = list(group)
        if breaks and sum(piece.kind == "break" for piece in run) > 1:
            parts[-1].extend(closed_by(piece.mark) for piece in reversed(opened) if piece.mark)
            parts.append(list(opened))
            continue
        for piece in run:
            if piece.kind == "open":
                opened.append(piece)
            elif piece.kind == "close" and opened:
                opened.pop()
        parts[-1].extend(run)
    if len(parts) == 1:
        return [_trim(pieces)]  # which are tidy
    return [_trim(tidy(part)) for part in parts]


def _trim(pieces: list[Piece]) -> list[Piece]:
    """Without breaks and white space at both ends."""
    start, end = 0, len(pieces)
    while start < end and _is_space(pieces[start]):
        start += 1
    while end > start and _is_space(pieces[end - 1]):
        end -= 1
    return pieces[start:end]


def _is_space(piece: Piece) -> bool:
    return piece.kind == "break" or (piece.kind == "text" and piece.text == " ")
