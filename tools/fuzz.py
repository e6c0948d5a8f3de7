"""Feed made-up files to the reading of saved pages and keep each that breaks it: `make fuzz MINUTES=10`.

With atheris (pip install atheris) the inputs follow the code that they reach; without it they are blind mutations of
the sample pages. An input breaks it when anything but a BriefingsError is raised, or when it takes over SLOW seconds of
CPU for its first 64 KiB. What is found lands in .cache/fuzz/found/, one file for each place in the code; the corpus in
.cache/fuzz/corpus/ is kept for the next run.
"""

from __future__ import annotations

import argparse
import base64
import gzip
import hashlib
import io
import os
import plistlib
import random
import subprocess
import sys
import tempfile
import time
import traceback
import zipfile
from itertools import cycle
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
FOLDER = Path(os.environ.get("BRIEFINGS_FUZZ", ROOT / ".cache" / "fuzz"))
SLOW = 5.0  # seconds of CPU
LONGEST = 65_536
TARGETS = ("document", "extract")  # containers and parsing alone, which is fast; everything
sys.path.insert(0, str(ROOT / "plugins"))


def seeds() -> list[bytes]:
    """The sample pages, and a small page packed in each form."""
    pages = [path.read_bytes()[:LONGEST] for path in sorted((ROOT / "content/saved/samples").glob("*/*.*"))]
    page = next(one for one in pages if one.lstrip()[:15].lower() == b"<!doctype html>")[:8_000]
    address = "https://quay-courier.example/ferry"
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("ferry.html", page)
        archive.writestr("ferry_files/quay.png", b"\x89PNG")
    main = {"WebResourceData": page, "WebResourceURL": address, "WebResourceMIMEType": "text/html"}
    lists = {"WebMainResource": main, "WebSubresources": [], "WebSubframeArchives": [{"WebMainResource": main}]}
    http = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Encoding: gzip\r\n\r\n" + gzip.compress(page)
    fields = f"WARC-Type: response\r\nWARC-Target-URI: {address}\r\nContent-Length: {len(http)}\r\n\r\n"
    warc = b"WARC/1.1\r\n" + fields.encode() + http + b"\r\n\r\n"
    mail = b"From: A <a@b.example>\r\nTo: c@d.example\r\nSubject: =?utf-8?q?F=C3=A9?=\r\nDate: 1 Jan 2026\r\n"
    related = b'Content-Type: multipart/related; boundary="x"\r\n\r\n--x\r\nContent-Type: text/html; charset=cp1252\r\n'
    coded = b"Content-Transfer-Encoding: base64\r\n\r\n" + base64.encodebytes(page) + b"--x--\r\n"
    made = [packed.getvalue(), plistlib.dumps(lists, fmt=plistlib.FMT_BINARY), warc, gzip.compress(warc)]
    made += [mail + related + coded, related + coded, page.decode("utf-8", "ignore").encode("utf-16")]
    return pages + made


class Harness:
    """Reads one input after the other and keeps what breaks."""

    def __init__(self, target: str) -> None:
        from briefings.article import Article
        from briefings.containers import read_container
        from briefings.document import parse_document
        from briefings.errors import BriefingsError
        from briefings.pipeline import import_file

        def read_documents(path: Path) -> None:
            for page in read_container(path):
                for part in page.parts:
                    page.parts[part]
                parse_document(Article(page))

        self.expected = BriefingsError
        self.read = import_file if target == "extract" else read_documents
        self.file = Path(tempfile.mkdtemp(prefix="briefings-fuzz-")) / "page"
        self.found = FOLDER / "found"
        self.found.mkdir(parents=True, exist_ok=True)
        self.count = 0

    def __call__(self, data: bytes) -> None:
        self.count += 1
        self.file.write_bytes(data)
        start = time.process_time()
        try:
            self.read(self.file)
        except self.expected:
            pass
        except Exception as fault:
            place = traceback.extract_tb(fault.__traceback__)[-1]
            self.keep(
                f"{type(fault).__name__}-{Path(place.filename).stem}-{place.lineno}", data, traceback.format_exc()
            )
        spent = time.process_time() - start
        if spent > SLOW:
            self.keep(f"slow-{hashlib.sha1(data).hexdigest()[:8]}", data, f"{spent:.1f} s of CPU\n")

    def keep(self, name: str, data: bytes, report: str) -> None:
        """Keep the input once for each place."""
        if not (self.found / name).exists():
            (self.found / name).write_bytes(data)
            (self.found / f"{name}.txt").write_text(report, encoding="utf-8")
            print(f"found: {name}\n{report}", flush=True)


def fuzz_guided(minutes: float, target: str) -> None:
    """Let libFuzzer choose inputs by the code that they reach."""
    import atheris

    with atheris.instrument_imports(include=["briefings"]):
        harness = Harness(target)
    corpus = FOLDER / "corpus" / target
    corpus.mkdir(parents=True, exist_ok=True)
    for number, seed in enumerate(seeds()):
        (corpus / f"seed-{number}").write_bytes(seed)
    limits = [f"-max_total_time={int(minutes * 60)}", f"-max_len={LONGEST}", "-timeout=60", "-rss_limit_mb=2048"]
    atheris.Setup([sys.argv[0], *limits, f"-artifact_prefix={FOLDER}/found/", str(corpus)], harness)
    atheris.Fuzz()


def fuzz_blindly(minutes: float, target: str) -> None:
    """Mutate the seeds at random."""
    harness, chance, known = Harness(target), random.Random(), seeds()
    end = time.monotonic() + minutes * 60
    while time.monotonic() < end:
        harness(mutate(bytearray(chance.choice(known)), known, chance))
    print(f"{harness.count} inputs")


def mutate(data: bytearray, known: list[bytes], chance: random.Random) -> bytes:
    """Change, cut, double and mix a few stretches."""
    for _ in range(chance.randint(1, 8)):
        start = chance.randrange(len(data) + 1)
        end = min(len(data), start + int(chance.expovariate(1 / 40)))
        other = chance.choice(known)
        place = chance.randrange(len(other))
        data[start:end] = chance.choice(
            (
                b"",
                chance.randbytes(end - start),
                bytes(data[start:end]) * chance.randint(2, 200),
                other[place : place + 200],
            )
        )
    return bytes(data[: LONGEST * 4])


def main() -> None:
    """Run for the given time; 1 when something was found."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--minutes", type=float, default=10)
    parser.add_argument("--here", default="", help=argparse.SUPPRESS)
    arguments = parser.parse_args()
    if arguments.here:
        try:
            import atheris  # noqa: F401
        except ImportError:
            fuzz_blindly(arguments.minutes, arguments.here)
        else:
            fuzz_guided(arguments.minutes, arguments.here)
        return
    end = time.monotonic() + arguments.minutes * 60
    targets = cycle(TARGETS)
    while (left := end - time.monotonic()) > 1:  # a process that dies of an input is started again
        share = min(left / 60, max(arguments.minutes / 4, 1))
        subprocess.run([sys.executable, __file__, "--here", next(targets), "--minutes", str(share)], check=False)
    found = sorted(path for path in (FOLDER / "found").glob("*") if path.suffix != ".txt")
    print("\n".join(f"found: {path}" for path in found) or "Nothing was found.")
    sys.exit(1 if found else 0)


if __name__ == "__main__":
    main()
