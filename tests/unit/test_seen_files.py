"""A saved file that did not change is not read again; one that did always is, whatever its time and size say."""

import hashlib
import os
from pathlib import Path

import pytest

from briefings.curation.seen_files import SeenFiles


@pytest.fixture
def page(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A page that was looked at once, and is not so young that its times prove nothing."""
    monkeypatch.setattr("briefings.curation.seen_files.DOUBT_NANOSECONDS", -(10**12))
    page = tmp_path / "page.html"
    page.write_text("rain")
    seen = SeenFiles(tmp_path / "memory.json")
    seen.digest(page)
    seen.keep(all_of_them=True)
    return page


def test_a_file_that_did_not_change_is_not_read(page: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    seen = SeenFiles(page.with_name("memory.json"))
    monkeypatch.setattr(Path, "open", None)
    assert seen.digest(page) == hashlib.sha256(b"rain").hexdigest()


def test_a_file_changed_behind_its_time_and_size_is_read(page: Path) -> None:
    status = page.stat()
    page.write_text("snow")
    os.utime(page, ns=(status.st_atime_ns, status.st_mtime_ns))
    assert SeenFiles(page.with_name("memory.json")).digest(page) == hashlib.sha256(b"snow").hexdigest()


def test_a_broken_memory_is_no_memory(page: Path) -> None:
    page.with_name("memory.json").write_text('{"x": 1}')
    assert SeenFiles(page.with_name("memory.json")).digest(page) == hashlib.sha256(b"rain").hexdigest()
