"""Lists of a large site are cut into pages, and nothing is lost between them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from prongsai import addresses
from prongsai.build import Site, build
from prongsai.pages.overview import CARDS, NAMED
from prongsai.pages.page import Page
from prongsai.pages.paging import paged
from writing import AGENCY, SOURCE, write

MANY = NAMED + 3


@pytest.fixture(scope="module")
def large(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """A site of more agencies than one page names."""
    files = {}
    for number in range(MANY):
        files[f"data/a{number:03}/agency.yml"] = AGENCY.replace("ทดสอบ", f"ทดสอบ{number}")
        files[f"data/a{number:03}/2569/oit.yml"] = f"{SOURCE}items: {{}}\n"
    return build(write(tmp_path_factory.mktemp("large"), files))


def body(site: Site, address: str) -> str:
    """The Markdown of a page."""
    (found,) = [one.body for one in site.documents if one.address == address]
    return found


def test_the_home_of_a_large_site_names_a_few_agencies_and_leads_to_all(large: Site) -> None:
    home = body(large, addresses.HOME)
    assert home.count("p-card__title") == CARDS
    assert f"ดูหน่วยงานทั้งหมด {MANY} แห่ง" in home
    named = body(large, addresses.AGENCIES) + body(large, addresses.follow_on(addresses.AGENCIES, 2))
    assert all(f"อบต.ทดสอบ{number}</a>" in named for number in range(MANY))


def test_a_duty_leads_to_every_agency_that_shows_it(large: Site) -> None:
    concept = "structure"
    assert f"ดูทั้งหมด {MANY} หน่วยงาน" in body(large, addresses.concept(concept))
    own = addresses.concept(concept, 2569)
    named = body(large, own) + body(large, addresses.follow_on(own, 2))
    assert all(f"a{number:03}/2569/oit/o1/" in named for number in range(MANY))


@given(st.integers(0, 500), st.integers(1, 60))
def test_every_member_stands_on_one_page_in_order(count: int, most: int) -> None:
    made = list(paged(Page("list/", "รายการ", "list"), "rows", range(count), most))
    assert [row for page in made for row in page.view["rows"]] == list(range(count))
    assert all(len(page.view["rows"]) <= most for page in made)
    assert [page.address for page in made] == ["list/", *(f"list/{number}/" for number in range(2, len(made) + 1))]
    assert all(len(page.view["jumps"]) <= 15 for page in made)
    ways = [(page.frame.previous, page.frame.next) for page in made]
    assert ways[0][0] is None
    assert ways[-1][1] is None
