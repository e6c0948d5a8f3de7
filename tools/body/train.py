"""Train the weights by which the body stage judges blocks: `python tools/body/train.py ../shared/evals`.

Reads gold sets (a folder each with `gold.jsonl` and `pages/ID.html.gz`), aligns the blocks of their pages with
the gold text, fits a logistic regression over the steps of every feature, then a second one that knows the
first one's verdict on a block's company, and writes the weights of both. With `--check` it prints what they
reach on publishers that they were not trained on (five parts, grouped by publisher) and writes nothing.
Needs scikit-learn, for training only: `pip install scikit-learn`.

The data: Fundus test data (MIT), WCXB (CC-BY-4.0) and the evaluation data of trafilatura (Apache-2.0), which says of
some blocks of each page whether they are text. Only weights of generic features come from them.
"""

from __future__ import annotations

import argparse
import gzip
import json
import math
import zlib
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from align import align, words_of

from briefings.article import Article, SavedPage
from briefings.body.blocks import collect_blocks
from briefings.body.company import Company, describe_company, find_company
from briefings.body.features import Describer
from briefings.body.judge import FIRST, SECOND, Model, Weights
from briefings.body.outline import Outline
from briefings.document import parse_document
from briefings.metadata import choose_metadata, collect_candidates

OUT = Path(__file__).resolve().parents[2] / "plugins" / "briefings" / "data" / "body"
SETS = {"news": 3.0, "web": 1.0, "meta": 0.5}  # with the weight of a page: news is what the project reads
PARTS = 5
STRENGTH = 0.05  # inverse of the regularisation
SURE = (0.2, 0.8)  # a block whose share lies between is counted less
UNSURE_WEIGHT = 0.3
LEAST_WEIGHT = 0.004  # smaller weights are left out of the file


Row = tuple[int, ...]


@dataclass
class Page:
    """A page to learn from: its blocks' features, labels (None: not to be learned) and weights."""

    gold: dict[str, Any]
    part: int
    texts: list[str]
    rows: list[Row]
    labels: list[int | None]
    weights: list[float]
    company: Company


def main() -> None:
    """Train and write, or check."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("gold", type=Path, help="folder of the gold sets")
    parser.add_argument("--check", action="store_true", help="print figures by cross-validation, write nothing")
    arguments = parser.parse_args()
    pages = {name: list(read_set(arguments.gold / name, weight)) for name, weight in SETS.items()}
    if arguments.check:
        for name, figures in check(pages).items():
            print(name, figures)
        return
    together = [page for some in pages.values() for page in some]
    first = fit(together, [page.rows for page in together], len(FIRST[1]))
    second = fit(together, add_company(together, judge_fairly(together)), len(SECOND[1]))
    write(first, *FIRST)
    write(second, *SECOND)


def read_set(folder: Path, page_weight: float) -> Iterator[Page]:
    """The pages of a set, labelled."""
    for line in (folder / "gold.jsonl").read_text("utf-8").split("\n"):
        if not line:
            continue
        gold = json.loads(line)
        data = gzip.decompress((folder / "pages" / f"{gold['id']}.html.gz").read_bytes())
        article = choose_metadata(collect_candidates(parse_document(Article(SavedPage(gold["id"], "html", data)))))
        if article.tree is not None and article.tree.body is not None:
            yield _read_page(article, gold, page_weight)


def _read_page(article: Article, gold: dict[str, Any], page_weight: float) -> Page:
    assert article.tree is not None and article.tree.body is not None
    elements, blocks = collect_blocks(article.tree.body)
    describer = Describer(Outline(elements, blocks, article))
    rows = [describer.row(place) for place in range(len(blocks))]
    texts = [block.text for block in blocks]
    shares = align(texts, gold["text"]) if gold.get("text") else find_snippets(texts, gold)
    lead = align(texts, gold["lead"]) if gold.get("lead") else [0.0] * len(texts)
    labels: list[int | None] = []
    weights = []
    for row, share, led, text in zip(rows, shares, lead, texts, strict=True):
        unclear = not row or share is None or (share < 0.5 and (led or 0) > 0.5)
        labels.append(None if unclear or share is None else int(share >= 0.5))
        unsure = share is not None and SURE[0] < share < SURE[1]
        weights.append(0.0 if unclear else (1 + math.log1p(len(words_of(text)))) * (UNSURE_WEIGHT if unsure else 1))
    total = sum(weights) or 1.0
    weights = [weight * 100 * page_weight / total for weight in weights]
    part = zlib.crc32(publisher(article, gold["id"]).encode()) % PARTS
    return Page(gold, part, texts, rows, labels, weights, find_company(blocks))


def find_snippets(texts: list[str], gold: dict[str, Any]) -> list[float | None]:
    """1 for a block that holds text that must be kept, 0 for text that must not be, None where nothing is said."""
    wanted, unwanted = (
        [" ".join(snippet.split()).casefold() for snippet in gold.get(name) or () if snippet.strip()]
        for name in ("_with", "_without")
    )
    shares: list[float | None] = []
    for text in map(str.casefold, texts):
        keep, leave = (any(snippet in text for snippet in some) for some in (wanted, unwanted))
        shares.append(None if keep == leave else float(keep))
    return shares


def publisher(article: Article, identity: str) -> str:
    """By whom a page is: pages of one publisher are never both learned from and checked on."""
    return article.source.domain or identity


def fit(pages: list[Page], rows: list[list[Row]], width: int) -> Model:
    """The model that fits the pages' labels best."""
    import numpy
    from scipy.sparse import csr_matrix
    from sklearn.linear_model import LogisticRegression

    columns: dict[tuple[int, int], int] = {}
    indices: list[int] = []
    labels: list[int] = []
    weights: list[float] = []
    for page, features in zip(pages, rows, strict=True):
        for row, label, weight in zip(features, page.labels, page.weights, strict=True):
            if label is not None:
                indices += [columns.setdefault((place, value), len(columns)) for place, value in enumerate(row)]
                labels.append(label)
                weights.append(weight)
    starts = numpy.arange(len(labels) + 1) * width
    matrix = csr_matrix((numpy.ones(len(indices)), indices, starts), shape=(len(labels), len(columns)))
    model = LogisticRegression(C=STRENGTH, max_iter=300).fit(matrix, labels, sample_weight=weights)
    tables = tuple(Weights() for _ in range(width))
    for (place, value), column in columns.items():
        tables[place][value] = float(model.coef_[0][column])
    return Model(float(model.intercept_[0]), tables)


