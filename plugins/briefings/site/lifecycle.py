"""The beginning and the end of a build: settings, taxonomy and import before Pelican reads; index and summary after."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Any

from pelican.settings import DEFAULT_CONFIG

from ..build import EXECUTOR, LAST_BUILD, MADE
from ..curation.saved_files import list_saved_files
from ..errors import BadFrontMatter, BadSetting, BadTaxonomy, BriefingsError
from ..settings import ImportSettings, import_settings, read_settings
from ..taxonomy import Taxonomy, load_taxonomy
from ..unchanged import Ground
from .build import Build, build_of, keep_build
from .defaults import apply_defaults, leave_to_us
from .inheritance import inherit_theme
from .interface import add_interface
from .making import make_site
from .press import ROOT_MARK, Press
from .reader import Rules
from .search import index_site
from .signatures import sign_engine
from .subsites import ABOVE, build_subsites, name_languages
from .summary import list_odd, tell_again, write_summary
from .templates import KeptCode


def begin_build(pelican: Any) -> None:
    """Check the settings, read the taxonomy, import what was saved.

    Raises SystemExit with one line for a wrong setting: nothing can be built then.
    """
    given = dict(pelican.settings)
    try:
        values = read_settings(pelican.settings)
        places = import_settings(pelican.settings)
        name_languages(pelican.settings, _further_languages(values))
        inherit_theme(pelican)
    except BadSetting as fault:
        raise SystemExit(str(fault)) from fault
    apply_defaults(pelican.settings)
    words = add_interface(pelican.settings)
    pelican.settings["REPORT_URL"] = values["BRIEFINGS_REPORT_URL"]
    build = _prepare_build(pelican.settings, values, places, words)
    build.given = given
    keep_build(pelican.settings, build)
    leave_to_us(pelican.settings)
    if build.last and ABOVE not in pelican.settings:
        build.last.take_look(_ground_of(build, places))
    if _read_taxonomy(build, places.taxonomy) and values["BRIEFINGS_IMPORT"]:
        _import_saved_pages(build, places)


def finish_build(pelican: Any) -> None:
    """Make the site, index it and say how the build went.

    Raises SystemExit(1) after the summary when anything failed: Pelican alone would end with 0.
    """
    build = build_of(pelican.settings)
    output = Path(pelican.settings["OUTPUT_PATH"])
    make_site(build)
    further = _further_languages(build.values)
    if not further:
        _tell_made(build, pelican.settings)
    if build.values["BRIEFINGS_SEARCH"]:
        try:
            index_site(output, str(pelican.settings["DEFAULT_LANG"]), build.taxonomy, _pages_of(build))
        except BriefingsError as fault:
            build.add_fault(fault)
    if ABOVE in pelican.settings:
        return  # the site above tells of it
    build_subsites(build, build.given, further)
    if further:
        _tell_made(build, pelican.settings)
    odd = list_odd(build)
    write_summary(build, output, odd, sys.stdout)
    if build.failed:
        raise SystemExit(1)
    if build.last:
        build.last.keep(tell_again(build, output, odd, build.last.warned))


def _tell_made(build: Build, settings: Mapping[str, Any]) -> None:
    if (made := settings.get(MADE)) and ABOVE not in settings:
        made(tuple(build.faults))


def _pages_of(build: Build) -> dict[str, tuple[int, int]]:
    """The briefings' pages as the build left them, for the search index."""
    found = ((article.save_as, build.manifest.entries.get(article.save_as)) for article in build.articles)
    return {place: (entry.time, entry.size) for place, entry in found if entry and entry.signature}


def note_lost_files(generator: Any) -> None:
    """Report the files that Pelican gave up on by itself: it only logs them and ends with 0."""
    build = build_of(generator.settings)
    for path, content in generator.context["generated_content"].items():
        if content is None:
            hint = "Run the build with `--debug` to see why, and report it if the file looks right."
            build.add_fault(BadFrontMatter(build.content / path, "it could not be turned into a page.", hint))


def _prepare_build(
    settings: Mapping[str, Any], values: Mapping[str, object], places: ImportSettings, words: bytes
) -> Build:
    content = places.content.absolute()
    rules = Rules(
        content, places.briefings.relative_to(places.content).as_posix(), settings["HOME_LANG"], places.rights
    )
    cache = cache_folder(content, str(settings["CACHE_PATH"]))
    build = Build(values, content, cache, rules, _empty_taxonomy(), sign_engine())
    build.settings = {name: value for name, value in settings.items() if name.isupper()}
    build.words = words
    build.executor = settings.get(EXECUTOR)
    build.last = settings.get(LAST_BUILD)
    build.code = KeptCode(cache / "code", build.engine)
    siteurl = ROOT_MARK if settings["RELATIVE_URLS"] else str(settings["SITEURL"])
    build.press = Press(Path(settings["OUTPUT_PATH"]).absolute(), siteurl, build.settings, build.code)
    return build


def _ground_of(build: Build, places: ImportSettings) -> Ground:
    """What the build reads and writes, its sub-sites included."""
    themes = [*build.settings["THEME_TEMPLATES_OVERRIDES"], *build.settings["THEME_LINE"]]
    roots = tuple(str(Path(folder).absolute()) for folder in [build.content, *themes])
    outputs = [build.press.output, *(build.press.output / lang for lang in _further_languages(build.values))]
    saved, lock = str(places.saved.absolute()), str(places.lock.absolute())
    return Ground(roots, saved, lock, str(build.cache), tuple(map(str, outputs)))


def cache_folder(content: Path, wanted: str) -> Path:
    """Where a site keeps what it need not make again: `.cache/briefings` beside the content, or under CACHE_PATH."""
    folder = content.parent / ".cache" if wanted == DEFAULT_CONFIG["CACHE_PATH"] else Path(wanted).absolute()
    return folder / "briefings"


def _further_languages(values: Mapping[str, object]) -> list[str]:
    languages = values["BRIEFINGS_LANGUAGES"]
    return [str(tag) for tag in languages] if isinstance(languages, list) else []


def _empty_taxonomy() -> Taxonomy:
    nothing: Mapping[str, Any] = MappingProxyType({})
    return Taxonomy(topics=nothing, regions=nothing, sources=nothing)


def _read_taxonomy(build: Build, folder: Path) -> bool:
    try:
        build.taxonomy = load_taxonomy(folder if folder.is_dir() else None)
    except BadTaxonomy as fault:
        # With a broken taxonomy every saved page would be filed wrongly, so nothing is imported until it is mended.
        build.add_fault(fault)
        return False
    return True


def _import_saved_pages(build: Build, places: ImportSettings) -> None:
    if not list_saved_files(places.saved) and not places.machine.is_dir():
        return  # nothing was ever saved: the parsers need not be loaded
    from ..store import import_folder

    try:
        build.report = import_folder(places)
    except BriefingsError as fault:
        build.add_fault(fault)
