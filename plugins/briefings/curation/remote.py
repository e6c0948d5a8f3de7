"""Saved pages elsewhere, under any address that fsspec reads: `s3://bucket/saved`, `sftp://…`, `file://…`. An extra."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from ..errors import BadSetting, UnreadablePage
from .saved_files import is_page_name

MARK = "://"  # what tells an address from a path


@dataclass(frozen=True, slots=True)
class RemoteFile:
    """A saved page by its address. `version` is what its store says of it, and changes with it."""

    url: str
    version: str

    @property
    def name(self) -> str:
        """The name of the file."""
        return self.url.rsplit("/", 1)[-1]

    def __str__(self) -> str:
        return self.url

    @contextmanager
    def fetched(self) -> Iterator[Path]:
        """A copy of the file on this machine. Raises UnreadablePage when it cannot be fetched."""
        import fsspec

        with tempfile.TemporaryDirectory(prefix="briefings-") as folder:
            near = Path(folder, self.name)
            try:
                with fsspec.open(self.url, "rb") as source, near.open("wb") as copy:  # type: ignore[no-untyped-call]
                    shutil.copyfileobj(source, copy)
            except Exception as fault:  # every store has errors of its own
                told = f"it could not be fetched ({type(fault).__name__}: {str(fault)[:200]})."
                raise UnreadablePage(self.url, told, "Check the address and your rights, and import again.") from fault
            yield near


def list_remote_files(url: str) -> list[RemoteFile]:
    """Every saved page under an address, or the one that it names, sorted.

    Raises BadSetting when fsspec is missing, the address cannot be listed, or there is no page.
    """
    try:
        import fsspec
    except ImportError as fault:
        hint = "Install it: `pip install 'pelican-briefings[cluster]'`."
        raise BadSetting(url, "fsspec is not installed.", hint) from fault
    try:
        store, root = fsspec.core.url_to_fs(url)  # type: ignore[no-untyped-call]
        found = store.find(root, detail=True)
        files = [RemoteFile(str(store.unstrip_protocol(place)), str(store.ukey(place))) for place in sorted(found)]
    except Exception as fault:  # every store has errors of its own
        told = f"it cannot be listed ({type(fault).__name__}: {str(fault)[:200]})."
        raise BadSetting(
            url, told, "Check the address; `pip install s3fs` or the like may be needed for it."
        ) from fault
    pages = [file for file in files if not file.name.startswith(".") and is_page_name(file.name)]
    if not pages:
        raise BadSetting(url, "there is no saved page.", "Name the folder that holds them.")
    return pages
