"""The body's lines as blocks of HTML: paragraphs, subheadings, lists, quotes, tables."""

from __future__ import annotations

import html
import re
from collections.abc import Sequence

from .lines import LIST_MARK, Line
from .readings import MIDDLE, Reading

SUBHEADING_LONGEST = 110  # letters
QUESTIONS = 3  # questions between paragraphs from which a text is an interview
SPEAKER = re.compile(r"^(?:[A-ZÀ-ÞА-Я]{1,3}|[Qq]|[Aa]|\w{2,20}(?: \w{2,20}){0,2})\s?[:：]\s?\S")
CLOSING_QUOTES = tuple("»«“”\"’‘'」』›")
# What begins so ends so; anything else ends with the sign that it began with. A single sign may be an apostrophe.
CLOSED_BY = {"«": "»", "„": "“”", "“": "”", "『": "』", "「": "」", "‘": "", "'": ""}
ATTRIBUTION = 60  # letters of the line under a quotation that says whose it is


def write_body(readings: Sequence[Reading], parted: bool) -> str:
    """The HTML of the lines, in order; every text in it is escaped."""
    interview = sum(_is_question(one) for one in readings) >= QUESTIONS
    blocks: list[str] = []
    at = 0
    while at < len(readings):
        count, block = _next_block(readings, at, parted, interview)
        blocks.append(block)
        at += count
    return "\n".join(blocks)


def _next_block(readings: Sequence[Reading], at: int, parted: bool, interview: bool) -> tuple[int, str]:
    for run, write in ((_table_run, _table), (_list_run, _list)):
        count = run(readings, at)
        if count > 1:
            return count, write([one.line for one in readings[at : at + count]])
    one = readings[at]
    words = _escaped(one.line.text)
    if _is_quote(one) and _has_attribution(readings, at):
        return 2, f"<blockquote><p>{words}</p><p>{_escaped(readings[at + 1].line.text)}</p></blockquote>"
    if interview and _is_question(one) and _has_answer(readings, at):
        return 1, f"<p><strong>{words}</strong></p>"
    if _is_subheading(readings, at, parted):
        return 1, f"<h2>{words}</h2>"
    return 1, f"<p>{words}</p>"


def _is_question(one: Reading) -> bool:
    return one.line.plain[-1:] in "?？؟" and MIDDLE / 3 < one.line.width < SUBHEADING_LONGEST * 2.5


def _has_answer(readings: Sequence[Reading], at: int) -> bool:
    return at + 1 < len(readings) and not _is_question(readings[at + 1])


def _is_subheading(readings: Sequence[Reading], at: int, parted: bool) -> bool:
    one, line = readings[at], readings[at].line
    if at == 0 or at + 1 >= len(readings) or line.width > SUBHEADING_LONGEST or SPEAKER.match(line.plain):
        return False
    if (line.ends_sentence and line.plain[-1] not in "?？؟!") or one.kinds & {"row", "quoted"}:
        return False
    if parted and not line.after and not (line.before and line.width < MIDDLE and readings[at + 1].line.after):
        return False
    return readings[at + 1].is_prose and readings[at - 1].line.ends_sentence


def _is_quote(one: Reading) -> bool:
    """Whether a line is one quotation from its first sign to its last, and not speech with its speaker between."""
    told = one.line.plain.rstrip(".,!?…。！？")
    if "quoted" not in one.kinds or told[-1:] not in CLOSING_QUOTES:
        return False
    return not any(sign in told[1:-1] for sign in CLOSED_BY.get(told[0], told[0]))


def _has_attribution(readings: Sequence[Reading], at: int) -> bool:
    if at + 1 >= len(readings):
        return False
    below = readings[at + 1].line
    return below.width < ATTRIBUTION and not below.ends_sentence and not _is_question(readings[at + 1]) and below.alone


def _table_run(readings: Sequence[Reading], at: int) -> int:
    cells = len(readings[at].line.cells)
    count = 0
    while cells and at + count < len(readings) and len(readings[at + count].line.cells) == cells:
        count += 1
    return count


def _table(lines: list[Line]) -> str:
    rows = ["".join(f"<td>{_escaped(cell)}</td>" for cell in line.cells) for line in lines]
    head = rows[0].replace("<td>", "<th>").replace("</td>", "</th>")
    return f"<table><tr>{head}</tr>{''.join(f'<tr>{row}</tr>' for row in rows[1:])}</table>"


def _list_run(readings: Sequence[Reading], at: int) -> int:
    """Lines that begin with a list mark, one under the other; a dash before a line alone is a speaker's."""
    count = 0
    while at + count < len(readings):
        line = readings[at + count].line
        mark = LIST_MARK.match(line.text)
        if not mark or (line.text[0] in "-–—" and line.alone):
            break
        count += 1
    return count


def _list(lines: list[Line]) -> str:
    name = "ol" if lines[0].text[0].isdigit() else "ul"
    items = "".join(f"<li>{_escaped(LIST_MARK.sub('', line.text, count=1))}</li>" for line in lines)
    return f"<{name}>{items}</{name}>"


def _escaped(text: str) -> str:
    return html.escape(text, quote=False)
