"""Absolute links without tracking parameters."""

from __future__ import annotations

import re
from urllib.parse import urljoin, urlsplit, urlunsplit

from selectolax.lexbor import LexborNode

# Parameters that only count visitors: Google Analytics, Meta, Microsoft, Mailchimp, Matomo, AT Internet.
TRACKING = frozenset(
    """
    fbclid gclid dclid msclkid mc_cid mc_eid igshid igsh yclid xtor ocid cmpid icid smid ref_src _ga _gl gclsrc wbraid
    gbraid twclid ttclid li_fat_id mkt_tok vero_id wickedid oly_anon_id oly_enc_id s_cid wt_mc wt_zmc
    __twitter_impression
    """.split()
)
TRACKING_PREFIXES = ("utm_", "pk_", "mtm_", "at_", "hsa_", "itm_", "stm_")
NOTE = re.compile(r"#note-\d{1,4}")  # set by the step that marks footnotes
# An address in which there is nothing to complete, with its parameters.
WHOLE_ADDRESS = re.compile(r"https?://[a-z0-9.-]+(?::\d+)?(?:/[\w./%~@!$&'()*+,;=:-]*)?(?:\?([^\s#\x00-\x20]+))?")
LONGEST = 4_000  # characters of an address; browsers and servers refuse longer ones


def mend_links(root: LexborNode, base: str) -> None:
    """Rewrite links in place; a link that leads nowhere on the web becomes its text."""
    for link in root.css("a"):
        attributes = link.attributes
        href = (attributes.get("href") or "").strip()
        if NOTE.fullmatch(href):
            continue
        address = absolute(href, base) if href and not href.startswith("#") else ""
        if not address:
            link.unwrap()
            continue
        for name in attributes:
            if name != "href":
                del link.attrs[name]
        link.attrs["href"] = address


def absolute(address: str, base: str) -> str:
    """The absolute web or mail address without tracking parameters, or "" for anything else.

    >>> absolute("/a?id=7&utm_source=x", "https://news.example/b")
    'https://news.example/a?id=7'
    """
    if len(address) > LONGEST:
        return ""
    if (found := WHOLE_ADDRESS.fullmatch(address)) and not (found[1] and _is_tracked(found[1])):
        return address
    try:
        whole = urljoin(base, address.strip())
        parts = urlsplit(whole)
    except ValueError:
        return ""
    if parts.scheme == "mailto":
        return whole if parts.path else ""
    if parts.scheme not in ("http", "https") or not parts.netloc:
        return ""
    if not _is_tracked(parts.query):
        return whole
    # The parameters that stay are kept letter by letter: some servers sign them.
    kept = [pair for pair in parts.query.split("&") if not _tracks(pair)]
    return urlunsplit(parts._replace(query="&".join(kept)))


def _is_tracked(query: str) -> bool:
    return any(_tracks(pair) for pair in query.split("&"))


def _tracks(pair: str) -> bool:
    name = pair.partition("=")[0].lower()
    return name in TRACKING or name.startswith(TRACKING_PREFIXES)
