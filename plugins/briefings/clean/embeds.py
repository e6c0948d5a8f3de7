"""Embedded videos, posts, maps and sounds: each becomes a link with its title and the name of its source."""

from __future__ import annotations

import re
from urllib.parse import parse_qs

from selectolax.lexbor import LexborNode

from ..address_parts import split_address
from .links import absolute
from .nodes import escape_attribute, escape_text, holds_any, put_in_place

MOST_EMBEDS = 100
LONGEST_TITLE = 200  # characters
# Services whose frames are content, by the end of their host's name, with the name that readers know.
SERVICES: dict[str, str] = {
    "youtube.com": "YouTube", "youtube-nocookie.com": "YouTube", "youtu.be": "YouTube", "vimeo.com": "Vimeo",
    "dailymotion.com": "Dailymotion", "dai.ly": "Dailymotion", "twitch.tv": "Twitch", "tiktok.com": "TikTok",
    "rumble.com": "Rumble", "rutube.ru": "Rutube", "vk.com": "VK", "bilibili.com": "Bilibili",
    "nicovideo.jp": "Niconico", "instagram.com": "Instagram", "facebook.com": "Facebook", "twitter.com": "X",
    "x.com": "X", "threads.net": "Threads", "threads.com": "Threads", "bsky.app": "Bluesky", "t.me": "Telegram",
    "linkedin.com": "LinkedIn", "pinterest.com": "Pinterest", "reddit.com": "Reddit", "soundcloud.com": "SoundCloud",
    "spotify.com": "Spotify", "podcasts.apple.com": "Apple Podcasts", "music.apple.com": "Apple Music",
    "deezer.com": "Deezer", "bandcamp.com": "Bandcamp", "mixcloud.com": "Mixcloud", "audioboom.com": "Audioboom",
    "acast.com": "Acast", "datawrapper.de": "Datawrapper", "dwcdn.net": "Datawrapper", "flourish.studio": "Flourish",
    "infogram.com": "Infogram", "everviz.com": "Everviz", "tableau.com": "Tableau",
    "openstreetmap.org": "OpenStreetMap",
    "google.com/maps": "Google Maps", "maps.google.com": "Google Maps", "documentcloud.org": "DocumentCloud",
    "scribd.com": "Scribd", "slideshare.net": "SlideShare", "archive.org": "Internet Archive", "giphy.com": "Giphy",
    "streamable.com": "Streamable", "jwplayer.com": "JW Player", "brightcove.net": "Brightcove", "ted.com": "TED",
}  # fmt: skip
ADDRESSES = ("src", "data-src", "data-lazy-src", "data-cmp-src", "data-consent-src", "data-url", "url", "href", "data")
FRAMES = "iframe, amp-iframe, embed, object, video, audio, amp-video, amp-audio, [videoid], [data-videoid]"
NO_CONTENT = re.compile(
    r"(?i)doubleclick|googlesyndication|googletagmanager|adservice|/ads?[/.?_-]|recaptcha|captcha|newsletter|consent|"
    r"paywall|login|signup|comments?\b|facebook\.com/(?:plugins/(?:like|share|page|follow)|tr\b)|about:|javascript:|"
    r"twitter\.com/widgets|platform\.x\.com/widgets|/pixel|beacon|prebid|outbrain|taboola|chartbeat|piano\.io"
)


def keep_embeds(root: LexborNode, base: str) -> None:
    """Replace, in place, every embed that is content by `<figure data-embed><a href>title</a> (source)</figure>`."""
    frames = [(node, _link_to(node, base)) for node in root.css(FRAMES)[:MOST_EMBEDS]]
    ids = {node.mem_id for node, markup in frames if markup}
    # An <embed> in an <object> is the same thing again, and is freed with it.
    outer = [(node, markup) for node, markup in frames if markup and holds_any(node, ids) == node.mem_id]
    for node, markup in outer:
        put_in_place(node, markup)


def _link_to(node: LexborNode, base: str) -> str:
    attributes = node.attributes
    if _is_hidden(attributes):
        return ""
    address = _address(node, base)
    if not address or NO_CONTENT.search(address):
        return ""
    source = source_name(address)
    title = _title(node, attributes)
    if not (source or title or node.tag in ("video", "audio")):
        return ""
    host = source or (split_address(address).hostname or "").removeprefix("www.")
    words = title if title and title.casefold() != host.casefold() else host
    beside = f" ({escape_text(host)})" if words != host else ""
    return (
        f'<figure data-embed><a href="{escape_attribute(_page_of(address))}">{escape_text(words)}</a>{beside}</figure>'
    )


def _is_hidden(attributes: dict[str, str | None]) -> bool:
    small = {(attributes.get(name) or "").removesuffix("px") for name in ("width", "height")} & {"0", "1"}
    style = (attributes.get("style") or "").replace(" ", "").lower()[:300]
    return bool(small) or "hidden" in attributes or "display:none" in style or "visibility:hidden" in style


def _address(node: LexborNode, base: str) -> str:
    attributes = node.attributes
    if node.tag and "youtube" in node.tag and (key := attributes.get("videoid") or attributes.get("data-videoid")):
        return f"https://www.youtube.com/watch?v={key}" if re.fullmatch(r"[\w-]{5,20}", key) else ""
    if node.tag and "vimeo" in node.tag and (key := attributes.get("videoid") or attributes.get("data-videoid")):
        return f"https://vimeo.com/{key}" if key.isdigit() else ""
    values = [inner.attributes.get("src") or "" for inner in node.css("embed")]
    values += [attributes.get(name) or "" for name in ADDRESSES]
    values += [source.attributes.get("src") or "" for source in node.css("source")]
    return next((whole for value in values if value and (whole := absolute(value, base)).startswith("http")), "")


def source_name(address: str) -> str:
    """The service that an address belongs to, by the name that readers know, or "".

    >>> source_name("https://www.youtube-nocookie.com/embed/x"), source_name("https://news.example/a")
    ('YouTube', '')
    """
    parts = split_address(address)
    host = (parts.hostname or "").lower()
    for end, name in SERVICES.items():
        site, _, path = end.partition("/")
        if (host == site or host.endswith("." + site)) and parts.path.startswith(f"/{path}"):
            return name
    return ""


def _title(node: LexborNode, attributes: dict[str, str | None]) -> str:
    for name in ("title", "aria-label", "playlabel", "data-title", "alt"):
        words = " ".join((attributes.get(name) or "").split())
        if len(words) > 2:
            return words[:LONGEST_TITLE]
    named = node.css_first("[title]")
    return " ".join((named.attributes.get("title") or "").split())[:LONGEST_TITLE] if named is not None else ""


def _page_of(address: str) -> str:
    """The page on which a reader finds what a frame shows.

    >>> _page_of("https://www.youtube.com/embed/abcdefghijk?rel=0")
    'https://www.youtube.com/watch?v=abcdefghijk'
    """
    parts = split_address(address)
    host = (parts.hostname or "").lower()
    steps = [step for step in parts.path.split("/") if step]
    if "youtube" in host and len(steps) == 2 and steps[0] in ("embed", "shorts", "v"):
        return f"https://www.youtube.com/watch?v={steps[1]}" if steps[1] != "videoseries" else address
    if host == "player.vimeo.com" and len(steps) == 2:
        return f"https://vimeo.com/{steps[1]}"
    if host.endswith("facebook.com") and steps[:1] == ["plugins"] and (page := parse_qs(parts.query).get("href")):
        return page[0] if page[0].startswith("https://") else address
    return address
