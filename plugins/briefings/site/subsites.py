"""Sub-sites: the same briefings with the interface in further languages, each a whole site in a folder of its tag.

A sub-site is built by another run of Pelican with the same settings, but for its language, its address and its folder.
It shares the cache of the site above it, so that no briefing is read twice.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterable, Mapping, MutableMapping, Sequence
from pathlib import Path
from typing import Any

from babel import Locale, UnknownLocaleError

from ..errors import BadSetting
from .build import Build, build_of
from .manifest import is_built_site
from .press import ROOT_MARK
from .records import load_record, save_record
from .signatures import digest_text

ABOVE = "briefings_site_above"  # lower case, as no setting of the site: address and language of the site above


def name_languages(settings: MutableMapping[str, Any], further: Sequence[object]) -> None:
    """Give templates the site's languages, in place: SITE_LANGUAGES, HOMEURL and HOME_LANG.

    Raises BadSetting for a language that CLDR does not know, or that stands there twice.
    """
    above: Mapping[str, str] = settings.get(ABOVE) or {
        "SITEURL": settings["SITEURL"],
        "DEFAULT_LANG": settings["DEFAULT_LANG"],
    }
    home = str(above["DEFAULT_LANG"])
    tags = [home, *(str(tag) for tag in further)]
    if wrong := next((tag for tag in tags[1:] if tags.count(tag) > 1 or not _is_known(tag)), ""):
        hint = "Name each language once, as in `['fr', 'pt-BR']`, without the one of DEFAULT_LANG."
        raise BadSetting("pelican.conf.py", f"BRIEFINGS_LANGUAGES has {wrong!r}, which cannot be a sub-site.", hint)
    settings["SITE_LANGUAGES"] = [
        {"tag": tag, "name": _own_name(tag), "folder": "" if tag == home else f"{tag}/"} for tag in tags
    ]
    settings["HOME_LANG"] = home
    settings["HOMEURL"] = str(above["SITEURL"])
    if settings["RELATIVE_URLS"]:
        settings["HOMEURL"] = f"{ROOT_MARK}/.." if ABOVE in settings else ROOT_MARK


def build_subsites(build: Build, given: Mapping[str, Any], languages: Iterable[str]) -> None:
    """Build the sub-sites into the output folder, and remove those whose language is no longer named.

    `given` are the settings as they were before the plugin changed them.
    """
    wanted = list(languages)
    _remove_others(build, wanted)
    for lang in wanted:
        below = _build(given, lang)
        build.subsites[lang] = below.outcome
        for fault in below.faults:
            build.add_fault(fault)


def _build(given: Mapping[str, Any], lang: str) -> Build:
    from pelican import Pelican

    settings = {**given, "DEFAULT_LANG": lang, "BRIEFINGS_IMPORT": False}
    settings[ABOVE] = {"SITEURL": given["SITEURL"], "DEFAULT_LANG": given["DEFAULT_LANG"]}
    settings["OUTPUT_PATH"] = str(Path(given["OUTPUT_PATH"]) / lang)
    for name in ("SITEURL", "FEED_DOMAIN"):
        settings[name] = f"{given.get(name) or ''}/{lang}"
    Pelican(settings).run()  # type: ignore[no-untyped-call]
    return build_of(settings)


def _remove_others(build: Build, wanted: Sequence[str]) -> None:
    output = build.press.output
    record = build.cache / f"languages-{digest_text(str(output)).hex()[:16]}"
    before = load_record(record).decode().split()
    for lang in set(before) - set(wanted):
        if is_built_site(output / lang):
            shutil.rmtree(output / lang)
    if before != wanted:
        save_record(record, "\n".join(wanted).encode())


def _is_known(tag: str) -> bool:
    try:
        Locale.parse(tag, sep="-")
    except (UnknownLocaleError, ValueError):
        return False
    return True


def _own_name(tag: str) -> str:
    """What a language calls itself.

    >>> _own_name("ar")
    'العربية'
    """
    return str(Locale.parse(tag, sep="-").get_display_name(tag) or tag) if _is_known(tag) else tag
