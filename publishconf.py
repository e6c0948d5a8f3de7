"""Settings of the published site: those of `pelican.conf.py`, and its address from the environment.

SITEURL=https://name.github.io/repo pelican content -s publishconf.py
"""

import os
import runpy
from pathlib import Path
from urllib.parse import urlsplit

globals().update(
    (name, value)
    for name, value in runpy.run_path(str(Path(__file__).with_name("pelican.conf.py"))).items()
    if name.isupper()
)

SITEURL = os.environ.get("SITEURL", "").strip().rstrip("/")
if urlsplit(SITEURL).scheme not in ("http", "https") or not urlsplit(SITEURL).netloc:
    raise SystemExit(
        f"publishconf.py: SITEURL is {SITEURL!r}; the published site needs its whole address. "
        "Build with `make publish SITEURL=https://name.github.io/repo`."
    )
FEED_DOMAIN = SITEURL
RELATIVE_URLS = False
