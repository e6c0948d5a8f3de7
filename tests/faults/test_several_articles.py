"""A file with several articles, killed or out of disk in its midst, is whole after the next import."""

import os
import random
import resource
import signal
import subprocess
import sys
import time
import zipfile
from pathlib import Path

import pytest
from saved_pages import make_page

ROOT = Path(__file__).resolve().parents[2]
PACKED = 30


def start_import(project: Path, **options: object) -> subprocess.Popen[bytes]:
    environment = {**os.environ, "PYTHONPATH": str(ROOT / "plugins")}
    command = [sys.executable, "-m", "briefings.cli", "import", "--jobs", "1"]
    return subprocess.Popen(command, cwd=project, env=environment, stdout=subprocess.DEVNULL, **options)


def briefings_of(project: Path) -> dict[str, str]:
    folder = project / "content" / "briefings"
    return {path.relative_to(folder).as_posix(): path.read_text("utf-8") for path in sorted(folder.rglob("*.md"))}


def pack(file: Path, numbers: range) -> None:
    with zipfile.ZipFile(file, "w") as archive:
        for number in numbers:
            archive.writestr(f"page-{number:03d}.html", make_page(number))


@pytest.fixture
def packed(project: Path) -> Path:
    """A project with two ZIP files of many pages."""
    pack(project / "content" / "saved" / "a.zip", range(PACKED))
    pack(project / "content" / "saved" / "b.zip", range(PACKED, 2 * PACKED))
    return project


@pytest.mark.parametrize("seed", range(3))
def test_a_kill_amid_a_file_loses_and_doubles_nothing(packed: Path, seed: int) -> None:
    chance = random.Random(seed)
    process = start_import(packed)
    goal = chance.randint(2, 2 * PACKED - 2)
    deadline = time.monotonic() + 60
    while len(briefings_of(packed)) < goal and process.poll() is None and time.monotonic() < deadline:
        time.sleep(0.001)
    process.send_signal(signal.SIGKILL)
    process.wait()
    start_import(packed).wait()
    titles = [text.partition("title: ")[2].partition("\n")[0] for text in briefings_of(packed).values()]
    assert (len(titles), len(set(titles))) == (2 * PACKED, 2 * PACKED)


def test_an_interrupt_amid_a_file_does_not_mark_it_as_done(packed: Path) -> None:
    process = start_import(packed, stderr=subprocess.DEVNULL)
    while len(briefings_of(packed)) < PACKED // 2 and process.poll() is None:
        time.sleep(0.001)
    process.send_signal(signal.SIGINT)
    process.wait()
    start_import(packed).wait()
    assert len(briefings_of(packed)) == 2 * PACKED


def test_a_full_disk_is_said_and_made_good(project: Path) -> None:
    with zipfile.ZipFile(project / "content" / "saved" / "a.zip", "w") as archive:
        archive.writestr("short.html", make_page(1))
        lines = "".join(f"<p>Line {number} of the long report tells of the harbour.</p>" for number in range(600))
        archive.writestr("long.html", make_page(2, extra=lines))

    def little_room() -> None:
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (20_000, 20_000))

    code = start_import(project, preexec_fn=little_room, stderr=subprocess.DEVNULL).wait()
    start_import(project).wait()
    assert (code, len(briefings_of(project))) == (1, 2)
