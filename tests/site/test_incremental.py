"""Whatever is edited, the next build leaves what a build from nothing would leave, byte for byte."""

import os
import random
import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import yaml
from sites import Site, make_site

from briefings.build import build_site

TOPICS = ("economy", "environment", "health", "arts/books", "arts")
REGIONS = ("FR", "DE", "JP", "levant", "JO")
LANGUAGES = ("en", "fr", "ar", "ja")
STORIES = ("", "", "flood", "strike")
STEPS = 12

Edit = Callable[[Site, random.Random], None]


@pytest.fixture
def newsroom(tmp_path: Path) -> Iterator[Site]:
    """Twelve briefings, on pages of two, with a page and a picture."""
    site = make_site(tmp_path)
    site.set(BRIEFINGS_IMPORT=False, BRIEFINGS_SEARCH=False, DEFAULT_PAGINATION=2, SITEURL="https://press.example/a")
    choice = random.Random(0)
    for number in range(12):
        write(site, place_of(number), choice)
    site.write_text(
        "pages/about.md", "---\ntitle: About\n---\n\nWho we are. [A note]({filename}/briefings/2025/01/note-0.md)\n"
    )
    yield site


def place_of(number: int) -> str:
    """Where one of the first briefings lies."""
    return f"{2025 + number // 8}/0{1 + number % 3}/note-{number}"


def write(site: Site, name: str, choice: random.Random) -> None:
    """Write a briefing of random front matter and body."""
    body = " ".join(choice.choices("rain fell on the old bridge and nobody crossed".split(), k=choice.randrange(4, 30)))
    if choice.random() < 0.5:
        body += f"\n\n[See]({{filename}}/briefings/{place_of(choice.randrange(12))}.md)"
    if choice.random() < 0.3:
        body += "\n\n![A bridge](/images/bridge.png)"
    source = choice.choice(("Meridian Wire", "Le Quai"))
    site.write(
        name,
        body + "\n",
        title=f"Title {choice.randrange(1000)}",
        date=f"202{choice.randrange(5, 7)}-0{choice.randrange(1, 5)}-0{choice.randrange(1, 4)}T10:00:00+00:00",
        lang=choice.choice(LANGUAGES),
        topics=choice.sample(TOPICS, choice.randrange(3)),
        regions=choice.sample(REGIONS, choice.randrange(3)),
        story=choice.choice(STORIES),
        authors=choice.sample(("Ana Marin", "T. Okada"), choice.randrange(3)),
        tags=choice.sample(("river", "ferry", "toll"), choice.randrange(3)),
        source={"name": source, "rights": choice.choice(("full", "excerpt", "link"))},
    )


def briefings(site: Site) -> list[Path]:
    return sorted((site.folder / "content" / "briefings").rglob("*.md"))


def change_front(site: Site, choice: random.Random, **changes: object) -> None:
    path = choice.choice(briefings(site))
    head, body = path.read_text(encoding="utf-8")[4:].split("\n---\n", 1)
    front = {**yaml.safe_load(head), **changes}
    path.write_text(f"---\n{yaml.safe_dump(front, allow_unicode=True)}---\n{body}", encoding="utf-8")


def edit_body(site: Site, choice: random.Random) -> None:
    path = choice.choice(briefings(site))
    path.write_text(path.read_text(encoding="utf-8") + f"\nMore on {choice.random()}.\n", encoding="utf-8")


def change_title(site: Site, choice: random.Random) -> None:
    change_front(site, choice, title=f"New title {choice.randrange(1000)}")


def change_date(site: Site, choice: random.Random) -> None:
    change_front(site, choice, date=f"2026-0{choice.randrange(1, 9)}-11T08:00:00+00:00")


def change_slug(site: Site, choice: random.Random) -> None:
    change_front(site, choice, slug=f"slug-{choice.randrange(1000)}")


def change_topic(site: Site, choice: random.Random) -> None:
    change_front(site, choice, topics=choice.sample(TOPICS, 2), regions=[choice.choice(REGIONS)])


def change_language(site: Site, choice: random.Random) -> None:
    change_front(site, choice, lang=choice.choice(LANGUAGES), story=choice.choice(STORIES))


def change_names(site: Site, choice: random.Random) -> None:
    change_front(site, choice, tags=choice.sample(("river", "ferry", "toll"), 1), authors=["Ana Marin"])


def withdraw(site: Site, choice: random.Random) -> None:
    change_front(site, choice, status=choice.choice(("withdrawn", "published")))


def break_front(site: Site, choice: random.Random) -> None:
    change_front(site, choice, date=choice.choice(("yesterday", "2026-02-02")))


