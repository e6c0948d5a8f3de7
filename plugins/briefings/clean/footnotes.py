"""Footnotes: a mark in the text that leads to a note, and a note that leads back to its mark."""

from __future__ import annotations

import re
from collections.abc import Iterator

from selectolax.lexbor import LexborNode

from .nodes import folded_text, put_in_place

MOST_NOTES = 500
NOTE_TAGS = frozenset("li p div dd td aside section span tr".split())
MARK_LENGTH = 8  # characters of a mark: 1, [12], (a), *
LONGEST_NOTE = 5_000
NUMBER = re.compile(r"^\W{0,3}(\d{1,3}|[a-z*†‡§¹²³⁴⁵⁶⁷⁸⁹⁰]{1,3})\W{0,3}$", re.IGNORECASE)


def mark_footnotes(root: LexborNode) -> None:
    """Set, in place, marks to `<a href="#note-1">` and notes to elements with `id="note-1"`, back links removed."""
    numbers: dict[int, int] = {}
    pairs = list(_pair(root))
    for _, note in pairs:
        number = numbers.setdefault(note.mem_id, len(numbers) + 1)
        note.attrs["id"] = f"note-{number}"
    for mark, note in pairs:
        _replace_mark(mark, numbers[note.mem_id])
    for number in numbers.values():
        _drop_back_links(root, number)


def _pair(root: LexborNode) -> Iterator[tuple[LexborNode, LexborNode]]:
    """Every mark with its note. A note stands after its mark; a link to what stands before leads back."""
    waiting: dict[str, list[LexborNode]] = {}
    for node in root.css('a[href*="#"], [id], a[name]'):
        attributes = node.attributes
        for name in {attributes.get("id") or "", attributes.get("name") or ""} - {""}:
            marks = waiting.pop(name, [])
            note = _note_of(node, root) if marks else None
            if note is not None:
                yield from ((mark, note) for mark in marks if not _holds(note, mark))
        if node.tag == "a" and len(waiting) < MOST_NOTES and _is_mark(node):
            waiting.setdefault((attributes.get("href") or "").rpartition("#")[2], []).append(node)


def _is_mark(link: LexborNode) -> bool:
    text = folded_text(link)
    return 0 < len(text) <= MARK_LENGTH and bool(NUMBER.match(text))


def _note_of(target: LexborNode | None, root: LexborNode) -> LexborNode | None:
    """The element with the note's text: the target, or what holds it when the target is an empty anchor."""
    node = target
    for _ in range(3):
        if node is None or node.mem_id == root.mem_id:
            return None
        if node.tag in NOTE_TAGS and node.tag != "span" and MARK_LENGTH < len(folded_text(node)) < LONGEST_NOTE:
            return node
        node = node.parent
    return None


def _holds(note: LexborNode, link: LexborNode) -> bool:
    node: LexborNode | None = link
    while node is not None:
        if node.mem_id == note.mem_id:
            return True
        node = node.parent
    return False


def _replace_mark(link: LexborNode, number: int) -> None:
    holder = link.parent
    whole = link
    if holder is not None and holder.tag == "sup" and folded_text(holder) == folded_text(link):
        whole = holder
    put_in_place(whole, f'<a href="#note-{number}">{number}</a>')


def _drop_back_links(root: LexborNode, number: int) -> None:
    note = root.css_first(f'[id="note-{number}"]')
    if note is None:
        return
    for link in note.css('a[href*="#"]'):
        text = folded_text(link)
        if len(text) <= MARK_LENGTH and not (link.attributes.get("href") or "").startswith("#note-"):
            holder = link.parent
            alone = holder is not None and holder.tag in ("sup", "span") and folded_text(holder) == text
            (holder if alone and holder is not None else link).decompose()
