"""The front matter of a briefing: one schema, read and written here and nowhere else.

The schema is a table. Keys that it does not name belong to the curator and are kept as they stand.
"""

from __future__ import annotations

import datetime as dt
import difflib
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from .errors import BadFrontMatter
from .language_tags import is_language_tag, likely_tag

STATUSES = ("published", "draft", "review", "withdrawn")
RIGHTS = ("full", "excerpt", "link")
REQUIRED = ("title", "date")
LONGEST_DAY = 10  # characters: `2026-12-31`; with an hour it is `20261231T12` at the shortest
LONGEST = 200_000  # characters of front matter
MOST_BRACKETS = 1_000  # the YAML library's own stack ends at some ten thousand
STACKED = re.compile(r"(?:[-?:][ \t]+){100}")  # lists in lists in one line

Check = Callable[[object], str]  # "" when the value is right, else what is wrong and how to write it


class DayAlone(dt.datetime):
    """A day of which no time is told: midnight, to be ordered among moments."""

    def isoformat(self, sep: str = "T", timespec: str = "auto") -> str:
        """The day: a time that nobody told must not be shown."""
        return self.date().isoformat()


@dataclass(frozen=True, slots=True)
class Briefing:
    """A briefing as it lies on disk: its front matter in the order of the file, and its Markdown body."""

    front: dict[str, Any]
    body: str


class _Loader(yaml.CSafeLoader if hasattr(yaml, "CSafeLoader") else yaml.SafeLoader):  # type: ignore[misc]
    """A safe loader that leaves dates, yes/no and 12:30:45 as the text that the curator typed."""

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Any, Any]:
        """A group of keys. Raises ConstructorError when one of them stands there twice: YAML itself takes the last."""
        found: dict[Any, Any] = super().construct_mapping(node, deep)
        if len(found) != len(node.value):
            seen: set[object] = set()
            for key, _ in node.value:
                if key.value in seen:
                    raise yaml.constructor.ConstructorError(
                        None, None, f"`{key.value}` stands there twice", key.start_mark
                    )
                seen.add(key.value)
        return found


class _Dumper(yaml.CSafeDumper if hasattr(yaml, "CSafeDumper") else yaml.SafeDumper):  # type: ignore[misc]
    """A safe dumper that quotes what a plain YAML reader would take for something else, and writes every value out."""

    def ignore_aliases(self, data: object) -> bool:
        """Never write `*name` for a value that stands in two places."""
        return True


# YAML 1.1 reads `yes` as true, `12:30:45` as 45045 and `2025-12-20` as a date (https://yaml.org/type/).
_KEPT = {
    first: [(tag, pattern) for tag, pattern in rules if not tag.endswith((":timestamp", ":bool", ":int"))]
    for first, rules in yaml.SafeLoader.yaml_implicit_resolvers.items()
}
_Loader.yaml_implicit_resolvers = _KEPT
_Loader.add_implicit_resolver("tag:yaml.org,2002:bool", re.compile(r"^(?:true|True|false|False)$"), list("tTfF"))
_Loader.add_implicit_resolver("tag:yaml.org,2002:int", re.compile(r"^-?(?:0|[1-9][0-9]{0,17})$"), list("-0123456789"))


def read_briefing(path: Path, required: tuple[str, ...] = REQUIRED) -> Briefing:
    """The briefing in a file; a page of the site has the same schema, but requires a title alone.

    Raises BadFrontMatter, with the line, when the front matter is missing, is no YAML or breaks the schema.
    """
    return decode_briefing(path.read_bytes(), path, required)


def decode_briefing(raw: bytes, path: Path, required: tuple[str, ...] = REQUIRED) -> Briefing:
    """The briefing in the bytes of a file. Raises as `read_briefing` does."""
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as fault:
        raise BadFrontMatter(path, "the file is not UTF-8 text.", "Save it again as UTF-8.") from fault
    return parse_briefing(text.replace("\r\n", "\n").replace("\r", "\n"), path, required)


