"""What was prepared of the briefings of a shard, kept between builds: one that has not changed is not read again."""

from __future__ import annotations

import marshal
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from ..records import load_record, save_record
from .pieces import Document
from .record import Mark


@dataclass(frozen=True, slots=True)
class Prepared:
    """What a shard holds of one briefing."""

    title: str
    document: Document
    facets: Mapping[str, Sequence[str]]
    card: bytes


@dataclass(frozen=True, slots=True)
class Kept:
    """The folder of what is kept of one index. `version` stands for all that the preparing depends on."""

    folder: Path
    version: str

    def load(self, span: str) -> dict[Mark, Prepared]:
        """What is kept of a span of time, or of the wider one that it was cut from."""
        for name in (span, span[:-1]):
            try:
                version, rows = marshal.loads(load_record(self.folder / name))
            except (OSError, ValueError, TypeError, EOFError):
                continue
            if version == self.version:
                return {Mark(*mark): _unpack(row) for mark, row in rows}
        return {}

    def save(self, span: str, marks: Sequence[Mark], prepared: Sequence[Prepared]) -> None:
        """Keep a span."""
        rows = [((mark.place, mark.date, mark.digest), _pack(one)) for mark, one in zip(marks, prepared, strict=True)]
        save_record(self.folder / span, marshal.dumps((self.version, rows)))

    def forget_others(self, spans: set[str]) -> None:
        """Drop what no shard holds any more."""
        for file in self.folder.iterdir() if self.folder.is_dir() else ():
            if file.name not in spans:
                file.unlink(missing_ok=True)


def _pack(one: Prepared) -> tuple[object, ...]:
    facets = {facet: tuple(values) for facet, values in one.facets.items()}
    return one.title, "\n".join(one.document.title), "\n".join(one.document.text), facets, one.card


def _unpack(row: tuple[str, str, str, dict[str, tuple[str, ...]], bytes]) -> Prepared:
    title, in_title, in_text, facets, card = row
    return Prepared(title, Document(_split(in_title), _split(in_text)), facets, card)


def _split(terms: str) -> list[str]:
    return terms.split("\n") if terms else []
