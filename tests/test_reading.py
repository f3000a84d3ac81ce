"""Help with reading: every kind of page says what it is, what changed lately, and what it was in other years."""

import re
from pathlib import Path
from urllib.parse import urljoin

import pytest

from prongsai import addresses
from prongsai.build import Document, Site, build
from prongsai.catalogue import Catalogue
from prongsai.events import RECENT, events, recent
from prongsai.loading import load
from prongsai.pages import Page, plan
from prongsai.pages.reading import SHOWN_AGENCIES
from prongsai.reading.glossary import MOST, glossary
from prongsai.reading.intros import intros
from prongsai.rendering import renderer
from writing import AGENCY, SOURCE, Files, catalogue, single, write

pytest_plugins = ["site_fixtures"]

DATA = Path(__file__).parents[1] / "data"
UNEXPLAINED = {
    # templates whose pages explain themselves
    *("glossary", "accessibility", "english_site", "english_agency", "english_year"),
    *("qr", "version", "edition", "search", "search_letter"),
}
LONGEST = 300
"""Signs of an answer: two or three short sentences."""


@pytest.fixture(scope="module")
def pages() -> dict[str, Page]:
    """The planned pages of the sample, by address."""
    return {page.address: page for page in plan(Catalogue.of(load(DATA)))}


def frame(site: Site, address: str) -> dict[str, object]:
    """What the theme is told of a page."""
    (page,) = (one for one in site.documents if one.address == address)
    told: dict[str, object] = page.meta["prongsai"]
    return told


# what a page is


def test_every_kind_of_page_says_what_it_is(pages: dict[str, Page]) -> None:
    kinds = {page.template for page in pages.values() if not page.private} - UNEXPLAINED
    assert kinds - intros().keys() == set(), "add them to reading/intros.yml"


@pytest.mark.parametrize("kind", intros())
def test_an_introduction_is_short_and_leads_to_words_that_exist(kind: str) -> None:
    intro = intros()[kind]
    assert len(intro.answer) <= LONGEST
    assert len(intro.ask) <= 40
    assert {intro.more, *intro.terms} <= glossary().terms.keys()
    assert len({*intro.terms}) == len(intro.terms)


def test_every_kind_that_is_explained_is_there(pages: dict[str, Page]) -> None:
    assert intros().keys() <= {page.template for page in pages.values()}


def test_a_page_explains_the_words_it_uses_and_no_others(sample: Site) -> None:
    terms = glossary().terms
    for document in sample.documents:
        told = document.meta["prongsai"].get("terms", [])
        assert len(told) <= MOST
        for name, brief, *_ in told:
            (term,) = (one for one in terms.values() if one.term == name)
            assert brief == term.brief
            assert term.used(document.body), (document.address, name)


def test_words_lead_to_the_glossary(sample: Site) -> None:
    (page,) = (one for one in sample.documents if one.address == addresses.GLOSSARY)
    ids = set(re.findall(r'<dt id="([^"]+)"', page.body))
    assert ids == glossary().terms.keys()
    for document in sample.documents:
        told = document.meta["prongsai"]
        links = [way for _, _, *href in told.get("terms", ()) for way in href]
        links += [told["help"]["more"][1]] if "help" in told else []
        for link in links:
            arrived = urljoin(f"https://x.invalid/{document.address}", link)
            assert arrived.removeprefix("https://x.invalid/glossary/#") in ids, document.address


def test_help_is_no_part_of_what_is_said_and_found(sample: Site) -> None:
    """It stands in the frame: search, print and the ledger see the page itself."""
    asked = {intro.ask for intro in intros().values()} - {"หน้านี้คืออะไร"}
    help_ = [document for document in sample.documents if "help" in document.meta["prongsai"]]
    assert len(help_) > 100
    for document in help_:
        assert intros()[_kind(document)].answer not in document.body
    assert asked


def _kind(document: Document) -> str:
    ask = document.meta["prongsai"]["help"]["answer"]
    return next(kind for kind, intro in intros().items() if intro.answer == ask)


def test_help_has_the_digits_of_the_site(tmp_path: Path) -> None:
    site = build(write(tmp_path, single({"2568/oit.yml": f"{SOURCE}items: {{}}\n"})), "thai")
    told = frame(site, "2568/")
    assert "๑ ตุลาคม" in str(told["help"])
    assert told["digits"] == "thai"
    assert "digits" not in frame(build(tmp_path / "data"), "2568/")


def test_what_is_for_the_office_alone_is_not_explained_to_citizens(sample: Site) -> None:
    private = [one for one in sample.documents if one.meta["prongsai"].get("private")]
    assert private
    assert not [one.address for one in private if "help" in one.meta["prongsai"]]


# what changed lately

ITEM = SOURCE + "items:\n"
SHOWN = "  O{0}:\n    published: {0} ม.ค. 2568\n    components: {{}}\n"


def test_the_newest_events_come_first_and_only_so_many(tmp_path: Path) -> None:
    files: Files = {"2568/oit.yml": ITEM + "".join(SHOWN.format(number) for number in range(1, 9))}
    (agency,) = catalogue(tmp_path, single(files)).agencies
    days = [event.step.date.day for event in recent(agency)]
    assert days == [8, 7, 6, 5, 4]
    assert len(days) == RECENT
    assert [event.step.date.day for event in recent(agency, most=2)] == [8, 7]


