"""The Pelican settings that a site of briefings needs. A site's own value stands, unless it would break something."""

from __future__ import annotations

import logging
from collections.abc import MutableMapping
from typing import Any

from pelican.settings import DEFAULT_CONFIG

DEFAULTS: dict[str, Any] = {
    "ARTICLE_PATHS": ["briefings"],
    "PAGE_PATHS": ["pages"],
    "STATIC_PATHS": ["images"],
    "ARTICLE_URL": "briefings/{place}/",
    "ARTICLE_SAVE_AS": "briefings/{place}/index.html",
    "ARTICLE_LANG_URL": "briefings/{place}/",
    "ARTICLE_LANG_SAVE_AS": "briefings/{place}/index.html",
    "PAGE_URL": "{slug}.html",
    "PAGE_SAVE_AS": "{slug}.html",
    "PAGE_LANG_URL": "{slug}-{lang}.html",
    "PAGE_LANG_SAVE_AS": "{slug}-{lang}.html",
    "DIRECT_TEMPLATES": [
        *("index", "topics", "regions", "sources", "tags", "editions", "archives", "atlas", "balance", "verify"),
        *("search", "saved", "404", "offline", "manifest", "worker", "sitemap"),
    ],
    "FEED_ALL_ATOM": "feed.xml",
    "CATEGORY_FEED_ATOM": None,
    "AUTHOR_FEED_ATOM": None,
    "AUTHOR_FEED_RSS": None,
    "TRANSLATION_FEED_ATOM": None,
    "FEED_MAX_ITEMS": 50,
    "DEFAULT_PAGINATION": 20,
}

# What Pelican must not do, whatever a site says: its loops over tags, categories, authors, periods and
# translations take quadratic time, and we write those pages ourselves.
FORCED: dict[str, Any] = {
    "ARTICLE_TRANSLATION_ID": None,
    "USE_FOLDER_AS_CATEGORY": False,
    "CATEGORY_SAVE_AS": "",
    "TAG_SAVE_AS": "",
    "AUTHOR_SAVE_AS": "",
    "YEAR_ARCHIVE_SAVE_AS": "",
    "MONTH_ARCHIVE_SAVE_AS": "",
    "DAY_ARCHIVE_SAVE_AS": "",
    "FORMATTED_FIELDS": [],
    "TYPOGRIFY": False,
    "PAGINATED_TEMPLATES": {},
}

# Addresses of our own kinds of page; a site may set them.
ADDRESSES: dict[str, str] = {
    "MANIFEST_SAVE_AS": "manifest.webmanifest",
    "WORKER_SAVE_AS": "worker.js",
    "SEARCH_URL": "search/",
    "SEARCH_SAVE_AS": "search/index.html",
    "TOPIC_URL": "topics/{slug}/",
    "TOPIC_SAVE_AS": "topics/{slug}/index.html",
    "REGION_URL": "regions/{slug}/",
    "REGION_SAVE_AS": "regions/{slug}/index.html",
    "SOURCE_URL": "sources/{slug}/",
    "SOURCE_SAVE_AS": "sources/{slug}/index.html",
    "LANGUAGE_URL": "languages/{slug}/",
    "LANGUAGE_SAVE_AS": "languages/{slug}/index.html",
    "DAY_URL": "archives/{slug}/",
    "DAY_SAVE_AS": "archives/{slug}/index.html",
    "WEEK_URL": "archives/{slug}/",
    "WEEK_SAVE_AS": "archives/{slug}/index.html",
    "EDITION_URL": "editions/{slug}/",
    "EDITION_SAVE_AS": "editions/{slug}/index.html",
    "STORY_URL": "stories/{slug}/",
    "STORY_SAVE_AS": "stories/{slug}/index.html",
    "WRITER_URL": "authors/{slug}/",
    "WRITER_SAVE_AS": "authors/{slug}/index.html",
    "KEYWORD_URL": "tags/{slug}/",
    "KEYWORD_SAVE_AS": "tags/{slug}/index.html",
    "CROSSING_URL": "topics/{slug}/",
    "CROSSING_SAVE_AS": "topics/{slug}/index.html",
    "SURVEY_URL": "atlas/{slug}/",
    "SURVEY_SAVE_AS": "atlas/{slug}/index.html",
    "PERIOD_URL": "archives/{slug}/",
    "PERIOD_SAVE_AS": "archives/{slug}/index.html",
}


def apply_defaults(settings: MutableMapping[str, Any]) -> None:
    """Set what a site of briefings needs, in place: Pelican hands the same settings to everything it makes."""
    for name, value in DEFAULTS.items():
        if settings.get(name) == DEFAULT_CONFIG.get(name):
            settings[name] = value
    settings.update(FORCED)
    for name, value in ADDRESSES.items():
        settings.setdefault(name, value)
    # A sitemap holds whole addresses: a site that has none yet cannot have it.
    settings.setdefault("SITEMAP_SAVE_AS", "sitemap.xml" if "://" in str(settings["SITEURL"]) else "")
    if isinstance(settings["ARTICLE_ORDER_BY"], str):
        settings["ARTICLE_ORDER_BY"] = newest_first
    settings["JINJA_ENVIRONMENT"] = _safe_environment(settings["JINJA_ENVIRONMENT"])
    logging.getLogger("pelican.readers").addFilter(_is_about_our_reader)


def leave_to_us(settings: MutableMapping[str, Any]) -> None:
    """Take from Pelican what we do ourselves, in place, once templates have their copy of the settings."""
    settings["DELETE_OUTPUT_DIRECTORY"] = False  # the manifest knows what to remove
    settings["DIRECT_TEMPLATES"] = []
    settings["THEME_STATIC_PATHS"] = []
    settings.update(dict.fromkeys(("FEED_ALL_ATOM", "FEED_ATOM", "FEED_ALL_RSS", "FEED_RSS")))


def newest_first(article: Any) -> tuple[float, str]:
    """The order of briefings: by date, then by place, so that no run differs from another."""
    return (-article.date.timestamp(), str(article.place))


def _safe_environment(given: dict[str, Any]) -> dict[str, Any]:
    extensions = [*given.get("extensions", []), "jinja2.ext.do"]
    # Titles and all other front matter come from hostile pages: no theme may turn escaping off.
    return {**given, "autoescape": True, "extensions": list(dict.fromkeys(extensions))}


def _is_about_our_reader(record: logging.LogRecord) -> bool:
    # A picture of a saved page often has no alternative text, and only its publisher could write it.
    return not str(record.msg).startswith("Empty alt attribute")
