"""English for a foreign reader: every duty and every item has a title, and every summary leads on."""

import re
from pathlib import Path
from urllib.parse import urljoin

import pytest

import markup
from prongsai import addresses
from prongsai.build import Document, Site, build
from prongsai.catalogue import Catalogue
from prongsai.criteria import CriteriaBook
from prongsai.loading import PARTS, load
from prongsai.model.criteria import Concept, Item
from prongsai.model.measures import TOPICS
from prongsai.pages import plan
from prongsai.pages.english import SHOWN_AGENCIES
from prongsai.reading.english import english, spoken_year
from prongsai.status import STATES, ItemState
from writing import AGENCY, Files, single, write

pytest_plugins = ["site_fixtures"]

DATA = Path(__file__).parents[1] / "data"
BOOK = load(DATA).criteria
THAI = re.compile("[\u0e00-\u0e7f]")
OFFICE: Files = {"2568/oit.yml": "source: เอกสารทดสอบ\nitems: {}\n"}


def documents(site: Site) -> dict[str, Document]:
    """Pages by address."""
    return {document.address: document for document in site.documents}


# titles


@pytest.mark.parametrize("concept", BOOK.concepts, ids=lambda concept: concept.id)
def test_a_duty_has_an_english_title(concept: Concept) -> None:
    title = BOOK.english_duty(concept.id)
    assert title
    assert not THAI.search(title)


@pytest.mark.parametrize(("place", "item"), BOOK.items.items(), ids=lambda one: "-".join(map(str, one))[:12])
def test_an_item_has_an_english_title_of_its_own(place: tuple[int, str], item: Item) -> None:
    """Not only that of its duty: the next year is complete when its new titles are."""
    titles = {thai: said for told in BOOK.english for duty in told.duties for thai, said in duty.items.items()}
    assert item.title in titles, f"{place}: add “{item.title}” to criteria/english.yml"
    assert BOOK.english_item(item) == titles[item.title]
    assert not THAI.search(titles[item.title])


def test_no_translation_is_left_over() -> None:
    titles = {(item.concept, item.title) for item in BOOK.items.values()}
    duties = [duty for told in BOOK.english for duty in told.duties]
    assert {duty.concept for duty in duties} == {concept.id for concept in BOOK.concepts}
    assert {(duty.concept, thai) for duty in duties for thai in duty.items} == titles


def test_different_items_of_a_year_are_called_differently() -> None:
    for criteria in BOOK.years:
        titles = [BOOK.english_item(item) for item in criteria.items]
        assert len({*titles}) == len(titles), criteria.year


def test_what_says_less_in_thai_says_less_in_english() -> None:
    """Words that carry meaning from year to year are in both languages or in neither."""
    pairs = [("รอบ 6 เดือน", "six-month"), ("No Gift", "no gift"), ("สินบน", "brib"), ("รายเดือน", "monthly")]
    pairs += [("จริยธรรม", "ethics"), ("ร้องเรียน", "complaint"), ("ความเสี่ยง", "risk"), ("ประพฤติมิชอบ", "misconduct")]
    for item in BOOK.items.values():
        title = (BOOK.english_item(item) or "").lower()
        for thai, said in pairs:
            assert (thai in item.title) == (said in title), (item.title, title)


def test_sub_indicators_have_english_titles() -> None:
    for criteria in BOOK.years:
        for group in criteria.sub_indicators:
            said = BOOK.english_group(group)
            assert said
            assert not THAI.search(said)


def test_words_of_the_frame_are_complete_and_english() -> None:
    words = english()
    assert list(words.parts) == list(PARTS)
    assert set(words.item_states) == {*ItemState}
    assert tuple(words.measure_states) == STATES
    assert set(words.topics) == set(TOPICS)
    assert set(words.indicators) == set(range(1, 11))
    levels = {
        level.name
        for year in BOOK.years
        if year.scoring and year.scoring.levels
        for level in year.scoring.levels.levels
    }
    assert set(words.levels) == {level for level in levels if THAI.search(level)}
    states = (*words.item_states.values(), *words.measure_states.values(), *words.parts.values())
    said = [*words.topics.values(), *words.indicators.values(), *words.levels.values(), *words.kinds.values()]
    said += [text for one in states for text in (one.name, one.meaning)]
    assert [text for text in said if THAI.search(text) or not text.strip()] == []


def test_the_kinds_of_the_real_agencies_are_known() -> None:
    assert {agency.agency.kind for agency in Catalogue.of(load(DATA)).agencies} <= set(english().kinds)


def test_a_fiscal_year_is_told_in_the_common_era() -> None:
    assert spoken_year(2568) == "1 October 2024 – 30 September 2025"


def test_a_site_may_bring_its_own_titles(tmp_path: Path) -> None:
    own = "duties:\n  - concept: structure\n    title: How we are organized\n"
    own += "    items:\n      โครงสร้างและอำนาจหน้าที่: Our structure\n"
    found = load(write(tmp_path, single({**OFFICE, "criteria/english.yml": own})))
    assert not found.problems
    assert found.criteria.english_duty("structure") == "How we are organized"
    assert found.criteria.english_item(found.criteria.items[2568, "O1"]) == "Our structure"
    assert found.criteria.english_item(found.criteria.items[2567, "O1"]) == "How we are organized"
    assert found.criteria.english_duty("executives") == BOOK.english_duty("executives")


