"""Finding the project that a command works on: its `pelican.conf.py` and its settings."""

from __future__ import annotations

import argparse
import runpy
from dataclasses import replace
from pathlib import Path

from ..errors import BadSetting
from ..settings import ImportSettings, import_settings

NAMES = ("pelican.conf.py", "pelicanconf.py")


def is_project() -> bool:
    """Whether the working folder is that of a site."""
    return any(Path(name).exists() for name in NAMES)


def project_settings(arguments: argparse.Namespace) -> ImportSettings:
    """The import's settings of the project in the working folder. Raises BadSetting when there is none."""
    file = next((Path(name) for name in NAMES if Path(name).exists()), None)
    if file is None:
        hint = "Change to the folder of your site, where pelican.conf.py is."
        raise BadSetting("pelican.conf.py", "there is no such file in this folder.", hint)
    values = runpy.run_path(str(file))
    settings = import_settings({key: value for key, value in values.items() if key.isupper()})
    return replace(settings, jobs=getattr(arguments, "jobs", 0) or settings.jobs)


def find_given(path: Path, settings: ImportSettings) -> Path:
    """The file that a path names: as it stands, or as the commands print it, from the content or the saved folder."""
    places = (folder / path for folder in (Path(), settings.content, settings.saved))
    found = next((place for place in places if place.exists()), path)
    try:
        return settings.saved / found.resolve().relative_to(settings.saved.resolve())
    except ValueError:
        return found
