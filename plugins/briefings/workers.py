"""Work in several processes: forked ones where that is safe, else new ones, or those of any executor that is given."""

from __future__ import annotations

import gc
import multiprocessing
import os
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Executor, Future, ProcessPoolExecutor
from contextlib import contextmanager
from itertools import islice
from typing import Any, TypeVar

Item = TypeVar("Item")
Result = TypeVar("Result")

BATCH = 100  # items that one task takes: enough to hide the cost of a task, few enough to share the work evenly
AHEAD = 3  # tasks under way per worker, so that memory stays bounded
FEW = {"fork": 400, "spawn": 3000}  # items that are done sooner here than workers start


def count_jobs(wanted: int) -> int:
    """How many processes to use: as many as wanted, or one for each core that we may use."""
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    return wanted or cores


def work_in_batches(
    work: Callable[[Sequence[Item]], list[Result]],
    items: Sequence[Item],
    jobs: int,
    executor: Executor | None = None,
    size: int = BATCH,
) -> Iterator[Result]:
    """The results of all items, in their order. `work` takes some items (`size`) and must give as many results."""
    batches = [items[start : start + size] for start in range(0, len(items), size)]
    if executor is not None:
        yield from _flatten(_map_ahead(executor, work, batches, count_jobs(jobs)))
        return
    method = start_method()
    if count_jobs(jobs) == 1 or len(items) < FEW[method]:
        yield from _flatten(map(work, batches))
        return
    context = multiprocessing.get_context(method)
    with ProcessPoolExecutor(count_jobs(jobs), context, initializer=_take_work, initargs=(work, batches)) as pool:
        # What is forked needs no copy of the work; what is spawned gets it once.
        yield from _flatten(_map_ahead(pool, _do_batch, range(len(batches)), count_jobs(jobs)))


@contextmanager
def collection_put_off() -> Iterator[None]:
    """Do not look for garbage while all briefings are listed: nothing is thrown away then, and each look takes longer.

    Who makes many pages after that may turn it on again (`gc.freeze` and `gc.enable`).
    """
    gc.disable()
    try:
        yield
    finally:
        gc.unfreeze()
        gc.enable()


def start_method() -> str:
    """`fork` where it is there and no other thread could hold a lock meanwhile (macOS forbids it in practice)."""
    can_fork = "fork" in multiprocessing.get_all_start_methods() and os.uname().sysname == "Linux"
    return "fork" if can_fork and threading.active_count() == 1 else "spawn"


def _map_ahead(
    executor: Executor, work: Callable[[Any], list[Result]], tasks: Iterable[Any], jobs: int
) -> Iterator[list[Result]]:
    rest = iter(tasks)
    under_way: deque[Future[list[Result]]] = deque(executor.submit(work, task) for task in islice(rest, jobs * AHEAD))
    while under_way:
        yield under_way.popleft().result()
        under_way.extend(executor.submit(work, task) for task in islice(rest, 1))


def _flatten(lists: Iterable[list[Result]]) -> Iterator[Result]:
    for one in lists:
        yield from one


class _Share:
    """What the worker processes of one pool work on; set once, when such a process begins."""

    work: Callable[[Any], list[Any]]
    batches: Sequence[Any]


def _take_work(work: Callable[[Any], list[Any]], batches: Sequence[Any]) -> None:
    _Share.work, _Share.batches = staticmethod(work), batches


def _do_batch(number: int) -> list[Any]:
    return _Share.work(_Share.batches[number])
