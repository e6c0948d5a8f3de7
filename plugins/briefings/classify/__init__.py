"""Topics, regions, names and language of an article, each with its reason: offline, deterministic, fast."""

from __future__ import annotations

from ..article import Article
from ..taxonomy import Taxonomy, default_folder, load_taxonomy
from .foreign_summary import drop_foreign_summary
from .language import identify_language
from .learned import Learned, load_learned
from .names import choose_names
from .regions import choose_regions
from .sources import complete_source
from .topics import choose_topics


def classify(article: Article) -> Article:
    """Fill lang where it is missing or wrong, the source's country, topics (or suggestions), regions and names.

    A summary of something else is dropped first.

    Raises BadTaxonomy when the taxonomy's files are broken.
    """
    folder = default_folder()
    return classify_with(article, load_taxonomy(folder), load_learned(folder))


def classify_with(article: Article, taxonomy: Taxonomy, learned: Learned) -> Article:
    """The same by a taxonomy and lessons that are given."""
    article = identify_language(drop_foreign_summary(article))
    article = complete_source(article, taxonomy)
    article = choose_topics(article, taxonomy, learned)
    article = choose_names(article, taxonomy.names)
    return choose_regions(article, learned)


__all__ = ["classify", "classify_with"]
