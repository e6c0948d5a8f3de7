"""The theme's templates: their compiled code, kept between builds, and what each of them can possibly show."""

from __future__ import annotations

import marshal
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any

from jinja2 import Environment, TemplateNotFound, meta, nodes
from jinja2.bccache import Bucket, BytecodeCache

from .records import load_record, save_record
from .signatures import digest, digest_text

FORM = "2"  # of what is kept of a template
Facts = tuple[list[str | None], list[str], list[str]]  # the templates that it refers to; names and attributes read


class KeptCode(BytecodeCache):
    """Jinja's compiled templates in one checked record: a damaged byte must not reach Python's interpreter."""

    def __init__(self, record: Path, engine: bytes) -> None:
        self._record = record
        self._engine = engine
        self._fresh: dict[str, bytes] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        """Give Jinja the code of a template, when it is that of this very source."""
        checksum, code = self._kept.get(bucket.key, ("", b""))
        if checksum == bucket.checksum:
            bucket.bytecode_from_string(code)

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Remember newly compiled code until `save`."""
        self._kept[bucket.key] = (bucket.checksum, bucket.bytecode_to_string())
        self._fresh[bucket.key] = b""

    def save(self) -> None:
        """Keep what was compiled."""
        if self._fresh:
            save_record(self._record, marshal.dumps((self._engine, self._kept)))
            self._fresh.clear()

    @cached_property
    def _kept(self) -> dict[str, tuple[str, bytes]]:
        try:
            engine, kept = marshal.loads(load_record(self._record))
        except (ValueError, TypeError, EOFError):
            return {}
        return kept if engine == self._engine else {}


@dataclass(frozen=True, slots=True)
class Reach:
    """What a template with all that it extends, includes and imports consists of."""

    signature: bytes  # of all their sources
    names: frozenset[str] | None  # the names that they read, or None when any could be
    attributes: frozenset[str]  # what they read of any value, and every text that could name it


@dataclass
class Templates:
    """What the templates of one environment can show, known without rendering them."""

    env: Environment
    record: Path
    _facts: dict[str, tuple[bytes, Facts]] = field(default_factory=dict)
    _parsed: dict[str, Facts] = field(default_factory=dict)
    _changed: bool = False

    def __post_init__(self) -> None:
        try:
            self._facts = marshal.loads(load_record(self.record))
        except (ValueError, TypeError, EOFError):
            self._facts = {}

    def has(self, name: str) -> bool:
        """Whether the theme has a template."""
        try:
            self.env.get_template(name)
        except TemplateNotFound:
            return False
        return True

    def reach_of(self, name: str) -> Reach:
        """What a template consists of, and the names that it reads."""
        sources: list[bytes] = []
        names: set[str] = set()
        attributes: set[str] = set()
        anything = False
        waiting, seen = [name], {name}
        while waiting:
            source, (referenced, read, parts) = self._facts_of(waiting.pop())
            sources.append(source)
            names.update(read)
            attributes.update(parts)
            anything = anything or None in referenced  # a template whose name is made at run time
            fresh = [other for other in referenced if other is not None and other not in seen]
            seen.update(fresh)
            waiting += fresh
        return Reach(digest(sorted(sources)), None if anything else frozenset(names), frozenset(attributes))

    def names_read(self) -> frozenset[str]:
        """Every name that any template reads from outside of it."""
        assert self.env.loader is not None
        return frozenset(name for template in self.env.list_templates() for name in self._facts_of(template)[1][1])

    def save(self) -> None:
        """Keep what was found out."""
        if self._changed:
            save_record(self.record, marshal.dumps(self._facts))

    def _facts_of(self, name: str) -> tuple[bytes, Facts]:
        source = self._source_of(name)
        signature = digest_text(FORM, name, source)
        known = self._facts.get(name)
        if known is None or known[0] != signature:
            if source not in self._parsed:  # a theme's template has a second name, with `!theme/` before it
                tree = self.env.parse(source)
                read = sorted(meta.find_undeclared_variables(tree))
                self._parsed[source] = list(meta.find_referenced_templates(tree)), read, _attributes_of(tree)
            known = (signature, self._parsed[source])
            self._facts[name] = known
            self._changed = True
        return known

    def _source_of(self, name: str) -> str:
        assert self.env.loader is not None
        try:
            return str(self.env.loader.get_source(self.env, name)[0])
        except TemplateNotFound:
            return ""  # `ignore missing`; once it is there, its source differs from nothing


def _attributes_of(tree: nodes.Template) -> list[str]:
    """What a template reads of any value: by a dot, or by a text, as `map(attribute="source.name")` does."""
    found = {node.attr for node in tree.find_all(nodes.Getattr)}
    for node in tree.find_all(nodes.Const):
        if isinstance(node.value, str):
            found.update(filter(str.isidentifier, node.value.split(".")))
    return sorted(found)


class Fragments:
    """Parts of pages that come out the same each time: made once, then taken from here. Templates call it `once`."""

    LIMIT = 20_000  # fragments; related briefings are near each other in time, and so are the pages that show them

    def __init__(self) -> None:
        self._made: dict[Any, Any] = {}

    def __call__(self, macro: Any, *values: Any, **named: Any) -> Any:
        """What a macro gives for these values. The macro must be imported without context."""
        key = (macro, values, *named.items())
        try:
            made = self._made.get(key)
        except TypeError:  # a value that cannot be a key
            return macro(*values, **named)
        if made is None:
            if len(self._made) >= self.LIMIT:
                self._made.clear()
            made = self._made[key] = macro(*values, **named)
        return made