def delete(site: Site, choice: random.Random) -> None:
    choice.choice(briefings(site)).unlink()


def add(site: Site, choice: random.Random) -> None:
    write(site, f"2026/0{choice.randrange(1, 4)}/new-{choice.randrange(1000)}", choice)


def rename(site: Site, choice: random.Random) -> None:
    path = choice.choice(briefings(site))
    path.rename(path.with_name(f"renamed-{choice.randrange(1000)}.md"))


def swap(site: Site, choice: random.Random) -> None:
    first, second = choice.sample(briefings(site), 2)
    texts = first.read_bytes(), second.read_bytes()
    first.write_bytes(texts[1])
    second.write_bytes(texts[0])


def edit_template(site: Site, choice: random.Random) -> None:
    name = choice.choice(("article.html", "topic.html", "partials/card.html", "partials/footer.html", "base.html"))
    path = site.folder / "themes" / "briefing" / "templates" / name
    path.write_text(
        path.read_text(encoding="utf-8").replace("</", f"<!-- {choice.randrange(1000)} --></", 1), encoding="utf-8"
    )


# Ways to show in lists what otherwise only a briefing's own page shows: template, the text before, what is shown.
OPENINGS = (
    ("partials/card.html", '<p class="card-foot">', "{{ article.word_count }}"),
    ("region.html", "", "{% block content %}{{ articles|map(attribute='content')|join }}{% endblock %}"),
    ("index.html", "{% block content %}", "{{ articles|map(attribute='filing.sha256')|first }}"),
)


def open_in_lists(site: Site, choice: random.Random) -> None:
    open_lists_by(site, choice.randrange(len(OPENINGS)))


def open_lists_by(site: Site, opening: int) -> None:
    name, before, shown = OPENINGS[opening]
    path = site.folder / "themes" / "briefing" / "templates" / name
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace(before, before + shown, 1) if before else text + shown, encoding="utf-8")


def edit_style(site: Site, choice: random.Random) -> None:
    with (site.folder / "themes/briefing/static/css/tokens.css").open("a", encoding="utf-8") as file:
        file.write(f"/* {choice.random()} */\n")


def edit_words(site: Site, choice: random.Random) -> None:
    with (site.folder / "themes/briefing/translations/en.yaml").open("a", encoding="utf-8") as file:
        file.write(f"\nrelated: Related {choice.randrange(1000)}\n")


def change_setting(site: Site, choice: random.Random) -> None:
    settings = (
        {"SITENAME": f"Site {choice.randrange(1000)}"},
        {"DEFAULT_PAGINATION": choice.randrange(1, 5)},
        {"DEFAULT_LANG": choice.choice(LANGUAGES)},
        {"BRIEFINGS_RIGHTS": choice.choice(("full", "link"))},
        {"FEED_MAX_ITEMS": choice.randrange(1, 9)},
        {"RELATIVE_URLS": choice.random() < 0.5},
    )
    site.set(**choice.choice(settings))


def edit_taxonomy(site: Site, choice: random.Random) -> None:
    path = site.folder / "content" / "taxonomy" / "topics.yaml"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("en: Economy", f"en: Economy {choice.randrange(100)}", 1), encoding="utf-8")


def edit_page(site: Site, choice: random.Random) -> None:
    path = site.folder / "content" / "pages" / "about.md"
    path.write_text(f"---\ntitle: About {choice.randrange(100)}\n---\n\nText.\n", encoding="utf-8")


