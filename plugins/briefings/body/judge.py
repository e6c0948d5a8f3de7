"""How likely each block is article text: a sum of trained weights, one for each feature of the block, twice."""

from __future__ import annotations

import math
from array import array
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from itertools import zip_longest
from operator import getitem, itemgetter

from .blocks import Block, Element
from .company import COMPANY, describe_company, find_company
from .features import CAPTIONS, FEATURES, MENU_LINKED, OWN_FEATURES, SAID, WIDTH, Describer, Features
from .outline import Outline
from .trunk import find_group

FIRST = ("first", FEATURES)
SECOND = ("second", (*FEATURES, *COMPANY))
GROUP_SHARE = {"table": 0.8}  # of the group's verdict in that of a member
OTHER_SHARE = 0.5
CELL_LENGTH = 80.0  # characters; a table with longer cells lays out a page
# What a feature says against a block, to be read by a curator. Others say "reads unlike the article".
REASONS = {
    "linked": "mostly links", "linked_before": "stands among links", "linked_after": "stands among links",
    "parent_linked": "stands among links", "outer_linked": "stands among links", "call": "a call to the reader",
    "mention": "a call to the reader", "consent": "speaks of cookies or consent", "credit": "a caption or credit",
    "figure": "a caption or credit", "same": "the front matter says it", "byline": "the byline",
    "repeated": "stands on the page more than once", "evidence": "outside the text that the structured data gives",
    "evidence×among_prose": "outside the text that the structured data gives", "hidden": "hidden",
    "section": "in a header, footer, menu or aside", "role": "in a part of the page that is not the article",
    "cards": "one of several boxes alike", "kin": "one of several boxes alike", "other_article": "in another article",
    "from_headline": "far from the headline", "above_body": "outside the part with the prose",
    "among_prose": "before or after the prose", "to_first": "before the prose", "to_last": "after the prose",
    "named_related": "its names point to other articles", "named_share": "its names say: sharing",
    "named_subscribe": "its names say: subscription", "named_advertisement": "its names say: advertisement",
    "named_navigation": "its names say: navigation", "named_comments": "its names say: comments",
    "named_author": "its names say: author", "named_about": "its names say: date, tags or section",
    "named_picture": "its names say: picture or player", "named_hidden": "its names say: hidden or consent",
    "named_widget": "its names say: widget", "named_legal": "its names say: legal notice",
}  # fmt: skip
# The values at which such a feature says so; of the others every value but 0 does.
TELLING = {
    "linked": (2, 3, 4), "linked_before": (2, 3, 4), "linked_after": (2, 3, 4), "parent_linked": (2, 3, 4),
    "outer_linked": (2, 3, 4), "evidence": (1,), "other_article": (2, 3), "from_headline": (1, 6),
    "among_prose": (0, 2, 3), "to_first": (0, 1, 2, 3), "to_last": (0, 1, 2),
    "evidence×among_prose": tuple(range(WIDTH, 2 * WIDTH)),
}  # fmt: skip
OTHER_REASON = "reads unlike the article"
WITH_REASON = tuple(place for place, feature in enumerate(SECOND[1]) if feature in REASONS)
read_reasons = itemgetter(*WITH_REASON)
THOUSAND = 1000
LEAST_AGAINST = -0.3  # weight from which a feature counts as a reason
PLAIN_LINK = "a link outside the part with the prose"


class Weights(dict[int, float]):
    """The weight of each value of a feature; a value that was never learned weighs `unknown`."""

    usual = 0.0  # the weight in the middle of a feature's weights: what it says of most blocks
    unknown = 0.0  # the weight of any other value

    def __missing__(self, value: int) -> float:
        return self.unknown


@dataclass(frozen=True, slots=True)
class Model:
    """A bias and, for each feature, the weights of its values."""

    bias: float
    tables: tuple[Weights, ...]

    def judge(self, row: Features) -> float:
        """The probability that features give."""
        return to_probability(self.bias + sum(map(getitem, self.tables, row)))


def to_probability(score: float) -> float:
    """The logistic function."""
    return 1 / (1 + math.exp(-max(-30.0, min(30.0, score))))


