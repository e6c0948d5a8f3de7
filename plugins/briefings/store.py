"""Importing a folder of saved pages: what is new becomes a briefing, what changed is merged, nothing is lost."""

from __future__ import annotations

import hashlib
import shlex
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Executor
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING

from .curation.atomic import sweep_temporaries, write_atomically
from .curation.ledger import Entry, Ledger, load_ledger
from .curation.lock import import_lock
from .curation.merge import merge_into
from .curation.places import Places
from .curation.remote import RemoteFile
from .curation.review import note_failures, open_reviews, without_folders
from .curation.same_page import SamePages
from .curation.saved_files import find_parts, list_with_parts
from .curation.seen_files import SeenFiles
from .errors import BriefingsError
from .frontmatter import read_briefing
from .settings import ImportSettings
from .stories.update import update_stories
from .unopened import explain_unopened

if TYPE_CHECKING:
    from .curation.compose import Draft
    from .curation.parallel import Failure

EXTRACTION_VERSION = 2  # raise it when extraction changes so much that every saved page should be read again
UNDER_WAY = "under-way.txt"  # names the file whose several articles are being written
SAVE_EVERY = 200  # files between two writes of the ledger: what a kill can make us read again
SAVE_SHARE = 10  # or as many as a tenth of the ledger, so that writing it takes no more for each of a million

Progress = Callable[[int, int, str], None]  # done, all, file


@dataclass(frozen=True, slots=True)
class Outcome:
    """What happened to one saved file."""

    file: str
    briefing: str = ""
    message: str = ""


@dataclass(slots=True)
class ImportReport:
    """What an import did, each list in the order of the saved files."""

    imported: list[Outcome] = field(default_factory=list)
    updated: list[Outcome] = field(default_factory=list)
    unchanged: list[Outcome] = field(default_factory=list)
    left: list[Outcome] = field(default_factory=list)  # of the unchanged: files of which nothing was taken, and why
    needing_review: list[Outcome] = field(default_factory=list)
    failed: list[Outcome] = field(default_factory=list)

    def leave(self, outcome: Outcome) -> None:
        """Add a file of which nothing was taken."""
        self.unchanged.append(outcome)
        self.left.append(outcome)


@dataclass(frozen=True, slots=True)
class Work:
    """What an import works with."""

    settings: ImportSettings
    ledger: Ledger
    seen: SeenFiles
    places: Places
    same: SamePages
    report: ImportReport
    parts: dict[str, str] = field(default_factory=dict)  # the signature of each pending file's folder
    asked_for: bool = False  # by name, so that a deleted briefing comes back


def import_folder(
    settings: ImportSettings,
    executor: Executor | None = None,
    paths: Sequence[Path | RemoteFile] = (),
    again: bool = False,
    progress: Progress | None = None,
) -> ImportReport:
    """Import every saved page (or only `paths`) that is new or changed; all of them with `again`.

    `executor` may be any concurrent.futures executor; None reads with as many processes as the settings say.
    A file that fails is reported, never raised. Raises CannotWrite when another import holds the folder.
    """
    with import_lock(settings):
        ledger = load_ledger(
            settings.machine / "imports.json", settings.briefings, settings.content, EXTRACTION_VERSION
        )
        _reopen(ledger, settings.machine / UNDER_WAY)
        report = ImportReport()
        seen = SeenFiles(settings.content.parent / ".cache" / "saved.json")
        places = Places(settings, ledger)
        same = SamePages(settings, ledger, places, seen)
        work = Work(settings, ledger, seen, places, same, report, asked_for=again and bool(paths))
        pending = list(_pending(work, paths, again))
        try:
            if pending:
                _read_pending(pending, work, executor, progress)
        finally:
            note_failures(ledger, settings, {outcome.file: outcome.message for outcome in report.failed})
            ledger.save()
            seen.keep(all_of_them=not paths)
        for key, entry, reasons in open_reviews(ledger, settings):
            report.needing_review.append(Outcome(key, entry.briefing, "; ".join(reasons)))
        update_stories(settings)
        return report


