"""Finding the project that a command works on: its `pelican.conf.py` and its settings."""

from __future__ import annotations

import argparse
import runpy
from dataclasses import replace
from pathlib import Path

from ..errors import BadSetting
from ..settings import ImportSettings, import_settings


def project_settings(arguments: argparse.Namespace) -> ImportSettings:
    """The import's settings of the project in the working folder. Raises BadSetting when there is none."""
    file = Path("pelican.conf.py")
    if not file.exists():
        file = Path("pelicanconf.py")
    if not file.exists():
        hint = "Change to the folder of your site, where pelican.conf.py is."
        raise BadSetting("pelican.conf.py", "there is no such file in this folder.", hint)
    values = runpy.run_path(str(file))
    settings = import_settings({key: value for key, value in values.items() if key.isupper()})
    return replace(settings, jobs=getattr(arguments, "jobs", 0) or settings.jobs)
