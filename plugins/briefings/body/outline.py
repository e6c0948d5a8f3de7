"""What is known of a page as a whole: its headline, where its prose is, what its structured data confirms."""

from __future__ import annotations

import re
from collections import Counter

from ..article import Article
from .blocks import Block, Element
from .evidence import Evidence
from .vocabulary import HIDDEN_STYLE, MEANINGS, ON_WRAPPERS, ROLES_AROUND, join_names, read_names

TRUNK_SHARE = 0.7  # of an element's prose that one child holds where the body lies in that child
MOST_OF_PAGE = 0.5  # of the page's prose: the names of an element that holds so much say little
ENOUGH_CONFIRMED = 300  # characters
NO_TRUNK = frozenset(["p", "li", "blockquote", "td", "h2"])
SECTIONS = {tag: place for place, tag in enumerate("header footer nav aside form dialog details".split(), start=1)}
WRAPPER_BITS = sum(1 << place for place, meaning in enumerate(MEANINGS) if meaning in ON_WRAPPERS)
LETTERS = re.compile(r"[\W_]+")


def fold(text: str) -> str:
    """Letters and digits alone, case folded."""
    return LETTERS.sub("", text.casefold())


class Surroundings:
    """Where an element stands: in which kinds of elements, under which names."""

    __slots__ = ("article", "far", "near", "own", "place", "root")

    def __init__(self, element: Element, above: Surroundings | None, own: int, wraps: bool) -> None:
        self.own = own
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


def _hidden(attributes: dict[str, str | None]) -> int:
    if not attributes:
        return 0
    if "hidden" in attributes or HIDDEN_STYLE.search((attributes.get("style") or "")[:300]):
        return 1
    return 2 if attributes.get("aria-hidden") == "true" else 0


class Outline:
    """A page's blocks with the facts that judging any one of them needs."""

    def __init__(self, blocks: list[Block], article: Article) -> None:
        self.blocks = blocks
        self.prose = sum(block.length for block in blocks if block.prose) or 1.0
        self.around: dict[int, Surroundings] = {}
        self.names: dict[str, int] = {}
        self.evidence = self._weigh_evidence(Evidence(article))
        self.trunk = self._find_trunk()
        self.levels = {id(element): level for level, element in enumerate(self.trunk)}
        self.standing = [self._stand(block.element) for block in blocks]
        self.title = fold(article.title)
        self.summary = fold(article.summary)
        self.headline = self._find_headline()
        self.repeats = Counter(block.text for block in blocks)
        self.people = [name for name in (*article.authors, *article.agencies) if len(name) > 3]
        self.lines = {
            fold(one.value): one.field
            for one in article.candidates
            if one.source == "page" and one.field in ("date", "author", "kicker")
        }
        self.holds = self._weigh_holders()
        self.most_held = max(self.holds.values(), default=1.0) or 1.0
        inside = [place for place, block in enumerate(blocks) if block.prose and self.standing[place][0] == 0]
        self.first = inside[0] if inside else 0
        self.last = inside[-1] if inside else len(blocks) - 1

    def surroundings(self, element: Element) -> Surroundings:
        """Where an element stands; found once an element."""
        found = self.around.get(id(element))
        if found is None:
            above = self.surroundings(element.parent) if element.parent is not None else None
            wraps = element.parent is not None and element.parent.prose >= self.prose * MOST_OF_PAGE
            found = Surroundings(element, above, self._meanings(element), wraps)
            self.around[id(element)] = found
        return found

    def _meanings(self, element: Element) -> int:
        if element.depth < 2 or not element.attributes:
            return 0
        names = join_names(element.attributes)
        found = self.names.get(names)
        if found is None:
            found = self.names[names] = read_names(names) if names else 0
        return found

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

    def _find_trunk(self) -> list[Element]:
        """The elements from the page's body down to the smallest that holds the prose."""
        if not self.blocks:
            return []
        children: dict[int, dict[int, Element]] = {}
        top = self.blocks[0].element
        for block in self.blocks:
            top = block.element
            while top.parent is not None:
                known = children.setdefault(id(top.parent), {})
                if id(top) in known:
                    break
                known[id(top)] = top
                top = top.parent
        while top.parent is not None:
            top = top.parent
        trusted = self.confirmed.get(id(top), 0) > ENOUGH_CONFIRMED

        def worth(element: Element) -> float:
            return float(self.confirmed.get(id(element), 0)) if trusted else element.prose

        trunk = [top]
        while True:
            best = max(children.get(id(trunk[-1]), {}).values(), key=worth, default=None)
            if best is None or best.tag in NO_TRUNK or id(best) not in children:
                return trunk
            if not worth(best) or worth(best) < worth(trunk[-1]) * TRUNK_SHARE:
                return trunk
            trunk.append(best)

    def _stand(self, element: Element) -> tuple[int, int]:
        """How many levels of the trunk lie between the body and a block, and how deep the block lies beside it."""
        holder: Element | None = element
        below = 0
        while holder is not None and id(holder) not in self.levels:
            holder = holder.parent
            below += 1
        level = self.levels[id(holder)] if holder is not None else 0
        return len(self.trunk) - 1 - level, below

    def _find_headline(self) -> int:
        """The block that is the headline, or -1."""
        said = [
            place
            for place, block in enumerate(self.blocks)
            if self.title and block.linked < 0.5 and block.element.tag != "a" and fold(block.text[:600]) == self.title
        ]
        marked = [place for place, block in enumerate(self.blocks) if block.element.tag == "h1"]
        return next((place for place in said if self.blocks[place].element.tag == "h1"), (said or marked or [-1])[0])

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
