"""The search index: Pagefind over the built site."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

from ..errors import CannotWrite

FOLDER = "pagefind"
SECONDS = 900


def index_site(output: Path, lang: str) -> None:
    """Write the search index into `output/pagefind/`.

    One language is forced on the index: Pagefind would else split it, and a search from a French page would find French
    pages only. Raises CannotWrite when Pagefind is missing or fails.
    """
    shutil.rmtree(output / FOLDER, ignore_errors=True)
    command = [sys.executable, "-m", "pagefind", "--site", str(output), "--output-subdir", FOLDER]
    command += ["--force-language", lang.split("-")[0]]
    try:
        done = subprocess.run(command, capture_output=True, text=True, timeout=SECONDS, check=False)
    except (OSError, subprocess.TimeoutExpired) as fault:
        raise CannotWrite(output / FOLDER, f"Pagefind could not run ({fault}).", "Build again.") from fault
    if done.returncode:
        last = (done.stderr or done.stdout).strip().splitlines()[-1:] or ["no message"]
        hint = "Install it with `pip install 'pagefind[bin]'`, or set BRIEFINGS_SEARCH = False."
        raise CannotWrite(output / FOLDER, f"the search index was not written: {last[0]}.", hint)
