"""The plugin in somebody else's Pelican site, from the wheel that is published."""

import os
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pelican
import pytest

ROOT = Path(__file__).resolve().parents[2]
SETTINGS = """
from pelican.plugins import briefings
PATH = "content"
PLUGINS = ["briefings"]
THEME = briefings.theme()
TIMEZONE = "UTC"
SITENAME = "A site of its own"
"""


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with Pelican and, laid over it as pip does, the wheel."""
    folder = tmp_path_factory.mktemp("installed")
    wheels = tmp_path_factory.mktemp("wheels")
    command = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(wheels)]
    subprocess.run(command, cwd=ROOT, check=True, capture_output=True)
    shutil.copytree(Path(pelican.__file__).parent, folder / "pelican", ignore=shutil.ignore_patterns("__pycache__"))
    zipfile.ZipFile(next(wheels.glob("*.whl"))).extractall(folder)
    return folder


def test_a_saved_page_becomes_a_page_of_their_site(installed: Path, tmp_path: Path) -> None:
    (tmp_path / "pelicanconf.py").write_text(SETTINGS, encoding="utf-8")
    saved = tmp_path / "content" / "saved"
    saved.mkdir(parents=True)
    shutil.copy(next((ROOT / "content" / "saved" / "samples").rglob("en-tidal.html")), saved)
    done = subprocess.run(
        [sys.executable, "-m", "pelican", "-s", "pelicanconf.py"],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(installed), "PYTHONSAFEPATH": "1"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert "1 imported" in done.stdout
    page = next((tmp_path / "output" / "briefings").glob("*/*/*/index.html")).read_text(encoding="utf-8")
    assert "A site of its own" in page
