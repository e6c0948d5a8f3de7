"""Topics, regions and language of an article, each with its reason. Offline, deterministic, a few milliseconds."""

from __future__ import annotations

from ..article import Article
from ..taxonomy import load_taxonomy
from .language import identify_language
from .regions import choose_regions
from .sources import complete_source
from .topics import choose_topics


def classify(article: Article) -> Article:
    """Fill lang where it is missing or wrong, the source's country, topics (or suggestions) and regions.

    Raises BadTaxonomy when the taxonomy's files are broken.
    """
    taxonomy = load_taxonomy()
    article = identify_language(article)
    article = complete_source(article, taxonomy)
    article = choose_topics(article, taxonomy)
    return choose_regions(article)


__all__ = ["classify"]
