"""Whether anything changed since the last build: told in a moment, before Pelican and the templates are loaded.

A build that went well leaves a record: the signature of the settings, of every file that a build reads (by its name,
times and size), of the manifest of the output folder and of what else stands there. When all of it is the same, there
is nothing to do. At the least doubt an ordinary build looks closer.
"""

from __future__ import annotations

import logging
import marshal
import os
import runpy
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import astuple, dataclass
from hashlib import blake2b
from pathlib import Path
from typing import Any

from .listing import DOUBT_NANOSECONDS, list_files, stamp_of
from .site.manifest import Manifest
from .site.records import load_record, save_record
from .site.signatures import PACKAGE, describe, digest, digest_text

MOST_IN_DOUBT = 200  # files just written, whose bytes are compared too; with more, an ordinary build is as quick
OWN_PLUGINS = ("briefings", "pelican.plugins.briefings")  # what other plugins read is not known here


@dataclass(frozen=True, slots=True)
class Ground:
    """Where a build reads and writes, as absolute paths."""

    roots: tuple[str, ...]  # all that it reads
    saved: str  # the folder of saved pages, whose parts are not looked at
    lock: str  # what an import touches
    cache: str
    outputs: tuple[str, ...]  # the output folder, and those of the sub-sites within


@dataclass(frozen=True, slots=True)
class Look:
    """The files that a build reads, as they were at one moment."""

    signature: bytes
    doubtful: Mapping[str, bytes]  # files written so lately that their times prove nothing, with their bytes' digest


NOTHING = Look(b"", {})


class LastBuild:
    """What is recorded of the last build with these settings and overrides."""

    def __init__(self, settings_file: Path, overrides: Mapping[str, Any]) -> None:
        given = read_given(settings_file) | dict(overrides)
        self._given = sign_given(given)
        folder = settings_file.absolute().parent / str(given.get("CACHE_PATH") or ".cache")
        name = digest_text(str(settings_file.absolute()), describe(overrides)).hex()[:16]
        self._record = folder / "briefings" / f"last-{name}"
        self._ground: Ground | None = None
        self._look: Look | None = None
        self.warned: list[str] = []  # what this build warned of, to be said again when the next has nothing to do

    def tell_if_standing(self) -> str:
        """What to say when nothing has changed since; empty when something has, or could have."""
        try:
            given, ground, signature, doubtful, standing, told = marshal.loads(load_record(self._record))
            self.take_look(Ground(*ground))
            look = self._look or NOTHING
            same = given == self._given != b"" and signature == look.signature
            if same and all(_sign_bytes(path) == known for path, known in doubtful.items()):
                return str(told) if self._sign_outputs(Manifest.sign_standing) == standing else ""
        except (OSError, ValueError, TypeError, EOFError):
            pass
        return ""

    def take_look(self, ground: Ground) -> None:
        """See the files that a build will read. The first look at a ground stands: the build reads after it."""
        if self._look is None or ground != self._ground:
            self._ground, self._look = ground, look_at(ground)

    @contextmanager
    def hearing(self) -> Iterator[None]:
        """Keep what a build warns of."""
        ear = _Ear(self.warned)
        logging.getLogger().addHandler(ear)
        try:
            yield
        finally:
            logging.getLogger().removeHandler(ear)

    def keep(self, told: str) -> None:
        """Record a build that went well, and how it left the output folder."""
        if self._look and self._ground and self._given and len(self._look.doubtful) <= MOST_IN_DOUBT:
            ground, doubtful = astuple(self._ground), dict(self._look.doubtful)
            standing = self._sign_outputs(Manifest.sign_left)
            row = (self._given, ground, self._look.signature, doubtful, standing, told)
            save_record(self._record, marshal.dumps(row))

    def _sign_outputs(self, sign: Callable[[Manifest], bytes]) -> list[bytes]:
        assert self._ground
        return [sign(Manifest(Path(self._ground.cache), Path(output))) for output in self._ground.outputs]


def read_given(settings_file: Path) -> dict[str, Any]:
    """What a settings file sets; nothing when it cannot be run: the build itself will tell why."""
    try:
        values = runpy.run_path(str(settings_file))
    except (Exception, SystemExit):  # whatever a settings file does, it runs as code
        return {}
    return {name: value for name, value in values.items() if name.isupper()}


def sign_given(given: Mapping[str, Any]) -> bytes:
    """Of settings, Python and the packages beside it; empty when a build depends on what cannot be known here."""
    if not all(plugin in OWN_PLUGINS for plugin in given.get("PLUGINS") or [""]):
        return b""
    folders = [Path(folder) for folder in sys.path if folder.endswith(("site-packages", "dist-packages"))]
    installed = sorted(place.name for folder in folders if folder.is_dir() for place in folder.glob("*.dist-info"))
    return digest_text(sys.version, describe(given), *installed)


def look_at(ground: Ground) -> Look | None:
    """See every file that a build reads; nothing when a folder cannot be read."""
    since = time.time_ns() - DOUBT_NANOSECONDS
    whole = blake2b(digest_size=16)
    doubtful: dict[str, bytes] = {}
    try:
        for root in (str(PACKAGE), *ground.roots):
            for path, status in list_files(root, ground.saved):
                if path == ground.lock:
                    continue
                stamp = stamp_of(status)
                whole.update(f"{path}\0{stamp}\n".encode("utf-8", "surrogatepass"))
                if max(stamp[:2]) > since and len(doubtful) <= MOST_IN_DOUBT:
                    doubtful[path] = _sign_bytes(path)
    except OSError:
        return None
    return Look(whole.digest(), doubtful)


def _sign_bytes(path: str) -> bytes:
    if Path(path).is_dir():  # of a page's parts
        return digest_text(
            *(
                f"{entry.name}\0{entry.stat().st_size}"
                for entry in sorted(os.scandir(path), key=lambda entry: entry.name)
            )
        )
    return digest([Path(path).read_bytes()])


class _Ear(logging.Handler):
    def __init__(self, messages: list[str]) -> None:
        super().__init__(logging.WARNING)
        self._messages = messages

    def emit(self, record: logging.LogRecord) -> None:
        self._messages.append(record.getMessage())
