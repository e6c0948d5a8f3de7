"""Which of Pelican's signals runs what: the plugin's whole hold on Pelican, as one table.

Pelican lists no briefing itself: it is given an empty folder, and what it would list and write is planned by us.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from pelican import signals
from pelican.generators import ArticlesGenerator, Generator, StaticGenerator
from pelican.readers import Readers

from .build import build_of
from .environment import equip
from .lifecycle import begin_build, finish_build, note_lost_files
from .making import take_in_briefings
from .reader import PageReader
from .statics import plan_relocated
from .templates import Templates
from .writer import PlanningWriter


def connect() -> None:
    """Connect every handler; connecting one twice is the same as once."""
    for signal, handler in HANDLERS:
        signal.connect(handler)


def use_our_reader(readers: Readers) -> None:
    """Read `.md` with our reader, whatever else is installed."""
    for suffix in PageReader.file_extensions:
        readers.reader_classes[suffix] = PageReader


def prepare_generator(generator: Generator) -> None:
    """Give its templates our names, and keep Pelican from warning at every `.md` that Python-Markdown is missing."""
    build = build_of(generator.settings)
    for suffix in PageReader.file_extensions:
        generator.readers.disabled_readers.pop(suffix, None)
    if isinstance(generator, ArticlesGenerator):
        build.templates = Templates(generator.env, build.cache / "templates")
        build.press.use(generator.env, build.templates.names_read())
    equip(generator.env, build.settings, build.press.names, build.code, build.press.siteurl)


def withhold_files(generator: Generator) -> None:
    """Let Pelican find none of the files that we list, read or copy ourselves."""
    moved = generator.settings["EXTRA_PATH_METADATA"] if isinstance(generator, StaticGenerator) else {}
    find = generator.get_files

    def find_moved(_paths: Any, *values: Any, **named: Any) -> set[str]:
        return find(list(moved), *values, **named) if moved else set()

    vars(generator)["get_files"] = find_moved


def show_briefings(generator: ArticlesGenerator) -> None:
    """Put the briefings into the context that pages of other generators are made with."""
    build = build_of(generator.settings)
    generator.context |= {"articles": build.articles, "dates": build.articles, **build.listings}


def tell_the_number(generator: ArticlesGenerator, writer: Any) -> None:
    """Let Pelican's last line count the briefings."""
    del writer
    generator.articles = build_of(generator.settings).articles


def take_over_files(generator: StaticGenerator) -> None:
    """Copy what Pelican gave a place of its own, with all other files."""
    build = build_of(generator.settings)
    build.handed_in += plan_relocated(generator.staticfiles, build.content)
    generator.staticfiles = generator.context["staticfiles"] = []


def use_our_writer(_pelican: Any) -> type:
    """The writer that leaves the writing to the end."""
    return PlanningWriter


HANDLERS: tuple[tuple[Any, Callable[..., Any]], ...] = (
    (signals.initialized, begin_build),
    (signals.readers_init, use_our_reader),
    (signals.generator_init, prepare_generator),
    (signals.article_generator_init, withhold_files),
    (signals.static_generator_init, withhold_files),
    (signals.get_writer, use_our_writer),
    (signals.article_generator_pretaxonomy, take_in_briefings),
    (signals.article_generator_finalized, show_briefings),
    (signals.page_generator_finalized, note_lost_files),
    (signals.static_generator_finalized, take_over_files),
    (signals.article_writer_finalized, tell_the_number),
    (signals.finalized, finish_build),
)
