"""Setting one key of a briefing's front matter and leaving every other letter of the file as it is."""

from __future__ import annotations

import re
from pathlib import Path

import yaml

from ..frontmatter import parse_briefing
from .atomic import write_atomically


def set_text(path: Path, key: str, value: str) -> None:
    """Write `key: value` into the front matter, in place of the key's line or before the end.

    Raises BadFrontMatter when the file is no briefing, CannotWrite when it cannot be written.
    """
    text = path.read_text(encoding="utf-8")
    parse_briefing(text, path)
    line = yaml.safe_dump({key: value}, allow_unicode=True, width=10_000)
    head, end, body = text.partition("\n---")
    pattern = re.compile(rf"(?m)^{re.escape(key)}[ \t]*:.*\n?")
    changed = pattern.sub(lambda _: line, head + "\n", count=1) if pattern.search(head) else f"{head}\n{line}"
    whole = changed.rstrip("\n") + end + body
    parse_briefing(whole, path)
    write_atomically(path, whole)
