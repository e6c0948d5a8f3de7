"""Saved pages at an address that fsspec reads: each once, a changed one again, a lost one told."""

from pathlib import Path

import fsspec
import pytest
from saved_pages import save_pages

from briefings.curation.remote import RemoteFile, list_remote_files
from briefings.errors import BadSetting
from briefings.settings import ImportSettings
from briefings.store import import_folder


@pytest.fixture
def settings(tmp_path: Path) -> ImportSettings:
    """An empty project."""
    content = tmp_path / "project" / "content"
    (content / "briefings").mkdir(parents=True)
    return ImportSettings(content, *(content / name for name in ("saved", "briefings", "images", "taxonomy")), jobs=1)


def test_a_page_is_read_once_and_again_when_it_changed(settings: ImportSettings, tmp_path: Path) -> None:
    store = tmp_path / "store"
    save_pages(store, 2)
    assert len(import_folder(settings, paths=list_remote_files(store.as_uri())).imported) == 2
    again = import_folder(settings, paths=list_remote_files(store.as_uri()))
    assert (len(again.unchanged), len(again.updated)) == (2, 0)
    page = store / "page-001.html"
    page.write_text(page.read_text(encoding="utf-8") + "<!-- saved anew -->", encoding="utf-8")
    after = import_folder(settings, paths=list_remote_files(store.as_uri()))
    assert [outcome.file for outcome in after.updated] == [page.as_uri()]


def test_a_store_without_folders_is_read_too(settings: ImportSettings, tmp_path: Path) -> None:
    save_pages(tmp_path / "store", 2)
    bucket = fsspec.filesystem("memory")
    for page in sorted((tmp_path / "store").iterdir()):
        bucket.pipe(f"/bucket/2026/{page.name}", page.read_bytes())
    try:
        report = import_folder(settings, paths=list_remote_files("memory://bucket/2026"))
    finally:
        bucket.rm("/bucket", recursive=True)
    assert sorted(outcome.file for outcome in report.imported) == [
        f"memory:///bucket/2026/page-00{n}.html" for n in (0, 1)
    ]


def test_a_page_that_is_gone_is_told_and_the_others_are_read(settings: ImportSettings, tmp_path: Path) -> None:
    save_pages(tmp_path / "store", 1)
    files = list_remote_files((tmp_path / "store").as_uri())
    gone = RemoteFile((tmp_path / "gone.html").as_uri(), "1")
    report = import_folder(settings, paths=[gone, *files])
    assert len(report.imported) == 1
    assert "could not be fetched" in report.failed[0].message


def test_an_address_without_pages_is_told(tmp_path: Path) -> None:
    with pytest.raises(BadSetting, match="no saved page"):
        list_remote_files(tmp_path.as_uri())
