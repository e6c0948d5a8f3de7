"""What is known of a page as a whole: its headline, where its prose is, what its structured data confirms."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Mapping

from ..article import Article
from ..clean.phrases import AGREE, read_phrases
from .blocks import Block, Element
from .evidence import Evidence
from .front_matter import FrontMatter, fold
from .vocabulary import HIDDEN_STYLE, MEANINGS, NAME_CUT, ON_WRAPPERS, ROLES_AROUND, join_names, read_names

TRUNK_SHARE = 0.7  # of an element's prose that one child holds where the body lies in that child
MOST_OF_PAGE = 0.5  # of the page's prose: the names of an element that holds so much say little
ENOUGH_CONFIRMED = 300  # characters
MOST_PHRASED = 1_200  # characters; a longer block is no call to the reader
CONSENT_ABOVE = 4  # levels above a line on consent that are said to hold one
STORY_SHARE = 0.2  # of the prose that the page's own story holds at least where others follow it
TAINTED = 0.2  # of its length that prose is worth in a part that is not the article by its names
TAINTING = sum(1 << MEANINGS.index(meaning) for meaning in ("hidden", "comments", "related", "subscribe"))
NO_TRUNK = frozenset(["p", "li", "blockquote", "td", "h2"])
SECTIONS = {tag: place for place, tag in enumerate("header footer nav aside form dialog details".split(), start=1)}
ONCE = (1, -1)  # of a text that is not repeated
WRAPPER_BITS = sum(1 << place for place, meaning in enumerate(MEANINGS) if meaning in ON_WRAPPERS)


class Surroundings:
    """Where an element stands: in which kinds of elements, under which names."""

    __slots__ = ("article", "far", "features", "near", "own", "place", "root")

    def __init__(self, element: Element, above: Surroundings | None, own: int, wraps: bool) -> None:
        self.own = own
        self.features: tuple[int, ...] = ()  # of the blocks that stand so, once they are described
        tag, attributes = element.tag, element.attributes
        role = attributes.get("role") if attributes else None
        if above is None:
            self.near = self.far = self.root = 0
            self.article: Element | None = None
            self.place = (0, 0, 0, 0, 0, 0, 0, 0, 0)
            return
        kept = above.own & WRAPPER_BITS if wraps else above.own
        self.near = kept | above.root
        self.root = kept
        self.far = above.far | above.near
        self.article = element if tag == "article" else above.article
        listed, tables, quoted, pictured, section, articles, main, hidden, around = above.place
        listed = 1 if tag == "ul" else 2 if tag == "ol" else listed
        section = section if wraps else SECTIONS.get(tag, section)
        hidden = _hidden(attributes) or hidden
        self.place = (
            listed,
            min(tables + (tag == "table"), 2),
            int(quoted or tag == "blockquote"),
            int(pictured or tag == "figure"),
            section,
            min(articles + (tag == "article"), 2),
            int(main or tag == "main" or role == "main"),
            hidden,
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

    def __init__(self, top: Element, blocks: list[Block], article: Article) -> None:
        self.blocks = blocks
        self.top = top
        self.around: dict[int | tuple[int, str], Surroundings] = {}
        self.front_matter = FrontMatter(article)
        self.headline = self._find_headline()
        self.over_headline = {id(one) for one in self._path(self.headline)}
        self.over_stories = {
            id(one)
            for place, block in enumerate(blocks)
            if block.element.tag == "h1" and place != self.headline
            for one in self._path(place)
        }
        self.consenting: set[int] = set()
        self.phrases = [self._read_phrases(block) for block in blocks]
        worth = self._weigh_prose()
        self.prose = worth.get(id(self.top), 0.0) or 1.0
        self.evidence = self._weigh_evidence(Evidence(article))
        self.trunk = self._find_trunk(worth)
        del worth  # of a huge page it is large
        self.levels = {id(element): level for level, element in enumerate(self.trunk)}
        self.standing = self._find_standing()
        self.repeats = self._find_repeats()
        self.people = people_of(article)
        self.holds = self._weigh_holders()
        self.most_held = max(self.holds.values(), default=1.0) or 1.0
        inside = [place for place, block in enumerate(blocks) if block.prose and self.standing[place][0] == 0]
        self.first = inside[0] if inside else 0
        self.last = inside[-1] if inside else len(blocks) - 1

    def surroundings(self, element: Element) -> Surroundings:
        """Where an element stands; found once for all its like, which no attribute but their class tells apart."""
        parent = element.parent
        alike = parent is not None and element.tag != "article" and not element.attributes
        key = (id(parent), element.shape) if alike else id(element)
        found = self.around.get(key)
        if found is None:
            above = self.surroundings(parent) if parent is not None else None
            wraps = parent is not None and self._wraps(parent)
            found = self.around[key] = Surroundings(element, above, self._meanings(element), wraps)
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

    def _read_phrases(self, block: Block) -> int:
        if len(block.text) > MOST_PHRASED:
            return 0
        found = read_phrases(block.text)
        if found & AGREE:
            holder: Element | None = block.element
            for _ in range(CONSENT_ABOVE):
                if holder is None or id(holder) in self.over_headline:
                    break
                self.consenting.add(id(holder))
                holder = holder.parent
        return found

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
        if mine is theirs:
            return 1 if mine else 0
        return 2 if mine and theirs else 3 if theirs else 5

    def _weigh_prose(self) -> dict[int, float]:
        """The prose under each element, little counted where names or phrases say that it is not the article's."""
        worth: defaultdict[int, float] = defaultdict(int)
        tainted: dict[int, bool] = {}
        for place, block in enumerate(self.blocks):
            holder: Element | None = block.element
            if not block.prose or holder is None:
                continue
            weight = block.length * (TAINTED if self.phrases[place] & AGREE or self._is_tainted(holder, tainted) else 1)
            while holder is not None:
                worth[id(holder)] += weight
                holder = holder.parent
        return worth

    def _is_tainted(self, element: Element, known: dict[int, bool]) -> bool:
        found = known.get(id(element))
        if found is None:
            above = element.parent is not None and self._is_tainted(element.parent, known)
            named = id(element) not in self.over_headline and self._meanings(element) & TAINTING != 0
            found = known[id(element)] = above or named
        return found

    def _meanings(self, element: Element) -> int:
        if not element.depth:
            return 0
        names = join_names(element.attributes) if element.attributes else element.shape.partition(" ")[2][:NAME_CUT]
        return read_names(names) if names else 0

    def _weigh_evidence(self, evidence: Evidence) -> list[int]:
        """For each block: 0 no structured body, 1 not in it, 2 in part, 3 in it, 4 too short to say."""
        self.confirmed: Counter[int] = Counter()
        if not evidence:
            return [0] * len(self.blocks)
        found = []
        for block in self.blocks:
            share = evidence.share(block.text)
            found.append(4 if share < 0 else 3 if share >= 0.8 else 2 if share >= 0.4 else 1)
            if share >= 0.5:
                holder: Element | None = block.element
                while holder is not None:
                    self.confirmed[id(holder)] += int(block.length)
                    holder = holder.parent
        return found

    def _find_trunk(self, prose: Mapping[int, float]) -> list[Element]:
        """The elements from the page's body down to the smallest that holds the prose."""
        trusted = self.confirmed.get(id(self.top), 0) > ENOUGH_CONFIRMED
        weights: Mapping[int, float] = self.confirmed if trusted else prose

        def worth(element: Element) -> float:
            return weights.get(id(element), 0)

        children: dict[int, dict[int, Element]] = {}
        for block in self.blocks:
            top = block.element
            while top.parent is not None and id(top) in weights:
                known = children.setdefault(id(top.parent), {})
                if id(top) in known:
                    break
                known[id(top)] = top
                top = top.parent
        trunk = [self.top]
        while True:
            inside = children.get(id(trunk[-1]), {}).values()
            best = max(inside, key=worth, default=None)
            if best is not None and worth(best) < worth(trunk[-1]) * TRUNK_SHARE:
                best = self._own_story([one for one in inside if worth(one)], worth(trunk[-1]) * STORY_SHARE, worth)
            if best is None or not worth(best) or best.tag in NO_TRUNK or not self._has_inner(best):
                return trunk
            trunk.append(best)

    def _has_inner(self, element: Element) -> bool:
        """Whether there is text in elements in an element."""
        return element.blocks > sum(block.element is element for block in self.blocks)

    def _own_story(self, children: list[Element], least: float, worth: Callable[[Element], float]) -> Element | None:
        """Of several stories in a row, each with its headline, the one with the page's headline."""
        own = next((one for one in children if id(one) in self.over_headline), None)
        if own is None or worth(own) < least:
            return None
        return own if all(one is own or id(one) in self.over_stories for one in children) else None

    def _find_standing(self) -> list[tuple[int, int]]:
        """How many levels of the trunk lie between the body and each block, and how deep the block lies beside it."""
        known: dict[tuple[int, int], tuple[int, int]] = {}  # each is held once
        found = []
        for block in self.blocks:
            holder = block.element
            while (level := self.levels.get(id(holder))) is None and holder.parent is not None:
                holder = holder.parent
            stand = len(self.trunk) - 1 - (level or 0), block.element.depth - holder.depth
            found.append(known.setdefault(stand, stand))
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

    def _find_headline(self) -> int:
        """The block that is the headline, or -1."""
        said = [
            place
            for place, block in enumerate(self.blocks)
            if block.linked < 0.5 and block.element.tag != "a" and self._is_title(block.text)
        ]
        marked = [place for place, block in enumerate(self.blocks) if block.element.tag == "h1"]
        return next((place for place in said if self.blocks[place].element.tag == "h1"), (said or marked or [-1])[0])

    def _is_title(self, text: str) -> bool:
        title = self.front_matter.title
        return 0 < len(title) <= len(text) < 2 * len(title) + 20 and fold(text) == title

    def _weigh_holders(self) -> Counter[int]:
        held: Counter[int] = Counter()
        for block in self.blocks:
            if block.prose:
                held[id(holder_of(block))] += int(block.length)
        return held


def holder_of(block: Block) -> Element:
    """The element among whose paragraphs a block stands."""
    if block.number or block.element.tag == "div" or block.element.parent is None:
        return block.element
    return block.element.parent


def people_of(article: Article) -> list[str]:
    """Who signs the article, by names long enough to be told from other words."""
    return [name for name in (*article.authors, *article.agencies) if len(name) > 3]
