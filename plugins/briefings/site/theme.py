"""The theme of a build: its templates with the names that they read, and what signs them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from .articles import OPENED, Article
from .signatures import digest
from .templates import Templates


@dataclass
class Theme:
    """Signs templates by their sources and by the site-wide names that they read."""

    templates: Templates
    endings: tuple[str, ...]
    base: bytes  # the signature of engine, settings and the interface's words
    offered: Mapping[str, Callable[[bool], bytes]]  # site-wide names, each with what signs its value, bodies or not
    addresses: Mapping[str, str]  # of sources that bodies link to
    opens_all: bool = False  # whether something that cannot be looked into may read any part of a briefing
    used: set[str] = field(default_factory=set)  # the offered names that some template reads
    _files: dict[str, str] = field(default_factory=dict)
    _signed: dict[str, bytes] = field(default_factory=dict)
    _opening: dict[str, bool] = field(default_factory=dict)
    _names: dict[tuple[str, bool], bytes] = field(default_factory=dict)

    def has(self, name: str) -> bool:
        """Whether the theme has a template, named without its ending."""
        return any(self.templates.has(name + ending) for ending in self.endings)

    def template(self, name: str) -> str:
        """The file of a template."""
        if name not in self._files:
            found = (name + ending for ending in self.endings if self.templates.has(name + ending))
            self._files[name] = next(found, name)
        return self._files[name]

    def sign(self, name: str) -> bytes:
        """The signature of a template with all that it reads of the site."""
        if name not in self._signed:
            reach = self.templates.reach_of(self.template(name))
            read = [known for known in sorted(self.offered) if reach.names is None or known in reach.names]
            self.used.update(read)
            opens = self.opens(name)
            values = [self._sign_name(known, opens) for known in read]
            self._signed[name] = digest([self.base, reach.signature, *values])
        return self._signed[name]

    def opens(self, name: str) -> bool:
        """Whether a template may show of a briefing what only its own page is for: then an edited body changes it."""
        if name not in self._opening:
            reach = self.templates.reach_of(self.template(name))
            self._opening[name] = self.opens_all or reach.names is None or bool(reach.attributes & OPENED)
        return self._opening[name]

    def links_of(self, article: Article) -> list[bytes]:
        """Where the links of a body lead: the page changes when their targets move."""
        links = article.filing.links
        return [f"{link}>{self.addresses.get(link, '')}".encode() for link in links] if links else []

    def _sign_name(self, name: str, opens: bool) -> bytes:
        if (name, opens) not in self._names:
            self._names[name, opens] = digest([name.encode(), self.offered[name](opens)])
        return self._names[name, opens]


def make_shared(used: set[str], values: Mapping[str, Any]) -> dict[str, Any]:
    """The site-wide values that templates read."""
    return {name: value for name, value in values.items() if name in used}
