"""The search index of a built site: Pagefind's, in shards by period, of terms that are the same in every spelling.

What is in the folder `pagefind/` of the site:

    index.json           the shards, the rules for words, the names of topics and regions in every language
    pagefind.js, wasm…   Pagefind itself, and an index without pages into which the browser merges the shards
    SHARD/               Pagefind's index of a shard, `facets` (who is in which group), `cards/N` (what a result shows)
"""

from __future__ import annotations

import hashlib
import json
import marshal
import os
import shutil
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from itertools import repeat
from multiprocessing import get_context
from pathlib import Path
from typing import Any

from ...listing import list_files
from ...taxonomy import Taxonomy, load_taxonomy
from ...workers import count_jobs, start_method, work_in_batches
from ..manifest import SEARCH_FOLDER as FOLDER
from ..records import load_record, save_record
from ..signatures import digest_text
from .fill import fill_shard, read_values
from .kept import Kept
from .names import NAMED, names_of_groups
from .pagefind import VERSION, run_indexer
from .pieces import write_index
from .record import Mark, glance
from .shards import Shard, cut_into_shards
from .words import read_rules

ENGINE = ("pagefind.js", "wasm.unknown.pagefind")
CACHE = Path(".cache") / "search"  # what each page of a site was at the last build, so that unchanged ones are not read
FORM = "3"  # of the files of a shard: changes when what is written into them does
# A shard of 1,500 is written again in a second; a query asks every shard, so smaller ones would cost readers more.
MOST_IN_A_SHARD = 1_500
WORTH_A_PROCESS = 200  # briefings: fewer are indexed here before another process has started

State = tuple[int, int]  # when a file was written, in nanoseconds, and its size


def index_site(
    output: Path, lang: str, taxonomy: Taxonomy | None = None, pages: Mapping[str, State] | None = None
) -> None:
    """Bring `output/pagefind/` to what the pages of the site say. Shards that have not changed are left as they are.

    `pages` are the briefings' pages with their states, by their places; without it, all pages of the site are looked
    at. Raises CannotWrite when Pagefind is missing or fails; what stood before is then still there.
    """
    folder = output / FOLDER
    folder.mkdir(parents=True, exist_ok=True)
    version = f"{FORM} {VERSION} {json.dumps(read_rules(), sort_keys=True)}"
    cache = CACHE / hashlib.sha256(str(output.absolute()).encode()).hexdigest()[:12]
    marks = _marks(output, cache / "marks", dict(_pages(output)) if pages is None else pages)
    shards = cut_into_shards(marks, version, MOST_IN_A_SHARD)
    kept = Kept(cache / "shards", version)
    _write_engine(folder)
    left = _read_cache(cache / "left")
    _fill(output, [shard for shard in shards if left.get(shard.name) != _sign_files(folder / shard.name)], kept)
    found = [read_values(folder / shard.name) for shard in shards]
    used = {facet: {value for values in found for value in values.get(facet, ())} for facet in NAMED}
    names = names_of_groups(taxonomy or load_taxonomy(), lang, used)
    listed = [{"name": shard.name, "count": len(shard.marks)} for shard in shards]
    index = {"shards": listed, "rules": read_rules(), "names": names}
    _write_whole(folder / "index.json", json.dumps(index, ensure_ascii=False, separators=(",", ":")))
    _remove_others(folder, {shard.name for shard in shards})
    kept.forget_others({shard.span for shard in shards})
    _write_cache(cache / "left", {shard.name: _sign_files(folder / shard.name) for shard in shards})


def _fill(output: Path, shards: Sequence[Shard], kept: Kept) -> None:
    folders = [output / FOLDER / shard.name for shard in shards]
    jobs = min(len(shards), count_jobs(0))
    if jobs < 2 or sum(len(shard.marks) for shard in shards) < WORTH_A_PROCESS:
        for shard, folder in zip(shards, folders, strict=True):
            fill_shard(output, shard, folder, kept)
        return
    with ProcessPoolExecutor(jobs, mp_context=get_context(start_method())) as pool:
        list(pool.map(fill_shard, repeat(output), shards, folders, repeat(kept)))


def _write_engine(folder: Path) -> None:
    """Pagefind's engine, once a version, and an index without pages into which the browser merges the shards."""
    stamp = folder / "pagefind-entry.json"
    whole = all((folder / name).is_file() and (folder / name).stat().st_size for name in ENGINE)
    if whole and stamp.is_file() and VERSION in stamp.read_text(encoding="utf-8"):
        return
    making = folder / "engine.part"
    shutil.rmtree(making, ignore_errors=True)
    run_indexer([{"url": "/0/", "content": "0", "meta": {"title": "0"}}], making / "engine")
    write_index(making / "empty", "", [])
    for file in [*(making / "engine" / name for name in ENGINE), *(making / "empty").glob("pagefind*")]:
        file.replace(folder / file.name)
    shutil.rmtree(making)


def _marks(output: Path, cache: Path, pages: Mapping[str, State]) -> list[Mark]:
    """The briefings of the site. A page whose file has not changed since the last build is not read."""
    known = _read_cache(cache)
    changed = [place for place, state in pages.items() if known.get(place, ())[:2] != state]
    glances = dict(zip(changed, work_in_batches(partial(_glance_all, output), changed, 0), strict=True))
    seen: dict[str, tuple[Any, ...]] = {
        place: (*state, *glances[place]) if place in glances else known[place] for place, state in pages.items()
    }
    if seen != known:
        _write_cache(cache, seen)
    return [Mark(place, row[2], row[3]) for place, row in seen.items() if len(row) > 2]


def _glance_all(output: Path, places: Sequence[str]) -> list[tuple[str, ...]]:
    """The date and the digest of each page that is a briefing's, nothing of the others."""
    marks = (glance((output / place).read_bytes(), place) for place in places)
    return [(mark.date, mark.digest) if mark else () for mark in marks]


def _sign_files(folder: Path) -> tuple[bytes, ...]:
    """The names, sizes and times of the files of a shard; nothing when it is not there."""
    found = list_files(str(folder)) if folder.is_dir() else ()
    rows = [f"{path} {status.st_size} {status.st_mtime_ns}" for path, status in found]
    return (digest_text(*rows),) if rows else ()


def _write_cache(file: Path, rows: dict[str, tuple[Any, ...]]) -> None:
    save_record(file, marshal.dumps((FORM, rows)))


def _read_cache(file: Path) -> dict[str, tuple[Any, ...]]:
    try:
        form, rows = marshal.loads(load_record(file))
    except (ValueError, TypeError, EOFError):
        return {}
    return dict(rows) if form == FORM else {}


def _pages(output: Path) -> Iterator[tuple[str, State]]:
    for folder, folders, files in os.walk(output):
        if FOLDER in folders:
            if Path(folder) != output:  # a sub-site, which has an index of its own
                folders.clear()
                continue
            folders.remove(FOLDER)
        within = Path(folder).relative_to(output).as_posix()
        for name in files:
            if name.endswith(".html"):
                status = Path(folder, name).stat()
                yield f"{within}/{name}".removeprefix("./"), (status.st_mtime_ns, status.st_size)


def _remove_others(folder: Path, wanted: set[str]) -> None:
    for other in folder.iterdir():
        if other.is_dir() and other.name not in wanted:
            shutil.rmtree(other)


def _write_whole(file: Path, text: str) -> None:
    part = file.with_name(f"{file.name}.part")
    part.write_text(text, encoding="utf-8")
    part.replace(file)
