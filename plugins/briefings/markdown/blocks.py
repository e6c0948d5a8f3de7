"""Markdown of block elements: headings, paragraphs, lists, quotes, code, figures, footnotes."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

from selectolax.lexbor import LexborNode

from ..direction import text_direction
from .elements import HEADINGS, SILENT, TEXT, fold, is_block
from .escape import escape, guard_heading, guard_line
from .html import write_html
from .inline import Setting, read_inline
from .lines import write_pieces
from .pieces import split_paragraphs
from .tables import is_layout, table_cells, write_table

DEEPEST = 40  # levels of blocks that are kept apart; deeper ones run together
TOP_HEADING = 2  # the page's first level is the title
LARGEST_NUMBER = 999_999_999  # of an ordered list, by CommonMark
LIST_PART = "<!-- -->"  # parts two lists that would be read as one
LIST_MARK = re.compile(r"(?:-|\d{1,9}\.) ")
WORD = re.compile(r"[\w+#.-]{1,30}")


def write_document(root: LexborNode, lang: str) -> str:
    """The Markdown of an article's body. `lang` is the page's language; what is in another one says so."""
    levels = [int((node.tag or "h2")[1]) for node in root.css(", ".join(HEADINGS)) if (node.text() or "").strip()]
    marks = {(link.attributes.get("href") or "")[1:] for link in root.css('a[href^="#note-"]')}
    notes = {node.attributes.get("id") or "": node for node in root.css('[id^="note-"]')}
    known = frozenset(marks & notes.keys())
    setting = Setting(lang, text_direction(lang), shift=TOP_HEADING - min(levels, default=TOP_HEADING), notes=known)
    blocks = write_blocks(root, setting)
    for name in sorted(known, key=lambda name: int(name[5:])):
        body = write_children(notes[name], replace(setting, notes=known - {name}), 1)
        blocks.append(_prefixed(body, f"[^{name[5:]}]: ", "    "))
    return join_blocks(blocks) + "\n"


def join_blocks(blocks: list[str]) -> str:
    """Blocks with an empty line between them."""
    return "\n\n".join(block for block in blocks if block.strip())


def write_children(node: LexborNode, setting: Setting, depth: int) -> str:
    """The Markdown of what a node holds."""
    return join_blocks(write_blocks(node, setting, depth))


def write_blocks(root: LexborNode, setting: Setting, depth: int = 0) -> list[str]:
    """The blocks under `root`; elements that only group are looked through."""
    if not (setting.own_lang or setting.own_direction or setting.link):
        child = root.first_child
        if child is not None and child.tag == TEXT and child.next is None:
            words = escape(fold(child.text_content or "")).strip(" ")
            return [guard_line(words)] if words else []
    blocks: list[str] = []
    run: list[LexborNode] = []
    for child in root.iter(include_text=True):
        if child.tag == TEXT or (child.is_element_node and not is_block(child)):
            run.append(child)
        elif child.is_element_node and child.tag not in SILENT:
            blocks.extend(_paragraphs(run, setting))
            run = []
            _add(blocks, _block(child, setting, depth + 1))
    blocks.extend(_paragraphs(run, setting))
    return blocks


def _add(blocks: list[str], more: list[str]) -> None:
    """Append, in place; two lists that follow each other are kept apart."""
    both = more and blocks and _is_list(more[0]) and _is_list(blocks[-1])
    if both and more[0][0].isdigit() == blocks[-1][0].isdigit():
        blocks.append(LIST_PART)
    blocks.extend(more)


def _is_list(block: str) -> bool:
    return LIST_MARK.match(block) is not None


def _block(node: LexborNode, setting: Setting, depth: int) -> list[str]:
    attributes = node.attributes
    if setting.notes and (attributes.get("id") or "") in setting.notes:
        return []  # a footnote; it stands at the end
    if "lang" in attributes or "dir" in attributes or node.tag == "a":
        setting = replace(
            setting,
            own_lang=attributes.get("lang") or setting.own_lang,
            own_direction=attributes.get("dir") or setting.own_direction,
            link=(attributes.get("href") or setting.link) if node.tag == "a" else setting.link,
        )
    if depth > DEEPEST:
        return [guard_line(fold(node.text(deep=True, separator=" ") or "").strip(" "))]
    writer = WRITERS.get(node.tag or "", write_blocks)
    return [block for block in writer(node, setting, depth) if block.strip()]


def _paragraphs(nodes: list[LexborNode], setting: Setting) -> list[str]:
    if not nodes:
        return []
    parts = split_paragraphs(read_inline(nodes, setting))
    return [text for part in parts if (text := _guarded(write_pieces(part)))]


def _guarded(text: str) -> str:
    return "\n".join(guard_line(line.strip(" ")) for line in text.strip(" ").split("\n"))


def _heading(node: LexborNode, setting: Setting, depth: int) -> list[str]:
    words = write_pieces(read_inline(node.iter(include_text=True), setting), " ").strip(" ")
    level = min(6, int((node.tag or "h2")[1]) + setting.shift)
    return [f"{'#' * level} {guard_heading(words)}"] if words else []


def _paragraph(node: LexborNode, setting: Setting, depth: int) -> list[str]:
    return write_blocks(node, setting, depth)


def _quote(node: LexborNode, setting: Setting, depth: int) -> list[str]:
    return [_prefixed(write_children(node, setting, depth), "> ", "> ")]


def _list(node: LexborNode, setting: Setting, depth: int) -> list[str]:
    if _is_numbered_by_hand(node):
        return [write_html(node, setting)]
    number = _first_number(node) if node.tag == "ol" else 0
    items: list[tuple[str, list[str]]] = []
    for child in node.iter():
        blocks = _block(child, setting, depth + 1) if child.tag != "li" else _item(child, setting, depth)
        if not blocks:
            continue
        if child.tag in ("ul", "ol") and items:
            items[-1][1].extend(blocks)  # a list that stands beside the item it belongs to
            continue
        items.append((f"{number}. " if node.tag == "ol" else "- ", blocks))
        number += 1
    tight = all(_is_tight(blocks) for _, blocks in items)
    written = [_prefixed(("\n" if tight else "\n\n").join(blocks), mark, " " * len(mark)) for mark, blocks in items]
    return [("\n" if tight else "\n\n").join(written)]


def _item(node: LexborNode, setting: Setting, depth: int) -> list[str]:
    return _block(node, setting, depth + 1)


def _is_tight(blocks: list[str]) -> bool:
    """Whether an item is one paragraph and the lists under it, which may follow without an empty line."""
    first, rest = blocks[0], blocks[1:]
    return "\n\n" not in "".join(blocks) and not _is_list(first) and all(re.match(r"- |1\. ", block) for block in rest)


def _is_numbered_by_hand(node: LexborNode) -> bool:
    if node.tag != "ol":
        return False
    return "reversed" in node.attributes or any("value" in child.attributes for child in node.iter())


def _first_number(node: LexborNode) -> int:
    start = (node.attributes.get("start") or "").strip()
    return int(start) if start.isdecimal() and int(start) <= LARGEST_NUMBER else 1


def _code(node: LexborNode, setting: Setting, depth: int) -> list[str]:
    if "verse" in (node.attributes.get("class") or ""):
        return write_verse(node, setting)
    text = (node.text(deep=True) or "").replace("\r\n", "\n").strip("\n")
    code = node.css_first("code")
    names = f"{node.attributes.get('class') or ''} {code.attributes.get('class') or '' if code else ''}"
    found = re.search(r"(?:language|lang)-(\S+)", names)
    language = found[1] if found and WORD.fullmatch(found[1]) else ""
    fence = "`" * max(3, *(len(run) + 1 for run in re.findall(r"`+", text)), 3)
    return [f"{fence}{language}\n{text}\n{fence}"] if text.strip() else []


def write_verse(node: LexborNode, setting: Setting) -> list[str]:
    """Verse that is set in <pre>: its line breaks stay, its words are text."""
    verses = [verse.strip("\n").split("\n") for verse in re.split(r"\n\s*\n", node.text(deep=True) or "")]
    return ["\\\n".join(guard_line(fold(line).strip(" ")) for line in lines) for lines in verses if any(lines)]


def _figure(node: LexborNode, setting: Setting, depth: int) -> list[str]:
    image, caption = node.css_first("img"), node.css_first("figcaption")
    if image is None or node.css_first("table, blockquote, pre"):
        return write_blocks(node, setting, depth)
    words = read_inline(caption.iter(include_text=True), setting) if caption is not None else []
    lines = [write_pieces(read_inline([image], setting)), _guarded(write_pieces(words, " "))]
    return ["\n".join(line for line in lines if line)]


def _table(node: LexborNode, setting: Setting, depth: int) -> list[str]:
    if is_layout(node):
        return [block for cell in table_cells(node) for block in write_blocks(cell, setting, depth)]
    return [write_table(node, setting)]


def _html(node: LexborNode, setting: Setting, depth: int) -> list[str]:
    return [write_html(node, setting)]


def _details(node: LexborNode, setting: Setting, depth: int) -> list[str]:
    summary = node.css_first("summary")
    head = write_html(summary, setting) if summary is not None else "<summary>…</summary>"
    if summary is not None:
        summary.remove()
    body = write_children(node, setting, depth)
    return [f"<details>\n{head}\n\n{body}\n\n</details>"] if body else []


def _rule(node: LexborNode, setting: Setting, depth: int) -> list[str]:
    return ["___"]


def _prefixed(text: str, first: str, rest: str) -> str:
    if not text:
        return ""
    lines = text.split("\n")
    return "\n".join([first + lines[0], *(rest + line if line else rest.rstrip() for line in lines[1:])])


Writer = Callable[[LexborNode, Setting, int], list[str]]
WRITERS: dict[str, Writer] = {
    **dict.fromkeys(HEADINGS, _heading),
    "p": _paragraph,
    "blockquote": _quote,
    "ul": _list,
    "ol": _list,
    "menu": _list,
    "pre": _code,
    "figure": _figure,
    "table": _table,
    "dl": _html,
    "details": _details,
    "hr": _rule,
}
