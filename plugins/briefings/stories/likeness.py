"""How likely two briefings tell the same event: what they share, by kind and rarity, and the days between."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from .report import Report

WINDOW = 6.0  # days: later reports are follow-ups, stories of their own
PRIOR = 300  # what a small site lacks to know how rare a key is
KINDS = ("n", "#", "p", "c", "w")


@dataclass(frozen=True, slots=True)
class Weights:
    """A logistic regression over what two briefings share. Fitted on the made-up gold of `tests/stories`, then rounded
    towards names and numbers, which tell events of one country and day apart; `make bench-stories` shows the effect."""

    start: float
    names: float
    numbers: float
    places: float
    concepts: float
    words: float
    days: float
    mass: float


ACROSS = Weights(start=-6.0, names=2.3, numbers=3.0, places=2.5, concepts=6.0, words=0.0, days=-0.7, mass=0.45)
WITHIN = Weights(start=-7.0, names=2.0, numbers=3.0, places=0.6, concepts=0.5, words=3.5, days=-0.7, mass=0.3)


class Rarity:
    """How many briefings have each key; a key is worth the more the rarer it is."""

    def __init__(self) -> None:
        self._reports = 0
        self._counts: dict[str, Counter[str]] = defaultdict(Counter)  # by drawer
        self._worths = _Worths(0)

    def add(self, report: Report) -> None:
        """Count one more briefing."""
        self._reports += 1
        for kind in KINDS:
            self._counts[drawer_of(kind, report.language)].update(report.keys[kind])
        self._worths = _Worths(self._reports)

    def worths(self, drawer: str, keys: Iterable[str]) -> list[float]:
        """The inverse document frequency of each key of a drawer, in their order."""
        count, worths = self._counts[drawer].get, self._worths
        return [worths[count(key, 0)] for key in keys]


class _Worths(dict[int, float]):
    """What a key is worth by the number of briefings that have it: few numbers, asked for millions of times."""

    def __init__(self, reports: int) -> None:
        self._reports = reports

    def __missing__(self, number: int) -> float:
        self[number] = worth = math.log1p((self._reports + PRIOR) / (number + 1))
        return worth


def drawer_of(kind: str, language: str) -> str:
    """Where keys of a kind lie: words of each language apart."""
    return f"w{language}" if kind == "w" else kind


def may_be_alike(one: Report, other: Report) -> bool:
    """Whether a likeness of one half is within reach, which is known much sooner than how alike they are.

    By the weights it is not without a shared name or number, or a concept across languages, whatever else is shared.
    """
    kinds = "n#" if one.language == other.language else "n#c"
    return any(not one.keys[kind].isdisjoint(other.keys[kind]) for kind in kinds)


def likeness(one: Report, other: Report, rarity: Rarity, sums: Mapping[str, Mapping[str, float]]) -> float:
    """How likely, 0 to 1, two briefings tell the same event. `sums` has each briefing's worth by kind."""
    days = abs(one.day - other.day)
    if days > WINDOW:
        return 0.0
    weights = WITHIN if one.language == other.language else ACROSS
    return logistic(weights, compare(one, other, rarity, sums), days)


def logistic(weights: Weights, shared: Mapping[str, float], days: float) -> float:
    """The probability by the regression."""
    score = (
        weights.start
        + weights.names * shared["n"]
        + weights.numbers * shared["#"]
        + weights.places * shared["p"]
        + weights.concepts * shared["c"]
        + weights.words * shared["w"]
        + weights.days * days
        + weights.mass * shared["mass"]
    )
    return 1 / (1 + math.exp(-score))


def compare(one: Report, other: Report, rarity: Rarity, sums: Mapping[str, Mapping[str, float]]) -> dict[str, float]:
    """Cosine by kind of what two briefings share, and the whole worth of shared names and numbers."""
    found = dict.fromkeys((*KINDS, "mass"), 0.0)
    for kind in KINDS:
        keys = one.keys[kind] & other.keys[kind]
        if not keys or (kind == "w" and one.language != other.language):
            continue
        shared = math.fsum(rarity.worths(drawer_of(kind, one.language), keys))  # in whatever order
        found[kind] = shared / math.sqrt(sums[one.key][kind] * sums[other.key][kind])
        if kind in "n#":
            found["mass"] += shared
    return found


def worth_by_kind(report: Report, rarity: Rarity) -> dict[str, float]:
    """The worth of all keys of each kind."""
    return {kind: sum(rarity.worths(drawer_of(kind, report.language), sorted(report.keys[kind]))) for kind in KINDS}
