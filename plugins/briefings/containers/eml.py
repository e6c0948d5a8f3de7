"""Mail that was sent, such as a newsletter: its HTML alternative with related pictures, else its text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from email.utils import parseaddr

from ..article import Candidate, Note, SavedPage
from .addresses import web_address
from .mhtml import PAGE_TYPES, SENT, picture_parts
from .mime import Leaf, header_names, header_text, split_message
from .moments import read_moment
from .saved_file import SavedFile

MAIL = frozenset({"from", "subject", "date"})
WRAPPED = 50  # characters; a shorter line ends where its writer ended it
FORWARDED = re.compile(r"^\s*(?:(?:fwd?|wg|tr|rv|re|aw|i)\s*:\s*)+", re.IGNORECASE)  # what mail programs put before


def looks_like_mail(file: SavedFile) -> bool:
    """Whether the file begins with the headers of mail."""
    head = file.head
    if head.startswith(b"From "):  # an mbox of one message
        head = head.partition(b"\n")[2]
    names = header_names(head)
    return names >= MAIL and bool(names & SENT)


def read_mail(file: SavedFile) -> Iterator[SavedPage]:
    """The message as a page; subject, sender and date are offered as title, source and date."""
    data = file.read()
    if data.startswith(b"From "):
        data = data.partition(b"\n")[2]
    headers, leaves, whole = split_message(data)
    shown = [leaf for leaf in leaves if not str(leaf.headers.get("Content-Disposition")).startswith("attachment")]
    page = _first(shown, PAGE_TYPES)
    text = None if page else _first(shown, frozenset({"text/plain"}))
    leaf = page or text
    if leaf is None:
        raise file.unreadable("there is no text in this mail.", "Save the article from the browser instead.")
    moment = read_moment(header_text(headers, "Date"))
    subject = FORWARDED.sub("", header_text(headers, "Subject"))
    yield SavedPage(
        file.name,
        "eml" if page else "text",
        leaf.decode() if page else _as_pasted(leaf, subject),
        leaf.charset if page else "utf-8",
        web_address(header_text(headers, "Content-Location")) or file.url,
        moment,
        tool="mail",
        parts=picture_parts(leaves),
        notes=() if whole else (Note("container", "warning", "page", "the mail is cut short; its end is missing"),),
        candidates=tuple(_offers(subject, header_text(headers, "From"), moment)),
    )


def _first(leaves: list[Leaf], types: frozenset[str]) -> Leaf | None:
    return next((leaf for leaf in leaves if leaf.media_type in types and leaf.body.strip()), None)


def _offers(subject: str, sender: str, moment: str) -> Iterator[Candidate]:
    for field, value, place in (
        ("title", subject, "Subject"),
        ("source_name", parseaddr(sender)[0], "From"),
        ("date", moment, "Date"),
    ):
        if value:
            yield Candidate(field, value, "container", place)


def _as_pasted(leaf: Leaf, subject: str) -> bytes:
    from ..encoding import decode

    text = decode(leaf.decode(), leaf.charset).replace("\r\n", "\n")
    blocks = [_unwrap(block) for block in re.split(r"\n[ \t]*\n", text)]
    return "\n".join([subject, *blocks]).encode("utf-8", "replace")


def _unwrap(block: str) -> str:
    """The block with the line ends undone that a mail program put in at 70 or so characters."""
    lines = [line.strip() for line in block.split("\n")]
    whole = ""
    for line, before in zip(lines, ["", *lines], strict=False):
        whole += (" " if len(before) >= WRAPPED else "\n") + line
    return whole.strip()
