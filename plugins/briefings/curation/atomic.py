"""Writing a file so that a crash, a full disk or a kill leaves either the old file or the new one, whole."""

from __future__ import annotations

import contextlib
import os
import tempfile
from pathlib import Path

from ..errors import CannotWrite

TEMPORARY_PREFIX = ".briefings-"


def write_atomically(path: Path, data: bytes | str) -> None:
    """Replace `path` by `data` in one step, creating its folder. Raises CannotWrite; the old file then still stands."""
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
        _sync_folder(path.parent)
    except OSError as fault:
        if temporary is not None:
            with contextlib.suppress(OSError):
                temporary.unlink(missing_ok=True)
        reason = fault.strerror or str(fault)
        raise CannotWrite(
            path,
            f"it could not be written ({reason}).",
            "Nothing was lost; free the disk or the folder and import again.",
        ) from fault


def sweep_temporaries(folder: Path) -> None:
    """Delete what a killed write left behind under `folder`."""
    for stray in folder.rglob(f"{TEMPORARY_PREFIX}*"):
        with contextlib.suppress(OSError):
            stray.unlink()


def _sync_folder(folder: Path) -> None:
    if os.name != "posix":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
