"""Who signs the article: people apart from agencies, and a house only where nobody else signs."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from ..article import Candidate, Note
from .authors import Byline, fold, read_byline

# What a reader sees beside the headline is trusted more than what machines are told: structured data names the
# publisher, the editor or the account as often as the writer.
ORDER = (
    "rule", "text", "container", "byline", "profile", "json-ld", "citation", "microdata", "meta", "opengraph",
    "dublin-core", "signed", "page", "shape", "file",
)  # fmt: skip
ALONE = ("byline", "profile", "signed", "page", "shape")  # sources of which one signature alone is the article's
GUESSED = ("page", "shape")
TOLD = ("json-ld", "meta", "opengraph", "citation")
LONGEST = 500  # characters of a byline
LONGEST_PEN_NAME = 60
# Before an agency whose report was used.
WITH = "with|mit|avec|con|com|med|met|z|с|із|con información de|material (?:from|von)"
UNSPACED = re.compile("[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
TEAM = 2  # names; more are a team that checked and tested, too
PROFILE = re.compile(
    r"/(?:authors?|profile|staff|contributors?|people|autor|auteur|autore)/([a-z]+(?:-[a-z]+){1,3})/?$"
)


@dataclass(frozen=True, slots=True)
class Signing:
    """All that one source says about who signs."""

    source: str
    place: str
    signers: Byline
    text: str  # as the source has it


def choose_authors(
    candidates: Iterable[Candidate], site: frozenset[str], notes: list[Note]
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Authors, and the agencies among and beside them. An agency, else a house, is the author where no person signs."""
    offers = [one for one in candidates if one.field == "author"]
    signings = _by_source(offers, site)
    agencies = next((one.signers.agencies for one in signings if one.signers.agencies), ())
    chosen = next((one for one in signings if one.signers.people and not (agencies and one.source in GUESSED)), None)
    if chosen is not None and chosen.source in GUESSED and _house_signs(signings, site, chosen.source):
        chosen = None
    if chosen is not None:
        people = _best_spelling(_in_full(_narrowed(_completed(chosen, signings), signings), signings), signings)
        people += tuple(name for name in _cosigning(chosen) if fold(name) not in map(fold, people))
        notes.append(Note("metadata", "chosen", "authors", f"{chosen.source}, {chosen.place}", ", ".join(people)))
        _note_lost(signings, people, notes)
        return people, agencies
    for one in signings:
        if names := one.signers.agencies + one.signers.houses:
            reason = "an agency alone signs" if one.signers.agencies else "no person signs"
            place = f"{one.source}, {one.place}: {reason}"
            notes.append(Note("metadata", "chosen", "authors", place, ", ".join(names)))
            return names, agencies
    return _as_written(offers, notes), ()


def _cosigning(chosen: Signing) -> Iterator[str]:
    """The agencies that sign beside the people, not those whose report they used; a picture's initials are none."""
    initials = {"".join(word[0] for word in name.split()).casefold() for name in chosen.signers.people}
    for name in chosen.signers.agencies:
        used = re.search(rf"(?<!\w)(?:{WITH})\s+{re.escape(name)}", chosen.text, re.IGNORECASE)
        if not used and fold(name) not in initials:
            yield name


def _house_signs(signings: Iterable[Signing], site: frozenset[str], guess: str) -> bool:
    """Whether a house signs more surely than a guessed name: visibly, or another one than the site itself."""
    for one in signings:
        if one.source in ("byline", "profile") and one.signers.houses:
            return True
        if guess == "shape" and one.source != guess and any(fold(name) not in site for name in one.signers.houses):
            return True
    return False


def _completed(chosen: Signing, signings: Iterable[Signing]) -> tuple[str, ...]:
    """The people of a byline that folds its list, with the rest of the list from structured data."""
    people = {fold(name) for name in chosen.signers.people}
    told = next((one for one in signings if one.source == "json-ld"), None)
    if chosen.source in ("byline", "profile") and told and people < {fold(name) for name in told.signers.people}:
        return told.signers.people
    return chosen.signers.people


def _narrowed(people: tuple[str, ...], signings: Iterable[Signing]) -> tuple[str, ...]:
    """Of a team's byline, those whom structured data names as the authors, where they stand first in it."""
    told = next((one for one in signings if one.source == "json-ld"), None)
    names = [fold(name) for name in told.signers.people] if told else []
    first = people[: len(names)]
    return first if len(people) > TEAM and names and [fold(name) for name in first] == names else people


