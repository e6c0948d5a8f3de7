"""The audit of the built site: what needs more than Python and Chromium. `make audit` runs `python tools/audit`.

Each check gives what it found, or why it was left out. Findings make the exit code 1; a check that is left out does
not, because not every machine has Node.js and Java.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

import epub_check
import lighthouse_check
import nu_check
from findings import Outcome, Skipped
from static_host import PublishedSite, served

ROOT = Path(__file__).resolve().parents[2]
THEMES = ROOT / "themes"
CHECKS = (
    ("Nu HTML checker", nu_check.check),
    ("Lighthouse", lighthouse_check.check),
    ("EPUBCheck", epub_check.check),
)


def main() -> int:
    """Build the sample site in every theme, run every check over it and print the outcomes."""
    outcomes = [outcome for folder in sorted(THEMES.iterdir()) if folder.is_dir() for outcome in audit(folder.name)]
    for outcome in outcomes:
        print(outcome)
    return int(any(outcome.findings for outcome in outcomes))


def audit(theme: str) -> list[Outcome]:
    """The outcome of every check over the sample site in one theme."""
    with tempfile.TemporaryDirectory() as scratch, served(Path(scratch)) as site:
        publish(site, theme)
        return [outcome_of(f"{name}, {theme}", check, site) for name, check in CHECKS]


def publish(site: PublishedSite, theme: str) -> None:
    """Build the project's site as `make publish` does, in a theme, for the address at which it is served."""
    print(f"Building the site in the theme {theme} …", flush=True)
    command = [sys.executable, "-m", "pelican", "content", "--settings", "publishconf.py", "--output", str(site.folder)]
    environment = {**os.environ, "SITEURL": site.address}
    done = subprocess.run(
        [*command, "--theme-path", str(THEMES / theme)],
        cwd=ROOT,
        env=environment,
        check=False,
        capture_output=True,
        text=True,
    )
    if done.returncode:
        print(done.stdout, done.stderr, file=sys.stderr)
        sys.exit("The audit needs a site that builds. Run `make html` and mend what it lists, then `make audit` again.")


def outcome_of(name: str, check: Callable[[PublishedSite], tuple[str, ...]], site: PublishedSite) -> Outcome:
    """Run one check; what it cannot do is an outcome too."""
    print(f"{name} …", flush=True)
    try:
        return Outcome(name, check(site))
    except Skipped as why:
        return Outcome(name, (), str(why))


if __name__ == "__main__":
    sys.exit(main())
