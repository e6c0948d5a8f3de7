"""Absolute links without tracking parameters."""

from __future__ import annotations

from urllib.parse import parse_qsl, urlencode, urljoin, urlsplit, urlunsplit

from bs4 import BeautifulSoup

# Parameters that only count visitors: Google Analytics, Meta, Microsoft, Mailchimp, Matomo, AT Internet.
TRACKING = frozenset(
    """
    fbclid gclid dclid msclkid mc_cid mc_eid igshid yclid xtor ocid cmpid icid smid ref_src _ga gclsrc wbraid gbraid
    """.split()
)
TRACKING_PREFIXES = ("utm_", "pk_", "mtm_", "at_", "hsa_")


def mend_links(soup: BeautifulSoup, base: str) -> None:
    """Rewrite links in place; a link that leads nowhere on the web becomes its text."""
    for link in soup.find_all("a"):
        address = absolute(str(link.get("href") or ""), base)
        if address:
            link.attrs = {"href": address}
        else:
            link.unwrap()


def absolute(address: str, base: str) -> str:
    """The absolute web or mail address without tracking parameters, or "" for anything else."""
    try:
        whole = urljoin(base, address.strip())
        parts = urlsplit(whole)
    except ValueError:
        return ""
    if parts.scheme == "mailto":
        return whole
    if parts.scheme not in ("http", "https") or not parts.netloc:
        return ""
    if not parts.query:
        return whole
    pairs = parse_qsl(parts.query, keep_blank_values=True)
    kept = [pair for pair in pairs if pair[0] not in TRACKING and not pair[0].startswith(TRACKING_PREFIXES)]
    return whole if len(kept) == len(pairs) else urlunsplit(parts._replace(query=urlencode(kept)))
