"""From the slugs of front matter to topics, regions, sources and languages with names in the site's language."""

from __future__ import annotations

import datetime as dt
import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import partial
from itertools import chain
from typing import Any

from babel import Locale, UnknownLocaleError

from ..taxonomy import Taxonomy
from ..taxonomy_names import name_key
from .addresses import address_part
from .articles import Article
from .wrappers import Crossing, Day, Group, Keyword, Language, Period, Region, Source, Story, Topic, Week, Writer

DOMAIN = re.compile(r"[a-z0-9-]{1,63}(?:\.[a-z0-9-]{1,63}){1,8}", re.IGNORECASE)
SCRIPT = re.compile(r"[A-Za-z]{4}")  # RFC 5646, 2.2.3
WORLD = "001"  # of UN M49; its page would list every briefing
LEAST = 2  # briefings; a person, a tag or a topic in a region with fewer has no page of its own
Listing = list[tuple[Group, list[Article]]]


def assign_groups(articles: Sequence[Article], taxonomy: Taxonomy, settings: Mapping[str, Any]) -> None:
    """Set the groups of every article; a group is one object. Newest first is given."""
    maker = GroupMaker(taxonomy, settings, _kinds_of_names(articles))
    for article in articles:
        filing = article.filing
        article.topics = maker.topics(filing.topics)
        article.regions = maker.regions(filing.regions)
        article.source = maker.source(filing.source)
        article.language = maker.language(article.lang)
        article.periods = maker.periods(filing.date, article.date)
        article.days = maker.days(filing.date, article.date)
        article.writers = maker.writers(filing.authors)
        article.keywords = _unique([maker.keyword(name) for name in filing.tags if name.strip()])
        article.crossings = maker.crossings(filing.topics, filing.regions)
        article.story_groups = [maker.story(article.story, filing.title)] if article.story else []
    for members in (lambda one: one.writers, lambda one: one.keywords, lambda one: one.crossings, _story_of):
        _leave_out_small(articles, members)


def list_groups(articles: Iterable[Article], members: Callable[[Article], Sequence[Group]], least: int = 1) -> Listing:
    """The groups that `members` names for each article, with their articles, the fullest first; none below `least`.

    A topic's articles stand in its parent too, a country's in the curator's groupings that hold it.
    """
    found: dict[Group, list[Article]] = defaultdict(list)
    families: dict[tuple[Group, ...], list[Group]] = {}
    for article in articles:
        groups = tuple(members(article))
        family = families.get(groups)
        if family is None:
            family = families[groups] = with_parents(groups)
        for group in family:
            found[group].append(article)
    full = [item for item in found.items() if len(item[1]) >= least]
    return sorted(full, key=lambda item: (-len(item[1]), str(item[0].name), str(item[0].slug)))


def _story_of(article: Article) -> list[Group]:
    return article.story_groups


def _leave_out_small(articles: Sequence[Article], members: Callable[[Article], Sequence[Group]]) -> None:
    counts = Counter(chain.from_iterable(map(members, articles)))
    for group, count in counts.items():
        if count < LEAST and not (isinstance(group, Keyword) and group.is_curated):
            group.leave_out()


def _kinds_of_names(articles: Iterable[Article]) -> dict[str, str]:
    """The kind of each name that briefings were tagged with; where they differ, what most of them say."""
    votes: dict[str, Counter[str]] = defaultdict(Counter)
    for article in articles:
        for name, kind in article.filing.names:
            votes[name_key(name)][kind] += 1
    return {name: max(sorted(kinds), key=lambda kind: kinds[kind]) for name, kinds in votes.items()}


