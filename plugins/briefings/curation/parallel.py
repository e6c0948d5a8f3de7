"""Reading many saved files at once, in order, with any concurrent.futures executor."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from concurrent.futures import Executor, Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass, replace
from functools import partial
from itertools import islice
from multiprocessing import get_context
from pathlib import Path

from ..errors import BriefingsError
from ..pipeline import import_file
from ..settings import ImportSettings
from .compose import Draft, compose_briefing

FEW = 4  # files that are read faster than a worker process starts
AHEAD = 4  # files under way per worker, so that memory stays bounded


@dataclass(frozen=True, slots=True)
class Failure:
    """Why a saved file gave no briefing, for the curator."""

    message: str


def draft_files(
    paths: list[Path], settings: ImportSettings, executor: Executor | None = None
) -> Iterator[tuple[Path, tuple[Draft, ...] | Failure]]:
    """Each path with its drafts or its failure, in the order of `paths`."""
    work = partial(draft_file, settings=settings)
    jobs = settings.jobs or os.cpu_count() or 1
    if executor is not None:
        yield from _map_ahead(executor, work, paths, jobs)
    elif jobs == 1 or len(paths) <= FEW:
        yield from ((path, work(path)) for path in paths)
    else:
        with ProcessPoolExecutor(jobs, mp_context=get_context("spawn")) as pool:
            yield from _map_ahead(pool, work, paths, jobs)


def draft_file(path: Path, settings: ImportSettings) -> tuple[Draft, ...] | Failure:
    """The drafts of one saved file. Never raises: a fault in our own code is a failure of this one file."""
    try:
        return _drafts(path, settings)
    except BriefingsError as fault:
        return Failure(str(fault))
    except Exception as fault:
        return Failure(
            f"{path}: Briefings itself failed on this page ({type(fault).__name__}: {str(fault)[:200]}). "
            "The page is untouched; please report it, with the page if you may share it."
        )


def _drafts(path: Path, settings: ImportSettings) -> tuple[Draft, ...]:
    inside = settings.saved in path.parents
    name = path.relative_to(settings.saved).as_posix() if inside else path.name
    images = settings.images.relative_to(settings.content).as_posix()
    drafts = []
    for number, article in enumerate(import_file(path), start=1):
        key = name if number == 1 else f"{name}#{number}"
        drafts.append(compose_briefing(replace(article, tree=None), key, settings.status, settings.rights, images))
    return tuple(drafts)


def _map_ahead(
    executor: Executor, work: partial[tuple[Draft, ...] | Failure], paths: Iterable[Path], jobs: int
) -> Iterator[tuple[Path, tuple[Draft, ...] | Failure]]:
    rest = iter(paths)
    under_way: list[tuple[Path, Future[tuple[Draft, ...] | Failure]]] = [
        (path, executor.submit(work, path)) for path in islice(rest, jobs * AHEAD)
    ]
    while under_way:
        path, future = under_way.pop(0)
        try:
            yield path, future.result()
        except BrokenProcessPool:
            yield path, Failure(f"{path}: the process that read this page died. Import again to read the rest.")
            rest = iter(())
            continue
        for following in islice(rest, 1):
            under_way.append((following, executor.submit(work, following)))
