"""Which of Pelican's signals runs what: the plugin's whole hold on Pelican, as one table."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from pelican import signals
from pelican.generators import ArticlesGenerator, Generator
from pelican.readers import Readers

from .build import build_of
from .feeds import FeedWriter
from .generators import GENERATORS
from .groups import assign_groups
from .lifecycle import begin_build, finish_build, note_lost_files
from .neighbours import link_neighbours
from .reader import BriefingReader


def connect() -> None:
    """Connect every handler; connecting one twice is the same as once."""
    for signal, handler in HANDLERS:
        signal.connect(handler)


def use_our_reader(readers: Readers) -> None:
    """Read `.md` with the reader of briefings, whatever else is installed."""
    for suffix in BriefingReader.file_extensions:
        readers.reader_classes[suffix] = BriefingReader


def forget_disabled_readers(generator: Generator) -> None:
    """Keep Pelican from warning at every `.md` that Python-Markdown is missing: our reader needs it not."""
    for suffix in BriefingReader.file_extensions:
        generator.readers.disabled_readers.pop(suffix, None)


def add_generators(_pelican: Any) -> Iterable[type]:
    """The generators of groups and periods."""
    return GENERATORS


def use_our_writer(_pelican: Any) -> type:
    """The writer whose feeds keep their categories."""
    return FeedWriter


def complete_articles(generator: ArticlesGenerator) -> None:
    """Give every article its groups and neighbours, once all are read and in order."""
    build = build_of(generator.settings)
    assign_groups(generator.articles, build.taxonomy, generator.settings)
    link_neighbours(generator.articles)
    note_lost_files(generator)


HANDLERS: tuple[tuple[Any, Callable[..., Any]], ...] = (
    (signals.initialized, begin_build),
    (signals.readers_init, use_our_reader),
    (signals.generator_init, forget_disabled_readers),
    (signals.get_generators, add_generators),
    (signals.get_writer, use_our_writer),
    (signals.article_generator_finalized, complete_articles),
    (signals.page_generator_finalized, note_lost_files),
    (signals.finalized, finish_build),
)
