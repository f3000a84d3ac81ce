"""The sheet for ITAS in Chromium: its ways are followed click by click and arrive; what is to be copied is copied."""

import re
import shutil
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from browsing import DESK, PHONE, Reader, hosted, reading
from built import ROOT, Built, copy_site, mkdocs, settings
from prongsai.build import Site, build
from prongsai.sheet import Sheet, SheetRow
from writing import AGENCY

pytest_plugins = ["site_fixtures", "browser_fixtures"]
pytestmark = pytest.mark.browser

SECTION = re.compile(r"\(\d+\) อยู่ในหัวข้อ “(.*)” \([^()]*\)")
MAIN = (
    '<!doctype html><meta charset="utf-8"><link rel="icon" href="data:,"><title>อบต.</title>'
    '<a href="news/">ข่าว</a> <a href="ita/">ข้อมูลการเปิดเผย ITA</a>'
)
"""Home page of the main website, whose menu leads to the site."""


LINKS = """[...document.links].filter(link => link.checkVisibility() &&
  link.innerText.trim().replace(/\\s+/g, ' ') === words)"""
SEEN = f"words => [...new Set({LINKS}.map(link => link.href))]"
"""Where the links in view lead that have just these words."""
FIRST = f"words => {LINKS}[0]"
HEADINGS = (
    "[...document.querySelectorAll('h2')].map(one => one.innerText.replace('¶', '').trim().replace(/\\s+/g, ' '))"
)


def arrive(page: Page, words: str) -> None:
    """Click a link of just these words; if several have them, all must lead to one place."""
    places = page.evaluate(SEEN, words)
    assert len(places) == 1, f"{words} leads from {page.url} to {places or 'nothing'}"
    link = page.evaluate_handle(FIRST, words).as_element()
    assert link
    link.click()
    page.wait_for_url(places[0], wait_until="domcontentloaded")


def follow(reader: Reader, rows: Sequence[SheetRow]) -> int:
    """Follow the way to every item, each from where the one before went elsewhere; how many were followed."""
    page, done = reader.page, list[str]()
    page.goto(reader.home)
    shown = [row for row in rows if row.explanation]
    for row in shown:
        first, *sections = row.explanation.split("\n")
        home, *way = first.split(" → ")
        assert home == "หน้าหลัก"
        while done != way[: len(done)]:
            page.go_back(wait_until="domcontentloaded")
            done.pop()
        for words in way[len(done) :]:
            arrive(page, words)
            done.append(words)
        assert page.url.endswith(f"/{row.address}"), row.code
        told = [SECTION.fullmatch(one) for one in sections]
        assert told, row.code
        assert {one[1] if one else None for one in told} <= {*page.evaluate(HEADINGS)}, row.code
    # Whoever clicks on before a font has come leaves it.
    reader.wrong = [one for one in reader.wrong if "ERR_ABORTED" not in one]
    return len(shown)


