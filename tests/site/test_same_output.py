"""The same sources give the same site: whatever Python's hash seed, however many processes, wherever they run."""

from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path

import pytest
from sites import Site, make_site

from briefings.build import build_site

MANY = 430  # enough for a build to use several processes


@pytest.fixture(scope="module")
def newsroom(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """Many short briefings, a few on one moment."""
    site = make_site(tmp_path_factory.mktemp("newsroom"))
    site.set(BRIEFINGS_IMPORT=False)
    for number in range(MANY):
        site.write(
            f"2026/0{1 + number % 9}/note-{number}",
            "Rain.\n",
            title=f"Heavy rain floods the old harbour again, note {number}",
            date=f"2026-0{1 + number % 9}-01T10:00:00+00:00",
            topics=["economy", "health"][: 1 + number % 2],
            regions=["FR", "DE", "JO", "JP"][number % 4 : number % 4 + 2],
            source={"name": f"Outlet {number % 7}", "rights": "full"},
            lang=("en", "fr", "ar")[number % 3],
        )
    return site


def snapshot(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def build(site: Site, folder: Path, seed: str, jobs: int) -> dict[str, bytes]:
    settings = site.folder / f"jobs-{jobs}.conf.py"
    text = (site.folder / "pelican.conf.py").read_text(encoding="utf-8")
    settings.write_text(f"{text}\nBRIEFINGS_JOBS = {jobs}\nCACHE_PATH = {str(folder / 'cache')!r}\n", encoding="utf-8")
    done = site.build("--settings", settings.name, "--output", str(folder / "output"), PYTHONHASHSEED=seed)
    assert done.returncode == 0, done.stdout + done.stderr
    return snapshot(folder / "output")


@pytest.fixture(scope="module")
def by_one_process(newsroom: Site, tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    return build(newsroom, tmp_path_factory.mktemp("one"), seed="1", jobs=1)


def test_hash_seed_and_number_of_processes_change_nothing(
    newsroom: Site, by_one_process: dict[str, bytes], tmp_path: Path
) -> None:
    assert build(newsroom, tmp_path, seed="2", jobs=3) == by_one_process


def test_workers_of_an_executor_write_the_same_site(
    newsroom: Site, by_one_process: dict[str, bytes], tmp_path: Path
) -> None:
    overrides = {"OUTPUT_PATH": str(tmp_path / "output"), "CACHE_PATH": str(tmp_path / "cache")}
    with ProcessPoolExecutor(2, get_context("spawn")) as executor:
        assert build_site(newsroom.folder / "pelican.conf.py", overrides, executor) == 0
    assert snapshot(tmp_path / "output") == by_one_process