class GroupMaker:
    """Makes each group once. Names are in the site's language."""

    def __init__(self, taxonomy: Taxonomy, settings: Mapping[str, Any], kinds: Mapping[str, str]) -> None:
        self._taxonomy = taxonomy
        self._kinds = kinds  # of names, by their key
        self._settings = settings
        self._lang = str(settings["DEFAULT_LANG"])
        self._made: dict[tuple[type, str], Group] = {}
        self._asked: dict[tuple[type, Any], Any] = {}
        self._asked_together: dict[tuple[str, Any], Any] = {}

    def topics(self, names: tuple[str, ...]) -> list[Group]:
        return self._all_of("topics", names, self.topic)

    def regions(self, codes: tuple[str, ...]) -> list[Group]:
        return self._all_of("regions", codes, self.region)

    def writers(self, names: tuple[str, ...]) -> list[Group]:
        return self._all_of("writers", names, partial(self.named, Writer))

    def topic(self, name: str) -> Group:
        return self._remember(Topic, name, self._make_topic)

    def region(self, code: str) -> Group:
        return self._remember(Region, code, self._make_region)

    def source(self, front: tuple[tuple[str, str], ...]) -> Group:
        told = tuple(item for item in front if item[0] in ("name", "domain", "country"))
        return self._remember(Source, told, self._make_source)

    def language(self, tag: str) -> Group:
        return self._remember(Language, tag, self._make_language)

    def periods(self, key: str, date: Any) -> list[Group]:
        """The month and, as its parent, the year."""
        month = self._asked.get((Period, key[:7]))
        if month is None:
            year = self._once(Period, f"{date:%Y}", lambda slug: Period(slug, slug, self._settings))
            assert isinstance(year, Period)
            name = f"{date:%Y-%m}"
            month = self._once(Period, f"{date:%Y/%m}", lambda slug: Period(name, slug, self._settings, [year]))
            self._asked[Period, key[:7]] = month
        return [month]

    def days(self, key: str, date: Any) -> list[Group]:
        """The day and the week."""
        found: list[Group] | None = self._asked.get((Day, key[:10]))
        if found is None:
            year, week, _ = date.isocalendar()
            day = self._once(Day, f"{date:%Y/%m/%d}", lambda slug: Day(f"{date:%Y-%m-%d}", slug, self._settings))
            slug, monday = f"{year}/w{week:02}", dt.date.fromisocalendar(year, week, 1).isoformat()
            whole = self._once(Week, slug, lambda slug: Week(monday, slug, self._settings))
            found = self._asked[Day, key[:10]] = [day, whole]
        return found

    def named(self, kind: type[Group], name: str) -> Group:
        """A writer: the same in any spelling that gives the same address, called as in its newest."""
        return self._remember(
            kind,
            name,
            lambda told: self._once(kind, _slug_of(told.replace("/", " ")), partial(self._make_named, kind, told)),
        )

    def keyword(self, name: str) -> Group:
        """A tag: one for all spellings of a name of the curator's, else for those that give the same address."""
        return self._remember(Keyword, name, self._make_keyword)

    def crossings(self, names: tuple[str, ...], codes: tuple[str, ...]) -> list[Crossing]:
        """Every topic, and the root of each, in every region."""
        found: list[Crossing] | None = self._asked_together.get(("crossings", (names, codes)))
        if found is None:
            topics = self.topics(names)
            whole = dict.fromkeys([*topics, *(topic.root for topic in topics)])
            found = [self.crossing(topic, region) for topic in whole for region in self.regions(codes)]
            self._asked_together["crossings", (names, codes)] = found
        return found

    def crossing(self, topic: Group, region: Group) -> Crossing:
        """A topic in a region."""
        made = self._asked.get((Crossing, (topic, region)))
        if made is None:
            made = self._asked[Crossing, (topic, region)] = Crossing(topic, region, self._settings)
        assert isinstance(made, Crossing)
        return made

    def story(self, key: str, title: str) -> Group:
        """A story, called as its newest briefing."""
        return self._once(Story, _slug_of(key.replace("/", " ")), lambda slug: Story(title, slug, self._settings))

    def _all_of(self, kind: str, names: tuple[str, ...], make: Callable[[str], Group]) -> list[Group]:
        """The groups of some names, each once: one list for all briefings that have the same names."""
        found: list[Group] | None = self._asked_together.get((kind, names))
        if found is None:
            found = _unique([make(name) for name in names if name.strip()])
            self._asked_together[kind, names] = found
        return found

    def _make_named(self, kind: type[Group], name: str, slug: str) -> Group:
        return kind(" ".join(name.split()), slug, self._settings)

    def _make_keyword(self, name: str) -> Group:
        known = self._taxonomy.names.find(name)
        if known is None:
            slug = _slug_of(name.replace("/", " "))
            kind = self._kinds.get(name_key(name), "")
            return self._once(Keyword, slug, lambda slug: Keyword(" ".join(name.split()), slug, self._settings, kind))
        label = known.label(self._lang)
        others = [spelling for spelling in known.spellings if name_key(spelling) != name_key(label)]
        return self._once(
            Keyword,
            _slug_of(known.slug),
            lambda slug: Keyword(label, slug, self._settings, known.kind, others, is_curated=True),
        )

    def _make_topic(self, name: str) -> Group:
        known = self._taxonomy.topic(name)
        path = known.path if known else name
        label = known.label(self._lang) if known else _readable(name)
        parents = [self.topic(known.parent)] if known and known.parent else []
        return self._once(Topic, _slug_of(path), lambda slug: Topic(label, slug, self._settings, parents))

    def _make_region(self, name: str) -> Group:
        known = self._taxonomy.region(name)
        code = known.code if known else name
        label = known.label(self._lang) if known else _readable(code)
        # The area of UN M49 comes first: one tree holds every country once, the curator's groupings may overlap.
        areas = [parent for parent in known.parents if parent.isdigit() and parent != WORLD][:1] if known else []
        own = [parent for parent in known.parents if parent.islower()] if known else []
        parents = [self.region(parent) for parent in (*areas, *own)]
        scale = "area" if code.isdigit() else "grouping" if len(code) != 2 or (known and known.members) else "country"
        return self._once(Region, _slug_of(code), lambda slug: Region(label, slug, self._settings, parents, scale))

    def _make_source(self, told: tuple[tuple[str, str], ...]) -> Group:
        front = dict(told)
        domain = front.get("domain", "").lower()
        domain = domain if DOMAIN.fullmatch(domain) else ""
        known = self._taxonomy.source_of(domain, front.get("name", ""))
        name = (known.name if known else "") or front.get("name", "") or domain
        slug = known.slug if known else _slug_of(domain.replace(".", "-") or name) if name else "unknown"
        country = (known.country if known else "") or front.get("country", "")
        homepage = (known.homepage if known else "") or (f"https://{domain}/" if domain else "")
        return self._once(Source, slug, lambda slug: Source(name, slug, self._settings, domain, country, homepage))

    def _make_language(self, tag: str) -> Group:
        wide = without_country(tag)
        name = _language_name(wide, self._lang)
        return self._once(Language, wide.lower(), lambda slug: Language(name, slug, self._settings))

    def _remember(self, kind: type, key: Any, make: Callable[[Any], Group]) -> Group:
        group: Group | None = self._asked.get((kind, key))
        if group is None:
            group = self._asked[kind, key] = make(key)
        return group

    def _once(self, kind: type, slug: str, make: Any) -> Group:
        if (kind, slug) not in self._made:
            self._made[kind, slug] = make(slug)
        return self._made[kind, slug]


