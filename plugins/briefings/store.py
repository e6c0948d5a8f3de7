"""Importing a folder of saved pages: what is new becomes a briefing, what changed is merged, nothing is lost."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Executor
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING

from filelock import FileLock, Timeout

from .curation.atomic import sweep_temporaries, write_atomically
from .curation.ledger import Entry, Ledger, find_moved_briefing, load_ledger
from .curation.merge import merge_briefing, show_difference
from .curation.remote import RemoteFile
from .curation.review import note_failures, without_folders
from .curation.saved_files import list_saved_files
from .curation.seen_files import SeenFiles
from .errors import BadFrontMatter, BriefingsError, CannotWrite
from .frontmatter import read_briefing
from .settings import ImportSettings
from .stories.update import update_stories
from .unopened import explain_unopened

if TYPE_CHECKING:
    from .curation.compose import Draft
    from .curation.parallel import Failure

EXTRACTION_VERSION = 2  # raise it when extraction changes so much that every saved page should be read again
LOCK_SECONDS = 60
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
    needing_review: list[Outcome] = field(default_factory=list)
    failed: list[Outcome] = field(default_factory=list)


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
    with _locked(settings):
        ledger = _open_ledger(settings)
        _reopen(ledger, settings.machine / UNDER_WAY)
        report = ImportReport()
        seen = SeenFiles(settings.content.parent / ".cache" / "saved.json")
        found = paths or list_saved_files(settings.saved)
        pending = list(_pending(settings, ledger, found, seen, again, report))
        try:
            if pending:
                _read_pending(pending, settings, executor, ledger, seen, report, progress)
        finally:
            note_failures(ledger, settings, {outcome.file: outcome.message for outcome in report.failed})
            ledger.save()
            seen.keep(all_of_them=not paths)
        _list_reviews(ledger, settings, report)
        update_stories(settings)
        return report


def _read_pending(
    pending: list[Path | RemoteFile],
    settings: ImportSettings,
    executor: Executor | None,
    ledger: Ledger,
    seen: SeenFiles,
    report: ImportReport,
    progress: Progress | None,
) -> None:
    from .curation.parallel import draft_files  # the parsers are not needed where nothing is new

    for folder in (settings.briefings, settings.images, settings.machine):
        sweep_temporaries(folder)
    due = SAVE_EVERY
    for done, (path, outcome) in enumerate(draft_files(pending, settings, executor), start=1):
        key = _key_of(path, settings)
        _store_file(key, outcome, settings, ledger, report)
        if isinstance(path, RemoteFile) and (entry := ledger.entries.get(key)):
            seen.learn(path, entry.sha256)
        if progress:
            progress(done, len(pending), path.name)
        if done >= due:
            ledger.save()
            due = done + max(SAVE_EVERY, len(ledger.entries) // SAVE_SHARE)


@contextmanager
def _locked(settings: ImportSettings) -> Iterator[None]:
    settings.machine.mkdir(parents=True, exist_ok=True)
    lock = FileLock(settings.lock, timeout=LOCK_SECONDS)
    try:
        with lock:
            yield
    except Timeout as fault:
        raise CannotWrite(settings.saved, "another import is running.", "Wait until it is done.") from fault


def _pending(
    settings: ImportSettings,
    ledger: Ledger,
    paths: Iterable[Path | RemoteFile],
    seen: SeenFiles,
    again: bool,
    report: ImportReport,
) -> Iterator[Path | RemoteFile]:
    for path in paths:
        key = _key_of(path, settings)
        known = ledger.of_file(key)
        try:
            digest = seen.digest(path)
        except OSError as fault:
            report.failed.append(Outcome(key, "", without_folders(explain_unopened(Path(str(path)), fault), settings)))
            continue
        current = known and all(e.sha256 == digest and e.version == EXTRACTION_VERSION for e in known.values())
        if again or not current:
            yield path
            continue
        for name, entry in known.items():
            where = _settle_place(name, entry, settings, ledger)
            message = "" if where else "its briefing was deleted; `briefings import --again FILE` brings it back"
            report.unchanged.append(Outcome(key, where, message))


def _open_ledger(settings: ImportSettings) -> Ledger:
    path = settings.machine / "imports.json"
    return load_ledger(path, settings.briefings, settings.content, EXTRACTION_VERSION)


def _reopen(ledger: Ledger, under_way: Path) -> None:
    """Have the file read again whose articles an import was writing when it was killed: some may be missing."""
    try:
        key = under_way.read_text(encoding="utf-8")
    except OSError:
        return
    for name, entry in ledger.of_file(key).items():
        ledger.record(name, replace(entry, sha256=""))


def _settle_place(key: str, entry: Entry, settings: ImportSettings, ledger: Ledger) -> str:
    if not entry.briefing or (settings.content / entry.briefing).exists():
        return entry.briefing
    moved = find_moved_briefing(key, settings.briefings, settings.content)
    if moved:
        ledger.record(key, replace(entry, briefing=moved))
    return moved


def _store_file(
    key: str, outcome: tuple[Draft, ...] | Failure, settings: ImportSettings, ledger: Ledger, report: ImportReport
) -> None:
    if not isinstance(outcome, tuple):
        report.failed.append(Outcome(key, "", without_folders(outcome.message, settings)))
        return
    under_way = settings.machine / UNDER_WAY
    if len(outcome) > 1:
        write_atomically(under_way, key)
    entries: dict[str, Entry] = {}
    for draft in outcome:
        try:
            entries[draft.key] = _store_draft(draft, key, settings, ledger, report)
        except BriefingsError as fault:
            report.failed.append(Outcome(key, "", without_folders(fault, settings)))
    whole = len(entries) == len(outcome)
    for name, entry in entries.items():  # all at once: a file of which an article is missing must be read again
        ledger.record(name, entry if whole else replace(entry, sha256=""))
    if len(outcome) > 1:
        ledger.save()
        under_way.unlink(missing_ok=True)


def _store_draft(draft: Draft, file: str, settings: ImportSettings, ledger: Ledger, report: ImportReport) -> Entry:
    for picture in draft.pictures:
        if not (settings.content / picture.path).exists():
            write_atomically(settings.content / picture.path, picture.data, ledger.unsynced)
    known = ledger.entries.get(draft.key)
    if known and known.briefing:
        place = _settle_place(draft.key, known, settings, ledger)
    else:
        place = _interrupted_place(draft, settings)
    conflict, settled = "", True
    if place:
        read_briefing(settings.content / place)  # a fault in it is told before anything is merged
        conflict, settled = _merge_into(settings.content / place, draft, settings)
        report.updated.append(Outcome(file, place, conflict))
    else:
        place = _free_place(draft, settings)
        write_atomically(settings.content / place, draft.text, ledger.unsynced)
        report.imported.append(Outcome(file, place))
    if settled:
        write_atomically(settings.machine / place, draft.text, ledger.unsynced)
    review = (*draft.review, *_same_address(draft, ledger), *((conflict,) if conflict else ()))
    digest = hashlib.sha256((settings.content / place).read_bytes()).hexdigest()
    return Entry(draft.sha256, place, draft.url, EXTRACTION_VERSION, review, digest)


def _interrupted_place(draft: Draft, settings: ImportSettings) -> str:
    path = settings.briefings / draft.month / f"{draft.slug}.md"
    if not path.exists() or draft.key not in path.read_text(encoding="utf-8", errors="replace"):
        return ""
    try:
        front = read_briefing(path).front
    except BriefingsError:
        return ""
    ours = (front.get("provenance") or {}).get("file") == draft.key
    return path.relative_to(settings.content).as_posix() if ours else ""


def _same_address(draft: Draft, ledger: Ledger) -> tuple[str, ...]:
    first = ledger.first_saved(draft.url)
    if first and first != draft.key and (entry := ledger.entries[first]).briefing:
        return (f"the same address was saved before: {entry.briefing}; keep one of the two",)
    return ()


def _merge_into(path: Path, draft: Draft, settings: ImportSettings) -> tuple[str, bool]:
    """Merge a draft into a briefing: what to tell the curator, and whether the draft is dealt with."""
    place = path.relative_to(settings.content)
    machine = settings.machine / place
    difference = (settings.machine / "conflicts" / place).with_suffix(".diff")
    while True:
        curated = path.read_text(encoding="utf-8")
        base = machine.read_text(encoding="utf-8") if machine.exists() else ""
        try:
            merge = merge_briefing(base, draft.text, curated)
        except BadFrontMatter as fault:
            raise BadFrontMatter(path, fault.fault, fault.next_step, fault.line) from fault
        if path.read_text(encoding="utf-8") != curated:  # an editor has saved it meanwhile
            continue
        if merge.text != curated:
            write_atomically(path, merge.text)
        if not merge.conflicts:
            difference.unlink(missing_ok=True)
            return "", True
        write_atomically(difference, show_difference(merge.text, draft.text, path.name) + "\n")
        changed = ", ".join(merge.conflicts)
        told = f"you and the new import both changed {changed}; yours stands, the difference is in {difference}"
        return told, merge.settled


def _free_place(draft: Draft, settings: ImportSettings) -> str:
    folder = settings.briefings / draft.month
    further = (f"{draft.slug}-{number}" for number in range(2, 1000))
    for name in chain((draft.slug, f"{draft.slug}-{draft.sha256[:6]}"), further):
        path = folder / f"{name}.md"
        if not path.exists() or path.read_text(encoding="utf-8", errors="replace") == draft.text:
            return path.relative_to(settings.content).as_posix()
    raise CannotWrite(folder / f"{draft.slug}.md", "there are 1,000 briefings of this name.", "Rename some of them.")


def _list_reviews(ledger: Ledger, settings: ImportSettings, report: ImportReport) -> None:
    for key, entry in ledger.entries.items():
        path = settings.content / entry.briefing
        if entry.review and entry.briefing and path.exists():
            digest = hashlib.sha256(path.read_bytes()).hexdigest()
            if digest == entry.reviewed:
                report.needing_review.append(Outcome(key, entry.briefing, "; ".join(entry.review)))


def _key_of(path: Path | RemoteFile, settings: ImportSettings) -> str:
    if isinstance(path, RemoteFile):
        return path.url
    try:
        return path.relative_to(settings.saved).as_posix()
    except ValueError:
        return path.name
