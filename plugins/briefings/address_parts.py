"""The parts of an address from a page, which may be no address at all."""

from __future__ import annotations

from urllib.parse import SplitResult, urlsplit

NO_ADDRESS = urlsplit("")


def split_address(address: str) -> SplitResult:
    """An address in its parts; all of them empty for what cannot be one.

    >>> split_address("https://news.example/a").path, split_address("http://[x/a").path
    ('/a', '')
    """
    try:
        return urlsplit(address)
    except ValueError:  # brackets that hold no address of IPv6
        return NO_ADDRESS
