"""When nothing has changed since the last build, the next says so at once; whatever has changed, it builds."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest
from sites import ROOT, Site, make_site

SAYING = "Nothing has changed since the last build"


@pytest.fixture
def built(tmp_path: Path) -> Site:
    """A site that was built twice: the second build found nothing to do."""
    site = make_site(tmp_path)
    site.write("rain", "A [link]({filename}gone.md).\n", title="Rain on the bridge")
    site.build("--fast")
    assert SAYING in site.build("--fast").stdout
    return site


def edit_briefing(site: Site) -> None:
    site.write("rain", title="Snow on the bridge")


def edit_template(site: Site) -> None:
    path = site.folder / "themes/briefing/templates/base.html"
    path.write_text(path.read_text(encoding="utf-8") + "<!-- other -->", encoding="utf-8")


def edit_words(site: Site) -> None:
    with (site.folder / "themes/briefing/translations/en.yaml").open("a") as file:
        file.write("\nrelated: Alike\n")


def edit_settings(site: Site) -> None:
    site.set(SITENAME="Other")


def add_edition(site: Site) -> None:
    site.write_text("editions/2026-03-01.yaml", "headline: A wet day\n")


def delete_page(site: Site) -> None:
    (site.output / "index.html").unlink()


def spoil_feed_at_its_time(site: Site) -> None:
    path = site.output / "feed.xml"
    status = path.stat()
    path.write_text("spoilt")
    os.utime(path, ns=(status.st_atime_ns, status.st_mtime_ns))


def lose_cache(site: Site) -> None:
    for path in (site.folder / ".cache" / "briefings").glob("output-*"):
        path.unlink()


@pytest.mark.parametrize(
    "change",
    [
        edit_briefing,
        edit_template,
        edit_words,
        edit_settings,
        add_edition,
        delete_page,
        spoil_feed_at_its_time,
        lose_cache,
    ],
)
def test_any_change_is_built(built: Site, change: Callable[[Site], None]) -> None:
    change(built)
    assert SAYING not in built.build("--fast").stdout
    assert SAYING in built.build("--fast").stdout


def test_another_address_from_the_environment_is_built(built: Site) -> None:
    with (built.folder / "pelican.conf.py").open("a") as settings:
        settings.write('\nimport os\nSITEURL = os.environ.get("ADDRESS", "")\n')
    built.build("--fast", ADDRESS="https://one.example")
    assert SAYING not in built.build("--fast", ADDRESS="https://two.example").stdout
    assert "https://two.example" in built.page("feed.xml")


def test_two_outputs_of_one_site_do_not_take_each_other_for_theirs(built: Site) -> None:
    built.set(SITENAME="Other")
    other = built.folder / "pelican.other.py"
    other.write_text((ROOT / "pelican.conf.py").read_text())
    for settings, name in (("pelican.conf.py", "Other"), (other.name, "Briefings"), ("pelican.conf.py", "Other")):
        assert SAYING not in built.build("--fast", "--settings", settings).stdout
        assert f"<title>{name}" in built.page("feed.xml")


def test_what_is_still_wrong_is_said_again(built: Site) -> None:
    assert "it links to briefings/gone.md, which is not there" in built.build("--fast").stdout


def test_a_build_with_a_fault_is_never_taken_for_done(built: Site) -> None:
    built.write_text("briefings/broken.md", "---\ntitle: [\n---\n\nText.\n")
    assert [built.build("--fast").returncode for _ in range(2)] == [1, 1]


def test_a_site_with_other_plugins_is_built_each_time(built: Site) -> None:
    (built.folder / "clock.py").write_text("def register():\n    pass\n")
    built.set(PLUGIN_PATHS=[str(ROOT / "plugins"), "."], PLUGINS=["briefings", "clock"])
    built.build("--fast")
    assert SAYING not in built.build("--fast").stdout
