"""The press: makes files of the site from what they show, in this process or in any other that it is sent to."""

from __future__ import annotations

import os
import pickle
import posixpath
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any

from jinja2 import Environment

from ..errors import BriefingsError, CannotWrite
from .manifest import PART, Entry
from .templates import KeptCode

# Stands for the way to the site's root while a page is made; every page puts its own in (RELATIVE_URLS).
ROOT_MARK = "root-of-this-site-0b7e"

MOST_PARTS = 4000  # of about ten kilobytes each

Given = Callable[[], Mapping[str, Any]]


@dataclass
class Press:
    """What the making of every file needs. It can be sent to another process; the environment is made anew there."""

    output: Path
    siteurl: str  # with which links begin, or ROOT_MARK
    settings: Mapping[str, Any]
    code: KeptCode
    names: frozenset[str] = frozenset()  # of the settings that templates read
    shared: dict[str, Any] = field(default_factory=dict)  # site-wide names that templates read

    @cached_property
    def env(self) -> Environment:
        """The templates' environment."""
        from .environment import make_environment  # Pelican is not needed where the environment was inherited

        return make_environment(self.settings, self.names, self.code, self.siteurl)

    def use(self, env: Environment, names: frozenset[str]) -> None:
        """Take an environment that is there already, whose templates read these names."""
        self.__dict__["env"] = env
        self.names = names

    def render(self, template: str, save_as: str, given: Mapping[str, Any]) -> bytes:
        """A page."""
        text = self.env.get_template(template).render({**self.shared, "output_file": save_as, **given})
        return self.finish(text, save_as)

    def remember(self, key: Any, make: Callable[[], str]) -> str:
        """A part of several files, made once in each process; a few thousand are kept."""
        parts: dict[Any, str] = self.__dict__.setdefault("parts", {})
        if key not in parts:
            if len(parts) >= MOST_PARTS:
                parts.clear()
            parts[key] = make()
        return parts[key]

    def finish(self, text: str, save_as: str) -> bytes:
        """The bytes of a page whose links begin where they must."""
        if self.siteurl == ROOT_MARK:
            text = text.replace(ROOT_MARK, posixpath.relpath(".", posixpath.dirname(save_as) or "."))
        return text.encode("utf-8", "replace")

    def __getstate__(self) -> dict[str, Any]:
        settings = {name: value for name, value in self.settings.items() if "JINJA" in name or _can_travel(value)}
        return {**self.__dict__, "settings": settings, "env": None, "parts": {}}

    def __setstate__(self, state: dict[str, Any]) -> None:
        self.__dict__.update(state)
        del self.__dict__["env"]


def _can_travel(value: object) -> bool:
    try:
        pickle.dumps(value)
    except Exception:  # whatever a settings file puts there
        return False
    return True


@dataclass(slots=True)
class Product:
    """One file of the output folder: what it is made of, and how it is made when that has changed."""

    save_as: str
    signature: bytes
    make: Callable[[Press], bytes]
    here: bool = False  # whether only this process can make it


def make_page(press: Press, template: str, save_as: str, given: Given) -> bytes:
    """A page from a template and what it is given."""
    return press.render(template, save_as, given())


def make_bytes(press: Press, data: bytes) -> bytes:
    """What was made already."""
    del press
    return data


def copy_file(press: Press, source: Path) -> bytes:
    """A file as it is."""
    del press
    return source.read_bytes()


def make_products(products: Sequence[Product], press: Press) -> list[tuple[str, Entry | BriefingsError]]:
    """Make and write some files; each with its entry for the manifest, or with what went wrong."""
    made: set[str] = set()
    return [(product.save_as, _make(product, press, made)) for product in products]


def _make(product: Product, press: Press, made: set[str]) -> Entry | BriefingsError:
    try:
        return write_file(press.output, product, product.make(press), made)
    except BriefingsError as fault:
        return fault
    except OSError as fault:
        hint = "Free the disk or the folder and build again."
        return CannotWrite(press.output / product.save_as, f"it could not be written ({fault.strerror}).", hint)
    except Exception as fault:  # a theme is code
        told = f"the page could not be made ({type(fault).__name__}: {str(fault)[:200]})."
        return CannotWrite(product.save_as, told, "Mend the theme's template and build again.")


def write_file(output: Path, product: Product, data: bytes, made: set[str]) -> Entry:
    """Write a file in one step, unless it holds these bytes already. `made` are the folders known to be there."""
    place = output / product.save_as
    if _holds(place, data):
        status = place.stat()
        return Entry(product.signature, status.st_size, status.st_mtime_ns)
    if (folder := posixpath.dirname(product.save_as)) not in made:
        place.parent.mkdir(parents=True, exist_ok=True)
        made.add(folder)
    part = place.with_name(place.name + PART)
    with part.open("wb") as file:
        file.write(data)
        file.flush()
        status = os.fstat(file.fileno())
    part.replace(place)
    return Entry(product.signature, status.st_size, status.st_mtime_ns)


def _holds(place: Path, data: bytes) -> bool:
    try:
        return place.read_bytes() == data
    except OSError:
        return False
