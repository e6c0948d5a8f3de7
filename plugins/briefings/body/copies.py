"""Text that a page holds again, for another width of the screen or for print, is taken once."""

from __future__ import annotations

from collections.abc import Sequence

from .blocks import PROSE_LENGTH, Block

LEAST = 300.0  # characters of text in a row that stand on the page again; a refrain or a pull quote is shorter
FEWEST = 2  # paragraphs among them: a single one may be said of several entries


def drop_copies(blocks: Sequence[Block], chosen: list[int]) -> list[int]:
    """The chosen places without those of runs of text that stand among the chosen before."""
    texts = [blocks[place].text for place in chosen]
    first = dict(zip(reversed(texts), reversed(range(len(texts))), strict=True))
    if len(first) == len(texts):
        return chosen
    again: set[int] = set()
    for at, text in enumerate(texts):
        if at in again or first[text] == at or blocks[chosen[at]].length < PROSE_LENGTH:
            continue
        run = _find_run(texts, first[text], at)
        lengths = [blocks[chosen[one]].length for one in run]
        if sum(lengths) >= LEAST and sum(length >= PROSE_LENGTH for length in lengths) >= FEWEST:
            again.update(run)
    return [place for at, place in enumerate(chosen) if at not in again]


def _find_run(texts: Sequence[str], earlier: int, later: int) -> range:
    """The places around the later of two equal texts that say the same as those around the earlier."""
    apart = later - earlier
    start = end = later
    while start - apart > 0 and start - 1 > earlier and texts[start - 1] == texts[start - 1 - apart]:
        start -= 1
    while end < len(texts) and end - apart < start and texts[end] == texts[end - apart]:
        end += 1
    return range(start, end)
