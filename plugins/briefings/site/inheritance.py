"""A theme that keeps another's templates, words and files, but for those that it brings itself: its `theme.yaml`.

base: briefing            # a theme beside it
without: [saved, offline] # direct templates of the base that have no page here
per_page: 10              # lists have no longer pages, whatever the site says
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import yaml

from ..errors import BadSetting

NAME = "theme.yaml"
HINT = "Write `base: NAME` of a theme beside it, and under `without:` a list of templates."


def inherit_theme(pelican: Any) -> None:
    """Let Pelican use the base of the chosen theme under the theme itself, in place.

    Raises BadSetting when the theme's file is wrong or its base is not there.
    """
    settings = pelican.settings
    theme = Path(settings["THEME"])
    settings["THEME_LINE"] = [str(theme)]
    if not (theme / NAME).is_file():
        return
    told = _read(theme / NAME)
    base = theme.parent / str(told["base"])
    if not (base / "templates").is_dir():
        raise BadSetting(str(theme / NAME), f"there is no theme {told['base']!r} beside it.", HINT)
    settings["THEME_LINE"] = [str(theme), str(base)]
    settings["THEME_TEMPLATES_OVERRIDES"] = [*settings["THEME_TEMPLATES_OVERRIDES"], str(theme / "templates")]
    settings["THEME"] = pelican.theme = str(base)
    settings.update({f"{str(name).upper()}_SAVE_AS": "" for name in told.get("without") or []})
    if most := told.get("per_page"):
        settings["DEFAULT_PAGINATION"] = min(settings["DEFAULT_PAGINATION"] or most, most)


def _read(file: Path) -> dict[str, Any]:
    try:
        told = yaml.safe_load(file.read_text(encoding="utf-8"))
    except (yaml.YAMLError, UnicodeDecodeError) as fault:
        raise BadSetting(str(file), "this is not YAML.", HINT) from fault
    kinds: dict[str, type] = {"base": str, "without": list, "per_page": int}
    known = isinstance(told, dict) and told.keys() <= kinds.keys() and "base" in told
    if not known or not all(isinstance(value, kinds[key]) for key, value in told.items()):
        raise BadSetting(str(file), "it must name its `base`, may have a list `without` and a number `per_page`.", HINT)
    if Path(told["base"]).name != told["base"]:
        raise BadSetting(str(file), "its `base` must be the name of a theme beside it.", HINT)
    return dict(told)
