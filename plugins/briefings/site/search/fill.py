"""Fills the folder of a shard: Pagefind's index of the terms, the facets, and a card for each result."""

from __future__ import annotations

import gzip
import json
import os
import re
import shutil
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from unidecode import unidecode

from ...workers import collection_put_off
from .compounds import compound_tails
from .kept import Kept, Prepared
from .pieces import Document, write_index
from .record import FACETS, Mark, Record, body_of, read_record
from .shards import Shard
from .words import forms_of, terms_of, words_of

MOST_CHARACTERS = 200_000  # of a text that is indexed: 40 times the length of a long report
LONG_WORD = re.compile(r"[^\W\d_]{4,}")
SPELLED_IN_LATIN = ("ru", "uk", "be", "bg", "sr", "mk", "el", "kk")  # names there are looked for in Latin letters too


def fill_shard(site: Path, shard: Shard, folder: Path, kept: Kept) -> None:
    """Write a shard. It is made beside its place and moved there whole, so that a kill leaves none half made.

    Of what `kept` holds of it, only what changed is read again.
    """
    with collection_put_off():
        known = kept.load(shard.span)
        prepared = [known.get(mark) or _prepare(site, mark) for mark in shard.marks]
        _write(shard, folder, prepared)
        kept.save(shard.span, shard.marks, prepared)


def _write(shard: Shard, folder: Path, prepared: Sequence[Prepared]) -> None:
    making = folder.with_name(f"{folder.name}.{os.getpid()}.part")
    shutil.rmtree(making, ignore_errors=True)
    write_index(making, shard.name, [one.document for one in prepared])
    _write_packed(making / "facets", _facets(shard, prepared))
    _write_packed(making / "spellings", _spellings(prepared))
    (making / "cards").mkdir()
    for number, one in enumerate(prepared):
        (making / "cards" / str(number)).write_bytes(one.card)
    shutil.rmtree(folder, ignore_errors=True)
    making.rename(folder)


def _prepare(site: Path, mark: Mark) -> Prepared:
    page = (site / mark.place).read_bytes()
    return _read(read_record(body_of(page).decode("utf-8", "replace"), mark.place))


def _read(record: Record) -> Prepared:
    title = terms_of(record.title)
    text = [term for term in _terms(record) if term not in title]
    return Prepared(record.title, Document(list(title), text), record.facets, _pack(_card(record)))


def _terms(record: Record) -> dict[str, None]:
    """Every term under which a briefing is found, each once."""
    lang = record.meta.get("lang", "").split("-")[0]
    text = f"{record.title}\n{record.text[:MOST_CHARACTERS]}"
    names = [*record.facets.get("author", ()), *record.facets.get("source", ())]
    words = words_of(text)
    terms = forms_of(words | words_of("\n".join(names)))
    if lang == "de":
        for word in words:
            terms.update(dict.fromkeys(compound_tails(word)))
    if lang in SPELLED_IN_LATIN:
        capitalised = {word.strip("«»„“”\"'.,:;!?()") for word in text.split() if word[:1].isupper()}
        terms.update(terms_of(" ".join(unidecode(word) for word in sorted(capitalised))))
    for name in names:
        if not name.isascii():
            terms.update(terms_of(unidecode(name)))
    return terms


def _facets(shard: Shard, records: Sequence[Prepared]) -> dict[str, Any]:
    """The facets by column: for each briefing the numbers of its values in `values`, and its date."""
    columns: dict[str, Any] = {}
    for facet in FACETS:
        values: dict[str, int] = {}
        rows = [[values.setdefault(value, len(values)) for value in record.facets.get(facet, ())] for record in records]
        columns[facet] = {"values": list(values), "rows": [row[0] if len(row) == 1 else row for row in rows]}
    return {"dates": [mark.date[:16] for mark in shard.marks], "facets": columns}


def _spellings(records: Sequence[Prepared]) -> dict[str, int]:
    """The words of the titles with the number of titles, among which a mistyped word looks for its nearest."""
    counted: Counter[str] = Counter()
    for record in records:
        counted.update(list(dict.fromkeys(word.lower() for word in LONG_WORD.findall(record.title))))
    return dict(counted)


def _card(record: Record) -> dict[str, Any]:
    first = {facet: record.facets.get(facet, ("",))[0] for facet in ("topic", "region", "source", "language")}
    meta = {name: record.meta.get(name, "") for name in ("lang", "dir", "date")}
    return {"url": record.url, "title": record.title, **meta, **first, "text": record.text}


def read_values(folder: Path) -> dict[str, list[str]]:
    """The values of every facet in a shard."""
    facets = json.loads(gzip.decompress((folder / "facets").read_bytes()))["facets"]
    return {facet: list(column["values"]) for facet, column in facets.items()}


def _write_packed(file: Path, value: Any) -> None:
    file.write_bytes(_pack(value))


def _pack(value: Any) -> bytes:
    return gzip.compress(json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode(), 4, mtime=0)
