"""A build that is killed, at whatever file it was writing, and run again leaves what a whole build leaves."""

import multiprocessing
import os
import signal
from pathlib import Path

import pytest

from briefings.build import build_site

SETTINGS = """
BRIEFINGS_IMPORT = False
BRIEFINGS_SEARCH = False
DEFAULT_PAGINATION = 2
"""
RAIN = (
    "---\ntitle: {title}\ndate: 2026-0{month}-01\ntopics: [{topic}]\nregions: [FR]\n---\n\nRain fell on the bridge.\n"
)

pytestmark = pytest.mark.skipif(os.name != "posix", reason="kills a forked process")


@pytest.fixture
def newsroom(project: Path) -> Path:
    with (project / "pelican.conf.py").open("a", encoding="utf-8") as settings:
        theme = Path(__file__).resolve().parents[2] / "themes" / "briefing"
        settings.write(f"{SETTINGS}THEME = {str(theme)!r}\n")
    for number in range(6):
        write(project, f"note-{number}", number)
    return project


def write(project: Path, name: str, number: int, topic: str = "economy") -> None:
    file = project / "content" / "briefings" / f"{name}.md"
    file.parent.mkdir(exist_ok=True)
    file.write_text(RAIN.format(title=f"Title {number}", month=1 + number, topic=topic), encoding="utf-8")


def build_and_die(settings: Path, writes: int) -> None:
    """Build, and die in the middle of the given replacement or removal of a file."""
    left = iter(range(writes))
    for name in ("replace", "unlink"):
        act = getattr(Path, name)

        def act_or_die(path: Path, *values: object, act: object = act, **named: object) -> object:
            if next(left, None) is None:
                os.kill(os.getpid(), signal.SIGKILL)
            return act(path, *values, **named)  # type: ignore[operator]

        setattr(Path, name, act_or_die)
    build_site(settings, {})


def run_killed(settings: Path, writes: int) -> bool:
    """Whether the build was killed before it came to its end."""
    process = multiprocessing.get_context("fork").Process(target=build_and_die, args=(settings, writes))
    process.start()
    process.join(60)
    return process.exitcode == -signal.SIGKILL


def snapshot(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes() if path.is_file() else b"folder"
        for path in folder.rglob("*")
    }


def build_from_nothing(project: Path, folder: Path) -> dict[str, bytes]:
    overrides = {"OUTPUT_PATH": str(folder / "output"), "CACHE_PATH": str(folder / "cache")}
    build_site(project / "pelican.conf.py", overrides)
    return snapshot(folder / "output")


@pytest.mark.parametrize("writes", [0, 1, 2, 3, 9, 40, 60])
def test_a_first_build_that_was_killed_is_finished_by_the_next(newsroom: Path, tmp_path: Path, writes: int) -> None:
    assert run_killed(newsroom / "pelican.conf.py", writes)
    (newsroom / "content" / "briefings" / "note-3.md").unlink()
    build_site(newsroom / "pelican.conf.py", {})
    assert snapshot(newsroom / "output") == build_from_nothing(newsroom, tmp_path / "clean")


@pytest.mark.parametrize("writes", [0, 1, 2, 4, 8, 16, 24])
def test_a_later_build_that_was_killed_is_finished_by_the_next(newsroom: Path, tmp_path: Path, writes: int) -> None:
    build_site(newsroom / "pelican.conf.py", {})
    write(newsroom, "note-0", 0, topic="health")
    (newsroom / "content" / "briefings" / "note-4.md").unlink()
    write(newsroom, "new", 7)
    assert run_killed(newsroom / "pelican.conf.py", writes)
    (newsroom / "content" / "briefings" / "new.md").unlink()
    build_site(newsroom / "pelican.conf.py", {})
    assert snapshot(newsroom / "output") == build_from_nothing(newsroom, tmp_path / "clean")