def test_a_year_tells_of_its_own_pages_alone(tmp_path: Path) -> None:
    files: Files = {"2567/oit.yml": ITEM + SHOWN.format(1), "2568/oit.yml": ITEM + SHOWN.format(2)}
    (agency,) = catalogue(tmp_path, single(files)).agencies
    assert [event.address for event in recent(agency, "2567/")] == ["2567/oit/o1/"]
    assert len(recent(agency)) == len(list(events(agency)))


def test_a_page_tells_what_changed_or_says_nothing(tmp_path: Path) -> None:
    files: Files = {"2567/oit.yml": f"{SOURCE}items: {{}}\n", "2568/oit.yml": ITEM + SHOWN.format(2)}
    site = build(write(tmp_path, single(files)))
    bodies = {document.address: document.body for document in site.documents}
    assert "{#changes}" in bodies[""]
    assert "เผยแพร่ครั้งแรก" in bodies["2568/"]
    assert "{#changes}" not in bodies["2567/"]


# the same in other years


def test_an_item_leads_to_the_nearest_years_that_have_it(pages: dict[str, Page]) -> None:
    item = pages["tuayang/2569/oit/o25/"].frame
    assert item.earlier
    assert item.earlier.address == "tuayang/2568/oit/o27/"
    assert item.earlier.title.startswith("O27 ")
    assert item.earlier.title.endswith("ปี 2568")
    assert item.later is None
    back = pages["tuayang/2568/oit/o27/"].frame
    assert back.later
    assert back.later.address == "tuayang/2569/oit/o25/"


def test_a_duty_without_a_number_in_a_year_leads_past_it(tmp_path: Path) -> None:
    """Social media were an item of 2565 and 2566 alone."""
    files: Files = {f"{year}/oit.yml": f"{SOURCE}items: {{}}\n" for year in (2565, 2567, 2568)}
    found = {page.address: page for page in plan(catalogue(tmp_path, single(files)))}
    assert found["2565/oit/o9/"].frame.later is None
    structure = found["2565/oit/o1/"].frame.later
    assert structure
    assert structure.address == "2567/oit/o1/"


def test_a_part_leads_to_the_same_part_of_years_that_have_it(pages: dict[str, Page]) -> None:
    later = pages["tuayang/2568/results/"].frame.later
    assert later
    assert later.address == "tuayang/2569/results/"
    for page in pages.values():
        for link in (page.frame.earlier, page.frame.later):
            if link and "/oit/o" not in page.address:
                data = link.address.split("/")
                assert link.address in pages
                assert data[-2] == page.address.split("/")[-2]


# where the reader is


def test_the_way_to_a_page_ends_at_it_and_goes_down_from_home(pages: dict[str, Page]) -> None:
    for address, page in pages.items():
        way = [link.address for link in page.frame.crumbs]
        if address != addresses.HOME:
            assert way[0] == addresses.HOME, address
            assert address.startswith(way[-1]), address  # a list of several pages stands under its first
            assert all(link in pages for link in way), address
            assert len({*way}) == len(way), address
        if page.template not in {"home", "measure_groups", "measure_list"}:
            assert way[-1] == address


def test_the_only_year_of_an_agency_has_its_whole_way_too(tmp_path: Path) -> None:
    files = {"data/nuea/agency.yml": AGENCY, "data/nuea/2568/oit.yml": f"{SOURCE}items: {{}}\n"}
    found = {page.address: page for page in plan(catalogue(tmp_path, files))}
    assert [link.address for link in found["nuea/2568/"].frame.crumbs] == ["", "nuea/", "nuea/2568/"]
    assert [link.address for link in found["nuea/"].frame.crumbs] == ["", "nuea/"]


# accessibility


def statement(site: Site) -> str:
    """The body of the statement."""
    (page,) = (one for one in site.documents if one.address == addresses.ACCESSIBILITY)
    return page.body


def test_the_statement_names_the_standard_the_tests_the_limits_and_whom_to_tell(sample: Site) -> None:
    body = statement(sample)
    assert re.findall(r"\{#([a-z]+)\}", body) == ["top", "standard", "tested", "helps", "limits", "tell", "english"]
    for word in ("2.2", "AA", "Chromium", "ไม่ใช่การรับรอง", "saraban@tuayang.example", "แฟ้มแนบของหน่วยงาน"):
        assert word in body
    assert 'lang="en"' in body


def test_the_statement_of_many_agencies_does_not_grow_with_them(tmp_path: Path) -> None:
    files = {f"data/a{number}/agency.yml": AGENCY for number in range(SHOWN_AGENCIES + 1)}
    body = statement(build(write(tmp_path, files)))
    assert "อบต.ทดสอบ" not in body
    assert "ช่องทางติดต่ออยู่ในหน้าของแต่ละหน่วยงาน" in body


def test_the_statement_of_one_agency_tells_how_to_reach_it(tmp_path: Path) -> None:
    agency = f"{AGENCY}contacts:\n  phone: 0-4400-0000\n  email: a1@office.example\n"
    body = statement(build(write(tmp_path, {"data/agency.yml": agency}), "thai"))
    assert "๐-๔๔๐๐-๐๐๐๐" in body
    assert "a1@office.example" in body


def test_a_renderer_without_a_body_tells_of_no_words(pages: dict[str, Page]) -> None:
    told = renderer().meta(pages["tuayang/2568/"])["prongsai"]
    assert "help" in told
    assert "terms" not in told
