"""Reading many saved files at once, in order, with any concurrent.futures executor."""

from __future__ import annotations

import os
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import BrokenExecutor, CancelledError, Executor, Future
from dataclasses import dataclass
from functools import partial
from itertools import islice
from multiprocessing import get_context
from pathlib import Path
from typing import Any, Protocol, TypeVar

from pebble import ProcessExpired, ProcessPool

from ..errors import BriefingsError
from ..pipeline import import_file
from ..settings import ImportSettings
from .compose import Draft, compose_briefing
from .remote import RemoteFile

FEW = 4  # files that are read faster than a worker process starts
LARGE = 4 * 1024**2  # bytes of a file that is read in a process of its own, however few there are: it may take long
AHEAD = 4  # files under way per worker, so that memory stays bounded
PATIENCE = 120  # seconds for one file; the largest page that is read takes a third of it
LARGEST_PROCESS = 6 * 1024**3  # bytes of address space of a worker; a page that wants more fails alone

SavedFile = Path | RemoteFile
File = TypeVar("File", bound=SavedFile)
Result = TypeVar("Result")


@dataclass(frozen=True, slots=True)
class Failure:
    """Why a saved file gave no briefing, for the curator."""

    message: str


def draft_files(
    paths: list[SavedFile], settings: ImportSettings, executor: Executor | None = None
) -> Iterator[tuple[SavedFile, tuple[Draft, ...] | Failure]]:
    """Each path with its drafts or its failure, in the order of `paths`."""
    work = partial(draft_file, settings=settings)
    jobs = settings.jobs or os.cpu_count() or 1
    if executor is not None:
        yield from _map_ahead(executor.submit, work, paths, jobs, _lost_draft)
    else:
        yield from read_in_order(work, paths, jobs, _lost_draft)


def read_in_order(
    work: Callable[[File], Result], paths: list[File], jobs: int, lost: Callable[[File, str], Result]
) -> Iterator[tuple[File, Result]]:
    """Each path with its result, in order, read by `jobs` processes.

    A file whose process dies or takes longer than PATIENCE gives what `lost` makes of it and the reason; the others
    are read all the same.
    """
    if (jobs <= 1 or len(paths) <= FEW) and not any(map(_is_large, paths)):
        yield from ((path, work(path)) for path in paths)
        return
    processes = _Processes(max(1, min(jobs, len(paths))))
    try:
        yield from _map_ahead(processes.submit, work, paths, jobs, lost, again=True)
    finally:
        processes.stop()


def _is_large(path: SavedFile) -> bool:
    try:
        return isinstance(path, Path) and path.stat().st_size > LARGE
    except OSError:  # its reader says what is wrong with it
        return False


def draft_file(path: SavedFile, settings: ImportSettings) -> tuple[Draft, ...] | Failure:
    """The drafts of one saved file. Never raises: a fault in our own code is a failure of this one file."""
    try:
        if isinstance(path, RemoteFile):
            with path.fetched() as near:
                return _drafts(near, path.url, settings)
        inside = settings.saved in path.parents
        return _drafts(path, path.relative_to(settings.saved).as_posix() if inside else path.name, settings)
    except BriefingsError as fault:
        return Failure(str(fault))
    except Exception as fault:
        return Failure(
            f"{path}: Briefings itself failed on this page ({type(fault).__name__}: {str(fault)[:200]}). "
            "The page is untouched; please report it, with the page if you may share it."
        )


def _drafts(path: Path, name: str, settings: ImportSettings) -> tuple[Draft, ...]:
    images = settings.images.relative_to(settings.content).as_posix()
    drafts = []
    for number, article in enumerate(import_file(path), start=1):
        key = name if number == 1 else f"{name}#{number}"
        drafts.append(compose_briefing(article, key, settings.status, settings.rights, images))
    return tuple(drafts)


class Submit(Protocol):
    """Starts a call in another thread or process."""

    def __call__(self, work: Callable[[File], Result], path: File, /) -> Future[Result]: ...


class _Processes:
    """Worker processes. Where several die at once the whole pool may break: then new ones take their place."""

    def __init__(self, jobs: int) -> None:
        self.jobs = jobs
        self.pool = self._start()
        self.begun: deque[Future[Any]] = deque(maxlen=jobs * (AHEAD + 1))  # the last ones

    def _start(self) -> ProcessPool:
        return ProcessPool(self.jobs, context=get_context("spawn"), initializer=_limit_memory)

    def submit(self, work: Callable[[File], Result], path: File, /) -> Future[Result]:
        """Begin to read a file."""
        try:
            future = self.pool.schedule(work, args=[path], timeout=PATIENCE)
        except RuntimeError:  # the pool is broken
            for one in self.begun:
                one.cancel()  # which the broken pool would never do
            self.stop()
            self.pool = self._start()
            future = self.pool.schedule(work, args=[path], timeout=PATIENCE)
        self.begun.append(future)
        return future

    def stop(self) -> None:
        """End all processes."""
        self.pool.stop()  # type: ignore[no-untyped-call]
        self.pool.join()


def _map_ahead(
    submit: Submit,
    work: Callable[[File], Result],
    paths: Iterable[File],
    jobs: int,
    lost: Callable[[File, str], Result],
    again: bool = False,
) -> Iterator[tuple[File, Result]]:
    """Each path with its result, in order. `again`: what a broken pool left undone is begun once more."""
    rest = iter(paths)
    under_way = deque((path, submit(work, path)) for path in islice(rest, jobs * AHEAD))
    while under_way:
        path, future = under_way.popleft()
        under_way.extend((following, submit(work, following)) for following in islice(rest, 1))
        try:
            yield path, _result_of(future, partial(submit, work, path) if again else None)
        except TimeoutError:
            yield path, lost(path, f"reading it took more than {PATIENCE} seconds.")
        except (ProcessExpired, BrokenExecutor, CancelledError):
            yield path, lost(path, "the process that read it died of it.")


def _result_of(future: Future[Result], begin_again: Callable[[], Future[Result]] | None) -> Result:
    try:
        return future.result()
    except (BrokenExecutor, CancelledError):
        if begin_again is None:
            raise
        return begin_again().result()


def _lost_draft(path: SavedFile, reason: str) -> tuple[Draft, ...] | Failure:
    return Failure(f"{path}: {reason} The page is untouched; save it again in another form, without scripts.")


def _limit_memory() -> None:
    try:
        import resource
    except ImportError:  # Windows
        return
    _, hard = resource.getrlimit(resource.RLIMIT_AS)
    most = LARGEST_PROCESS if hard == resource.RLIM_INFINITY else min(hard, LARGEST_PROCESS)
    resource.setrlimit(resource.RLIMIT_AS, (most, hard))
