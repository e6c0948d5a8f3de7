"""Signatures: short digests of everything that a page depends on, the same on every machine and in every run."""

from __future__ import annotations

import marshal
import sys
from collections.abc import Iterable, Mapping
from functools import partial
from hashlib import blake2b
from pathlib import Path, PurePath
from types import CodeType
from typing import Any

SIZE = 16  # bytes; 2^64 pages would be needed for two of one digest by chance
UNSHARED = 2  # the last version of marshal's form that does not tell which objects are one: values alone count
PACKAGE = Path(__file__).resolve().parent.parent
# Where a site lies changes none of its pages; what it holds is signed by itself.
PLACES = frozenset(
    {"PATH", "OUTPUT_PATH", "CACHE_PATH", "THEME", "THEME_LINE", "LOG_FILTER", "BIND", "PORT", "BRIEFINGS_JOBS"}
)


def digest(parts: Iterable[bytes]) -> bytes:
    """One digest of several byte strings; their borders count."""
    return blake2b(marshal.dumps(list(parts), UNSHARED), digest_size=SIZE).digest()


def digest_text(*texts: str) -> bytes:
    """One digest of several texts."""
    return digest(text.encode("utf-8", "surrogatepass") for text in texts)


def sign_engine() -> bytes:
    """What does the work: our own source, the packages installed beside Pelican, and Python itself."""
    import jinja2

    sources = sorted(PACKAGE.rglob("*.py"))
    installed = sorted(place.name for place in Path(jinja2.__file__).parents[1].glob("*.dist-info"))
    code = [str(path.relative_to(PACKAGE)).encode() + b"\0" + path.read_bytes() for path in sources]
    return digest([sys.version.encode(), *(name.encode() for name in installed), *code])


def sign_settings(settings: Mapping[str, Any]) -> bytes:
    """Every setting that a page could show or follow."""
    named = sorted(name for name in settings if name.isupper() and name not in PLACES)
    return digest_text(*(f"{name}={describe(settings[name])}" for name in named))


def describe(value: Any) -> str:
    """A value as text that does not vary from run to run: sets in order, functions by their code.

    >>> describe({"b", "a"}), describe({"x": [1, None]})
    ("{'a' 'b'}", "{'x': [1 None]}")
    """
    if isinstance(value, Mapping):
        return "{" + " ".join(sorted(f"{describe(key)}: {describe(item)}" for key, item in value.items())) + "}"
    if isinstance(value, set | frozenset):
        return "{" + " ".join(sorted(describe(item) for item in value)) + "}"
    if isinstance(value, list | tuple):
        return "[" + " ".join(describe(item) for item in value) + "]"
    if value is None or isinstance(value, str | int | float | bytes | PurePath):
        return repr(value)
    return _describe_code(value)


def _describe_code(value: Any) -> str:
    if isinstance(value, partial):
        return f"{describe(value.func)} {describe(value.args)} {describe(value.keywords)}"
    if isinstance(value, CodeType):
        constants = [describe(item) for item in value.co_consts]
        return f"{value.co_code.hex()} {value.co_names} {constants}"
    code = getattr(value, "__code__", None)
    name = getattr(value, "__qualname__", None) or type(value).__qualname__
    return f"{getattr(value, '__module__', '')}.{name} {describe(code) if code else ''}"
