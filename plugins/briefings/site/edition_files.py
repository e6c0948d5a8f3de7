"""The curator's own editions: `content/editions/DATE.yaml` with `headline`, `introduction` and `order`."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path
from typing import Any

import yaml

from ..errors import BadEdition, BriefingsError

KEYS = ("headline", "introduction", "order")
UNUSED = "Until then nothing of this file is used."
NAME = re.compile(r"\d{4}-(?:\d{2}-\d{2}|w\d{2})")  # a day, or a week by ISO 8601
MOST_BYTES = 100_000


@dataclass(frozen=True, slots=True)
class EditionWish:
    """What the curator wants of an edition."""

    headline: str = ""
    introduction: str = ""
    order: tuple[str, ...] = ()  # places of briefings, such as `2026/09/name`


NO_WISH = EditionWish()


def read_edition_files(
    folder: Path, places: Collection[str], report: Callable[[BriefingsError], None]
) -> dict[str, EditionWish]:
    """The curator's files by the name of their edition. A file with a fault goes to `report`; the rule decides then."""
    wishes: dict[str, EditionWish] = {}
    for file in sorted(folder.glob("*.yaml")) if folder.is_dir() else ():
        try:
            wishes[_name_of(file)] = _read(file, places)
        except BadEdition as fault:
            report(fault)
    return wishes


def _name_of(file: Path) -> str:
    if not NAME.fullmatch(file.stem):
        raise BadEdition(file, "its name is no day and no week.", "Call it like 2026-09-14.yaml or 2026-w38.yaml.")
    return file.stem


def _read(file: Path, places: Collection[str]) -> EditionWish:
    values = _load(file)
    for key in values:
        if key not in KEYS:
            near = get_close_matches(str(key), KEYS, n=1)
            hint = f"Did you mean `{near[0]}`?" if near else f"The keys are {', '.join(KEYS)}."
            raise BadEdition(file, f"unknown key `{key}`.", hint)
    headline, introduction = (values.get(key) or "" for key in KEYS[:2])
    if not (isinstance(headline, str) and isinstance(introduction, str)):
        raise BadEdition(file, "headline and introduction must be text.", "Put them into quotation marks.")
    return EditionWish(headline, introduction, tuple(_place(file, name, places) for name in _list(file, values)))


def _load(file: Path) -> dict[Any, Any]:
    try:
        if file.stat().st_size > MOST_BYTES:
            raise BadEdition(file, "it is too long for an edition.", "An edition names a few briefings.")
        values = yaml.safe_load(file.read_text(encoding="utf-8")) or {}
    except yaml.MarkedYAMLError as fault:
        line = fault.problem_mark.line + 1 if fault.problem_mark else None
        raise BadEdition(file, f"this is not YAML: {fault.problem}.", "Check indentation and quotes.", line) from fault
    except (yaml.YAMLError, UnicodeDecodeError, OSError) as fault:
        raise BadEdition(file, f"it cannot be read: {fault}.", "Save it as UTF-8 text.") from fault
    if not isinstance(values, dict):
        raise BadEdition(file, "it must have lines such as `headline: …`.", f"The keys are {', '.join(KEYS)}.")
    return values


def _list(file: Path, values: dict[Any, Any]) -> list[str]:
    names = values.get("order") or []
    if not isinstance(names, list) or not all(isinstance(name, str) for name in names):
        raise BadEdition(file, "`order` must be a list of briefings.", "Write `order:` and a line `- name` for each.")
    return names


def _place(file: Path, name: str, places: Collection[str]) -> str:
    wanted = name.removesuffix(".md").strip("/")
    found = [place for place in places if place == wanted or place.rsplit("/", 1)[-1] == wanted]
    if len(found) == 1:
        return found[0]
    if found:
        hint = f"Write the year and month before it. {UNUSED}"
        raise BadEdition(file, f"there are {len(found)} briefings “{name}”.", hint)
    near = get_close_matches(wanted, [*places, *(place.rsplit("/", 1)[-1] for place in places)], n=1)
    hint = f"Did you mean “{near[0]}”?" if near else "Name a file of content/briefings/, without .md."
    raise BadEdition(file, f"there is no briefing “{name}” on the site.", f"{hint} {UNUSED}")
