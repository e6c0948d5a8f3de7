"""Cuts the briefings into shards by period, so that a change touches one shard and no other."""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from .record import Mark

DAY_BITS = 22  # days since year 1, as datetime counts them, to its last year
SPREAD_BITS = 10  # within a day, for a day that has more than a shard holds: by the hash of the place

Part = Sequence[tuple[int, Mark]]


@dataclass(frozen=True, slots=True)
class Shard:
    """Briefings of one period, the newest first. The name changes with anything in it."""

    name: str
    span: str  # of the line of time: stays the same whatever changes in it, until it is cut in two
    marks: tuple[Mark, ...]


def cut_into_shards(marks: Iterable[Mark], version: str, most: int) -> list[Shard]:
    """The shards, the newest first. `version` stands for whatever else an index depends on.

    The line of time is halved until no part has more than `most` briefings: where a cut falls depends only on the
    briefings beside it, so that one that is added moves no cut elsewhere.
    """
    keyed = sorted(((_key(mark), mark) for mark in marks), key=lambda pair: pair[0])
    parts = _halve(keyed, DAY_BITS + SPREAD_BITS, most)
    return [_make_shard([mark for _, mark in part], span, version) for span, part in parts]


def _halve(keyed: Part, bits: int, most: int, span: str = "t") -> list[tuple[str, Part]]:
    if len(keyed) <= most or not bits:
        return [(span, keyed)] if keyed else []
    bit = 1 << (bits - 1)
    newer = [pair for pair in keyed if pair[0] & bit]
    older = [pair for pair in keyed if not pair[0] & bit]
    return _halve(newer, bits - 1, most, span + "1") + _halve(older, bits - 1, most, span + "0")


def _key(mark: Mark) -> int:
    try:
        day = dt.date.fromisoformat(mark.date[:10]).toordinal()
    except ValueError:  # a theme of another hand wrote no date: filed with the oldest
        day = 0
    spread = int.from_bytes(hashlib.sha256(mark.place.encode()).digest()[:2], "big") >> (16 - SPREAD_BITS)
    return day << SPREAD_BITS | spread


def _make_shard(marks: list[Mark], span: str, version: str) -> Shard:
    marks.sort(key=lambda mark: (mark.date, mark.place), reverse=True)
    joined = hashlib.sha256(version.encode())
    for mark in marks:
        joined.update(f"{mark.place}\n{mark.digest}\n".encode())
    return Shard(f"{marks[0].date[:7]}-{joined.hexdigest()[:10]}", span, tuple(marks))
