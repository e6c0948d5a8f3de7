"""Performance, accessibility, best practices and SEO, by Lighthouse in real Chromium on the pages that readers open."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

from findings import Skipped, node_package, read_json
from static_host import PublishedSite

FLAGS = "--headless=new --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking"
# What each category must reach, of 100.
FLOORS = {"performance": 100, "accessibility": 100, "best-practices": 100, "seo": 100}
TRIES = 3  # runs of a page, of which the best counts: noise only ever takes points away
MOST_SECONDS = 120


def check(site: PublishedSite) -> tuple[str, ...]:
    """Every score under its floor, with its page and what cost it. Raises Skipped without Node.js or Chromium."""
    chromium = next((path for name in ("chromium", "google-chrome") if (path := shutil.which(name))), "")
    if not chromium:
        raise Skipped("It needs Chromium, which is not on the PATH.")
    command = node_package("lighthouse") / "cli" / "index.js"
    faults: list[str] = []
    for place in pages(site.folder):
        faults += [f"/{place}: {line}" for line in least_shortfalls(command, f"{site.address}/{place}", chromium)]
    return tuple(faults)


def pages(site: Path) -> tuple[str, ...]:
    """Home, and one briefing, topic and region."""
    first = [next(iter(sorted(site.glob(pattern)))) for pattern in ("briefings/*/*/*/", "topics/*/", "regions/*/")]
    return ("", *(f"{folder.relative_to(site).as_posix()}/" for folder in first))


def least_shortfalls(lighthouse: Path, address: str, chromium: str) -> list[str]:
    """What is short in the best of several runs."""
    found: list[str] = []
    for _ in range(TRIES):
        found = shortfalls(run(lighthouse, address, chromium))
        if not found:
            break
    return found


def run(lighthouse: Path, address: str, chromium: str) -> dict[str, object]:
    """Lighthouse's report on one page. Raises Skipped when it cannot look at it."""
    node = shutil.which("node")
    if not node:
        raise Skipped("It needs Node.js, which is not on the PATH.")
    command = [node, str(lighthouse), address, "--output=json", "--quiet", f"--chrome-flags={FLAGS}"]
    command += [f"--only-categories={','.join(FLOORS)}", "--throttling-method=simulate"]
    try:
        done = subprocess.run(
            command,
            capture_output=True,
            text=True,
            check=False,
            timeout=MOST_SECONDS,
            env={**os.environ, "CHROME_PATH": chromium},
        )
    except subprocess.TimeoutExpired as late:
        raise Skipped(f"Lighthouse did not end within {MOST_SECONDS} seconds.") from late
    report = read_json(done.stdout or done.stderr, "Lighthouse")
    if fault := report.get("runtimeError"):
        raise Skipped(f"Lighthouse could not look at a page: {fault}")
    return report


def shortfalls(report: dict[str, object]) -> list[str]:
    """The categories under their floor, each with the audits that cost it."""
    lines = []
    categories, audits = report["categories"], report["audits"]
    assert isinstance(categories, dict) and isinstance(audits, dict)
    for name, category in categories.items():
        score = round(100 * (category["score"] or 0))
        if score < FLOORS[name]:
            weighed = [audits[one["id"]] for one in category["auditRefs"] if one["weight"]]
            costly = [one["title"] for one in weighed if one["score"] is not None and one["score"] < 1]
            lines.append(f"{category['title']} {score} ({'; '.join(costly)})")
    return lines
