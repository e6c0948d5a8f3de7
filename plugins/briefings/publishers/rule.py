"""One publisher's rule: `DOMAIN.yaml` with selectors for fields, body and what is stripped, and with its tests."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from functools import lru_cache
from pathlib import Path
from typing import TypeVar

import yaml
from selectolax.lexbor import LexborHTMLParser, SelectolaxError

from ..errors import BadRule
from ..file_times import time_stamp
from ..taxonomy import default_folder

FIELDS = frozenset(
    """
    title kicker summary author date modified section keyword lang image source_name url
    """.split()
)
EXPECTED_TEXTS = frozenset(
    """
    title kicker summary date modified section lang image url source
    """.split()
)
EXPECTED_LISTS = frozenset({"authors", "keywords", "has", "lacks"})
KEYS = ("domain", "reason", "valid_until", "fields", "body", "strip", "tests")
TEST_KEYS = ("page", "expected")
DOMAIN = re.compile(r"[a-z0-9](?:[a-z0-9-]*[a-z0-9])?(?:\.[a-z0-9](?:[a-z0-9-]*[a-z0-9])?)+")
ATTRIBUTE = re.compile(r"\s+@([A-Za-z][\w:-]*)$")
SHIPPED = Path(__file__).parent.parent / "data" / "publishers"
EMPTY_PAGE = LexborHTMLParser("<p></p>")
Value = TypeVar("Value")


@dataclass(frozen=True, slots=True)
class Selector:
    """A CSS selector, and the attribute whose value is taken instead of the element's text."""

    css: str
    attribute: str = ""

    def __str__(self) -> str:
        return f"{self.css} @{self.attribute}" if self.attribute else self.css


@dataclass(frozen=True, slots=True)
class RuleTest:
    """A small page and what must be read from it."""

    page: str
    expected: Mapping[str, str | tuple[str, ...]]
    line: int


@dataclass(frozen=True, slots=True)
class Rule:
    """What is known of one publisher's pages."""

    file: Path
    domain: str
    reason: str
    valid_until: dt.date
    fields: Mapping[str, tuple[Selector, ...]]
    body: tuple[Selector, ...]
    strip: tuple[Selector, ...]
    tests: tuple[RuleTest, ...]


def rule_folders() -> tuple[Path, Path]:
    """The curator's own rules, which win, and those of the package."""
    return default_folder() / "publishers", SHIPPED


def rule_files(folders: tuple[Path, ...] | None = None) -> list[Path]:
    """Every rule file, the curator's first."""
    return [file for folder in folders or rule_folders() for file in sorted(folder.glob("*.yaml"))]


def find_rule(host: str) -> Rule | None:
    """The rule for a host, or for the domain above it. Raises BadRule when its file is broken."""
    labels = host.casefold().removeprefix("www.").split(".")
    folders = rule_folders()
    for at in range(len(labels) - 1):
        domain = ".".join(labels[at:])
        if DOMAIN.fullmatch(domain):
            for folder in folders:
                if stamp := time_stamp(f"{folder}/{domain}.yaml"):
                    return _load_unchanged(folder / f"{domain}.yaml", stamp)
    return None


def load_rule(file: Path) -> Rule:
    """Read and check a rule. Raises BadRule with the line for broken YAML, an unknown key, a wrong type or selector."""
    try:
        root = yaml.compose(file.read_text(encoding="utf-8"), Loader=yaml.SafeLoader)
    except yaml.MarkedYAMLError as fault:
        mark = fault.problem_mark or fault.context_mark
        line = mark.line + 1 if mark else None
        hint = "Check the indentation and the quotes."
        raise BadRule(file, f"this is not YAML: {fault.problem}.", hint, line) from fault
    except (yaml.YAMLError, UnicodeDecodeError, OSError, RecursionError) as fault:
        raise BadRule(file, f"it cannot be read: {fault}.", "Save it as UTF-8 text.") from fault
    return _Reader(file).read_rule(root)


@lru_cache(maxsize=64)
def _load_unchanged(file: Path, time_stamp: int) -> Rule:
    return load_rule(file)


