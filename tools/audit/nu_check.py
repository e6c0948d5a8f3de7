"""Valid HTML, by the Nu checker (https://validator.github.io/validator/) over every page of the site."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

from findings import Skipped, node_package, read_json
from static_host import PublishedSite


def check(site: PublishedSite) -> tuple[str, ...]:
    """Every error, with its page and line. Raises Skipped without Java or the checker."""
    java = shutil.which("java")
    if not java:
        raise Skipped("It needs Java, which is not on the PATH.")
    checker = node_package("vnu-jar") / "build" / "dist" / "vnu.jar"
    command = [java, "-jar", str(checker), "--errors-only", "--skip-non-html", "--format", "json", str(site.folder)]
    report = read_json(subprocess.run(command, capture_output=True, text=True, check=False).stderr, "The Nu checker")
    messages = report["messages"]
    assert isinstance(messages, list)
    return tuple(describe(message, site.folder) for message in messages)


def describe(message: dict[str, object], site: Path) -> str:
    """One finding as a line."""
    page = str(message.get("url", "")).split(f"{site}/", 1)[-1]
    return f"{page}:{message.get('lastLine', '?')}: {message.get('message', '')}"