def parse_briefing(text: str, path: Path | str = "briefing", required: tuple[str, ...] = REQUIRED) -> Briefing:
    """The briefing in a text; `path` is for messages only. Raises as `read_briefing` does."""
    head, body = _split(text.replace("\r\n", "\n"), path)
    front = _load(head, path)
    for key, value in front.items():
        fault = SCHEMA[key](value) if key in SCHEMA else ""
        if fault:
            raise BadFrontMatter(path, f"`{key}` {fault}", "Correct it and build again.", _line_of(key, head))
    for key in required:
        if not front.get(key):
            near = difflib.get_close_matches(key, [name for name in front if name not in SCHEMA], n=1)
            hint = f"Add a line `{key}: …` between the two lines of dashes."
            hint = f"Did you mean it by `{near[0]}`?" if near else hint
            raise BadFrontMatter(path, f"`{key}` is missing.", hint, 1)
    return Briefing(front, body)


def write_front_matter(front: Mapping[str, object], body: str) -> str:
    """The text of a briefing file. Empty values are left out; the order of `front` is kept."""
    kept = {key: value for key, value in front.items() if value not in ("", None, [], {}, ())}
    head = yaml.dump(kept, Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=110, default_flow_style=False)
    return f"---\n{head}---\n\n{body.strip()}\n"


def parse_timestamp(value: object) -> dt.datetime | None:
    """A front-matter date with its zone (UTC where it has none), a DayAlone without a time, or None when it is none."""
    if not isinstance(value, str):
        return None
    text = value.strip()
    try:
        moment = (DayAlone if len(text) <= LONGEST_DAY else dt.datetime).fromisoformat(text)
    except ValueError:
        return None
    return moment if moment.tzinfo else moment.replace(tzinfo=dt.UTC)


def _split(text: str, path: Path | str) -> tuple[str, str]:
    if not text.startswith("---\n"):
        fault = "there is no front matter: the first line is not `---`."
        raise BadFrontMatter(path, fault, "Put the front matter between two lines of three dashes at the top.", 1)
    end = text.find("\n---", 3)
    after = text[end + 4 : end + 5]
    if end < 0 or after not in ("", "\n"):
        fault = "the front matter has no end."
        raise BadFrontMatter(path, fault, "Put a line of three dashes under the last key.", 1)
    return text[4 : end + 1], text[end + 5 :].lstrip("\n")


def _load(head: str, path: Path | str) -> dict[str, Any]:
    if len(head) > LONGEST or head.count("[") + head.count("{") > MOST_BRACKETS or STACKED.search(head):
        raise BadFrontMatter(path, "the front matter is far too long or nested too deep.", "Write it out plainly.", 2)
    try:
        front = yaml.load(head, Loader=_Loader)
    except yaml.YAMLError as fault:
        raise _explain(fault, head, path) from fault
    except RecursionError as fault:
        raise BadFrontMatter(path, "the YAML is nested too deep.", "Remove the nested brackets.") from fault
    if not isinstance(front, dict) or not all(isinstance(key, str) for key in front):
        raise BadFrontMatter(path, "the front matter is not a list of `key: value` lines.", "See docs/curators.md.", 2)
    if _repeats(front):
        said = "the front matter uses a YAML anchor and alias (`&name`, `*name`)."
        raise BadFrontMatter(path, said, "Write the value out, or put it in quotation marks.")
    return front


def _explain(fault: yaml.YAMLError, head: str, path: Path | str) -> BadFrontMatter:
    mark = getattr(fault, "problem_mark", None)
    problem = getattr(fault, "problem", None) or "it is not YAML"
    line = head.split("\n")[mark.line] if mark and mark.line <= head.count("\n") else ""
    if "\t" in line[: len(line) - len(line.lstrip())]:
        hint = "Put spaces in the place of the tab at the beginning of the line."
    elif "twice" in problem:
        hint = "Remove one of the two lines."
    else:
        hint = "A value with a colon or that begins with a sign needs quotation marks around it."
    return BadFrontMatter(path, f"the YAML is broken ({problem}).", hint, mark.line + 2 if mark else None)


