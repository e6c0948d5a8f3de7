"""Train the weights by which the body stage judges blocks: `python tools/body/train.py ../shared/evals`.

Reads gold sets (a folder each with `gold.jsonl` and `pages/ID.html.gz`), aligns the blocks of their pages with the
gold text, fits a logistic regression over the steps of every feature and writes the weights. With `--check` it prints
what they reach on publishers that they were not trained on (five parts, grouped by publisher) and writes nothing.
Needs scikit-learn, for training only: `pip install scikit-learn`.

The data: Fundus test data (MIT) and WCXB (CC-BY-4.0). Only weights of generic features come from them.
"""

from __future__ import annotations

import argparse
import gzip
import json
import math
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from align import align, words_of

from briefings.article import Article, SavedPage
from briefings.body.blocks import collect_blocks
from briefings.body.features import FEATURES, cross, describe_blocks
from briefings.body.outline import Outline
from briefings.document import parse_document
from briefings.metadata import choose_metadata, collect_candidates

OUT = Path(__file__).resolve().parents[2] / "plugins" / "briefings" / "data" / "body" / "weights.tsv"
SETS = {"news": 2.0, "web": 1.0}  # with the weight of a page: news is what the project reads
PARTS = 5
STRENGTH = 0.03  # inverse of the regularisation
SURE = (0.2, 0.8)  # a block whose share lies between is counted less
UNSURE_WEIGHT = 0.3
LEAST_WEIGHT = 0.004  # smaller weights are left out of the file


@dataclass
class Example:
    """A block to learn from."""

    row: tuple[int, ...]
    label: int
    weight: float
    part: int


def main() -> None:
    """Train and write, or check."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("gold", type=Path, help="folder of the gold sets")
    parser.add_argument("--check", action="store_true", help="print figures by cross-validation, write nothing")
    arguments = parser.parse_args()
    examples = [one for name, weight in SETS.items() for one in read_set(arguments.gold / name, weight)]
    if arguments.check:
        check(examples)
    else:
        write(*fit(examples))


def read_set(folder: Path, page_weight: float) -> Iterator[Example]:
    """The blocks of every page of a set with their labels."""
    for line in (folder / "gold.jsonl").read_text("utf-8").split("\n"):
        if not line:
            continue
        gold = json.loads(line)
        data = gzip.decompress((folder / "pages" / f"{gold['id']}.html.gz").read_bytes())
        article = choose_metadata(collect_candidates(parse_document(Article(SavedPage(gold["id"], "html", data)))))
        if article.tree is not None and article.tree.body is not None and gold.get("text"):
            yield from _read_page(article, gold, page_weight)


def _read_page(article: Article, gold: dict[str, Any], page_weight: float) -> list[Example]:
    assert article.tree is not None and article.tree.body is not None
    blocks = collect_blocks(article.tree.body)
    rows = describe_blocks(Outline(blocks, article))
    texts = [block.text for block in blocks]
    shares = align(texts, gold["text"])
    lead = align(texts, gold["lead"]) if gold.get("lead") else [0.0] * len(texts)
    part = zlib.crc32(publisher(article, gold["id"]).encode()) % PARTS
    found = []
    for row, share, led, text in zip(rows, shares, lead, texts, strict=True):
        if not row or share is None or (share < 0.5 and (led or 0) > 0.5):
            continue
        weight = 1 + math.log1p(len(words_of(text)))
        weight *= UNSURE_WEIGHT if SURE[0] < share < SURE[1] else 1
        found.append(Example((*row, *cross(row)), int(share >= 0.5), weight, part))
    total = sum(one.weight for one in found) or 1
    for one in found:
        one.weight *= 100 * page_weight / total
    return found


def publisher(article: Article, identity: str) -> str:
    """By whom a page is: pages of one publisher are never both learned from and checked on."""
    return article.source.domain.split(".")[0] or identity


def fit(examples: list[Example]) -> tuple[float, list[dict[int, float]]]:
    """The bias and the weight of every value of every feature."""
    import numpy
    from scipy.sparse import csr_matrix
    from sklearn.linear_model import LogisticRegression

    columns: dict[tuple[int, int], int] = {}
    indices = [
        columns.setdefault((place, value), len(columns)) for one in examples for place, value in enumerate(one.row)
    ]
    starts = numpy.arange(len(examples) + 1) * len(FEATURES)
    matrix = csr_matrix((numpy.ones(len(indices)), indices, starts), shape=(len(examples), len(columns)))
    model = LogisticRegression(C=STRENGTH, max_iter=300)
    model.fit(matrix, [one.label for one in examples], sample_weight=[one.weight for one in examples])
    tables: list[dict[int, float]] = [{} for _ in FEATURES]
    for (place, value), column in columns.items():
        tables[place][value] = float(model.coef_[0][column])
    return float(model.intercept_[0]), tables


def check(examples: list[Example]) -> None:
    """Print how many blocks are judged right on publishers that were not learned from."""
    right = total = kept = wanted = both = 0.0
    for part in range(PARTS):
        bias, tables = fit([one for one in examples if one.part != part])
        for one in (one for one in examples if one.part == part):
            score = bias + sum(table.get(value, 0.0) for table, value in zip(tables, one.row, strict=True))
            total += one.weight
            right += one.weight * ((score > 0) == bool(one.label))
            kept += one.weight * (score > 0)
            wanted += one.weight * one.label
            both += one.weight * (score > 0) * one.label
    print(f"blocks judged right {right / total:.4f}, precision {both / kept:.4f}, recall {both / wanted:.4f}")


def write(bias: float, tables: list[dict[int, float]]) -> None:
    """Write the weights, a value of a feature a line."""
    lines = [
        "# Weights of the body stage, made by tools/body/train.py: feature, value (its step or case), weight.",
        "# Learned from Fundus test data (MIT) and WCXB (CC-BY-4.0).",
        f"bias\t0\t{bias:.3f}",
    ]
    for feature, table in zip(FEATURES, tables, strict=True):
        lines += [
            f"{feature}\t{value}\t{weight:.3f}" for value, weight in sorted(table.items()) if abs(weight) > LEAST_WEIGHT
        ]
    OUT.parent.mkdir(parents=True, exist_ok=True)
    OUT.write_text("\n".join(lines) + "\n", "utf-8")


if __name__ == "__main__":
    main()
