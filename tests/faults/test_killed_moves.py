"""An import that is killed while it follows moved pages and renamed briefings loses no edit and doubles nothing."""

import random
import signal
import subprocess
import time
from pathlib import Path

import pytest
from saved_pages import make_page, save_pages
from test_killed_import import start_import

PAGES = 24
MINE = "A line of my own."
NEWS = "<p>On Friday the company said that the first crossing had been sold out within an hour of its opening.</p>"


def briefings_of(project: Path) -> list[Path]:
    return sorted((project / "content" / "briefings").rglob("*.md"))


@pytest.fixture
def moved(project: Path) -> Path:
    """A project whose briefings were edited and renamed, and whose pages were moved, every other one changed too."""
    saved = project / "content" / "saved"
    save_pages(saved, PAGES)
    start_import(project).wait()
    for number, path in enumerate(briefings_of(project)):
        path.write_text(path.read_text("utf-8").replace("---\n\n", f"---\n\n{MINE}\n\n", 1), "utf-8")
        path.rename(path.with_name(f"mine-{number}.md"))
    (saved / "november").mkdir()
    for number in range(PAGES):
        page = (saved / f"page-{number:03d}.html").rename(saved / "november" / f"other-{number}.html")
        if number % 2:
            page.write_text(make_page(number, extra=NEWS), "utf-8")
    return project


@pytest.mark.parametrize("seed", range(3))
def test_a_kill_amid_moves_loses_and_doubles_nothing(moved: Path, seed: int) -> None:
    chance = random.Random(seed)
    for _ in range(3):
        process = start_import(moved)
        deadline = time.monotonic() + 30
        goal = chance.randint(1, PAGES - 1)
        while process.poll() is None and time.monotonic() < deadline:
            if sum("november/" in path.read_text("utf-8") for path in briefings_of(moved)) >= goal:
                break
            time.sleep(chance.random() / 200)
        process.send_signal(signal.SIGKILL)
        process.wait()
    start_import(moved, stderr=subprocess.DEVNULL).wait()
    texts = [path.read_text("utf-8") for path in briefings_of(moved)]
    assert [sum(words in text for text in texts) for words in (MINE, "file: november/", "sold out within")] == [
        PAGES, PAGES, PAGES // 2,
    ]  # fmt: skip
    assert len(texts) == PAGES
    assert not list((moved / "content" / ".machine" / "conflicts").rglob("*.diff"))