def judge_fairly(pages: list[Page]) -> list[list[float]]:
    """The first verdict on every block, by models that did not see its publisher."""
    found: list[list[float]] = [[] for _ in pages]
    for part in {page.part for page in pages}:
        others = [page for page in pages if page.part != part]
        model = fit(others, [page.rows for page in others], len(FIRST[1]))
        for place, page in enumerate(pages):
            if page.part == part:
                found[place] = [model.judge(row) if row else 0.0 for row in page.rows]
    return found


def add_company(pages: list[Page], likely: list[list[float]]) -> list[list[Row]]:
    """The rows of every page with the features of the blocks' company."""
    return [
        [
            (*row, *beside) if row else row
            for row, beside in zip(
                page.rows, describe_company(page.company, one, [bool(row) for row in page.rows]), strict=True
            )
        ]
        for page, one in zip(pages, likely, strict=True)
    ]


def check(sets: dict[str, list[Page]]) -> dict[str, str]:
    """For each set how its pages are read by models that saw no page of their publishers."""
    pages = [page for some in sets.values() for page in some]
    counts = {name: [0.0] * 6 for name in sets}
    for part in range(PARTS):
        others = [page for page in pages if page.part != part]
        first = fit(others, [page.rows for page in others], len(FIRST[1]))
        second = fit(others, add_company(others, judge_fairly(others)), len(SECOND[1]))
        for name, some in sets.items():
            mine = [page for page in some if page.part == part]
            likely = [[first.judge(row) if row else 0.0 for row in page.rows] for page in mine]
            for page, rows in zip(mine, add_company(mine, likely), strict=True):
                chosen = [bool(row) and second.judge(row) >= 0.5 for row in rows]
                text = "\n".join(one for one, kept in zip(page.texts, chosen, strict=True) if kept)
                for place, value in enumerate((1, *compare(text, page.gold))):
                    counts[name][place] += value
    return {
        name: f"{int(pages)} pages, body_f1 {f1 / pages:.4f}, exact {exact / pages:.4f}, bad {bad / pages:.4f}, "
        f"snippets kept {kept / pages:.4f}, wrongly kept {wrong / pages:.4f}"
        for name, (pages, f1, bad, exact, kept, wrong) in counts.items()
    }


def compare(text: str, gold: dict[str, Any]) -> tuple[float, float, float, float, float]:
    """F1, whether it is bad, whether the text is exact, shares of wanted and of unwanted snippets in it."""
    got = words_of(text)
    bodies = [words_of(gold.get("text") or ""), words_of(f"{gold.get('lead') or ''}\n{gold.get('text') or ''}")]
    f1 = max(share_in_common(got, body) for body in bodies)
    folded = " ".join(text.split()).casefold()
    kept, wrong = (
        sum(" ".join(one.split()).casefold() in folded for one in some) / len(some) if (some := gold.get(name)) else 0.0
        for name in ("_with", "_without")
    )
    return f1, float(f1 < 0.8), float(got in bodies), kept, wrong


def share_in_common(got: list[str], wanted: list[str]) -> float:
    """F1 of two bags of words."""
    both = sum((Counter(got) & Counter(wanted)).values())
    return 2 * both / (len(got) + len(wanted)) if got or wanted else 1.0


def write(model: Model, name: str, features: tuple[str, ...]) -> None:
    """Write a model, a value of a feature a line."""
    lines = [
        "# Weights of the body stage, made by tools/body/train.py: feature, value (its step or case), weight.",
        "# Learned from Fundus test data (MIT), WCXB (CC-BY-4.0), trafilatura's evaluation data (Apache-2.0).",
        f"bias\t0\t{model.bias:.3f}",
    ]
    for feature, table in zip(features, model.tables, strict=True):
        lines += [
            f"{feature}\t{value}\t{weight:.3f}" for value, weight in sorted(table.items()) if abs(weight) > LEAST_WEIGHT
        ]
    OUT.mkdir(parents=True, exist_ok=True)
    (OUT / f"{name}.tsv").write_text("\n".join(lines) + "\n", "utf-8")


if __name__ == "__main__":
    main()
