"""What designers of pages say about an element in its names (class, id, test id), by stems of many languages.

Source: WAI-ARIA landmarks, schema.org, the classes of common CMS templates, and newsroom words. A stem is looked
for anywhere in the names, in lower case with `-` before, between and after their words. The names are
evidence, never a verdict: the weights in `data/body/` say how much each meaning counts on the element itself,
close above it and farther up.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache

from ahocorasick_rs import AhoCorasick

STEMS = {
    "related": """
        related relation recirc recomm readmore read-more readalso readnext read-next see-also seealso alsoread
        also-read more-from morefrom more-on moreon more-stories morestories mostread most-read popular trending
        lire-aussi lireaussi teaser latest top-stories topstories up-next upnext outbrain taboola crosslink
        linkbox linklist weiterlesen further leia-mais leiamais te-puede tepuede promo suggest similar
        """,
    "share": """
        sharing share- shares sharebar sharetool sharebutton social addtoany addthis follow toolbar -tool- -tools-
        action print whatsapp facebook twitter bookmark reaction -like- -likes-
        """,
    "subscribe": """
        newsletter subscri sign-up signup sign-in signin log-in login regist paywall regwall piano -abo membership donat
        -cta call-to premium
        """,
    "advertisement": """
        -ad- -ads- -adv adslot adunit adbox adsbygoogle advert sponsor -dfp -gpt banner anzeige werbung publicit
        affiliat
        """,
    "navigation": """
        -nav navi menu breadcrumb pagin pager skip -toc- topbar masthead sidebar -rail footer header table-of-contents
        prev-next prevnext
        """,
    "comments": "comment disqus respond reply replies forum",
    "author": "author byline -bio autor auteur writer contributor profil",
    "about": """
        -date dateline timestamp -time- publish posted -meta read-time readtime reading categor -tag- -tags- taglist
        keyword topic hashtag label kicker section-name info- source
        """,
    "picture": """
        caption credit legend photo image picture media gallery slide carousel lightbox video player audio figure listen
        podcast
        """,
    "hidden": """
        hidden visually sr-only screen-reader screenreader offcanvas modal popup overlay tooltip cookie consent gdpr
        onetrust -ot- privacy -cmp
        """,
    "widget": "widget ticker weather -poll rating quiz crossword horoscope lotter score market stock",
    "legal": "copyright disclaimer legal correction licen notice",
    "quote": "quote",
    "lead": """
        -lead- -lede- -lead-in standfirst intro summary -dek- -deck- chapo excerpt abstract subtitle subhead perex
        vorspann entradilla bajada sapo
        """,
    "facts": "factbox fact-box infobox info-box infotext fakta fakten kasten explainer keyfacts key-facts glossar",
    "box": "box callout inset panel embed aside highlight module card item list grid",
    "title": "title headline heading",
    "body": """
        article-body articlebody article-text articletext article-content articlecontent entry-content entrycontent
        post-content postcontent post-body postbody post-text story-body storybody story-text storytext story-content
        storycontent body-text bodytext body-content body-copy bodycopy content-body contentbody content-text news-text
        newstext news-body newsbody news-content full-text fulltext rich-text richtext articulo artikel texte testo
        prose wysiwyg paragraph -text-
        """,
    "article": "article story post entry content -body- main- news",
}
MEANINGS = tuple(STEMS)
# A set of meanings is a number in which each has a byte of its own: `to_bytes` parts them.
MEANING_BITS = {meaning: 1 << 8 * place for place, meaning in enumerate(MEANINGS)}
LITERALS = tuple((stem, MEANING_BITS[meaning]) for meaning, stems in STEMS.items() for stem in stems.split())
FINDER = AhoCorasick([stem for stem, _ in LITERALS])
BITS = tuple(bit for _, bit in LITERALS)
ON_WRAPPERS = frozenset(["body", "article"])  # meanings that count on an element that holds most of the page, too
NAMES = ("class", "id", "itemprop", "data-testid", "data-component")
TO_HYPHENS = {mark: "-" for mark in range(128) if not chr(mark).isalnum()}
PLAIN_TO_HYPHENS = bytes(ord(TO_HYPHENS.get(mark, chr(mark))) for mark in range(256))
CAMEL = re.compile("([a-z])([A-Z])")
WORD_PARTS = re.compile(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])")
NAME_CUT = 400  # characters of names that are read; more is generated

ROLES_AROUND = frozenset(
    """
    navigation banner contentinfo search complementary dialog alertdialog menu menubar toolbar tablist alert
    """.split()
)
HIDDEN_STYLE = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)


def words_of(names: str) -> list[str]:
    """The words in class and id names, in order: `articleBody share-bar_2` gives article, body, share, bar."""
    return [word.lower() for word in WORD_PARTS.findall(names[:NAME_CUT])]


def join_names(attributes: Mapping[str, str | None]) -> str:
    """The names of an element as one text."""
    if len(attributes) == 1 and "class" in attributes:
        return (attributes.get("class") or "")[:NAME_CUT]
    return " ".join(value for name in NAMES if (value := attributes.get(name)))[:NAME_CUT]


@lru_cache(maxsize=8192)
def read_names(names: str) -> int:
    """The meanings of names as a set of MEANING_BITS.

    >>> found = read_names("articleShare")
    >>> [meaning for meaning, bit in MEANING_BITS.items() if found & bit]
    ['share', 'article']
    """
    folded = names if names.islower() else CAMEL.sub(r"\1-\2", names).lower()
    plain = folded.isascii()
    folded = folded.encode().translate(PLAIN_TO_HYPHENS).decode() if plain else folded.translate(TO_HYPHENS)
    found = 0
    for number, _, _ in FINDER.find_matches_as_indexes(f"-{folded}-", overlapping=True):
        found |= BITS[number]
    return found
