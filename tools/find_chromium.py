"""Find Chromium for the browser tests, or install Debian's package where that is allowed; else say how."""

import os
import shutil
import subprocess
import sys

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
HINT = """The browser tests need Chromium on the PATH.
Debian and Ubuntu: sudo apt-get install chromium    macOS: brew install chromium"""


def find() -> str:
    """The path of a Chromium on the PATH, or ""."""
    return next((path for name in NAMES if (path := shutil.which(name))), "")


def install() -> None:
    """Install Debian's package, where apt-get is there and this user is root."""
    if shutil.which("apt-get") and hasattr(os, "geteuid") and os.geteuid() == 0:
        print("Installing chromium from Debian's packages …", flush=True)
        quiet = {"stdout": subprocess.DEVNULL, "check": False}
        subprocess.run(["apt-get", "update", "-qq"], **quiet)
        environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
        packages = ["chromium", "fonts-noto-core", "fonts-noto-cjk"]
        install = ["apt-get", "install", "-y", "-qq", "--no-install-recommends", *packages]
        subprocess.run(install, env=environment, **quiet)


if __name__ == "__main__":
    if not find():
        install()
    if not find():
        sys.exit(HINT)
