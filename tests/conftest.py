"""What several tests share: an empty project, and the command run in it."""

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "tests"))

Run = Callable[..., subprocess.CompletedProcess[str]]


def slow(item: pytest.Item) -> bool:
    """Whether a test drives a whole site, a browser or a process that is killed."""
    return item.path.relative_to(ROOT / "tests").parts[0] in ("site", "browser", "faults", "hostile")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark by folder what `make check` leaves out."""
    for item in items:
        if slow(item):
            item.add_marker("slow")


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A project with the shipped settings and taxonomies and nothing saved yet."""
    for name in ("pelican.conf.py",):
        (tmp_path / name).write_bytes((ROOT / name).read_bytes())
    (tmp_path / "content" / "saved").mkdir(parents=True)
    taxonomy = tmp_path / "content" / "taxonomy"
    taxonomy.mkdir()
    for file in (ROOT / "content" / "taxonomy").glob("*.yaml"):
        (taxonomy / file.name).write_bytes(file.read_bytes())
    return tmp_path


@pytest.fixture
def briefings(project: Path) -> Run:
    """Runs the `briefings` command in the project."""

    def run(*arguments: str, **options: object) -> subprocess.CompletedProcess[str]:
        command = [sys.executable, "-m", "briefings.cli", *arguments]
        environment = {**os.environ, "PYTHONPATH": str(ROOT / "plugins"), "PYTHONUTF8": "1"}
        return subprocess.run(  # type: ignore[call-overload]
            command,
            cwd=project,
            env=environment,
            capture_output=True,
            text=True,
            check=False,
            **options,
        )

    return run


def pytest_addoption(parser: pytest.Parser) -> None:
    """An explicit command takes what comes out now as what is expected."""
    parser.addoption("--accept", action="store_true", help="write the Markdown that tests/snippets/ gives now")