def _in_full(people: tuple[str, ...], signings: Sequence[Signing]) -> tuple[str, ...]:
    """A first name alone with the family name that another place adds; names in Han, Kana, Hangul are whole."""
    if len(people) != 1 or " " in people[0] or UNSPACED.match(people[0]):
        return people
    names = [name for one in signings for name in one.signers.people]
    return (next((name for name in names if name.startswith(f"{people[0]} ")), people[0]),)


def _as_written(offers: Sequence[Candidate], notes: list[Note]) -> tuple[str, ...]:
    """What machines are told, where it reads as no name at all: a pen name, a function."""
    for one in offers:
        name = " ".join(one.value.split())
        if (
            one.source in ("json-ld", "meta", "opengraph", "pen-name")
            and 1 < len(name) <= LONGEST_PEN_NAME
            and "//" not in name
        ):
            notes.append(Note("metadata", "chosen", "authors", f"{one.source}, {one.place}: as it is written", name))
            return (name,)
    for one in offers:
        if found := PROFILE.search(one.value[:LONGEST]):
            name = found[1].replace("-", " ").title()
            notes.append(Note("metadata", "chosen", "authors", f"{one.source}, {one.place}: from its address", name))
            return (name,)
    return ()


def _by_source(candidates: Sequence[Candidate], site: frozenset[str]) -> list[Signing]:
    """What each source says, most trusted first. Of several bylines on a page, the one that machines confirm."""
    read = {one: _read(one, site) for one in candidates}
    told = {
        source: {fold(name) for one in candidates if one.source == source for name in read[one].people if " " in name}
        for source in TOLD
    }
    confirmed = set().union(*told.values())
    signings = []
    for source in ORDER:
        own = [one for one in candidates if one.source == source and read[one]]
        if own and source in ALONE:
            own.sort(key=lambda one: confirmed.isdisjoint(map(fold, read[one].people)))
            own = [one for one in own if read[one].people][:1] or own[:1]
        if own:
            text = "\n".join(one.value[:LONGEST] for one in own)
            signings.append(Signing(source, own[0].place, _joined(read[one] for one in own), text))
    return _agreeing_first(signings, told)


def _read(one: Candidate, site: frozenset[str]) -> Byline:
    found = read_byline(one.value[:LONGEST], site)
    if one.place.endswith("an organisation"):
        return replace(found, people=(), houses=found.people + found.houses)
    return found


def _agreeing_first(signings: list[Signing], told: Mapping[str, set[str]]) -> list[Signing]:
    """Two sources for machines that agree outweigh a byline that neither confirms: it is another article's."""
    shown = next((one for one in signings if one.source in ("byline", "profile")), None)
    if shown is None:
        return signings
    names = {fold(name) for name in shown.signers.people}
    agreed = told["json-ld"] & (told["meta"] | told["opengraph"])
    if names and agreed and not any(_alike(one, other) for one in names for other in agreed):
        return [one for one in signings if one is not shown] + [shown]
    return signings


def _alike(one: str, other: str) -> bool:
    return one in other or other in one or one[:4] == other[:4] or one[-5:] == other[-5:]


def _joined(bylines: Iterable[Byline]) -> Byline:
    people: dict[str, str] = {}
    agencies: dict[str, str] = {}
    houses: dict[str, str] = {}
    for byline in bylines:
        for names, known in ((byline.people, people), (byline.agencies, agencies), (byline.houses, houses)):
            for name in names:
                key = fold(name)
                if not any(key in other for other in known):
                    for shorter in [other for other in known if other in key]:
                        del known[shorter]
                    known[key] = name
    return Byline(tuple(people.values()), tuple(agencies.values()), tuple(houses.values()))


def _best_spelling(people: tuple[str, ...], signings: Iterable[Signing]) -> tuple[str, ...]:
    """The names in upper and lower case, as another source has them, where this one has one case alone."""
    names = [name for one in signings for name in one.signers.people]
    known = {fold(name): name for name in names if name not in (name.upper(), name.lower())}
    told = [name for one in signings if one.source in TOLD for name in one.signers.people]
    known |= {fold(name): name for name in told if name not in (name.upper(), name.lower())}
    return tuple(known.get(fold(name), name) for name in people)


def _note_lost(signings: Iterable[Signing], people: tuple[str, ...], notes: list[Note]) -> None:
    chosen = {fold(name) for name in people}
    for one in signings:
        others = [name for name in (*one.signers.people, *one.signers.houses) if fold(name) not in chosen]
        if others:
            place = f"{one.source}, {one.place}: trusted less"
            notes.append(Note("metadata", "lost", "authors", place, ", ".join(others)))
