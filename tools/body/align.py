"""Which blocks of a page stand in the text that a gold set gives for it."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass, field

UNSPACED = "\u0e00-\u0e7f\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff"
WORD = re.compile(rf"[{UNSPACED}]|[^\W{UNSPACED}]+")
RUN = 4  # words that tie a block to a place in the text
LONG = 8  # words; shorter blocks need an order to be placed by
NEIGHBOURS = 3


def words_of(text: str) -> list[str]:
    """Words, case folded; single characters in scripts without spaces."""
    return [word.casefold() for word in WORD.findall(text)]


@dataclass
class Gold:
    """A gold text by its words, with where its lines begin and end."""

    words: list[str] = field(default_factory=list)
    starts: set[int] = field(default_factory=set)
    ends: set[int] = field(default_factory=set)
    runs: dict[tuple[str, ...], int] = field(default_factory=dict)
    places: dict[str, list[int]] = field(default_factory=lambda: defaultdict(list))

    def __init__(self, text: str) -> None:
        self.words, self.starts, self.ends, self.runs, self.places = [], set(), set(), {}, defaultdict(list)
        for line in text.split("\n"):
            if words := words_of(line):
                self.starts.add(len(self.words))
                self.words += words
                self.ends.add(len(self.words))
        for place, word in enumerate(self.words):
            self.places[word].append(place)
            self.runs.setdefault(tuple(self.words[place : place + RUN]), place)


def align(texts: list[str], text: str) -> list[float | None]:
    """For each block the share of it that stands in `text`; None for a block without words."""
    gold = Gold(text)
    split = [words_of(one) for one in texts]
    shares: list[float | None] = [None if not words else 0.0 for words in split]
    where: list[tuple[int, int] | None] = [None] * len(texts)
    for number, words in enumerate(split):
        if len(words) >= LONG:
            runs = [tuple(words[at : at + RUN]) for at in range(len(words) - RUN + 1)]
            hits = sorted(gold.runs[run] for run in runs if run in gold.runs)
            shares[number] = len(hits) / len(runs)
            if len(hits) * 2 >= len(runs):
                where[number] = (hits[len(hits) // 2], len(words))
    _place_short(split, shares, where, gold)
    return shares


def _place_short(
    split: list[list[str]], shares: list[float | None], where: list[tuple[int, int] | None], gold: Gold
) -> None:
    """Short blocks stand in the text where their words stand between their neighbours'."""
    after = [10**9] * len(split)
    for number in range(len(split) - 2, -1, -1):
        known = where[number + 1]
        after[number] = known[0] if known else after[number + 1]
    before = -1
    taken: set[int] = set()
    for number, words in enumerate(split):
        if known := where[number]:
            before = known[0]
        if not words or len(words) >= LONG or (before < 0 and after[number] == 10**9):
            continue
        for place in gold.places.get(words[0], ()):
            if place in taken or gold.words[place : place + len(words)] != words:
                continue
            if not before <= place <= after[number] or _is_covered(where, number, place):
                continue
            edges = (place in gold.starts) + (place + len(words) in gold.ends)
            if edges == 2 or len(words) >= 3 or (edges and after[number] < 10**9):
                shares[number] = 1.0
                taken.add(place)
                break


def _is_covered(where: list[tuple[int, int] | None], number: int, place: int) -> bool:
    near = where[max(0, number - NEIGHBOURS) : number + NEIGHBOURS + 1]
    return any(one is not None and abs(one[0] - place) < one[1] * 0.45 for one in near)
