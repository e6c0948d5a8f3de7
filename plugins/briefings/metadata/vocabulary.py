"""What class names, ids and item properties say about an element, as web designers write them in many languages.

Sources: schema.org properties, the hAtom and h-entry microformats, WAI-ARIA landmarks, common CMS templates.
"""

from __future__ import annotations

from functools import lru_cache
from itertools import pairwise

from ..body.vocabulary import words_of


class Role:
    """What an element's names say that it holds, one bit each. An element passes its roles on to all within it.

    Plain integers: an enumeration's flags cost ten times as much, and a page has thousands.
    """

    AUTHOR = 1
    DATE = 2
    MODIFIED = 4
    KICKER = 8
    STANDFIRST = 16
    CORRECTION = 32
    PAYWALL = 64
    ELSEWHERE = 128  # menus, teasers, boxes: not the article
    COMMENT = 256
    CAPTION = 512
    LOGO = 1024
    BIOGRAPHY = 2048
    LINK = 4096
    HEADLINE = 8192
    ARTICLE = 16384
    HIDDEN = 32768
    QUOTE = 65536
    PROFILE = 131072  # a link to somebody's page
    LICENCE = 262144


NAMED: dict[int, frozenset[str]] = {
    Role.AUTHOR: frozenset(
        """
        author authors byline bylines autor autores autoren autorin auteur auteurs autore autori verfasser redakteur
        firma firmante forfatter forfattare skribent journalist reporter avtor yazar penulis writer writers dateline
        contributor contributors kirjoittaja szerzo redaktor vcard hcard creator postedby writtenby
        """.split()
    ),
    Role.DATE: frozenset(
        """
        date datum fecha data dato datetime published pubdate publishdate publish publication posted timestamp dateline
        veroeffentlicht publicado publie tarih tanggal datapublicacao created createdate time meta postmeta entrymeta
        articlemeta storymeta dateposted datepublished info
        """.split()
    ),
    Role.MODIFIED: frozenset(["modified", "updated", "update", "datemodified", "lastmodified", "aktualisiert"]),
    Role.KICKER: frozenset(
        """
        kicker dachzeile antetitulo surtitre overline surtitle eyebrow topline volanta occhiello spitzmarke overtitle
        pretitle suptitle rubrik toptitle supertitle preheadline prehead bovenkop cintillo
        """.split()
    ),
    Role.STANDFIRST: frozenset(
        """
        standfirst vorspann entradilla bajada deck dek subtitle subheadline subhead chapo chapeau articlelead leadtext
        intro teasertext sottotitolo sommario ingress ingres manchet perex lid lidtext copete sumario subtitulo
        articleintro articlesummary articlesubtitle linhafina anons leadparagraph storylead postlead newslead leadin
        firstparagraph anriss sapo zajawka catenaccio podnaslov alcim
        """.split()
    ),
    Role.CORRECTION: frozenset(["correction", "corrections", "corrigendum", "erratum", "berichtigung", "rectificatif"]),
    Role.PAYWALL: frozenset(["paywall", "regwall", "paywalled", "meteredcontent"]),
    Role.COMMENT: frozenset(["comment", "comments", "commentlist", "disqus", "respond", "kommentare", "comentarios"]),
    Role.CAPTION: frozenset(["caption", "figcaption", "credit", "credits", "bildunterschrift", "legende"]),
    Role.LOGO: frozenset(["logo", "sitetitle", "sitename", "branding", "blogtitle", "masthead", "sitebranding"]),
    Role.BIOGRAPHY: frozenset(["bio", "biography", "authorbio", "authorbox", "aboutauthor", "authordescription"]),
    Role.HEADLINE: frozenset(
        ["headline", "posttitle", "entrytitle", "articletitle", "storytitle", "pagetitle", "articleheadline"]
    ),
    Role.ARTICLE: frozenset(["articlebody", "entrycontent", "postcontent", "storybody", "hentry"]),
    Role.ELSEWHERE: frozenset(
        """
        nav navbar navigation menu submenu breadcrumb breadcrumbs footer sidebar rail related recirc recommend
        recommended recommendation recommendations share sharing social newsletter subscribe promo promos advert
        advertisement ad ads sponsored cookie consent modal popup overlay tags taglist mostread popular trending
        readmore seealso teaser teasers pagination carousel latest ticker toc prevnext upnext morefrom
        morestories moreon aktuell meistgelesen search login signup
        """.split()
    ),
}  # fmt: skip
# Two words that come together, in this order, and mean something that neither says alone.
PAIRED = {
    "site-title": Role.LOGO, "blog-title": Role.LOGO, "site-name": Role.LOGO, "site-branding": Role.LOGO,
    "author-bio": Role.BIOGRAPHY, "author-box": Role.BIOGRAPHY, "about-author": Role.BIOGRAPHY,
    "author-description": Role.BIOGRAPHY, "bio-author": Role.BIOGRAPHY, "author-about": Role.BIOGRAPHY,
    "article-lead": Role.STANDFIRST, "lead-text": Role.STANDFIRST, "article-intro": Role.STANDFIRST,
    "article-summary": Role.STANDFIRST, "article-subtitle": Role.STANDFIRST, "sub-headline": Role.STANDFIRST,
    "lead-paragraph": Role.STANDFIRST, "story-lead": Role.STANDFIRST, "post-lead": Role.STANDFIRST,
    "news-lead": Role.STANDFIRST, "lead-in": Role.STANDFIRST,
    "sub-title": Role.STANDFIRST, "sub-head": Role.STANDFIRST, "post-excerpt": Role.STANDFIRST,
    "pre-title": Role.KICKER, "pre-headline": Role.KICKER, "super-title": Role.KICKER, "top-title": Role.KICKER,
    "over-line": Role.KICKER, "top-line": Role.KICKER,
    "post-title": Role.HEADLINE, "entry-title": Role.HEADLINE, "article-title": Role.HEADLINE,
    "story-title": Role.HEADLINE, "page-title": Role.HEADLINE, "article-headline": Role.HEADLINE,
    "article-body": Role.ARTICLE, "entry-content": Role.ARTICLE, "post-content": Role.ARTICLE,
    "story-body": Role.ARTICLE, "last-modified": Role.MODIFIED, "date-modified": Role.MODIFIED,
    "most-read": Role.ELSEWHERE, "read-more": Role.ELSEWHERE, "see-also": Role.ELSEWHERE, "up-next": Role.ELSEWHERE,
    "more-from": Role.ELSEWHERE, "more-stories": Role.ELSEWHERE, "more-on": Role.ELSEWHERE,
}  # fmt: skip
TAGS = {
    "nav": Role.ELSEWHERE, "footer": Role.ELSEWHERE, "aside": Role.ELSEWHERE, "form": Role.ELSEWHERE,
    "figcaption": Role.CAPTION, "a": Role.LINK, "address": Role.AUTHOR, "time": Role.DATE,
    "blockquote": Role.QUOTE,
}  # fmt: skip
ITEM_PROPERTIES = {
    "author": Role.AUTHOR, "creator": Role.AUTHOR, "datepublished": Role.DATE, "datecreated": Role.DATE,
    "datemodified": Role.MODIFIED, "headline": Role.HEADLINE, "articlebody": Role.ARTICLE,
    "alternativeheadline": Role.STANDFIRST, "comment": Role.COMMENT, "caption": Role.CAPTION,
}  # fmt: skip
MEANING = {word: role for role, words in NAMED.items() for word in words}
# Names that say so where no other word is with them: `lead-story` is no standfirst.
ALONE = dict.fromkeys(["lead", "lede"], Role.STANDFIRST)
# A name with one of these words speaks of a part of the author's or date's box that is neither.
QUIET = frozenset("image img photo avatar icon picture follow count picker reading read".split())
# Parts of an author's box that hold no name.
NO_AUTHOR = frozenset(
    """
    job role position location affiliation label prefix intro website tooltip des desc description bio title
    read reading social email publications stories posts more links function headline button cta
    category categories
    """.split()
)
LONGEST_NAMES = 160  # characters of class and id names that are read; more is generated
PAIR_BEGINS = frozenset(pair.partition("-")[0] for pair in PAIRED)
TELLING_WORDS = frozenset({*MEANING, *ALONE, *PAIR_BEGINS})


@lru_cache(maxsize=8192)
def read_names(names: str) -> int:
    """The roles that class and id names speak of.

    >>> read_names("article__byline u-small") == Role.AUTHOR
    True
    """
    found = 0
    for name in names[:LONGEST_NAMES].split():
        found |= _read_name(name)
    return found


@lru_cache(maxsize=8192)
def _read_name(name: str) -> int:
    words = name.replace("_", "-").split("-")
    joined = "".join(words)
    if "" in words or not (joined.islower() and joined.isalpha() and joined.isascii()):
        words = words_of(name)
        joined = "".join(words)
    if (TELLING_WORDS.isdisjoint(words) and joined not in MEANING) or not QUIET.isdisjoint(words):
        return 0  # as most names
    if joined in MEANING:
        return MEANING[joined]
    if len(words) == 1 and joined in ALONE:
        return ALONE[joined]
    own = 0
    for first, second in pairwise(words) if not PAIR_BEGINS.isdisjoint(words) else ():
        own |= PAIRED.get(f"{first}-{second}", 0)
    if not own:
        for word in words:
            own |= MEANING.get(word, 0)
    if own & Role.AUTHOR and not NO_AUTHOR.isdisjoint(words):
        own &= ~Role.AUTHOR
    return own
