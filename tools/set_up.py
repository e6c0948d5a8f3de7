"""Set up `.venv/` with the locked packages of one group: `python3 tools/set_up.py site|development|benchmark`.

Runs with any Python from 3.11 on and nothing else: by uv where it is on the PATH, else by venv and pip. Every package
is checked against the hash in `requirements/GROUP.lock`.
"""

import os
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
ENVIRONMENT = ROOT / ".venv"
PYTHON = ENVIRONMENT / "bin" / "python"
LAUNCHER = """#!{python}
import sys

from briefings.cli import main

if __name__ == "__main__":
    sys.exit(main())
"""


def set_up(group: str) -> None:
    """Make the environment, install the group's lock into it, add the `briefings` command."""
    lock = ROOT / "requirements" / f"{group}.lock"
    print(f"Setting up .venv/ for {group} (a minute the first time) …", flush=True)
    if shutil.which("uv"):
        install_by_uv(lock)
    else:
        install_by_pip(lock)
    add_package()
    (ENVIRONMENT / f"{group}.stamp").touch()


def install_by_uv(lock: Path) -> None:
    """Install with uv, which is fast."""
    if not PYTHON.exists():
        run("uv", "venv", "--quiet", "--python", sys.executable, str(ENVIRONMENT))
    run("uv", "pip", "install", "--quiet", "--require-hashes", "--python", str(PYTHON), "-r", str(lock))


def install_by_pip(lock: Path) -> None:
    """Install with what Python itself brings."""
    if not (ENVIRONMENT / "bin" / "pip").exists():
        hint = "On Debian and Ubuntu: apt install python3-venv."
        run(sys.executable, "-m", "venv", "--clear", str(ENVIRONMENT), hint=hint)
    command = [str(PYTHON), "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
    if lock.name == "benchmark.lock":  # pip before 24 trips over the extra `lxml[html_clean]` of a peer
        run(*command, "--upgrade", "pip")
    run(*command, "--require-hashes", "-r", str(lock))


def add_package() -> None:
    """Put `plugins/` on the environment's path and the `briefings` command in its bin folder."""
    folder = next((ENVIRONMENT / "lib").glob("python3*/site-packages"))
    (folder / "briefings-source.pth").write_text(f"{ROOT / 'plugins'}\n", encoding="utf-8")
    launcher = ENVIRONMENT / "bin" / "briefings"
    launcher.write_text(LAUNCHER.format(python=PYTHON), encoding="utf-8")
    launcher.chmod(0o755)


def run(*command: str, hint: str = "Check the network, then run the same command again.") -> None:
    """Run a command; on failure say which and what to do."""
    environment = {key: value for key, value in os.environ.items() if key != "VIRTUAL_ENV"}
    if subprocess.run(command, env=environment, check=False).returncode:
        sys.exit(f"Setting up failed at: {' '.join(command)}\n{hint}")


if __name__ == "__main__":
    if sys.version_info < (3, 11):  # noqa: UP036 - whoever runs this may have an older one
        sys.exit(f"Briefings needs Python 3.11 or newer, not {sys.version.split()[0]}. Try: make PYTHON=python3.12")
    set_up(sys.argv[1])
