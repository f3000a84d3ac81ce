"""An address is made in one place, has one form, and is reached from every other."""

import re
from urllib.parse import urljoin

import pytest
from hypothesis import given
from hypothesis import strategies as st

from prongsai import addresses, thai
from prongsai.criteria import CriteriaBook
from prongsai.pages.page import Page

SITE = "https://www.example/"
FORM = re.compile(r"([a-z0-9]+(-[a-z0-9]+)*/)*")

IDS = st.from_regex(r"[a-z0-9]{1,4}(-[a-z0-9]{1,3}){0,2}", fullmatch=True)
SLUGS = st.just("") | IDS
YEARS = st.sampled_from(thai.FISCAL_YEARS)
CODES = st.integers(1, 99).map(lambda number: f"O{number}")
PARTS = st.sampled_from(["results", "analysis", "measures", "progress", "constraints", "documents", "oit"])
ADDRESSES = st.one_of(
    st.sampled_from([addresses.HOME, addresses.MEASURES, addresses.CONCEPTS]),
    st.builds(addresses.agency, SLUGS),
    st.builds(addresses.year, SLUGS, YEARS),
    st.builds(addresses.part, SLUGS, YEARS, PARTS),
    st.builds(addresses.member, SLUGS, YEARS, PARTS, IDS | CODES),
    st.builds(addresses.concept, IDS),
)

EXAMPLES = [
    # address, what it must be
    (addresses.agency(""), ""),
    (addresses.agency("tuayang"), "tuayang/"),
    (addresses.year("", 2568), "2568/"),
    (addresses.year("tuayang", 2568), "tuayang/2568/"),
    (addresses.part("tuayang", 2568, "oit"), "tuayang/2568/oit/"),
    (addresses.member("", 2568, "oit", "O27"), "2568/oit/o27/"),
    (addresses.member("tuayang", 2568, "measures", "m1"), "tuayang/2568/measures/m1/"),
    (addresses.file("tuayang", 2568, "plans/plan.pdf"), "tuayang/2568/files/plans/plan.pdf"),
    (addresses.concept("structure"), "concepts/structure/"),
]


@pytest.mark.parametrize(("address", "expected"), EXAMPLES)
def test_an_address_once_submitted_stays(address: str, expected: str) -> None:
    assert address == expected


RELATIVE = [
    # target, page, link
    ("", "", "./"),
    ("a/", "a/", "./"),
    ("a/#x", "a/", "#x"),
    ("#x", "", "#x"),
    ("", "a/", "../"),
    ("a/", "", "a/"),
    ("a/b/", "a/c/", "../b/"),
    ("a/b/#x", "a/", "b/#x"),
    ("a/", "a/b/c/", "../../"),
    ("a/files/x.pdf", "a/b/", "../files/x.pdf"),
]


@pytest.mark.parametrize(("target", "page", "link"), RELATIVE)
def test_a_link_is_relative_to_the_page_it_stands_on(target: str, page: str, link: str) -> None:
    assert addresses.relative(target, page) == link


@given(target=ADDRESSES, page=ADDRESSES)
def test_a_link_from_any_page_reaches_its_target(target: str, page: str) -> None:
    assert urljoin(SITE + page, addresses.relative(target, page)) == SITE + target


@given(target=ADDRESSES, page=ADDRESSES, folder=st.from_regex(r"([a-z]{1,3}/){0,3}", fullmatch=True))
def test_a_site_may_lie_in_any_folder_of_a_host(target: str, page: str, folder: str) -> None:
    link = addresses.relative(target, page)
    assert urljoin(f"{SITE}{folder}{page}", link) == f"{SITE}{folder}{target}"
    assert not link.startswith("/")


@given(target=ADDRESSES, page=ADDRESSES, fragment=IDS)
def test_a_link_keeps_its_fragment(target: str, page: str, fragment: str) -> None:
    assert urljoin(SITE + page, addresses.relative(f"{target}#{fragment}", page)) == f"{SITE}{target}#{fragment}"


@given(page=ADDRESSES, slug=SLUGS, year=YEARS, name=st.from_regex(r"([a-z]{1,3}/)?[a-z]{1,5}\.pdf", fullmatch=True))
def test_a_link_reaches_a_file(page: str, slug: str, year: int, name: str) -> None:
    target = addresses.file(slug, year, name)
    assert urljoin(SITE + page, addresses.relative(target, page)) == SITE + target


@given(address=ADDRESSES)
def test_an_address_is_lower_case_ascii_and_ends_in_a_slash(address: str) -> None:
    assert FORM.fullmatch(address)


@given(address=ADDRESSES)
def test_a_page_accepts_every_address(address: str) -> None:
    assert Page(address, "ก", "home").address == address


def test_a_page_refuses_what_is_no_address() -> None:
    with pytest.raises(ValueError, match="ends in '/'"):
        Page("a/b", "ก", "home")


@given(slug=IDS, year=YEARS, part=PARTS, member=IDS)
def test_things_apart_have_addresses_apart(slug: str, year: int, part: str, member: str) -> None:
    found = [
        addresses.agency(slug),
        addresses.year(slug, year),
        addresses.part(slug, year, part),
        addresses.member(slug, year, part, member),
        addresses.year("", year),
        addresses.part("", year, part),
    ]
    if slug != str(year):
        assert len(set(found)) == len(found)


@given(address=ADDRESSES)
def test_a_page_is_the_index_of_its_folder(address: str) -> None:
    assert addresses.markdown_file(address) == f"{address}index.md"


SITE_PAGES = [addresses.MEASURES, addresses.CONCEPTS, addresses.AGENCIES, addresses.asset("x.css")]


@pytest.mark.parametrize("address", SITE_PAGES)
def test_no_agency_may_take_a_folder_of_the_site(address: str) -> None:
    assert address.partition("/")[0] in addresses.SITE_FOLDERS


def test_an_item_and_a_concept_of_one_name_do_not_meet() -> None:
    """Concepts live outside the years; a year's number can be no folder of the site."""
    assert not {str(year) for year in thai.FISCAL_YEARS} & addresses.SITE_FOLDERS
    assert CriteriaBook.of((), ()).concepts == ()