def _read_pending(
    pending: list[Path | RemoteFile], work: Work, executor: Executor | None, progress: Progress | None
) -> None:
    from .curation.parallel import draft_files  # the parsers are not needed where nothing is new

    settings, ledger = work.settings, work.ledger
    for folder in (settings.briefings, settings.images, settings.machine):
        sweep_temporaries(folder)
    due = SAVE_EVERY
    for done, (path, outcome) in enumerate(draft_files(pending, settings, executor), start=1):
        key = _key_of(path, settings)
        _store_file(key, outcome, work)
        if isinstance(path, RemoteFile) and (entry := ledger.entries.get(key)):
            work.seen.learn(path, entry.sha256)
        if progress:
            progress(done, len(pending), path.name)
        if done >= due:
            ledger.save()
            due = done + max(SAVE_EVERY, len(ledger.entries) // SAVE_SHARE)


def _pending(work: Work, paths: Sequence[Path | RemoteFile], again: bool) -> Iterator[Path | RemoteFile]:
    settings, ledger, report = work.settings, work.ledger, work.report
    near = [path for path in paths if isinstance(path, Path)]
    folders = find_parts(near) if paths else list_with_parts(settings.saved)
    for path in paths or folders:
        key = _key_of(path, settings)
        try:
            digest = work.seen.digest(path)
            parts = work.seen.sign_parts(folders[path]) if isinstance(path, Path) else ""
        except OSError as fault:
            report.failed.append(Outcome(key, "", without_folders(explain_unopened(Path(str(path)), fault), settings)))
            continue
        known = ledger.of_file(key)
        if not any(entry.briefing for entry in known.values()):
            if first := work.same.original(key, digest):
                _leave_copy(key, first, digest, work)
                continue
            known = ledger.of_file(key)  # they may have been moved here
        current = known and all(_is_current(entry, digest, parts) for entry in known.values())
        if again or not current:
            work.parts[key] = parts
            yield path
            continue
        for name, entry in known.items():
            where = work.places.settle(name)
            report.unchanged.append(Outcome(key, where, "" if where or entry.same_as else _deleted(key)))


def _is_current(entry: Entry, digest: str, parts: str) -> bool:
    """Whether nothing has changed since a file was read. A folder that is gone takes no picture from a briefing."""
    return entry.sha256 == digest and entry.version == EXTRACTION_VERSION and parts in ("", entry.parts)


def _leave_copy(key: str, first: str, digest: str, work: Work) -> None:
    entry = Entry(digest, "", version=EXTRACTION_VERSION, same_as=first)
    outcome = Outcome(key, work.places.settle(first), f"the same file as {first}")
    if work.ledger.entries.get(key) == entry:
        work.report.unchanged.append(outcome)
    else:
        work.report.leave(outcome)
        work.ledger.record(key, entry)


def _reopen(ledger: Ledger, under_way: Path) -> None:
    """Have the file read again whose articles an import was writing when it was killed: some may be missing."""
    try:
        key = under_way.read_text(encoding="utf-8")
    except OSError:
        return
    for name, entry in ledger.of_file(key).items():
        ledger.record(name, replace(entry, sha256=""))


def _store_file(key: str, outcome: tuple[Draft, ...] | Failure, work: Work) -> None:
    settings, ledger, report = work.settings, work.ledger, work.report
    if not isinstance(outcome, tuple):
        report.failed.append(Outcome(key, "", without_folders(outcome.message, settings)))
        return
    under_way = settings.machine / UNDER_WAY
    if len(outcome) > 1:
        write_atomically(under_way, key)
    entries: dict[str, Entry] = {}
    for draft in outcome:
        try:
            entries[draft.key] = replace(_store_draft(draft, key, work), parts=work.parts.get(key, ""))
        except BriefingsError as fault:
            report.failed.append(Outcome(key, "", without_folders(fault, settings)))
    whole = len(entries) == len(outcome)
    for name, entry in entries.items():  # all at once: a file of which an article is missing must be read again
        ledger.record(name, entry if whole else replace(entry, sha256=""))
        work.same.retire(name, entry)
    if len(outcome) > 1:
        ledger.save()
        under_way.unlink(missing_ok=True)


def _store_draft(draft: Draft, file: str, work: Work) -> Entry:
    settings, ledger = work.settings, work.ledger
    known = ledger.entries.get(draft.key, Entry("", ""))
    place, before = work.places.settle(draft.key) or work.places.interrupted(draft), ""
    if not place:
        before, place = work.same.saved_before(draft)
    if not place and known.briefing and not work.asked_for:
        work.report.leave(Outcome(file, "", _deleted(file)))
        return replace(known, sha256=draft.sha256, version=EXTRACTION_VERSION, failure="")
    if place and (newer := work.same.newer(draft, place)):
        work.report.leave(Outcome(file, place, f"an older state of {newer}, which stands in {place}"))
        return Entry(draft.sha256, place, draft.url, EXTRACTION_VERSION, same_as=newer)
    for picture in draft.pictures:
        if not (settings.content / picture.path).exists():
            write_atomically(settings.content / picture.path, picture.data, ledger.unsynced)
    conflict, settled = "", True
    if place:
        read_briefing(settings.content / place)  # a fault in it is told before anything is merged
        conflict, settled = merge_into(settings.content / place, draft.text, settings)
        work.report.updated.append(Outcome(file, place, f"the same page as {before}" if before else ""))
    else:
        place = work.places.free(draft)
        write_atomically(settings.content / place, draft.text, ledger.unsynced)
        work.report.imported.append(Outcome(file, place))
    if settled:
        write_atomically(settings.machine / place, draft.text, ledger.unsynced)
    review = (*draft.review, *work.same.doubles(draft, place), *((conflict,) if conflict else ()))
    digest = hashlib.sha256((settings.content / place).read_bytes()).hexdigest()
    return Entry(draft.sha256, place, draft.url, EXTRACTION_VERSION, review, digest)


def _deleted(file: str) -> str:
    return f"its briefing was deleted; `briefings import --again {shlex.quote(file)}` brings it back"


def _key_of(path: Path | RemoteFile, settings: ImportSettings) -> str:
    if isinstance(path, RemoteFile):
        return path.url
    try:
        return path.relative_to(settings.saved).as_posix()
    except ValueError:
        return path.name
