"""Where the article begins and ends and what interrupts it: the best path through the lines.

Each line has a weight for being article text. The path that adds up most, with a price for every change between text
and what is not text, is the reading of the whole; a subheading survives between its paragraphs, a box does not.
"""

from __future__ import annotations

from collections.abc import Sequence

from .readings import END_KINDS, MIDDLE, SHORT, Reading, are_parted

BEFORE, INSIDE, GAP, AFTER = range(4)
LEAVE, RETURN = 0.5, 1.2  # prices of leaving the text and of coming back to it
FAR = 0.1  # price of each line of a gap: text that comes back after a long list is another article's
AFTER_END = 1.6  # what a line of prose loses when such a heading stands above it, with no text between
INTERRUPTIONS = END_KINDS | {"advert", "call", "caption", "credit", "share", "player"}
STALE = 12  # lines after which such a heading no longer speaks


def find_text(readings: Sequence[Reading]) -> list[bool]:
    """For each line whether it is article text."""
    best = [0.0, float("-inf"), float("-inf"), float("-inf")]
    paths: list[tuple[int, int, int, int]] = []
    for weight in _after_headings(readings):
        inside = max((BEFORE, best[BEFORE]), (INSIDE, best[INSIDE]), (GAP, best[GAP] - RETURN), key=_value)
        gap = max((INSIDE, best[INSIDE] - LEAVE), (GAP, best[GAP]), key=_value)
        after = max((INSIDE, best[INSIDE] - LEAVE), (AFTER, best[AFTER]), key=_value)
        best = [best[BEFORE], inside[1] + weight, gap[1] - FAR, after[1]]
        paths.append((BEFORE, inside[0], gap[0], after[0]))
    return _with_subheadings(readings, _walk_back(paths, max(range(4), key=best.__getitem__)))


def _walk_back(paths: Sequence[tuple[int, int, int, int]], state: int) -> list[bool]:
    found = [False] * len(paths)
    for at in range(len(paths) - 1, -1, -1):
        found[at] = state == INSIDE
        state = paths[at][state]
    return found


def _with_subheadings(readings: Sequence[Reading], inside: list[bool]) -> list[bool]:
    """A short line between an interruption and the paragraph after it is the paragraph's, where its place says so."""
    parted = are_parted([one.line for one in readings])
    for at in range(1, len(inside) - 1):
        if inside[at + 1] and not inside[at] and any(inside[:at]) and readings[at + 1].is_prose:
            inside[at] = _can_be_subheading(readings[at]) and parted and _is_outside_box(readings, inside, at)
    return inside


def _can_be_subheading(one: Reading) -> bool:
    return not one.kinds and one.line.before and not one.line.ends_sentence and one.line.width < MIDDLE


def _is_outside_box(readings: Sequence[Reading], inside: Sequence[bool], at: int) -> bool:
    """Whether a line cannot be the box's last link: it touches its paragraph, or an empty line closed the box.

    Where every link has empty lines around it, the last link and a subheading look the same.
    """
    if not readings[at].line.after:
        return True
    above = at - 1
    while above >= 0 and not inside[above] and not readings[above].line.before:
        above -= 1
    top = readings[above]
    if inside[above] or not top.kinds & INTERRUPTIONS:
        return False
    return above < at - 1 or not _is_heading(top) or not top.kinds & END_KINDS


def _is_heading(one: Reading) -> bool:
    """Whether the links stand under the line; in "Read also: Ferry late" the link is in it."""
    return one.line.width < 2 * SHORT and ":" not in one.line.plain[:-1]


def _value(offer: tuple[int, float]) -> float:
    return offer[1]


def _after_headings(readings: Sequence[Reading]) -> list[float]:
    """The lines' weights, lowered under a heading of links or comments until a paragraph stands alone again."""
    weights: list[float] = []
    box: list[Reading] = []  # what stands under such a heading so far
    since = STALE
    for one in readings:
        weight = one.weight
        if one.kinds & END_KINDS and _is_heading(one):
            since, box = 0, []
        elif since < STALE:
            since += 1
            if _goes_on(one, box):
                since = STALE
            elif weight > 0:
                weight -= AFTER_END
            box.append(one)
        weights.append(weight)
    return weights


def _goes_on(one: Reading, box: Sequence[Reading]) -> bool:
    """Whether a paragraph ends the box: it stands alone, or under a line where the links before stood alone."""
    if not one.is_prose or "card" in one.kinds or not box:
        return False
    below = not one.line.before and one.line.after and _can_be_subheading(box[-1])
    return one.line.alone or (below and len(box) > 1 and all(link.line.alone for link in box[:-1]))
