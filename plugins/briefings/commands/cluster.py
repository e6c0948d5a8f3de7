"""Workers elsewhere: a running Dask cluster as an executor. An extra: `pip install 'pelican-briefings[cluster]'`."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import Executor
from contextlib import contextmanager

from ..errors import BadSetting

SECONDS = 20  # to answer
TRIES = 3  # of one piece of work, when the worker that had it dies


@contextmanager
def cluster_workers(address: str) -> Iterator[Executor]:
    """The workers of the Dask scheduler at `address` (`tcp://host:8786`); they must see the project's folders.

    A piece of work whose worker dies is done by another. Raises BadSetting when Dask is missing or nobody answers.
    """
    try:
        from distributed import Client
    except ImportError as fault:
        hint = "Install it: `pip install 'pelican-briefings[cluster]'`."
        raise BadSetting("--cluster", "Dask is not installed.", hint) from fault
    try:
        client = Client(address, timeout=SECONDS)  # type: ignore[no-untyped-call]
    except (OSError, ValueError) as fault:
        hint = "Start `dask scheduler` and workers, and give its address, such as tcp://host:8786."
        raise BadSetting("--cluster", f"no scheduler answers at {address}.", hint) from fault
    with client:
        yield client.get_executor(pure=False, retries=TRIES)  # type: ignore[no-untyped-call]
