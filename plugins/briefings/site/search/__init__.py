"""The search index of a built site: Pagefind's, in shards by period, of terms that are the same in every spelling.

What is in the folder `pagefind/` of the site:

    index.json           the shards, the rules for words, the names of topics and regions in every language
    pagefind.js, wasm…   Pagefind itself, and an index without pages into which the browser merges the shards
    SHARD/               Pagefind's index of a shard, `facets` (who is in which group), `cards/N` (what a result shows)
"""

from __future__ import annotations

import hashlib
import json
import os
import shutil
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from itertools import repeat
from multiprocessing import get_context
from pathlib import Path

from ...taxonomy import Taxonomy, load_taxonomy
from ..manifest import SEARCH_FOLDER as FOLDER
from .fill import fill_shard, read_values
from .names import NAMED, names_of_groups
from .pagefind import VERSION, run_indexer
from .pieces import write_index
from .record import Mark, glance
from .shards import Shard, cut_into_shards
from .words import read_rules

ENGINE = ("pagefind.js", "wasm.unknown.pagefind")
CACHE = Path(".cache") / "search"  # what each page of a site was at the last build, so that unchanged ones are not read
FORM = "2"  # of the files of a shard: changes when what is written into them does
# A shard of 1,500 is written again in two seconds; a query asks every shard, so smaller ones would cost readers more.
MOST_IN_A_SHARD = 1_500
KEPT_TIMES = 4  # several outputs of one site share the cache
WORTH_A_PROCESS = 200  # briefings: fewer are indexed here before another process has started


def index_site(output: Path, lang: str, taxonomy: Taxonomy | None = None) -> None:
    """Bring `output/pagefind/` to what the pages of the site say. Shards that have not changed are left as they are.

    Raises CannotWrite when Pagefind is missing or fails; what stood before is then still there.
    """
    folder = output / FOLDER
    folder.mkdir(parents=True, exist_ok=True)
    version = f"{FORM} {VERSION} {json.dumps(read_rules(), sort_keys=True)}"
    marks = _marks(output)
    shards = cut_into_shards(marks, version, MOST_IN_A_SHARD)
    kept = CACHE / hashlib.sha256(version.encode()).hexdigest()[:12]
    kept.mkdir(parents=True, exist_ok=True)
    _write_engine(folder)
    _fill(output, [shard for shard in shards if not (folder / shard.name / "facets").is_file()], kept)
    used = {facet: {value for s in shards for value in read_values(folder / s.name, facet)} for facet in NAMED}
    names = names_of_groups(taxonomy or load_taxonomy(), lang, used)
    listed = [{"name": shard.name, "count": len(shard.marks)} for shard in shards]
    index = {"shards": listed, "rules": read_rules(), "names": names}
    _write_whole(folder / "index.json", json.dumps(index, ensure_ascii=False, separators=(",", ":")))
    _remove_others(folder, {shard.name for shard in shards})
    _forget_old(kept, len(marks))


def _fill(output: Path, shards: Sequence[Shard], kept: Path) -> None:
    folders = [output / FOLDER / shard.name for shard in shards]
    jobs = min(len(shards), os.cpu_count() or 1)
    if jobs < 2 or sum(len(shard.marks) for shard in shards) < WORTH_A_PROCESS:
        for shard, folder in zip(shards, folders, strict=True):
            fill_shard(output, shard, folder, kept)
        return
    with ProcessPoolExecutor(jobs, mp_context=get_context("spawn")) as pool:
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


def _marks(output: Path) -> list[Mark]:
    """The briefings of the site. A page whose file has not changed since the last build is not read."""
    cache = CACHE / f"{hashlib.sha256(str(output.absolute()).encode()).hexdigest()[:12]}.json"
    known = _read_cache(cache)
    seen = {}
    for place, file in _pages(output):
        state = file.stat()
        stamp = [state.st_mtime_ns, state.st_size]
        if (old := known.get(place)) and old[:2] == stamp:
            seen[place] = old
            continue
        mark = glance(file.read_bytes(), place)
        seen[place] = [*stamp, mark.date, mark.digest] if mark else stamp
    if seen != known:
        cache.parent.mkdir(parents=True, exist_ok=True)
        _write_whole(cache, json.dumps({"form": FORM, "pages": seen}))
    return [Mark(place, row[2], row[3]) for place, row in seen.items() if len(row) > 2]


def _read_cache(file: Path) -> dict[str, list]:  # type: ignore[type-arg]
    try:
        cache = json.loads(file.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return dict(cache["pages"]) if isinstance(cache, dict) and cache.get("form") == FORM else {}


def _pages(output: Path) -> Iterator[tuple[str, Path]]:
    for folder, folders, files in os.walk(output):
        if FOLDER in folders:
            if Path(folder) != output:  # a sub-site, which has an index of its own
                folders.clear()
                continue
            folders.remove(FOLDER)
        for name in files:
            if name.endswith(".html"):
                file = Path(folder, name)
                yield file.relative_to(output).as_posix(), file


def _remove_others(folder: Path, wanted: set[str]) -> None:
    for other in folder.iterdir():
        if other.is_dir() and other.name not in wanted:
            shutil.rmtree(other)


def _forget_old(kept: Path, count: int) -> None:
    """Keep no more than a few times what the site has: the oldest go first."""
    files = list(kept.iterdir())
    if len(files) > KEPT_TIMES * count + WORTH_A_PROCESS:
        for file in sorted(files, key=lambda file: file.stat().st_mtime)[: len(files) - 2 * count]:
            file.unlink(missing_ok=True)


def _write_whole(file: Path, text: str) -> None:
    part = file.with_name(f"{file.name}.part")
    part.write_text(text, encoding="utf-8")
    part.replace(file)
