"""Hostile files cost bounded time and memory and give a clear error or an article, never a broken process."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from hostile.hostile_files import HOSTILE

ROOT = Path(__file__).resolve().parents[2]
SECONDS = 5  # of CPU, the start of Python and the loading of the word lists left out
BYTES = 1024**3
READ = """
import json, sys, time
from pathlib import Path
from briefings.errors import BriefingsError
from briefings.pipeline import import_file
import_file(Path(sys.argv[1]))
start = time.process_time()
try:
    found = import_file(Path(sys.argv[2]))
    outcome = {"articles": len(found), "text": found[0].text[:2000], "titles": [one.title for one in found]}
except BriefingsError as fault:
    outcome = {"error": str(fault)}
outcome["seconds"] = time.process_time() - start
peak = next(line for line in open("/proc/self/status") if line.startswith("VmHWM"))
outcome["bytes"] = int(peak.split()[1]) * 1024
json.dumps(outcome).encode("utf-8")
print(json.dumps(outcome))
"""


def read_measured(file: Path) -> dict[str, object]:
    """What reading the file gave, its seconds of CPU and the bytes that the process took at most."""
    plain = file.with_name("plain.html")
    from saved_pages import make_page

    plain.write_text(make_page(1), encoding="utf-8")
    environment = {"PYTHONPATH": str(ROOT / "plugins"), "PATH": "/usr/bin:/bin", "PYTHONUTF8": "1"}
    command = [sys.executable, "-c", READ, str(plain), str(file)]
    done = subprocess.run(command, env=environment, cwd=ROOT, capture_output=True, text=True, check=False, timeout=120)
    assert done.returncode == 0, done.stderr[-2000:]
    return dict(json.loads(done.stdout))


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_file_is_read_or_refused_in_bounds(name: str, tmp_path: Path) -> None:
    file = tmp_path / "page.html"
    file.write_bytes(HOSTILE[name]())
    outcome = read_measured(file)
    assert outcome["seconds"] < SECONDS, outcome
    assert outcome["bytes"] < BYTES, outcome
