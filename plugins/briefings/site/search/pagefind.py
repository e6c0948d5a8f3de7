"""Pagefind's indexer as a process: documents go in, the files of an index and the engine come out.

Its Python package wraps the same process, but waits a tenth of a second before it reads each answer (version 1.5.2),
which makes 17 minutes of 10,000 briefings. So we speak the package's protocol ourselves: requests and answers are JSON
in base64, each ended by a comma.
"""

from __future__ import annotations

import base64
import json
import os
import subprocess
from collections.abc import Iterable, Mapping
from pathlib import Path
from threading import Thread, Timer
from typing import IO, Any

from ...errors import CannotWrite

VERSION = "1.5.2"  # whose files `pieces` writes; pyproject.toml and requirements/site.in hold to it
LANGUAGE = "und"  # a language that Pagefind has no stemmer for: the terms are stemmed already
SECONDS = 900


def run_indexer(documents: Iterable[Mapping[str, Any]], folder: Path) -> None:
    """Index documents (`url`, `content`, `meta`) into a folder.

    Pagefind hands the files over and we write them: the ones it writes itself can be empty when it has already said
    that it is done, and stay so when it ends.

    Raises CannotWrite when Pagefind is missing or fails.
    """
    requests: list[dict[str, Any]] = [{"type": "NewIndex", "config": {"force_language": LANGUAGE}}]
    common = {"type": "AddRecord", "index_id": 0, "language": LANGUAGE, "filters": {}, "sort": {}}
    requests += [common | dict(document) for document in documents]
    requests += [{"type": "GetFiles", "index_id": 0}]
    answers = _converse(requests, folder)
    faults = [answer for answer in answers if answer["payload"]["type"] == "Error"]
    if faults or len(answers) < len(requests):
        said = faults[0]["payload"].get("message", "") if faults else "it stopped early"
        raise CannotWrite(folder, f"Pagefind could not index ({said}).", "Build again.")
    for answer in answers:
        for written in answer["payload"].get("files", ()):
            file = folder / written["path"]
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(base64.b64decode(written["content"]))


def _converse(requests: list[dict[str, Any]], folder: Path) -> list[dict[str, Any]]:
    """The answers to the requests; fewer when Pagefind ends early or takes longer than SECONDS."""
    try:
        process = subprocess.Popen(
            [_executable(folder), "--service"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
        )
    except OSError as fault:
        raise CannotWrite(folder, f"Pagefind could not run ({fault}).", "Build again.") from fault
    assert process.stdin and process.stdout
    watch = Timer(SECONDS, process.kill)
    # Asked from a second thread: Pagefind stops reading while its own answers wait to be read.
    asking = Thread(target=_ask, args=(process.stdin, requests), daemon=True)
    watch.start()
    asking.start()
    try:
        return _hear(process.stdout, len(requests))
    finally:
        watch.cancel()
        process.kill()
        process.wait()
        asking.join()
        process.stdout.close()


def _ask(pipe: IO[bytes], requests: list[dict[str, Any]]) -> None:
    try:
        for number, payload in enumerate(requests, 1):
            text = json.dumps({"message_id": number, "payload": payload}, ensure_ascii=False)
            pipe.write(base64.b64encode(text.encode()) + b",")
        pipe.flush()
    except (BrokenPipeError, ValueError):
        pass  # Pagefind ended: the missing answers tell


def _hear(pipe: IO[bytes], expected: int) -> list[dict[str, Any]]:
    heard = bytearray()
    while heard.count(b",") < expected:
        part = os.read(pipe.fileno(), 1 << 16)
        if not part:
            break
        heard += part
    return [json.loads(base64.b64decode(answer)) for answer in heard.split(b",")[:-1]]


def _executable(folder: Path) -> str:
    try:
        from pagefind.service import get_executable
    except ImportError:
        found = None
    else:
        found = get_executable()
    if not found:
        hint = "Install it with `pip install 'pagefind[bin]'`, or set BRIEFINGS_SEARCH = False."
        raise CannotWrite(folder, "the search index was not written: Pagefind is missing.", hint)
    return str(found)
