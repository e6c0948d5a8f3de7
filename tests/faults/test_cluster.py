"""An import by workers of a real cluster: separate processes, one of which is killed on the way."""

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from saved_pages import save_pages

ROOT = Path(__file__).resolve().parents[2]
PAGES = 60
ENVIRONMENT = {**os.environ, "PYTHONPATH": str(ROOT / "plugins")}

Start = Callable[..., "subprocess.Popen[bytes]"]


@pytest.fixture
def start(project: Path) -> Iterator[Start]:
    """Starts a Python module in the project, and ends it with the test."""
    started: list[subprocess.Popen[bytes]] = []

    def start_module(*command: str) -> "subprocess.Popen[bytes]":
        quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
        started.append(subprocess.Popen([sys.executable, "-m", *command], cwd=project, env=ENVIRONMENT, **quiet))
        return started[-1]

    yield start_module
    for process in reversed(started):
        process.kill()
        process.wait()


def wait_for(reached: Callable[[], bool], seconds: float = 60) -> None:
    deadline = time.monotonic() + seconds
    while not reached():
        assert time.monotonic() < deadline, "it took too long"
        time.sleep(0.01)


def texts(project: Path) -> dict[str, str]:
    folder = project / "content" / "briefings"
    return {path.relative_to(folder).as_posix(): path.read_text("utf-8") for path in sorted(folder.rglob("*.md"))}


def start_cluster(project: Path, start: Start) -> tuple[str, list["subprocess.Popen[bytes]"]]:
    """The address of a scheduler and its two workers."""
    told = project / "scheduler.json"
    start("dask", "scheduler", "--port", "0", "--no-dashboard", "--scheduler-file", str(told))
    wait_for(lambda: told.exists() and told.stat().st_size > 0)
    command = ("dask", "worker", "--scheduler-file", str(told), "--nthreads", "1", "--no-nanny", "--no-dashboard")
    return json.loads(told.read_text())["address"], [start(*command) for _ in range(2)]


def test_nothing_is_lost_or_doubled_when_a_worker_is_killed(project: Path, start: Start) -> None:
    save_pages(project / "content" / "saved", PAGES)
    address, workers = start_cluster(project, start)
    running = start("briefings.cli", "import", "--cluster", address)
    wait_for(lambda: len(texts(project)) >= PAGES // 4)
    workers[0].send_signal(signal.SIGKILL)
    assert running.wait(90) == 0
    by_cluster = texts(project)
    assert len(by_cluster) == PAGES
    for folder in ("briefings", ".machine"):
        (project / "content" / folder).rename(project / f"{folder}-of-the-cluster")
    assert start("briefings.cli", "import", "--jobs", "1").wait(90) == 0
    assert texts(project) == by_cluster


def test_pages_are_read_from_an_address_by_the_workers(project: Path, start: Start, tmp_path: Path) -> None:
    store = tmp_path / "bucket"
    save_pages(store / "2026", 8)
    address, _ = start_cluster(project, start)
    command = ("briefings.cli", "import", "--cluster", address, store.as_uri())
    assert start(*command).wait(90) == 0
    first = texts(project)
    assert len(first) == 8
    page = store / "2026" / "page-003.html"
    page.write_text(page.read_text(encoding="utf-8").replace("lacked both", "had neither"), encoding="utf-8")
    assert start(*command).wait(90) == 0
    changed = [place for place, text in texts(project).items() if text != first[place]]
    assert len(changed) == 1 and "had neither" in texts(project)[changed[0]]


def test_an_address_where_nobody_answers_is_told(project: Path) -> None:
    save_pages(project / "content" / "saved", 1)
    command = [sys.executable, "-m", "briefings.cli", "import", "--cluster", "tcp://127.0.0.1:9"]
    done = subprocess.run(command, cwd=project, env=ENVIRONMENT, capture_output=True, text=True, check=False)
    assert done.returncode != 0
    assert "no scheduler answers" in done.stderr and "Traceback" not in done.stderr
