"""Pages of a list stay as they are when the list grows."""

from hypothesis import given
from hypothesis import strategies as st

from briefings.site.paging import cut_pages

ADDRESS = ("topics/x/", "topics/x/index.html")


@given(st.integers(1, 60), st.integers(1, 7))
def test_a_new_briefing_changes_no_page_but_the_front_and_its_neighbour(count: int, per_page: int) -> None:
    before = cut_pages(list(range(count, 0, -1)), per_page, *ADDRESS)
    after = cut_pages(list(range(count + 1, 0, -1)), per_page, *ADDRESS)
    old = {page.url: page for page in before if not page.is_front}
    new = {page.url: page for page in after if not page.is_front}
    assert old.keys() <= new.keys()
    changed = [url for url, page in old.items() if new[url] != page]
    assert len(changed) <= 1
    assert all(new[url].object_list == page.object_list for url, page in old.items())


@given(st.integers(1, 60), st.integers(1, 7))
def test_every_briefing_stands_on_one_page_and_links_lead_from_page_to_page(count: int, per_page: int) -> None:
    pages = cut_pages(list(range(count)), per_page, *ADDRESS)
    assert [item for page in pages for item in page.object_list] == list(range(count))
    assert [page.older_url for page in pages[:-1]] == [page.url for page in pages[1:]]
    assert [page.newer_url for page in pages[1:]] == [page.url for page in pages[:-1]]
