"""The company that a block keeps: how likely its neighbours, its like, its holder's other blocks are text."""

from __future__ import annotations

import math
from array import array
from bisect import bisect_right
from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass
from functools import partial

from .blocks import Block, Element

COMPANY = """
    likely_itself likely_before likely_after likely_around likely_before_4 likely_after_4 likely_alike likely_held
    likely_share
""".split()
STEPS = (0.0, 0.02, 0.07, 0.15, 0.3, 0.5, 0.7, 0.85, 0.93, 0.98)
NEAR = 4  # blocks before and after
NONE = -1.0  # where there is no other
find_step = partial(bisect_right, STEPS)
ALONE = 0  # the number of what has no like


@dataclass(frozen=True, slots=True)
class Company:
    """What of a page's blocks is needed to judge them by their company."""

    weights: array[float]
    alike: array[int]  # numbers, one for the tags and classes of a block's element and of two above
    held: array[int]  # numbers, one for the element that holds a block's element; ALONE where it holds no other


def find_company(blocks: list[Block]) -> Company:
    """The company of a page's blocks."""
    return Company(
        array("d", (math.sqrt(block.length) for block in blocks)),
        _number(_likeness(block.element) for block in blocks),
        _number(_holder(block.element) for block in blocks),
    )


def _number(keys: Iterable[Hashable]) -> array[int]:
    """The keys as numbers, which take less memory."""
    known: dict[Hashable, int] = {None: ALONE}
    return array("l", (known.setdefault(key, len(known)) for key in keys))


def _holder(element: Element) -> int | None:
    return id(element.parent) if element.parent is None or element.parent.blocks > 1 else None


def _likeness(element: Element) -> tuple[str, ...]:
    parent = element.parent
    outer = parent.parent if parent is not None else None
    return element.shape, parent.shape if parent else "", outer.shape if outer else ""


def describe_company(company: Company, likely: Sequence[float], wanted: list[bool]) -> list[tuple[int, ...]]:
    """The steps of the features COMPANY for every block that is wanted, an empty tuple for the others."""
    padded = array("d", [*[0.0] * NEAR, *likely, *[0.0] * NEAR])
    alike = _others(company.alike, company.weights, likely)
    held = _others(company.held, company.weights, likely)
    total = sum(likely) or 1.0
    so_far = 0.0
    known: dict[tuple[int, ...], tuple[int, ...]] = {}  # each is held once
    rows: list[tuple[int, ...]] = []
    for place, one in enumerate(likely):
        at = place + NEAR
        if not wanted[place]:
            rows.append(())
            continue
        so_far += one
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
        row = tuple(map(find_step, values))
        rows.append(known.setdefault(row, row))
    return rows


def _others(keys: array[int], weights: array[float], likely: Sequence[float]) -> array[float]:
    """The weighted mean over the other blocks of the same number."""
    values = array("d", bytes(8 * (len(keys) + 1)))
    wholes = array("d", values)
    for key, weight, one in zip(keys, weights, likely, strict=True):
        wholes[key] += weight
        if one:
            values[key] += weight * one
    means = array("d")
    for key, weight, one in zip(keys, weights, likely, strict=True):
        rest = wholes[key] - weight
        means.append((values[key] - weight * one) / rest if key and rest > 1e-6 else NONE)
    return means
