"""Read one taxonomy file into entries that know their line, so that every fault names its place and a near name."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches
from pathlib import Path

import yaml

from .errors import BadTaxonomy

TEXT_TAGS = frozenset({"tag:yaml.org,2002:str"})


class Entry:
    """One mapping of a taxonomy file under its key. Reading a value checks its type; nothing is guessed."""

    def __init__(self, file: Path, key: str, line: int, node: yaml.MappingNode) -> None:
        self.file = file
        self.key = key
        self.line = line
        self._values: dict[str, tuple[int, yaml.Node]] = {}
        for key_node, value in node.value:
            self._values[_text_of(file, key_node, "a key")] = (_line_of(key_node), value)

    def has(self, name: str) -> bool:
        return name in self._values

    def error(self, fault: str, next_step: str, line: int | None = None) -> BadTaxonomy:
        return BadTaxonomy(self.file, fault, next_step, line or self.line)

    def unknown_name(self, name: str, known: Iterable[str]) -> BadTaxonomy:
        """The error for a name that nothing has, with the nearest one as a hint."""
        return self.error(f"“{self.key}” names “{name}”, which is not known.", _hint(name, known))

    def check_keys(self, known: frozenset[str]) -> None:
        for name, (line, _) in self._values.items():
            if name not in known:
                raise self.error(f"“{self.key}” has an unknown key “{name}”.", _hint(name, known), line)

    def text(self, name: str, required: bool = False) -> str:
        if name not in self._values:
            if required:
                raise self.error(f"“{self.key}” has no “{name}”.", f"Add “{name}: …”.")
            return ""
        return _text_of(self.file, self._values[name][1], f"“{name}”")

    def choice(self, name: str, known: frozenset[str], default: str) -> str:
        chosen = self.text(name) or default
        if chosen not in known:
            raise self.error(f"“{name}: {chosen}” is not one of {', '.join(sorted(known))}.", _hint(chosen, known))
        return chosen

    def texts(self, name: str) -> tuple[str, ...]:
        if name not in self._values:
            return ()
        return _texts_of(self.file, self._values[name][1], f"“{name}”")

    def texts_by_key(self, name: str, required: bool = False) -> dict[str, str]:
        if name not in self._values and not required:
            return {}
        if name not in self._values:
            raise self.error(f"“{self.key}” has no “{name}”.", f"Add “{name}: {{en: …}}”.")
        pairs = _mapping_of(self.file, self._values[name][1], f"“{name}”").value
        return {_text_of(self.file, key, "a key"): _text_of(self.file, value, f"“{name}”") for key, value in pairs}

    def lists_by_key(self, name: str) -> dict[str, tuple[str, ...]]:
        if name not in self._values:
            return {}
        pairs = _mapping_of(self.file, self._values[name][1], f"“{name}”").value
        return {_text_of(self.file, key, "a key"): _texts_of(self.file, value, f"“{name}”") for key, value in pairs}

    def entries(self, name: str) -> list[Entry]:
        if name not in self._values:
            return []
        return _entries_of(self.file, _mapping_of(self.file, self._values[name][1], f"“{name}”"))


def read_entries(file: Path) -> list[Entry]:
    """The top-level entries of a file in order. Raises BadTaxonomy when it is not a YAML mapping of mappings."""
    try:
        root = yaml.compose(file.read_text(encoding="utf-8"), Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        raise BadTaxonomy(
            file,
            f"this is not YAML: {error.problem}.",
            "Check the indentation and the quotes.",
            mark.line + 1 if mark else None,
        ) from error
    except (yaml.YAMLError, UnicodeDecodeError, OSError) as error:
        raise BadTaxonomy(file, f"it cannot be read: {error}.", "Save it as UTF-8 text.") from error
    if root is None:
        return []
    return _entries_of(file, _mapping_of(file, root, "the file"))


def _entries_of(file: Path, mapping: yaml.MappingNode) -> list[Entry]:
    entries: dict[str, Entry] = {}
    for key_node, value in mapping.value:
        key = _text_of(file, key_node, "a key")
        if key in entries:
            raise BadTaxonomy(file, f"“{key}” is there twice.", "Join the two entries.", _line_of(key_node))
        entries[key] = Entry(file, key, _line_of(key_node), _mapping_of(file, value, f"“{key}”"))
    return list(entries.values())


def _mapping_of(file: Path, node: yaml.Node, what: str) -> yaml.MappingNode:
    if not isinstance(node, yaml.MappingNode):
        raise BadTaxonomy(file, f"{what} must be a mapping.", "Write “name: value” lines under it.", _line_of(node))
    return node


def _texts_of(file: Path, node: yaml.Node, what: str) -> tuple[str, ...]:
    if not isinstance(node, yaml.SequenceNode):
        raise BadTaxonomy(file, f"{what} must be a list.", "Write it as [one, two].", _line_of(node))
    return tuple(_text_of(file, item, f"an item of {what}") for item in node.value)


def _text_of(file: Path, node: yaml.Node, what: str) -> str:
    if not isinstance(node, yaml.ScalarNode) or node.tag not in TEXT_TAGS:
        hint = "YAML reads no, yes, on, off and numbers as other things: put it in quotes."
        raise BadTaxonomy(file, f"{what} must be text.", hint, _line_of(node))
    return str(node.value)


def _line_of(node: yaml.Node) -> int:
    return int(node.start_mark.line) + 1


def _hint(name: str, known: Iterable[str]) -> str:
    names = list(known)
    near = get_close_matches(name, names, n=1, cutoff=0.5)
    if near:
        return f"Did you mean “{near[0]}”?"
    return f"Known: {', '.join(sorted(names)[:20])}."
