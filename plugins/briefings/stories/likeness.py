"""How likely two briefings tell the same event: what they share, by kind and rarity, and the days between."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Mapping
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
        self.counts: Counter[str] = Counter()
        self.reports = 0
        self.worths = _Worths(self)  # of typed keys: asked for millions of times between two changes of the counts

    def add(self, report: Report) -> None:
        """Count one more briefing."""
        self.reports += 1
        self.counts.update(typed_keys(report))
        self.worths.clear()


class _Worths(dict[str, float]):
    """The inverse document frequency of each typed key, reckoned when it is first asked for."""

    def __init__(self, rarity: Rarity) -> None:
        self._rarity = rarity

    def __missing__(self, key: str) -> float:
        rarity = self._rarity
        self[key] = worth = math.log1p((rarity.reports + PRIOR) / (rarity.counts[key] + 1))
        return worth


def typed_keys(report: Report) -> list[str]:
    """Every key with its kind before it; words also with their language."""
    tongue = {"w": f"w{report.language} "}
    return [f"{tongue.get(kind, kind)}{key}" for kind in KINDS for key in sorted(report.keys[kind])]


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
    found = {"mass": 0.0}
    worths = rarity.worths
    for kind in KINDS:
        if kind == "w" and one.language != other.language:
            found[kind] = 0.0
            continue
        prefix = f"w{one.language} " if kind == "w" else kind
        shared = math.fsum([worths[prefix + key] for key in one.keys[kind] & other.keys[kind]])  # in whatever order
        whole = sums[one.key][kind] * sums[other.key][kind]
        found[kind] = shared / math.sqrt(whole) if whole else 0.0
        if kind in "n#":
            found["mass"] += shared
    return found


def worth_by_kind(report: Report, rarity: Rarity) -> dict[str, float]:
    """The worth of all keys of each kind."""
    return {
        kind: sum(
            rarity.worths[(f"w{report.language} " if kind == "w" else kind) + key] for key in sorted(report.keys[kind])
        )
        for kind in KINDS
    }