def test_without_any_titles_there_are_none() -> None:
    empty = CriteriaBook.of(BOOK.concepts, BOOK.years)
    assert empty.english_duty("structure") is None
    assert empty.english_item(BOOK.items[2568, "O1"]) is None
    assert empty.english_group(BOOK.years[0].sub_indicators[0]) is None


# pages


def test_every_page_leads_to_the_nearest_english_one(sample: Site) -> None:
    pages = documents(sample)
    for address, page in pages.items():
        frame = page.meta["prongsai"]
        if frame.get("private"):
            continue
        if frame.get("language") == "en":
            assert "english" not in frame
            continue
        _, href = frame["english"]
        arrived = urljoin(f"https://x.invalid/{address}", href).removeprefix("https://x.invalid/")
        assert pages[arrived].meta["prongsai"]["language"] == "en", address
        assert address.startswith(arrived.removesuffix(addresses.ENGLISH)), address
        parts = address.split("/")
        if len(parts) > 2 and parts[1].isdecimal():
            assert arrived == f"{parts[0]}/{parts[1]}/en/", address


def test_a_year_in_english_names_every_item_and_leads_to_it(sample: Site) -> None:
    pages, catalogue = documents(sample), Catalogue.of(load(DATA))
    for agency in catalogue.agencies:
        for data in agency.years:
            address = addresses.english(addresses.year(agency.slug, data.year))
            found = markup.page(pages[address].markdown)
            ways = {
                urljoin(f"https://x.invalid/{address}", link).removeprefix("https://x.invalid/") for link in found.links
            }
            for one in agency.items(data.year):
                assert addresses.member(agency.slug, data.year, "oit", one.item.code) in ways
                assert (catalogue.criteria.english_item(one.item) or "?") in found.text
            assert {addresses.part(agency.slug, data.year, part) for part in PARTS} <= ways


def test_thai_within_english_is_marked_as_thai(sample: Site) -> None:
    """A screen reader changes its voice: no Thai letter stands outside of an element that says so."""
    for address, page in documents(sample).items():
        if page.meta["prongsai"].get("language") != "en":
            continue
        html = markup.html(page.markdown)
        bare = re.sub(r'<(\w+)[^>]*\blang="th"[^>]*>.*?</\1>', "", html, flags=re.DOTALL)
        assert not THAI.search(re.sub(r"<[^>]*>", "", bare)), address


def test_english_pages_keep_arabic_digits(tmp_path: Path) -> None:
    data = write(tmp_path, single({**OFFICE, "agency.yml": f"{AGENCY}contacts: {{phone: '0-4400-0000'}}\n"}))
    pages = documents(build(data, "thai"))
    assert "๒๕๖๘" in pages["2568/"].body
    for address in ("en/", "2568/en/"):
        assert not re.search("[๐-๙]", pages[address].body)
        assert not re.search("[๐-๙]", pages[address].meta["title"])


def test_an_item_names_itself_in_one_english_line(sample: Site) -> None:
    pages = documents(sample)
    body = pages["tuayang/2569/oit/o25/"].body
    assert ">O25 Using the ITA results to develop the organization</span> (unofficial translation)" in body
    assert body.count("p-english") == 1


def test_an_item_of_a_sites_own_is_named_in_thai_and_marked() -> None:
    pages = documents(build(Path(__file__).parent / "sites" / "own_criteria" / "data"))
    assert '<td lang="th">งบประมาณที่เปิดดูได้' in pages["2570/en/"].body
    assert "p-english" not in pages["2570/oit/o1/"].body


def test_the_summary_of_a_single_agency_is_that_of_the_site(tmp_path: Path) -> None:
    site = build(write(tmp_path, single(OFFICE)))
    addresses_ = [page.address for page in site.documents if page.meta["prongsai"].get("language") == "en"]
    assert addresses_ == ["en/", "2568/en/"]
    text = markup.page(documents(site)["en/"].markdown).text
    assert "What this site is" in text
    assert "Fiscal years" in text


def test_a_site_of_many_agencies_names_so_many_and_no_more(tmp_path: Path) -> None:
    files = {f"data/a{number}/agency.yml": AGENCY for number in range(SHOWN_AGENCIES + 3)}
    pages = {page.address: page for page in plan(Catalogue.of(load(write(tmp_path, files))))}
    assert len(pages["en/"].view["agencies"]) == SHOWN_AGENCIES
    site = documents(build(tmp_path / "data"))
    assert f"These are {SHOWN_AGENCIES} of {SHOWN_AGENCIES + 3} agencies" in site["en/"].body


def test_a_letter_is_no_level_of_the_five() -> None:
    assert english().level("A") is None
    assert english().level("ผ่านดี") == "Passed well"
    assert english().kind("กรม") == "Government agency"