def with_parents(groups: Iterable[Group]) -> list[Group]:
    """Groups and all that hold them, each once."""
    found: dict[Group, None] = {}
    waiting = list(groups)
    while waiting:
        group = waiting.pop(0)
        if group not in found:
            found[group] = None
            waiting += group.parents
    return list(found)


def _unique(groups: list[Group]) -> list[Group]:
    return groups if len(groups) < 2 else list(dict.fromkeys(groups))


def _slug_of(name: str) -> str:
    return "/".join(address_part(part) or "other" for part in name.split("/") if part.strip(" .")) or "other"


def _readable(slug: str) -> str:
    return slug.rsplit("/", 1)[-1].replace("-", " ").strip().capitalize() if slug.islower() else slug


def without_country(tag: str) -> str:
    """The language that a tag names, as wide as a reader looks for it: with a script, but no country and no variant.

    >>> without_country("en-GB"), without_country("zh-Hant-TW"), without_country("sl-rozaj-1994")
    ('en', 'zh-Hant', 'sl')
    """
    first, *rest = tag.split("-")
    script = [rest[0].title()] if rest and SCRIPT.fullmatch(rest[0]) else []
    return "-".join([first.lower(), *script])


def _language_name(tag: str, lang: str) -> str:
    try:
        return str(Locale.parse(tag, sep="-").get_display_name(lang) or tag)
    except (UnknownLocaleError, ValueError):
        return tag
