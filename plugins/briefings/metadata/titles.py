"""Headlines: what each place of the page calls the article, without the name of the site, and which of them it is."""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from ..article import Candidate

SEPARATOR = re.compile(
    r"(?=[\s|｜»›:_-])(?:"  # what each begins with: most letters are passed by at once
    r"\s+[|–—\-·•:»›«/~]+\s+|\s*[|｜]\s*|\s*[»›]\s*|::|(?<=[\u3040-\u9fff？！」])[-_](?=[\u3040-\u9fff]))"
)
MARK = re.compile(r"[|–—\-·•:»›«/~｜_]")  # one of these is in each separator
LONGEST_NAME = 50  # characters
LONGEST_BADGE = 10  # letters
LETTERS = re.compile(r"[\W_]+")
NO_LETTERS = bytes(code for code in range(128) if not chr(code).isalnum())
INVISIBLE = re.compile("[\u00ad\u200b\u2060\ufeff]")
MARKUP = re.compile(r"</?[a-zA-Z][^<>]{0,60}>")
CUT_SHORT = re.compile(r"\s*(?:…|\.\.\.)\s*$")
LEAST_OVERLAP = 0.34  # of the words that two names of one article share at least


@dataclass(frozen=True, slots=True)
class Offer:
    """What one place calls the article, cleaned."""

    candidate: Candidate
    title: str
    key: str  # folded, to compare


def site_names(candidates: Iterable[Candidate], domain: str) -> frozenset[str]:
    """The folded names by which the site calls itself: publisher, site name, the domain with and without its end."""
    names = {fold(one.value) for one in candidates if one.field == "source_name"}
    labels = domain.split(".")
    names |= {fold(domain), fold("".join(labels[:-1])), fold(max(labels, key=len))} if domain else set()
    return frozenset(name for name in names if name)


def fold(text: str) -> str:
    """Letters and digits alone, case folded."""
    if text.isascii():
        return text.lower().encode().translate(None, NO_LETTERS).decode()
    text = text.casefold()
    return text if text.isalnum() else LETTERS.sub("", text)


def parts_of(title: str) -> list[str]:
    """The parts of a title that marks such as a dash or a bar set apart."""
    if not MARK.search(title):
        return [title.strip()] if title.strip() else []
    return [part.strip() for part in SEPARATOR.split(title) if part.strip()]


def clean_title(title: str, names: frozenset[str]) -> str:
    """The headline without the site's name before or after it.

    >>> clean_title("Ferry late | The Harbour Post", frozenset({"theharbourpost"}))
    'Ferry late'
    """
    title = plain(title)
    for _ in range(3 if MARK.search(title) else 0):
        parts = list(SEPARATOR.finditer(title))
        if not parts:
            break
        if _names_site(title[parts[-1].end() :], names):
            title = title[: parts[-1].start()].strip()
        elif _names_site(title[: parts[0].start()], names):
            title = title[parts[0].end() :].strip()
        else:
            break
    return "" if fold(title) in names else title


def plain(title: str) -> str:
    """A title as text: entities resolved, markup and invisible characters out, white space single."""
    title = MARKUP.sub("", html.unescape(html.unescape(title))) if "&" in title or "<" in title else title
    return " ".join((title if title.isprintable() else INVISIBLE.sub("", title)).split())


def _names_site(part: str, names: frozenset[str]) -> bool:
    key = fold(part)
    return key in names or any(
        len(name) > 5 and (key.startswith(name) or key.endswith(name)) and len(key) < len(name) + 8 for name in names
    )


def choose_title(offers: Sequence[Offer], scripted: bool = False) -> tuple[Offer | None, str]:
    """The newsroom's headline among the offers, most trusted first, and why.

    `scripted`: whether the page still has its scripts, so that structured data would be there if the site wrote any.

    The title tag is written for search engines, and other places often repeat it. So of two names the one that the
    title tag does not have is the newsroom's; the line that a reader sees wins where that does not decide.
    """
    seen = next((one for one in offers if one.candidate.source in ("rule", "text")), None)
    if seen is not None:
        return seen, "trusted first"
    tagged = next((one for one in offers if one.candidate.source == "title-tag"), None)
    tag = {tagged.key, *map(fold, parts_of(tagged.title))} if tagged else set()
    shown = next((one for one in offers if one.candidate.source == "page"), None)
    graph = next((one for one in offers if one.candidate.source == "opengraph"), None)
    data = next((one for one in offers if one.candidate.source == "json-ld"), None)
    if shown is None:
        return _without_headline(offers, graph, data)
    if graph is None or not _same_article(shown, graph):
        return shown, "the headline that a reader sees"
    if shown.key == graph.key:
        if (
            data
            and not shown.key.startswith(data.key)  # nor is it cut off
            and tagged is not None
            and tagged.key == shown.key
            and _overlap(data.title, shown.title) > LEAST_OVERLAP
        ):
            return data, "the newsroom's headline; the others repeat the title tag"
        return shown, "the headline that a reader sees; OpenGraph agrees"
    if _has_badge(shown, graph) and graph.key in {*tag, data.key if data else ""}:
        return graph, "the headline that a reader sees, without the mark before it"
    if data is None and scripted:
        return shown, "the headline that a reader sees; no structured data speaks for OpenGraph's"
    if shown.key in tag and graph.key not in tag and not _extends(graph, shown):
        return graph, "the newsroom's headline; the others repeat the title tag"
    return shown, "the headline that a reader sees"


def _without_headline(offers: Sequence[Offer], graph: Offer | None, data: Offer | None) -> tuple[Offer | None, str]:
    counted = [(sum(other.key == one.key for other in offers), -at, one) for at, one in enumerate(offers)]
    if not counted:
        return None, ""
    agreeing, _, best = max(counted, key=lambda entry: entry[:2])
    if agreeing > 1:
        return best, "several places agree"
    return data or graph or best, "no headline is visible"


def _same_article(shown: Offer, other: Offer) -> bool:
    """Whether two offers name one article: they share words, or one holds the other."""
    return shown.key in other.key or other.key in shown.key or _overlap(shown.title, other.title) > 0


def _extends(other: Offer, shown: Offer) -> bool:
    """Whether an offer is the visible headline with more before or after it, set apart by a mark."""
    return any(fold(part) == shown.key for part in parts_of(other.title)) or (
        len(other.key) > len(shown.key) and shown.key in other.key
    )


def _has_badge(shown: Offer, other: Offer) -> bool:
    """Whether an offer is the visible headline without a short word before or after it, such as a paid article's."""
    more = len(shown.key) - len(other.key)
    return 0 < more <= LONGEST_BADGE < len(other.key) and (
        shown.key.endswith(other.key) or shown.key.startswith(other.key)
    )


def _overlap(one: str, other: str) -> float:
    first, second = (set(re.findall(r"\w{3,}", text.casefold())) for text in (one, other))
    return len(first & second) / (min(len(first), len(second)) or 1)


def name_in_title(candidates: Iterable[Candidate], title: str) -> str:
    """The site's name, where the title tag is the headline and, parted by a mark, one thing more."""
    whole = next((" ".join(one.value.split()) for one in candidates if one.source == "title-tag"), "")
    if not title or title not in whole or len(whole) - len(title) > LONGEST_NAME:
        return ""
    before, after = whole.split(title, 1)
    rest = after or before
    name = rest.strip(" |-–—·•:»｜/")
    return name if name != rest.strip() and not (before and after) else ""
