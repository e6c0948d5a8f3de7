"""From an article to the briefing's front matter and body, and the reasons why a curator should look at it."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass

from unidecode import unidecode

from ..article import Article, Picture
from ..frontmatter import parse_timestamp, write_front_matter
from ..imported import note_imported
from ..language_tags import is_language_tag
from ..taxonomy_names import name_key
from .pictures import KeptPicture, keep_picture, place_pictures

SHORT_BODY = 60  # words; a shorter text is likelier a teaser (the shortest agency items run to about 60)
SLUG_LENGTH = 70  # characters; keeps a path under Windows' 260
LETTERS = re.compile(r"[\W_]+")
HEADLINE_WITHIN = 3  # blocks: a section's name and an outlet's may stand above it
KICKER_LENGTH = 60  # characters
MOST_TAGS = 12
FIRST_YEAR = 1600  # the first newspaper is of 1605; an earlier date is a misreading


@dataclass(frozen=True, slots=True)
class Draft:
    """One article ready to be written: nothing in it is tied to the process that made it."""

    key: str  # saved file, "#2" and so on for a further article in it
    sha256: str
    url: str
    slug: str
    month: str  # YYYY/MM
    text: str
    pictures: tuple[KeptPicture, ...]
    review: tuple[str, ...]
    moments: tuple[str, ...] = ()  # when the page was saved and when it was changed at its source, "" for unknown


def without_standfirst(markdown: str, summary: str) -> str:
    """The body without a first paragraph that says the summary again: the briefing shows that above it.

    >>> without_standfirst("**The fog came.**\\n\\nThen the ferry.", "The fog came.")
    'Then the ferry.'
    """
    first, gap, rest = markdown.partition("\n\n")
    letters = LETTERS.sub("", summary.casefold())
    return rest if gap and letters and LETTERS.sub("", first.casefold()) == letters else markdown


def without_headline(markdown: str, title: str) -> str:
    """The body from below its headline, where that stands among the first blocks as plain text: the briefing shows it.

    >>> without_headline("Sea\\n\\nThe fog came\\n\\nThen the ferry.", "The fog came")
    'Then the ferry.'
    """
    blocks = markdown.split("\n\n", HEADLINE_WITHIN)
    letters = LETTERS.sub("", title.casefold())
    for at, block in enumerate(blocks[:HEADLINE_WITHIN]):
        if letters and LETTERS.sub("", block.casefold()) == letters:
            return "\n\n".join(blocks[at + 1 :])
        if len(block) > KICKER_LENGTH or block.startswith(("!", "#", ">", "|", "-")):
            break
    return markdown


def compose_briefing(article: Article, key: str, status: str, rights: str, images: str) -> Draft:
    """The briefing of an article. `images` is the pictures' folder under the content folder."""
    date, review = _date_of(article)
    kept = {picture.url: keep_picture(picture, images) for picture in _pictures(article)}
    lead = kept.get(article.image.url) if article.image else None
    title = article.title.strip() or _first_words(article.text)
    review += _reasons(article)
    moments = tuple(moment if parse_timestamp(moment) else "" for moment in (article.page.saved_at, article.modified))
    front: dict[str, object] = {
        "title": title,
        "date": date,
        "modified": moments[1],
        "saved": moments[0],
        "lang": article.lang if is_language_tag(article.lang) else "",
        "kicker": article.kicker,
        "summary": article.summary,
        "authors": list(article.authors),
        "agencies": list(article.agencies),
        "source": _source(article, rights),
        "topics": [topic.rsplit("/", 1)[-1] for topic in article.topics],
        "suggested_topics": [topic.rsplit("/", 1)[-1] for topic in article.suggested_topics if not article.topics],
        "regions": list(article.regions),
        "tags": _tags(article),
        "image": _image(article.image, lead),
        "status": status if article.title.strip() and date else "review",
    }
    front["provenance"] = _provenance(article, key) | {"imported": note_imported(front)}
    text = without_standfirst(without_headline(article.markdown, article.title), article.summary)
    body = place_pictures(text, kept)
    return Draft(
        key=key,
        sha256=article.page.sha256,
        url=article.url,
        slug=make_slug(title, article.page.sha256),
        month=date[:7].replace("-", "/"),
        text=write_front_matter(_without_empty(front), body),
        pictures=tuple(picture for picture in kept.values() if picture),
        review=review,
        moments=moments,
    )