@cache
def read_model(name: str, features: tuple[str, ...]) -> Model:
    """A model as `tools/body/train.py` wrote it."""
    text = files(__package__.rpartition(".")[0]).joinpath(f"data/body/{name}.tsv").read_text("utf-8")
    tables: dict[str, Weights] = defaultdict(Weights)
    for line in text.splitlines():
        if line and not line.startswith("#"):
            feature, value, weight = line.split("\t")
            tables[feature][int(value)] = float(weight)
    for table in tables.values():
        table.usual = sorted(table.values())[len(table) // 2]
    return Model(tables["bias"][0], tuple(tables[feature] for feature in features))


class BothWeights(dict[int, complex]):
    """The weight of each value of a feature by the first model, with that by the second as its imaginary part.

    In thousandths, as which weights are written: such sums are exact, whatever their order.
    """

    def __missing__(self, value: int) -> complex:
        return 0j


@cache
def read_both() -> tuple[complex, tuple[BothWeights, ...]]:
    """Bias and weights of both models, to be summed up at once. The first has none for a block's company."""
    first, second = read_model(*FIRST), read_model(*SECOND)
    pairs = zip_longest(first.tables, second.tables, fillvalue=Weights())
    return _both(first.bias, second.bias), tuple(
        BothWeights((value, _both(one[value], other[value])) for value in {*one, *other}) for one, other in pairs
    )


def _both(first: float, second: float) -> complex:
    return complex(round(first * THOUSAND), round(second * THOUSAND))


@dataclass(frozen=True, slots=True)
class Verdicts:
    """For every block of a page the probability to be article text, and the features from which it comes."""

    likely: array[float]
    describer: Describer
    company: list[Features]

    def find_reason(self, place: int) -> str:
        """The plainest reason for which a block is no article text."""
        if self.describer.hopeless[place]:
            return self._find_plain_reason(place)
        row = self.describer.row(place)
        weights = list(map(getitem, _weights_of_reasons(), read_reasons((*row, *self.company[place]))))
        weight = min(weights)
        return REASONS[SECOND[1][WITH_REASON[weights.index(weight)]]] if weight < LEAST_AGAINST else OTHER_REASON

    def _find_plain_reason(self, place: int) -> str:
        block = self.describer.outline.blocks[place]
        if self.describer.same[place] in SAID:
            return REASONS["same"]
        if block.element.tag in CAPTIONS:
            return REASONS["figure"]
        if block.text in self.describer.outline.people:
            return REASONS["byline"]
        return PLAIN_LINK if block.linked >= MENU_LINKED else REASONS["parent_linked"]


def judge_blocks(outline: Outline) -> Verdicts:
    """Judge each block by itself first, then again with the verdict on its company."""
    describer = Describer(outline)
    likely, scores = array("d"), array("d")
    for score in _weigh(describer):
        likely.append(to_probability(score.real / THOUSAND) if score is not None else 0.0)
        scores.append(score.imag if score is not None else 0.0)
    company = describe_company(find_company(outline.blocks), likely, [not out for out in describer.hopeless])
    beside = read_both()[1][len(FEATURES) :]
    for place, row in enumerate(company):
        if row:
            total = sum(map(getitem, beside, row), complex(0, scores[place]))
            likely[place] = to_probability(total.imag / THOUSAND)
    return Verdicts(_judge_groups(outline.blocks, likely), describer, company)


def _weigh(describer: Describer) -> Iterator[complex | None]:
    """The sums of weights of every block's features by both models. What blocks of one holder share is weighed once."""
    bias, tables = read_both()
    own, shared = tables[:OWN_FEATURES], tables[OWN_FEATURES : len(FEATURES)]
    for place, hopeless in enumerate(describer.hopeless):
        if hopeless:
            yield None
            continue
        stand = describer.stand(place)
        if not stand.weight:
            stand.weight = sum(map(getitem, shared, stand.features), bias)
        yield sum(map(getitem, own, describer.own(place, stand)), stand.weight)


@cache
def _weights_of_reasons() -> tuple[Weights, ...]:
    """For each feature that is a reason what the values that say so weigh, beyond what it weighs of most blocks."""
    found = []
    for place in WITH_REASON:
        table = read_model(*SECOND).tables[place]
        telling = TELLING.get(SECOND[1][place])
        less = Weights(
            (value, weight - table.usual)
            for value, weight in table.items()
            if (value in telling if telling else value != 0)
        )
        found.append(less)
    return tuple(found)


def _judge_groups(blocks: list[Block], found: array[float]) -> array[float]:
    """Members of one list or table lean on the verdict of the whole."""
    groups: dict[Element, list[int]] = {}
    for place, block in enumerate(blocks):
        group = find_group(block.element)
        if group is not None:
            groups.setdefault(group, []).append(place)
    judged = found[:]
    for group, places in groups.items():
        if not any(found[place] for place in places):
            continue
        weights = [math.sqrt(blocks[place].length) for place in places]
        if len(places) < 2 or (group.tag == "table" and sum(weights) > math.sqrt(CELL_LENGTH) * len(places)):
            continue
        whole = sum(found[place] * weight for place, weight in zip(places, weights, strict=True)) / sum(weights)
        share = GROUP_SHARE.get(group.tag, OTHER_SHARE)
        for place in places:
            judged[place] = (1 - share) * found[place] + share * whole
    return judged
