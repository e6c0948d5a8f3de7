"""The company that a block keeps: how likely its neighbours, its like, its holder's other blocks are text."""

from __future__ import annotations

import math
from bisect import bisect_right
from collections.abc import Hashable, Sequence
from dataclasses import dataclass

from .blocks import Block, Element

COMPANY = """
    likely_itself likely_before likely_after likely_around likely_before_4 likely_after_4 likely_alike likely_held
    likely_share
""".split()
STEPS = (0.0, 0.02, 0.07, 0.15, 0.3, 0.5, 0.7, 0.85, 0.93, 0.98)
NEAR = 4  # blocks before and after
NONE = -1.0  # where there is no other


@dataclass(frozen=True, slots=True)
class Company:
    """What of a page's blocks is needed to judge them by their company."""

    weights: list[float]
    alike: list[tuple[str, ...]]  # by the tags and classes of a block's element and of two above
    held: list[int]  # by the element that holds a block's element


def find_company(blocks: list[Block]) -> Company:
    """The company of a page's blocks."""
    return Company(
        [math.sqrt(block.length) for block in blocks],
        [_likeness(block.element) for block in blocks],
        [id(block.element.parent) for block in blocks],
    )


def _likeness(element: Element) -> tuple[str, ...]:
    parent = element.parent
    outer = parent.parent if parent is not None else None
    return element.shape, parent.shape if parent else "", outer.shape if outer else ""


def describe_company(company: Company, likely: list[float], wanted: list[bool]) -> list[tuple[int, ...]]:
    """The steps of the features COMPANY for every block that is wanted, an empty tuple for the others."""
    padded = [0.0] * NEAR + likely + [0.0] * NEAR
    alike = _others(company.alike, company.weights, likely)
    held = _others(company.held, company.weights, likely)
    total = sum(likely) or 1.0
    so_far = 0.0
    rows: list[tuple[int, ...]] = []
    for place, one in enumerate(likely):
        at = place + NEAR
        so_far += one
        if not wanted[place]:
            rows.append(())
            continue
        before, after = padded[at - 1], padded[at + 1]
        values = (
            one,
            before,
            after,
            min(before, after),
            sum(padded[at - NEAR : at]) / NEAR,
            sum(padded[at + 1 : at + 1 + NEAR]) / NEAR,
            alike[place],
            held[place],
            so_far / total,
        )
        rows.append(tuple(bisect_right(STEPS, value) for value in values))
    return rows


def _others(keys: Sequence[Hashable], weights: list[float], likely: list[float]) -> list[float]:
    """The weighted mean over the other blocks of the same key."""
    sums: dict[Hashable, tuple[float, float]] = {}
    for key, weight, one in zip(keys, weights, likely, strict=True):
        value, whole = sums.get(key, (0.0, 0.0))
        sums[key] = (value + weight * one, whole + weight)
    means = []
    for key, weight, one in zip(keys, weights, likely, strict=True):
        value, whole = sums[key]
        rest = whole - weight
        means.append((value - weight * one) / rest if rest > 1e-6 else NONE)
    return means