def change_picture(site: Site, choice: random.Random) -> None:
    path = site.folder / "content" / "images" / "bridge.png"
    path.parent.mkdir(exist_ok=True)
    if path.exists() and choice.random() < 0.4:
        path.unlink()
    else:
        size = choice.randrange(1, 99).to_bytes(4, "big")
        path.write_bytes(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" + size + size + b"\x08\x02\0\0\0")


def edit_unseen(site: Site, choice: random.Random) -> None:
    """Another letter in a text, with the size and the time of writing as they were."""
    path = choice.choice(briefings(site))
    status, text = path.stat(), path.read_text(encoding="utf-8")
    path.write_text(text.replace("rain", "RAIN", 1), encoding="utf-8")
    os.utime(path, ns=(status.st_atime_ns, status.st_mtime_ns))


def touch_all(site: Site, choice: random.Random) -> None:
    """New times for every file, as a fresh checkout gives them."""
    moment = 1_700_000_000 + choice.randrange(1000)
    for path in (site.folder / "content").rglob("*.*"):
        os.utime(path, (moment, moment))


def spoil_output(site: Site, choice: random.Random) -> None:
    path = choice.choice([path for path in sorted(site.output.rglob("*")) if path.is_file()])
    if choice.random() < 0.5:
        path.unlink()
    else:
        path.write_text("spoilt", encoding="utf-8")


def damage_cache(site: Site, choice: random.Random) -> None:
    path = choice.choice(sorted((site.folder / ".cache" / "briefings").iterdir()))
    raw = bytearray(path.read_bytes())
    for _ in range(20):
        raw[choice.randrange(len(raw))] ^= 0xFF
    path.write_bytes(raw)


EDITS: tuple[Edit, ...] = (
    *(edit_body, change_title, change_date, change_slug, change_topic, change_language, withdraw, break_front),
    *(
        change_names,
        delete,
        add,
        rename,
        swap,
        edit_template,
        open_in_lists,
        edit_style,
        edit_words,
        change_setting,
        edit_taxonomy,
        edit_page,
    ),
    *(change_picture, spoil_output, damage_cache, edit_unseen, touch_all),
)


def snapshot(folder: Path) -> dict[str, bytes]:
    """Every file with its bytes, and every folder."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes() if path.is_file() else b"folder"
        for path in folder.rglob("*")
    }


def build_from_nothing(site: Site, folder: Path) -> dict[str, bytes]:
    overrides = {"OUTPUT_PATH": str(folder / "output"), "CACHE_PATH": str(folder / "cache")}
    build_site(site.folder / "pelican.conf.py", overrides)
    return snapshot(folder / "output")


def differing(found: dict[str, bytes], wanted: dict[str, bytes]) -> list[str]:
    return sorted(name for name in found.keys() | wanted.keys() if found.get(name) != wanted.get(name))


def edit_all_bodies(site: Site, choice: random.Random) -> None:
    """A word more in every body; what a list shows of a briefing stays."""
    for path in briefings(site):
        path.write_text(path.read_text(encoding="utf-8").replace("\n---\n\n", "\n---\n\nMore ", 1), encoding="utf-8")


def give_summaries(site: Site) -> None:
    """A summary for every briefing: without one, a list shows the first words of the body."""
    for number, path in enumerate(briefings(site)):
        path.write_text(path.read_text(encoding="utf-8").replace("---\n", f"---\nsummary: S {number}\n", 1), "utf-8")


@pytest.mark.parametrize("opening", range(len(OPENINGS)))
def test_a_list_that_shows_bodies_follows_them(
    newsroom: Site, opening: int, tmp_path_factory: pytest.TempPathFactory
) -> None:
    give_summaries(newsroom)
    open_lists_by(newsroom, opening)
    build_site(newsroom.folder / "pelican.conf.py", {})
    edit_all_bodies(newsroom, random.Random(0))
    build_site(newsroom.folder / "pelican.conf.py", {})
    wanted = build_from_nothing(newsroom, tmp_path_factory.mktemp("clean"))
    assert differing(snapshot(newsroom.output), wanted) == []


def test_lists_are_not_made_again_for_an_edited_body(newsroom: Site, capsys: pytest.CaptureFixture[str]) -> None:
    give_summaries(newsroom)
    build_site(newsroom.folder / "pelican.conf.py", {})
    edit_all_bodies(newsroom, random.Random(0))
    capsys.readouterr()
    build_site(newsroom.folder / "pelican.conf.py", {})
    found = re.search(r"Files: (\d+) written, 0 removed, (\d+) unchanged", capsys.readouterr().out)
    assert found
    lists = [path for path in newsroom.output.rglob("*.html") if "briefings" not in path.parts]
    assert int(found[2]) >= len(lists)


@pytest.mark.parametrize("seed", range(4))
def test_any_sequence_of_edits_builds_what_a_build_from_nothing_does(
    newsroom: Site, seed: int, tmp_path_factory: pytest.TempPathFactory, capsys: pytest.CaptureFixture[str]
) -> None:
    choice = random.Random(seed)
    build_site(newsroom.folder / "pelican.conf.py", {})
    told = []
    edits = choice.sample(EDITS, len(EDITS))[:STEPS]
    for edit in edits:
        for one in (edit, choice.choice(EDITS[:12])):
            told.append(one.__name__)
            one(newsroom, choice)
        went_well = build_site(newsroom.folder / "pelican.conf.py", {}) == 0
        capsys.readouterr()
        assert build_site(newsroom.folder / "pelican.conf.py", {}) != went_well
        assert ("Nothing has changed" in capsys.readouterr().out) == went_well, told
        wanted = build_from_nothing(newsroom, tmp_path_factory.mktemp("clean"))
        assert differing(snapshot(newsroom.output), wanted) == [], told
