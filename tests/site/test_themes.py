"""A theme that keeps another's templates: what it brings itself goes before, what it leaves out has no page."""

import pytest
from sites import Site


def write_theme(site: Site, told: str) -> None:
    """A theme of one template and one file, on the base that the site has already."""
    folder = site.folder / "themes" / "plain"
    (folder / "templates").mkdir(parents=True)
    (folder / "static" / "css").mkdir(parents=True)
    (folder / "theme.yaml").write_text(told, encoding="utf-8")
    (folder / "templates" / "verify.html").write_text(
        "{% extends '!theme/verify.html' %}{% block title %}Mine{% endblock %}", encoding="utf-8"
    )
    (folder / "static" / "css" / "tokens.css").write_text("/* mine */", encoding="utf-8")
    site.set(THEME="themes/plain", BRIEFINGS_SEARCH=False)


def test_own_templates_and_files_go_before_those_of_the_base(site: Site) -> None:
    write_theme(site, "base: briefing\n")
    site.write("rain")
    assert site.build().returncode == 0
    assert "<title>Mine</title>" in site.page("verify.html") and "SHA256SUMS.txt" in site.page("verify.html")
    assert site.page("theme/css/tokens.css") == "/* mine */" and "masthead" in site.page("theme/css/layout.css")


def test_what_a_theme_leaves_out_has_no_page_and_lists_are_no_longer_than_it_says(site: Site) -> None:
    write_theme(site, "base: briefing\nwithout: [saved]\nper_page: 2\n")
    for number in range(4):
        site.write(f"rain-{number}", topics=["weather"])
    site.build()
    assert not (site.output / "saved.html").exists() and (site.output / "offline.html").is_file()
    assert (site.output / "topics" / "weather" / "page" / "1" / "index.html").is_file()


@pytest.mark.parametrize(
    ("told", "said"),
    [
        ("base: nowhere\n", "there is no theme 'nowhere' beside it"),
        ("base: ../briefing\n", "its `base` must be the name of a theme"),
        ("bass: briefing\n", "it must name its `base`"),
        ("base: [\n", "this is not YAML"),
    ],
)
def test_a_theme_that_names_no_base_stops_the_build(site: Site, told: str, said: str) -> None:
    write_theme(site, told)
    done = site.build()
    assert done.returncode == 2 and said in done.stderr and "theme.yaml" in done.stderr