@pytest.fixture(scope="module")
def main_website(shipped: Built, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The main website of the sample agency with the shipped site in a folder of it."""
    folder = tmp_path_factory.mktemp("main")
    (folder / "index.html").write_text(MAIN, "utf-8")
    (folder / "ita").symlink_to(shipped.site)
    with hosted(folder) as address:
        yield address


@pytest.fixture(scope="module")
def samples(sample: Site) -> dict[int, Sheet]:
    """The sheets of the sample agency by year."""
    return {one.year: one for one in sample.sheets if one.agency.slug == "tuayang"}


READERS = [(2568, DESK), (2569, PHONE)]
FULL = {2568: 27, 2569: 25}
"""Items of each year with something to show."""


@pytest.mark.parametrize(("year", "width"), READERS)
def test_the_way_to_every_item_is_clicked_from_the_main_website_and_arrives(
    chromium: Browser, main_website: str, samples: dict[int, Sheet], year: int, width: int
) -> None:
    """Without scripts, which no way needs and which take their time on each page."""
    with reading(chromium, main_website, width, scripts=False) as reader:
        assert follow(reader, samples[year].rows) == FULL[year]


def test_scripts_change_nothing_about_the_ways(chromium: Browser, main_website: str, samples: dict[int, Sheet]) -> None:
    with reading(chromium, main_website, DESK) as reader:
        assert follow(reader, samples[2569].rows[-1:]) == 1


@pytest.fixture(scope="module")
def single(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample agency as a site of its own, with Thai digits: the main website itself."""
    folder = copy_site(ROOT, tmp_path_factory.mktemp("single"))
    shutil.rmtree(folder / "data")
    shutil.copytree(ROOT / "data/tuayang", folder / "data")
    shutil.rmtree(folder / "data/2569")
    (folder / "data/agency.yml").write_text(f"{AGENCY}website: https://www.tuayang.example/\n", "utf-8")
    settings(folder, plugins=[{"prongsai": {"digits": "thai", "today": "1 เม.ย. 2568"}}])
    ran = mkdocs("build", cwd=folder)
    assert ran.code == 0, ran.told
    return folder


def test_ways_on_a_site_of_one_agency_with_thai_digits_arrive(chromium: Browser, single: Path) -> None:
    (sheet,) = build(single / "data", "thai", office=True).sheets
    assert "หน้าหลัก → ๒๕๖๘ → O1" in sheet.rows[0].explanation
    with hosted(single / "site") as home, reading(chromium, home, PHONE, scripts=False) as reader:
        assert follow(reader, sheet.rows[::4]) == 7


def test_an_address_is_copied_by_its_button(chromium: Browser, home: str) -> None:
    with reading(chromium, home, PHONE) as reader:
        reader.page.context.grant_permissions(["clipboard-read", "clipboard-write"])
        page = reader.open("tuayang/2569/oit/o13/")
        page.get_by_role("button", name="คัดลอก ที่อยู่ถาวรของข้อ O13", exact=True).click()
        expect(page.get_by_role("status").filter(has_text="คัดลอกแล้ว")).to_be_visible()
        address = "https://www.tuayang.example/ita/tuayang/2569/oit/o13/"
        assert page.evaluate("navigator.clipboard.readText()") == address
        code = page.get_by_role("img", name=f"คิวอาร์โค้ดไปยัง {address}")
        expect(code).to_be_visible()
        assert code.evaluate("picture => picture.naturalWidth") > 0
        reader.picture("360-permanent")


def test_where_there_is_no_clipboard_the_text_is_selected(chromium: Browser, home: str) -> None:
    """As on a website without https."""
    with reading(chromium, home, DESK) as reader:
        reader.page.add_init_script("Object.defineProperty(navigator, 'clipboard', {value: undefined})")
        reader.page.add_init_script("document.execCommand = () => false")
        page = reader.open("tuayang/2569/oit/o13/")
        page.get_by_role("button", name="คัดลอก").first.click()
        expect(page.get_by_role("status").filter(has_text="เลือกข้อความไว้แล้ว")).to_be_visible()
        assert page.evaluate("getSelection().toString()") == "https://www.tuayang.example/ita/tuayang/2569/oit/o13/"


def test_without_scripts_there_is_no_button_and_the_address_can_be_selected(chromium: Browser, home: str) -> None:
    with reading(chromium, home, PHONE, scripts=False) as reader:
        page = reader.open("tuayang/2569/oit/o13/")
        assert page.get_by_role("button", name="คัดลอก").count() == 0
        expect(page.locator("[data-copy]").first).to_be_visible()


def test_the_sheet_of_codes_is_printed_three_to_a_row_and_whole(chromium: Browser, home: str) -> None:
    with reading(chromium, home, 687) as reader:
        reader.page.emulate_media(media="print")
        page = reader.open("tuayang/2569/qr/")
        reader.picture("print-qr")
        boxes = [one.bounding_box() for one in page.locator(".p-codes > li").all()]
        assert len(boxes) == 27
        assert len({round(box["x"]) for box in boxes if box}) == 3
        assert page.evaluate("[...document.querySelectorAll('.p-codes img')].every(one => one.naturalWidth)")
        assert page.evaluate(
            "[...document.querySelectorAll('.p-codes > li')].every(one => one.scrollHeight <= one.clientHeight + 1)"
        )