def make_slug(title: str, digest: str) -> str:
    """A readable ASCII name for an address, from a title in any script."""
    words = re.findall(r"[a-z0-9]+", unidecode(title[:400]).casefold().replace("'", ""))
    slug = ""
    for word in words:
        if slug and len(slug) + len(word) + 1 > SLUG_LENGTH:
            break
        slug = f"{slug}-{word[:SLUG_LENGTH]}" if slug else word[:SLUG_LENGTH]
    return slug or f"briefing-{digest[:8]}"


def _date_of(article: Article) -> tuple[str, tuple[str, ...]]:
    for value, reason in (
        (article.date, ()),
        (article.page.saved_at, ("no date of publication was found; the day of saving stands in its place",)),
    ):
        moment = parse_timestamp(value)
        if moment and moment.year >= FIRST_YEAR:
            return value, reason
    today = dt.datetime.now(dt.UTC).date().isoformat()
    return today, ("no date of publication was found; today stands in its place",)


def _reasons(article: Article) -> tuple[str, ...]:
    found = []
    if not article.title.strip():
        found.append("no title was found; the first words stand in its place")
    if article.paywalled:
        found.append("the page says that it is behind a paywall; the text may be cut short")
    if article.word_count < SHORT_BODY:
        found.append(f"the text is short ({article.word_count} words); it may be a teaser")
    if not article.topics:
        suggested = ", ".join(article.suggested_topics[:3])
        found.append("no topic is sure" + (f"; suggested: {suggested}" if suggested else ""))
    found.extend(note.reason for note in article.notes if note.action == "warning")
    return tuple(dict.fromkeys(found))


def _source(article: Article, rights: str) -> dict[str, object]:
    source = article.source
    return _without_empty(
        {
            "name": source.name or source.domain,
            "url": article.url,
            "domain": source.domain,
            "country": source.country,
            "rights": source.rights or rights,
        }
    )


def _tags(article: Article) -> list[str]:
    """The names in the article, then its keywords, each once."""
    taken = {name_key(name.name) for name in article.names}
    rest = {key: word for word in article.keywords if (key := name_key(word)) not in taken}
    return [*(name.name for name in article.names), *rest.values()][:MOST_TAGS]


def _image(lead: Picture | None, kept: KeptPicture | None) -> dict[str, object]:
    if lead is None:
        return {}
    place = {"file": kept.path} if kept else {"url": lead.url if lead.url.startswith("http") else ""}
    return _without_empty({**place, "caption": lead.caption, "credit": lead.credit, "alt": lead.alt})


def _provenance(article: Article, key: str) -> dict[str, object]:
    chosen = [note for note in article.notes if note.action == "chosen" and note.stage == "metadata"]
    sources = {note.subject: note.reason.split(",")[0] for note in chosen}
    cut = sum(note.action == "cut" for note in article.notes)
    page = article.page
    return _without_empty(
        {"sha256": page.sha256, "file": key, "tool": page.tool, "form": page.form, "archived": page.archived}
        | {"fields": sources, "cut": cut, "names": {name.name: name.kind for name in article.names}}
        | {"why": _reasons_for_tags(article)}
    )


def _reasons_for_tags(article: Article) -> dict[str, str]:
    """Why the first topic, the first region and each name were chosen."""
    chosen = [note for note in article.notes if note.action == "chosen" and note.stage == "classify"]
    found = {note.subject: note.reason for note in reversed(chosen) if note.subject in ("topics", "regions")}
    names = "; ".join(f"{name.name}: {name.reason}" for name in article.names)
    return found | ({"tags": names} if names else {})


def _pictures(article: Article) -> list[Picture]:
    pictures = {picture.url: picture for picture in article.images if picture.url}
    if article.image and (article.image.data or article.image.url not in pictures):
        pictures[article.image.url] = article.image
    return [picture for picture in pictures.values() if picture.data]


def _first_words(text: str) -> str:
    words = text.split()
    return " ".join(words[:10]) + ("…" if len(words) > 10 else "") if words else "Untitled"


def _without_empty(values: dict[str, object]) -> dict[str, object]:
    return {key: value for key, value in values.items() if value not in ("", None, [], {}, ())}
