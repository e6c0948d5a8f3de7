"""What is known of a page as a whole: its headline, where its prose is, what its structured data confirms."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

from ..article import Article
from ..clean.phrases import AGREE, read_phrases_of
from .blocks import Block, Element
from .evidence import Evidence
from .front_matter import FrontMatter, fold
from .pointers import find_pointed
from .trunk import find_place, find_trunk, sum_up
from .vocabulary import HIDDEN_STYLE, MEANING_BITS, NAME_CUT, ON_WRAPPERS, ROLES_AROUND, join_names, read_names

MOST_OF_PAGE = 0.5  # of the page's prose: the names of an element that holds so much say little
ENOUGH_CONFIRMED = 300  # characters
MOST_PHRASED = 1_200  # characters; a longer block is no call to the reader
CONSENT_ABOVE = 4  # levels above a line on consent that are said to hold one
TAINTED = 0.2  # of its length that prose is worth in a part that is not the article by its names
TAINTING = sum(MEANING_BITS[meaning] for meaning in ("hidden", "comments", "related", "subscribe"))
SECTIONS = {tag: place for place, tag in enumerate("header footer nav aside form dialog details".split(), start=1)}
ONCE = (1, -1)  # of a text that is not repeated
WRAPPER_BITS = sum(MEANING_BITS[meaning] for meaning in ON_WRAPPERS)
# Tags that say something of the place of what is in them.
PLACES = frozenset([*SECTIONS, "ul", "ol", "table", "blockquote", "figure", "article", "main"])

Place = tuple[int, int, int, int, int, int, int, int, int]


class Surroundings:
    """Where an element stands: in which kinds of elements, under which names."""

    __slots__ = ("article", "far", "near", "own", "place", "root")

    def __init__(self, element: Element, above: Surroundings | None, own: int, wraps: bool) -> None:
        self.own = own
        if above is None:
            self.near = self.far = self.root = 0
            self.article = 0  # the identity of the nearest article element
            self.place = (0, 0, 0, 0, 0, 0, 0, 0, 0)
            return
        kept = above.own & WRAPPER_BITS if wraps else above.own
        self.near = kept | above.root
        self.root = kept
        self.far = above.far | above.near
        self.article = id(element) if element.tag == "article" else above.article
        plain = not element.attributes and element.tag not in PLACES
        self.place = above.place if plain else _place(element, above.place, wraps)


def _place(element: Element, above: Place, wraps: bool) -> Place:
    tag, attributes = element.tag, element.attributes
    role = attributes.get("role") if attributes else None
    listed, tables, quoted, pictured, section, articles, main, hidden, around = above
    return (
        1 if tag == "ul" else 2 if tag == "ol" else listed,
        min(tables + (tag == "table"), 2),
        int(quoted or tag == "blockquote"),
        int(pictured or tag == "figure"),
        section if wraps else SECTIONS.get(tag, section),
        min(articles + (tag == "article"), 2),
        int(main or tag == "main" or role == "main"),
        _hidden(attributes) or hidden,
        1 if role in ROLES_AROUND else around,
    )


def _hidden(attributes: Mapping[str, str | None]) -> int:
    if not attributes:
        return 0
    if "hidden" in attributes or HIDDEN_STYLE.search((attributes.get("style") or "")[:300]):
        return 1
    return 2 if attributes.get("aria-hidden") == "true" else 0


class Outline:
    """A page's blocks with the facts that judging any one of them needs."""

    def __init__(self, elements: list[Element], blocks: list[Block], article: Article) -> None:
        self.blocks = blocks
        self.alike: dict[tuple[Surroundings, str, bool], Surroundings] = {}
        self.named: dict[str, int] = {"": 0}  # what the names mean that are in a shape
        self.front_matter = FrontMatter(article)
        headlines = [place for place, block in enumerate(blocks) if block.element.tag == "h1"]
        self.headline = self._find_headline(headlines)
        self.over_headline = {id(one) for one in self._path(self.headline)}
        self.over_stories = {id(one) for place in headlines if place != self.headline for one in self._path(place)}
        self.consenting: set[int] = set()
        self.phrases = self._read_phrases()
        self.pointed = find_pointed(blocks, self.phrases)
        prose = [place for place, block in enumerate(blocks) if block.prose]
        self.holds: Counter[int] = Counter()  # prose by the element among whose paragraphs it stands
        worth = self._weigh_prose(prose)
        confirmed: dict[int, float] = {}
        self.evidence = self._weigh_evidence(Evidence(article), confirmed)
        sum_up(elements, worth)
        self.prose = worth.get(id(elements[-1]), 0) or 1.0
        self.most_held = max(self.holds.values(), default=1) or 1
        sum_up(elements, confirmed)
        trusted = confirmed.get(id(elements[-1]), 0) > ENOUGH_CONFIRMED
        trunk = find_trunk(elements, confirmed if trusted else worth, self.over_headline, self.over_stories)
        del worth, confirmed  # of a huge page they are large
        self.levels = {id(element): level for level, element in enumerate(reversed(trunk))}  # 0 of the smallest
        self.repeats = self._find_repeats()
        self.people = people_of(article)
        inside = [place for place in prose if not self.place(blocks[place].element)[0]]
        self.first = inside[0] if inside else 0
        self.last = inside[-1] if inside else len(blocks) - 1

    def place(self, element: Element) -> tuple[int, int, Element]:
        """Where an element stands to the trunk."""
        return find_place(element, self.levels)

    def surroundings(self, element: Element) -> Surroundings:
        """Where an element stands; held once for all its like, which no attribute but their class tells apart."""
        if element.around is not None:
            return element.around
        parent = element.parent
        if parent is None:
            found = Surroundings(element, None, self._meanings(element), False)
        elif element.attributes or element.tag == "article":
            found = Surroundings(element, self.surroundings(parent), self._meanings(element), self._wraps(parent))
        else:
            key = (self.surroundings(parent), element.shape, self._wraps(parent))
            known = self.alike.get(key)
            found = known or Surroundings(element, key[0], self._meanings(element), key[2])
            self.alike[key] = found
        element.around = found
        return found

    def _wraps(self, element: Element) -> bool:
        """Whether an element holds most of the page, so that its names say little."""
        return element.prose >= self.prose * MOST_OF_PAGE and (self.headline < 0 or id(element) in self.over_headline)

    def _path(self, place: int) -> list[Element]:
        path: list[Element] = []
        holder = self.blocks[place].element if place >= 0 else None
        while holder is not None:
            path.append(holder)
            holder = holder.parent
        return path

    def _read_phrases(self) -> list[int]:
        texts = [block.text if len(block.text) <= MOST_PHRASED else "" for block in self.blocks]
        kinds = list(read_phrases_of(texts))
        for place, found in enumerate(kinds):
            if found & AGREE:
                holder: Element | None = self.blocks[place].element
                for _ in range(CONSENT_ABOVE):
                    if holder is None or id(holder) in self.over_headline:
                        break
                    self.consenting.add(id(holder))
                    holder = holder.parent
        return kinds

    def is_near_consent(self, element: Element) -> int:
        """How close above an element one holds a line on consent, from 1; 0 where none does."""
        holder: Element | None = element if self.consenting else None
        for distance in range(1, CONSENT_ABOVE + 1):
            if holder is None:
                return 0
            if id(holder) in self.consenting:
                return distance
            holder = holder.parent
        return 0

    def other_article(self, around: Surroundings) -> int:
        """0 without article elements, 1 in the headline's, 2 in another, 3 outside it; 4 and 5 where it has none."""
        mine = around.article
        if self.headline < 0:
            return 4 if mine else 0
        theirs = self.surroundings(self.blocks[self.headline].element).article
        if mine == theirs:
            return 1 if mine else 0
        return 2 if mine and theirs else 3 if theirs else 5

    def _weigh_prose(self, prose: list[int]) -> dict[int, float]:
        """The prose that is an element's own, little counted where names or phrases taint it."""
        worth: dict[int, float] = {}
        tainted: dict[int, bool] = {}
        for place in prose:
            block = self.blocks[place]
            element = block.element
            weight = TAINTED if self.phrases[place] & AGREE or self._is_tainted(element, tainted) else 1
            worth[id(element)] = worth.get(id(element), 0) + block.length * weight
            self.holds[id(holder_of(block))] += int(block.length)
        return worth

    def _is_tainted(self, element: Element, known: dict[int, bool]) -> bool:
        found = known.get(id(element))
        if found is None:
            above = element.parent is not None and self._is_tainted(element.parent, known)
            named = id(element) not in self.over_headline and self._meanings(element) & TAINTING != 0
            found = above or named
            if element.blocks > 1:  # else it is hardly asked for again
                known[id(element)] = found
        return found

    def _meanings(self, element: Element) -> int:
        attributes, shape = element.attributes, element.shape
        if attributes:
            return read_names(join_names(attributes))
        found = self.named.get(shape)
        if found is None:
            found = self.named[shape] = read_names(shape[len(element.tag) + 1 :][:NAME_CUT])
        return found

    def _weigh_evidence(self, evidence: Evidence, confirmed: dict[int, float]) -> list[int]:
        """For each block: 0 no structured body, 1 not in it, 2 in part, 3 in it, 4 too short. Adds to `confirmed`."""
        if not evidence:
            return [0] * len(self.blocks)
        found = []
        for block in self.blocks:
            share = evidence.share(block.text)
            found.append(4 if share < 0 else 3 if share >= 0.8 else 2 if share >= 0.4 else 1)
            if share >= 0.5:
                confirmed[id(block.element)] = confirmed.get(id(block.element), 0) + int(block.length)
        return found

    def _find_repeats(self) -> dict[str, tuple[int, int]]:
        """For each text that stands on the page more than once how often it does, and in which block first."""
        firsts: dict[str, int] = {}
        found: dict[str, tuple[int, int]] = {}
        for place, block in enumerate(self.blocks):
            first = firsts.setdefault(block.text, place)
            if first != place:
                found[block.text] = found.get(block.text, ONCE)[0] + 1, first
        return found

    def _find_headline(self, marked: list[int]) -> int:
        """The block that is the headline, or -1."""
        title = self.front_matter.title
        least, most = len(title), 2 * len(title) + 20
        said = [
            place
            for place, block in enumerate(self.blocks)
            if title
            and least <= len(block.text) < most
            and block.linked < 0.5
            and block.element.tag != "a"
            and fold(block.text) == title
        ]
        return next((place for place in said if place in marked), (said or marked or [-1])[0])


def holder_of(block: Block) -> Element:
    """The element among whose paragraphs a block stands."""
    if block.number or block.element.tag == "div" or block.element.parent is None:
        return block.element
    return block.element.parent


def people_of(article: Article) -> list[str]:
    """Who signs the article, by names long enough to be told from other words."""
    return [name for name in (*article.authors, *article.agencies) if len(name) > 3]
