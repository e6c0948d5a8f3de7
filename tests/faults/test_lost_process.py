"""A page that kills or blocks the process that reads it is named, and the others are read."""

import os
import time
from itertools import count
from pathlib import Path

import pytest
from pebble import ProcessPool
from pebble.pool.base_pool import PoolStatus

from briefings.curation import parallel

PATHS = [Path(f"page-{number}") for number in range(20)]


def read_or_die(path: Path) -> str:
    if path.name in ("page-3", "page-4", "page-15"):
        os.kill(os.getpid(), 9)
    return path.name


def read_or_hang(path: Path) -> str:
    if path.name == "page-6":
        time.sleep(600)
    return path.name


def describe_lost(path: Path, reason: str) -> str:
    return f"{path} lost: {reason}"


def test_a_page_that_kills_its_process_costs_only_itself() -> None:
    found = dict(parallel.read_in_order(read_or_die, PATHS, 2, describe_lost))
    lost = {path.name for path, value in found.items() if "lost" in value}
    assert (lost, len(found)) == ({"page-3", "page-4", "page-15"}, 20)


def test_a_page_that_takes_for_ever_costs_only_itself(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parallel, "PATIENCE", 2)
    found = dict(parallel.read_in_order(read_or_hang, PATHS, 2, describe_lost))
    assert [path.name for path, value in found.items() if "more than 2 seconds" in value] == ["page-6"]


def test_the_order_is_kept_around_a_lost_page() -> None:
    assert [path for path, _ in parallel.read_in_order(read_or_die, PATHS, 2, describe_lost)] == PATHS


def test_a_large_page_alone_that_takes_for_ever_is_given_up(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parallel, "PATIENCE", 2)
    page = tmp_path / "page-6"
    with page.open("wb") as file:
        file.truncate(parallel.LARGE + 1)
    assert "more than 2 seconds" in dict(parallel.read_in_order(read_or_hang, [page], 1, describe_lost))[page]


class BreakingOnce(ProcessPool):
    """A pool that breaks at its eighth file, as it does when processes die together."""

    broken = False

    def schedule(self, *arguments, **named):
        if next(self.scheduled) == 7 and not BreakingOnce.broken:
            BreakingOnce.broken = True
            self._context.status = PoolStatus.ERROR
        return super().schedule(*arguments, **named)

    def __init__(self, *arguments, **named):
        super().__init__(*arguments, **named)
        self.scheduled = count()


def test_a_pool_that_breaks_is_replaced_and_every_file_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parallel, "ProcessPool", BreakingOnce)
    found = dict(parallel.read_in_order(str, PATHS, 2, describe_lost))
    assert BreakingOnce.broken
    assert found == {path: path.name for path in PATHS}
