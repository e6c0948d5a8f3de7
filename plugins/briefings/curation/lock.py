"""The lock of an import: who writes briefings, machine copies or the ledger holds it, so that no other does."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from filelock import FileLock, Timeout

from ..errors import CannotWrite
from ..settings import ImportSettings

LOCK_SECONDS = 60


@contextmanager
def import_lock(settings: ImportSettings) -> Iterator[None]:
    """Hold the lock. Raises CannotWrite when another still holds it after a minute."""
    settings.machine.mkdir(parents=True, exist_ok=True)
    lock = FileLock(settings.lock, timeout=LOCK_SECONDS)
    try:
        with lock:
            yield
    except Timeout as fault:
        raise CannotWrite(settings.saved, "another import is running.", "Wait until it is done.") from fault
