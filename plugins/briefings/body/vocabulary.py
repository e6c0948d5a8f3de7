"""Words in class and id names that say what an element is, as web designers write them in many languages.

Source: the vocabularies of WAI-ARIA landmarks and schema.org, common CMS templates, and reading many front ends.
"""

from __future__ import annotations

import re
from itertools import pairwise

# Elements that never hold article text.
NEVER_BODY = frozenset(
    """
    script style noscript template nav footer form button select option textarea input label svg canvas dialog
    object embed link meta head title map area datalist menu progress meter audio video source track applet frame
    frameset fencedframe
    """.split()
)
ROLES_CUT = frozenset(
    """
    navigation banner contentinfo search complementary dialog alertdialog menu menubar toolbar tablist alert
    """.split()
)
# One of these words in a class or id name is enough.
CUT_WORDS = frozenset(
    """
    nav navi navbar navigation menu menubar submenu breadcrumb breadcrumbs brotkrumen footer sidebar sidebars rail
    related relateds recirc recirculation recommend recommended recommendation recommendations recommender share
    shares sharing sharebar sharetools shareicons sharedaddy social socials socialmedia socialbar addtoany addthis
    newsletter newsletters subscribe subscription subscriptions signup signin login register registration promo
    promos promotion promobox advert adverts advertisement advertisements advertising advertorial anzeige werbung
    publicite pub publi ad ads adv adslot adunit adbox adsense adsbygoogle sponsor sponsored sponsors dfp gpt banner
    banners cookie cookies consent gdpr onetrust comment comments commentlist disqus respond popup modal lightbox
    overlay tooltip tooltips offcanvas drawer tag tags taglist tagcloud keywords hashtags outbrain taboola mostread
    popular trending bestof mostpopular topstories readmore readalso seealso alsoread moreon moreabout morestories
    morefrom furtherreading weiterlesen lireaussi teaser teasers teaserbox crosslink crosslinks pagination pager
    paging prevnext print printonly skip skiplink visuallyhidden screenreader sronly hidden toolbar tools rating
    ratings reactions likes feedback report vote whatsapp telegram widget widgets crossword horoscope weather ticker
    marquee carousel slider slideshow copyright disclaimer legal masthead topbar toc kiosk abo paywall regwall piano
    donate donation membership bio authorbio authorbox aboutauthor byline bylines dateline timestamp pubdate
    postdate postmeta entrymeta articlemeta credits playlist player audioplayer listen podcast noprint donotprint
    jprelatedposts contentinfo metadata
    """.split()
)
# Words that come together in one name, in this order, hyphens and case aside.
CUT_PAIRS = frozenset(
    """
    read-more read-also read-next see-also also-read more-on more-stories more-from most-read up-next
    further-reading visually-hidden screen-reader sr-only author-info author-bio author-box author-card about-author
    post-meta entry-meta article-meta article-info article-tags article-footer post-footer entry-footer post-tags
    article-author article-date call-to cta-box follow-us join-us sign-up log-in social-media article-tools
    article-toolbar article-actions story-meta story-tags story-footer published-date publish-date lire-aussi
    leer-mas te-puede leia-mais leia-tambem post-navigation nav-links inline-related in-article read-time
    reading-time related-posts inset-related latest-news top-stories last-updated back-to jump-to hash-tags
    topic-list topics-list image-credit
    """.split()
)
# A name with one of these is the article itself, and then only its other names are weighed.
BODY_WORDS = frozenset(
    """
    articlebody articletext articlecontent entrycontent postcontent storybody storytext storycontent bodytext
    contentbody bodycopy textbody newstext newsbody fulltext articulo artikel texte texto testo
    """.split()
)
WORD_PARTS = re.compile(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])")
NAME_CUT = 400  # characters of class and id that are read; more is generated


def words_of(names: str) -> list[str]:
    """The words in class and id names, in order: `articleBody share-bar_2` gives article, body, share, bar."""
    return [word.lower() for word in WORD_PARTS.findall(names[:NAME_CUT])]


def cut_reason(names: str) -> str:
    """The word in an element's names for which it is no article text, or "".

    >>> cut_reason("social-share bar"), cut_reason("article-body")
    ('social', '')
    """
    for name in names[:NAME_CUT].split():
        words = words_of(name)
        joined = "".join(words)
        if joined in BODY_WORDS:
            continue
        if joined in CUT_WORDS:
            return joined
        for word in words:
            if word in CUT_WORDS:
                return word
        for first, second in pairwise(words):
            if f"{first}-{second}" in CUT_PAIRS or (min(len(first), len(second)) > 2 and first + second in CUT_WORDS):
                return f"{first}-{second}"
    return ""


# Names for which even a paragraph of prose is none of the article's.
SURE_WORDS = frozenset(
    """
    comment comments hidden newsletter newsletters cookie cookies consent related recommended byline copyright
    disclaimer sponsored
    """.split()
)

# Names that designers also give to the article's own parts; prose under them is kept.
WEAK_WORDS = frozenset(
    """
    print printonly noprint donotprint tag tags ad ads adv a-d pub widget widgets paywall regwall piano abo toolbar
    tools banner slider slideshow carousel player login register signin membership bio rail kiosk topbar sidebar
    teaser ticker hidden in-article skip subscription subscriptions subscribe disclaimer credits legal toc keywords
    metadata header vote report
    """.split()
)
