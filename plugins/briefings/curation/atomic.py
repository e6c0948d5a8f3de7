"""Writing a file so that a crash, a full disk or a kill leaves either the old file or the new one, whole."""

from __future__ import annotations

import contextlib
import os
import tempfile
from collections.abc import Iterable
from pathlib import Path

from ..errors import CannotWrite

TEMPORARY_PREFIX = ".briefings-"


def write_atomically(path: Path, data: bytes | str, unsynced: set[Path] | None = None) -> None:
    """Replace `path` by `data` in one step, creating its folder. Raises CannotWrite; the old file then still stands.

    Who writes many files may gather their folders in `unsynced` and call `sync_folders` for all at once: until then a
    power cut can bring the old files back, or none.
    """
    raw = data.encode("utf-8") if isinstance(data, str) else data
    temporary = None
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(prefix=TEMPORARY_PREFIX, dir=path.parent)
        temporary = Path(name)
        with os.fdopen(handle, "wb") as file:
            file.write(raw)
            file.flush()
            os.fsync(file.fileno())
        temporary.chmod(0o644)
        temporary.replace(path)
        if unsynced is None:
            sync_folders([path.parent])
        else:
            unsynced.add(path.parent)
    except OSError as fault:
        if temporary is not None:
            with contextlib.suppress(OSError):
                temporary.unlink(missing_ok=True)
        raise _told(path, fault) from fault


def move_file(source: Path, target: Path, unsynced: set[Path]) -> None:
    """Give a file, if it is there, another name in one step, in place of what stands there. Raises CannotWrite."""
    if source.is_file():
        try:
            target.parent.mkdir(parents=True, exist_ok=True)
            source.replace(target)
        except OSError as fault:
            raise _told(target, fault) from fault
        unsynced |= {source.parent, target.parent}


def sweep_temporaries(folder: Path) -> None:
    """Delete what a killed write left behind under `folder`."""
    for stray in folder.rglob(f"{TEMPORARY_PREFIX}*"):
        with contextlib.suppress(OSError):
            stray.unlink()


def sync_folders(folders: Iterable[Path]) -> None:
    """Have the disk know which files are in folders; one that is gone is passed over. Raises CannotWrite."""
    for folder in folders if os.name == "posix" else ():
        try:
            handle = os.open(folder, os.O_RDONLY)
            try:
                os.fsync(handle)
            finally:
                os.close(handle)
        except FileNotFoundError:
            continue
        except OSError as fault:
            raise _told(folder, fault) from fault


def _told(path: Path, fault: OSError) -> CannotWrite:
    said = f"it could not be written ({fault.strerror or fault})."
    return CannotWrite(path, said, "Nothing was lost; free the disk or the folder and import again.")
