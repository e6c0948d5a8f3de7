"""Small sites for tests: briefings written into a project, and the site built from them by real Pelican."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import yaml

ROOT = Path(__file__).resolve().parents[2]


@dataclass(frozen=True)
class Site:
    """A project in a folder of its own."""

    folder: Path

    @property
    def output(self) -> Path:
        return self.folder / "output"

    def write(self, name: str, body: str = "A first paragraph about rain.\n", **front: object) -> Path:
        """Write one briefing."""
        front = {"title": name, "date": "2026-03-01T10:00:00+00:00", "lang": "en", **front}
        head = yaml.safe_dump(front, allow_unicode=True, sort_keys=False)
        return self.write_text(f"briefings/{name}.md", f"---\n{head}---\n\n{body}")

    def write_text(self, place: str, text: str) -> Path:
        """Write a file under content."""
        path = self.folder / "content" / place
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
        return path

    def set(self, **settings: object) -> None:
        """Add settings at the end of `pelican.conf.py`."""
        with (self.folder / "pelican.conf.py").open("a", encoding="utf-8") as file:
            file.write("".join(f"\n{name} = {value!r}\n" for name, value in settings.items()))

    def build(self, *arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
        """Build the site as `make html` does."""
        command = [sys.executable, "-m", "briefings.build", *arguments]
        return subprocess.run(
            command, cwd=self.folder, capture_output=True, text=True, timeout=150, env={**os.environ, **environment}
        )

    def page(self, place: str) -> str:
        """The text of a page of the built site."""
        return (self.output / place).read_text(encoding="utf-8")


def make_site(folder: Path) -> Site:
    """A project with the shipped settings, theme and taxonomy, and no briefing yet."""
    for name in ("pelican.conf.py", "publishconf.py"):
        shutil.copy(ROOT / name, folder / name)
    taxonomy = folder / "content" / "taxonomy"
    shutil.copytree(ROOT / "content" / "taxonomy", taxonomy)
    (folder / "content" / "briefings").mkdir()
    (folder / "themes").mkdir()
    shutil.copytree(ROOT / "themes" / "briefing", folder / "themes" / "briefing")
    return Site(folder)
