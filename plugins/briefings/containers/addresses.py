"""Addresses: the original one behind a reader view or an archive, and the one that a curator writes beside a page."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

LONGEST = 2_000  # characters; browsers take no more
# Reader views wrap the address: about:reader?url=… (Firefox), read://…?url=… (Edge), chrome-distiller://…?url=…
WRAPPING_SCHEMES = frozenset({"about", "read", "chrome-distiller", "dom-distiller"})
# https://web.archive.org/web/20260102030405id_/https://… as of Wayback and pywb
ARCHIVED = re.compile(r"https?://[^/]{1,200}/(?:[^/]{1,40}/){1,2}\d{14}(?:[a-z]{2}_)?/(https?://.{1,2000})", re.DOTALL)


def web_address(value: str) -> str:
    """The web address in `value`, unwrapped from a reader view or a web archive, or "".

    >>> web_address("about:reader?url=https%3A%2F%2Fquay.example%2Fferry")
    'https://quay.example/ferry'
    >>> web_address("https://web.archive.org/web/20260102030405/https://quay.example/ferry")
    'https://quay.example/ferry'
    >>> web_address("file:///saved/ferry.html")
    ''
    """
    address = value.strip()[: LONGEST * 2]
    try:
        if address.partition(":")[0].casefold() in WRAPPING_SCHEMES:
            address = parse_qs(urlsplit(address).query).get("url", [""])[0]
        host = urlsplit(address).hostname
    except ValueError:
        return ""
    if archived := ARCHIVED.fullmatch(address):
        address = archived[1]
    usable = address.startswith(("http://", "https://")) and host and len(address) <= LONGEST and not _is_local(host)
    return address if usable and not any(letter.isspace() for letter in address) else ""


def archived_address(value: str) -> str:
    """The address itself when it is that of a copy in a web archive, else "".

    >>> archived_address("https://web.archive.org/web/20260102030405/https://quay.example/ferry")
    'https://web.archive.org/web/20260102030405/https://quay.example/ferry'
    >>> archived_address("https://quay.example/ferry")
    ''
    """
    address = value.strip()
    return address if len(address) <= LONGEST and ARCHIVED.fullmatch(address) and web_address(address) else ""


def _is_local(host: str) -> bool:
    """Whether the host is this computer: a page looked at on a developer's server has its address inside, if any."""
    return host == "localhost" or host.startswith("127.") or host == "::1"


def address_beside(path: Path) -> str:
    """The address in `NAME.url.txt` beside `NAME.html`, `NAME.html.gz` and so on, or ""."""
    for stem in stems(path.name):
        beside = path.with_name(f"{stem}.url.txt")
        try:
            if beside != path and beside.is_file():
                with beside.open("rb") as file:
                    return address_in_text(file.read(LONGEST * 2))
        except OSError:
            return ""
    return ""


def address_in_text(data: bytes) -> str:
    """The address in the first line of a `.url.txt`, with or without the label `url:`."""
    return web_address(without_label(data.decode("utf-8-sig", "replace").strip().partition("\n")[0]))


def stems(name: str) -> Iterator[str]:
    """The name, then the name without its last suffix, and so on."""
    while name:
        yield name
        name = name.rpartition(".")[0]


def without_label(line: str) -> str:
    """The line without its label `url:`."""
    label, colon, value = line.partition(":")
    return value.strip() if colon and label.strip().casefold() == "url" else line.strip()
