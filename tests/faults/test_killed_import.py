"""An import that is killed, or runs out of disk, and is run again, loses nothing and doubles nothing."""

import os
import random
import resource
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from saved_pages import save_pages

from briefings.settings import ImportSettings
from briefings.store import import_folder

ROOT = Path(__file__).resolve().parents[2]
PAGES = 40


def start_import(project: Path, **options: object) -> subprocess.Popen[bytes]:
    environment = {**os.environ, "PYTHONPATH": str(ROOT / "plugins")}
    command = [sys.executable, "-m", "briefings.cli", "import", "--jobs", "1"]
    return subprocess.Popen(command, cwd=project, env=environment, stdout=subprocess.DEVNULL, **options)


def texts(project: Path) -> dict[str, str]:
    folder = project / "content" / "briefings"
    return {path.relative_to(folder).as_posix(): path.read_text("utf-8") for path in sorted(folder.rglob("*.md"))}


@pytest.fixture
def whole(project: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """The briefings of an import that nothing disturbed; the project is left empty again."""
    save_pages(project / "content" / "saved", PAGES)
    start_import(project).wait()
    made = texts(project)
    for folder in ("briefings", ".machine"):
        for path in sorted((project / "content" / folder).rglob("*"), reverse=True):
            path.rmdir() if path.is_dir() else path.unlink()
    assert len(made) == PAGES
    return made


@pytest.mark.parametrize("seed", range(4))
def test_a_killed_import_run_again_equals_a_whole_one(project: Path, whole: dict[str, str], seed: int) -> None:
    chance = random.Random(seed)
    for _ in range(3):
        process = start_import(project)
        deadline = time.monotonic() + 30
        goal = min(PAGES, len(texts(project)) + chance.randint(1, PAGES // 4))
        while len(texts(project)) < goal and process.poll() is None and time.monotonic() < deadline:
            time.sleep(chance.random() / 200)
        process.send_signal(signal.SIGKILL)
        process.wait()
        assert all(whole[name] == text for name, text in texts(project).items()), "a half-written briefing"
    start_import(project).wait()
    assert texts(project) == whole


def test_an_edit_made_after_a_kill_survives(project: Path, whole: dict[str, str]) -> None:
    process = start_import(project)
    while len(texts(project)) < PAGES // 2 and process.poll() is None:
        time.sleep(0.005)
    process.send_signal(signal.SIGKILL)
    process.wait()
    path = next((project / "content" / "briefings").rglob("*.md"))
    edited = path.read_text("utf-8") + "\nA line of the curator's.\n"
    path.write_text(edited, "utf-8")
    start_import(project).wait()
    assert (path.read_text("utf-8"), len(texts(project))) == (edited, PAGES)


def test_a_full_disk_leaves_what_stood_and_says_so(project: Path, whole: dict[str, str]) -> None:
    def no_room() -> None:
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (600, 600))

    assert start_import(project, preexec_fn=no_room, stderr=subprocess.DEVNULL).wait() == 1
    assert texts(project) == {}
    start_import(project).wait()
    assert texts(project) == whole


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="asks the system which folder is synced")
def test_a_power_cut_leaves_no_ledger_that_tells_of_lost_briefings(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    happened: list[Path] = []
    sync, replace = os.fsync, Path.replace
    monkeypatch.setattr(
        os, "fsync", lambda file: (sync(file), happened.append(Path(f"/proc/self/fd/{file}").readlink()))
    )
    monkeypatch.setattr(Path, "replace", lambda file, place: (replace(file, place), happened.append(place)))
    save_pages(project / "content" / "saved", 3)
    content = project / "content"
    names = ("saved", "briefings", "images", "taxonomy")
    import_folder(ImportSettings(content, *(content / name for name in names), jobs=1))
    ledger = happened.index(content / ".machine" / "imports.json")
    briefings = [place for place in happened if place.suffix == ".md"]
    assert len(briefings) == 6  # each with its machine's copy
    for briefing in briefings:
        assert briefing.parent in happened[happened.index(briefing) : ledger]
