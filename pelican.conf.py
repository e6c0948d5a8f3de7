"""Settings of the site while it is being written. `publishconf.py` holds what differs when it is published."""

import logging

SITENAME = "Briefings"
SITEURL = ""
SITE_DESCRIPTION = "Curated news briefings, by topic and region."
TIMEZONE = "UTC"
DEFAULT_LANG = "en"

PATH = "content"
OUTPUT_PATH = "output"
THEME = "themes/briefing"
PLUGIN_PATHS = ["plugins"]
PLUGINS = ["briefings"]  # named, because Pelican would else load every plugin that is installed

# While the site is being written it has no address, and Pelican would warn of its feeds at every build.
LOG_FILTER = [(logging.WARNING, "Feeds generated without SITEURL or FEED_DOMAIN set properly may not be valid")]
