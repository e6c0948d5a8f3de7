"""What a check of the audit says: findings, or why it was left out."""

from __future__ import annotations

import json
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path

FOLDER = Path(__file__).resolve().parent
MOST_SHOWN = 30


class Skipped(Exception):
    """A check cannot run here; the text says why and what would make it run."""


@dataclass(frozen=True)
class Outcome:
    """The result of one check."""

    name: str
    findings: tuple[str, ...]
    skipped: str = ""

    def __str__(self) -> str:
        if self.skipped:
            return f"{self.name}: left out. {self.skipped}"
        if not self.findings:
            return f"{self.name}: nothing found"
        more = [f"  … and {len(self.findings) - MOST_SHOWN} more"] if len(self.findings) > MOST_SHOWN else []
        return "\n".join(
            [f"{self.name}: {len(self.findings)} found"] + [f"  {one}" for one in self.findings[:MOST_SHOWN]] + more
        )


def node_package(name: str) -> Path:
    """The folder of an npm package of `package-lock.json`, installed when it is not there yet. Raises Skipped."""
    folder = FOLDER / "node_modules" / name
    if folder.is_dir():
        return folder
    npm = shutil.which("npm")
    if not npm:
        raise Skipped("It comes with npm, which is not on the PATH: install Node.js.")
    done = subprocess.run([npm, "ci", "--ignore-scripts"], cwd=FOLDER, capture_output=True, text=True, check=False)
    if done.returncode or not folder.is_dir():
        raise Skipped(f"`npm ci` in {FOLDER.relative_to(FOLDER.parents[1])} failed: {_first_line(done.stderr)}")
    return folder


def read_json(text: str, tool: str) -> dict[str, object]:
    """The report that a tool printed. Raises Skipped when it printed something else."""
    try:
        report = json.loads(text)
    except ValueError as fault:
        raise Skipped(f"{tool} gave no report: {_first_line(text) or 'it printed nothing'}.") from fault
    return dict(report)


def _first_line(text: str) -> str:
    return next((line.strip() for line in text.splitlines() if line.strip()), "")[:200]