def _repeats(value: object, seen: set[int] | None = None) -> bool:
    """Whether a list or group stands in two places: an alias, which can make a page of a few bytes without end."""
    seen = set() if seen is None else seen
    if not isinstance(value, dict | list):
        return False
    if id(value) in seen:
        return True
    seen.add(id(value))
    return any(_repeats(item, seen) for item in (value.values() if isinstance(value, dict) else value))


def _line_of(key: str, head: str) -> int | None:
    found = re.search(rf"(?m)^{re.escape(key)}\s*:", head)
    return head.count("\n", 0, found.start()) + 2 if found else None


def _text(value: object) -> str:
    if isinstance(value, str):
        return ""
    return f'must be text, not {_named(value)}: put it in quotation marks, `"{_shown(value)}"`.'


def _language(value: object) -> str:
    if not isinstance(value, str):
        return _text(value)
    if not value or is_language_tag(value):
        return ""
    meant = likely_tag(value)
    said = f"is `{_shown(value)}`, which is no code of a language (BCP 47): write `en` or `pt-BR`."
    return f"{said} Did you mean `{meant}`?" if meant else said


def _moment(value: object) -> str:
    if parse_timestamp(value):
        return ""
    return f"is not a date: `{_shown(value)}`. Write it as 2026-03-01T18:30:00+01:00 or 2026-03-01."


def _texts(value: object) -> str:
    if isinstance(value, list) and all(isinstance(item, str) for item in value):
        return ""
    if isinstance(value, str):
        return f"must be a list, not text: write `[{_shown(value)}]`."
    return "must be a list of texts: put every item that looks like a number in quotation marks."


def _one_of(choices: tuple[str, ...]) -> Check:
    def check(value: object) -> str:
        if isinstance(value, str) and value in choices:
            return ""
        near = difflib.get_close_matches(str(value)[:40].lower(), choices, n=1)
        meant = f" Did you mean `{near[0]}`?" if near else ""
        return f"is `{_shown(value)}`; it must be one of {', '.join(choices)}.{meant}"

    return check


def _mapping_of(fields: Mapping[str, Check]) -> Check:
    def check(value: object) -> str:
        if not isinstance(value, dict):
            return f"must be a group of keys ({', '.join(fields)}), not {_named(value)}."
        for key, item in value.items():
            if fault := (fields[key](item) if key in fields else ""):
                return f"has `{key}`, which {fault}"
        return ""

    return check


def _shown(value: object) -> str:
    return str(value)[:80]


def _named(value: object) -> str:
    names = {bool: "true/false", int: "a number", float: "a number", list: "a list", dict: "a group of keys"}
    return names.get(type(value), "empty") if value is not None else "empty"


SCHEMA: dict[str, Check] = {
    "title": _text,
    "date": _moment,
    "modified": _moment,
    "saved": _moment,
    "briefed": _moment,
    "lang": _language,
    "slug": _text,
    "kicker": _text,
    "summary": _text,
    "authors": _texts,
    "agencies": _texts,
    "source": _mapping_of({"name": _text, "url": _text, "domain": _text, "country": _text, "rights": _one_of(RIGHTS)}),
    "topics": _texts,
    "suggested_topics": _texts,
    "regions": _texts,
    "tags": _texts,
    "image": _mapping_of({"file": _text, "url": _text, "caption": _text, "credit": _text, "alt": _text}),
    "key_points": _texts,
    "comment": _text,
    "status": _one_of(STATUSES),
    "story": _text,
    "provenance": _mapping_of({"sha256": _text, "file": _text, "tool": _text, "archived": _text}),
}
