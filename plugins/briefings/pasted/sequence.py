"""Where the article begins and ends and what interrupts it: the best path through the lines.

Each line has a weight for being article text. The path that adds up most, with a price for every change between text
and what is not text, is the reading of the whole; a subheading survives between its paragraphs, a box does not.
"""

from __future__ import annotations

from collections.abc import Sequence

from .readings import END_KINDS, SHORT, Reading

BEFORE, INSIDE, GAP, AFTER = range(4)
LEAVE, RETURN = 0.5, 1.2  # prices of leaving the text and of coming back to it
FAR = 0.1  # price of each line of a gap: text that comes back after a long list is another article's
AFTER_END = 1.6  # what a line of prose loses when such a heading stands above it, with no text between
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
    state = max(range(4), key=best.__getitem__)
    found = [False] * len(paths)
    for at in range(len(paths) - 1, -1, -1):
        found[at] = state == INSIDE
        state = paths[at][state]
    return found


def _is_heading(one: Reading) -> bool:
    """Whether the links stand under the line; in "Read also: Ferry late" the link is in it."""
    return one.line.width < 2 * SHORT and ":" not in one.line.plain[:-1]


def _value(offer: tuple[int, float]) -> float:
    return offer[1]


def _after_headings(readings: Sequence[Reading]) -> list[float]:
    """The lines' weights, lowered under a heading of links or comments until a paragraph stands alone again."""
    weights: list[float] = []
    since = STALE
    for one in readings:
        weight = one.weight
        if one.kinds & END_KINDS and _is_heading(one):
            since = 0
        elif since < STALE:
            since += 1
            if one.is_prose and one.line.alone and "card" not in one.kinds and since > 1:
                since = STALE
            elif weight > 0:
                weight -= AFTER_END
        weights.append(weight)
    return weights