class _Reader:
    """Reads the nodes of one file; every fault names the file, the line and what to write instead."""

    def __init__(self, file: Path) -> None:
        self.file = file

    def read_rule(self, root: yaml.Node | None) -> Rule:
        if root is None:
            raise BadRule(self.file, "the file is empty.", "Write a rule into it, or delete it.")
        values = self._mapping(root, "the file", KEYS)
        for key in ("domain", "reason", "valid_until", "tests"):
            if key not in values:
                raise BadRule(self.file, f"“{key}” is missing.", f"Add “{key}: …”.", 1)
        domain = self._text(values["domain"], "domain")
        if domain != self.file.stem or not DOMAIN.fullmatch(domain):
            hint = f"Write “domain: {self.file.stem}”, or rename the file."
            raise BadRule(self.file, f"the domain “{domain}” is not the file's name.", hint, _line(values["domain"]))
        return Rule(
            file=self.file,
            domain=domain,
            reason=self._text(values["reason"], "reason"),
            valid_until=self._day(values["valid_until"]),
            fields=self._fields(values.get("fields")),
            body=tuple(self._each(values.get("body"), self._selector)),
            strip=tuple(self._each(values.get("strip"), self._selector)),
            tests=tuple(self._each(values["tests"], self._test)),
        )

    def _mapping(self, node: yaml.Node, what: str, known: tuple[str, ...] | frozenset[str]) -> dict[str, yaml.Node]:
        if not isinstance(node, yaml.MappingNode):
            raise BadRule(self.file, f"{what} must be a mapping.", "Write “name: value” lines.", _line(node))
        found: dict[str, yaml.Node] = {}
        for key_node, value in node.value:
            key = str(key_node.value)
            if key not in known:
                near = get_close_matches(key, known, n=1, cutoff=0.5)
                hint = f"Did you mean “{near[0]}”?" if near else f"Known: {', '.join(sorted(known))}."
                raise BadRule(self.file, f"{what} has an unknown key “{key}”.", hint, _line(key_node))
            if key in found:
                raise BadRule(self.file, f"“{key}” is there twice.", "Join the two.", _line(key_node))
            found[key] = value
        return found

    def _text(self, node: yaml.Node, what: str) -> str:
        if not isinstance(node, yaml.ScalarNode) or not str(node.value).strip():
            raise BadRule(self.file, f"“{what}” must be text.", f"Write “{what}: …”.", _line(node))
        return str(node.value)

    def _day(self, node: yaml.Node) -> dt.date:
        try:
            return dt.date.fromisoformat(self._text(node, "valid_until"))
        except ValueError as fault:
            hint = "Write it as 2027-12-31."
            raise BadRule(self.file, "“valid_until” is not a date.", hint, _line(node)) from fault

    def _each(self, node: yaml.Node | None, read: Callable[[yaml.Node], Value]) -> Iterator[Value]:
        if node is None:
            return
        for item in node.value if isinstance(node, yaml.SequenceNode) else [node]:
            yield read(item)

    def _fields(self, node: yaml.Node | None) -> dict[str, tuple[Selector, ...]]:
        values = self._mapping(node, "“fields”", FIELDS) if node is not None else {}
        return {field: tuple(self._each(value, self._selector)) for field, value in values.items()}

    def _selector(self, node: yaml.Node) -> Selector:
        text = self._text(node, "selector").strip()
        attribute = ATTRIBUTE.search(text)
        css = text[: attribute.start()] if attribute else text
        try:
            EMPTY_PAGE.css(css)
        except (SelectolaxError, ValueError) as fault:
            hint = "Write a CSS selector, with “ @attribute” after it for an attribute's value."
            raise BadRule(self.file, f"“{css}” is not a selector.", hint, _line(node)) from fault
        return Selector(css, attribute[1] if attribute else "")

    def _test(self, node: yaml.Node) -> RuleTest:
        values = self._mapping(node, "a test", TEST_KEYS)
        for key in TEST_KEYS:
            if key not in values:
                raise BadRule(self.file, f"a test has no “{key}”.", f"Add “{key}: …”.", _line(node))
        expected: dict[str, str | tuple[str, ...]] = {}
        for field, value in self._mapping(values["expected"], "“expected”", EXPECTED_TEXTS | EXPECTED_LISTS).items():
            if field in EXPECTED_LISTS:
                expected[field] = tuple(self._each(value, lambda item: self._text(item, "an item")))
            else:
                expected[field] = self._text(value, field)
        return RuleTest(self._text(values["page"], "page"), expected, _line(node))


def _line(node: yaml.Node) -> int:
    return int(node.start_mark.line) + 1
