"""Digits by the reader's choice, introductions and words to know, in Chromium."""

import gzip
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from browsing import DESK, PHONE, hosted, reading
from built import Built, mkdocs, settings, write_office

pytest_plugins = ["site_fixtures", "browser_fixtures"]
pytestmark = pytest.mark.browser

MOST = 12 * 1024
PAGES = [
    # with notes, quotations, codes, charts, addresses, tables
    "",
    "about/",
    "tuayang/",
    "tuayang/2568/oit/o9/",
    "mueangmai/2566/measures/",
    "khamsakaesaeng/2568/results/",
    "maeukho/2565/",
]
TEXTS = """() => {
  const walk = document.createTreeWalker(document.documentElement, NodeFilter.SHOW_TEXT), texts = [];
  while (walk.nextNode()) texts.push(walk.currentNode.data);
  return texts;
}"""
KEPT = """() => [...document.querySelectorAll(
  'code, q, .p-url, .p-hash, [data-copy], [translate=no], [lang=en], script, style, select'
)].map(one => one.textContent)"""
LINKS = """() => [...document.querySelectorAll('[href], [src], [id], [datetime], [value]')].map(
  one => ['href', 'src', 'id', 'datetime', 'value'].map(name => one.getAttribute(name)).join(' ')
)"""
THAI = str.maketrans("0123456789", "๐๑๒๓๔๕๖๗๘๙")
ARABIC = str.maketrans("๐๑๒๓๔๕๖๗๘๙", "0123456789")


def toggle(page: Page) -> None:
    """Choose the other digits."""
    page.get_by_role("button", name="เลขไทย").click()


@pytest.mark.parametrize("address", PAGES)
def test_thai_digits_and_back_restores_every_text(chromium: Browser, home: str, address: str) -> None:
    with reading(chromium, home, DESK) as reader:
        page = reader.open(address)
        before, kept, links = page.evaluate(TEXTS), page.evaluate(KEPT), page.evaluate(LINKS)
        toggle(page)
        thai = page.evaluate(TEXTS)
        assert page.evaluate(KEPT) == kept
        assert page.evaluate(LINKS) == links
        assert [text.translate(ARABIC) for text in thai] == [text.translate(ARABIC) for text in before]
        if any(re.search("(?<![A-Za-z0-9-])[0-9]{4}(?![A-Za-z0-9-])", text) for text in before):
            assert thai != before
        toggle(page)
        assert page.evaluate(TEXTS) == before
        toggle(page)
        assert page.evaluate(TEXTS) == thai


def test_what_is_seen_is_in_thai_digits_and_what_is_copied_is_not(chromium: Browser, home: str) -> None:
    with reading(chromium, home, PHONE) as reader:
        page = reader.open("tuayang/2568/oit/o9/")
        toggle(page)
        expect(page.get_by_role("button", name="เลขไทย")).to_have_attribute("aria-pressed", "true")
        expect(page.locator("h1")).to_contain_text("O9 ")
        expect(page.locator(".p-lead")).to_contain_text("พ.ศ. ๒๕๖๘")
        expect(page.locator(".p-crumbs")).to_contain_text("ปีงบประมาณ ๒๕๖๘")
        expect(page.locator("[data-copy]")).to_contain_text("/2568/oit/o9/")
        expect(page.locator("article .p-hash").first).to_contain_text(re.compile("[0-9]"))
        reader.picture("360-thai-digits")
        reader.open("tuayang/2568/results/")
        expect(page).to_have_title(re.compile("พ.ศ. ๒๕๖๘"))
        assert page.context.cookies() == []


def test_charts_follow(chromium: Browser, home: str) -> None:
    with reading(chromium, home, DESK) as reader:
        page = reader.open("khamsakaesaeng/2568/results/")
        texts = "() => [...document.querySelectorAll('main svg text')].map(text => text.textContent).join(' ')"
        before = page.evaluate(texts)
        toggle(page)
        assert re.search("[0-9]", before)
        assert page.evaluate(texts) == before.translate(THAI)


QUOTED: list[tuple[str, str | None, str]] = [
    # a piece of a page, its text in Thai digits (none: as it was), and why
    ('<p class="p-note">อ่านได้ว่า “O31 ปี 2566” หน้า 5</p>', "อ่านได้ว่า “O31 ปี 2566” หน้า ๕", "quoted in a note"),
    ('<p class="p-note">อ่าน “ปี <b>ก</b> 2566” หน้า 5</p>', "อ่าน “ปี ก 2566” หน้า ๕", "quoted around a tag"),
    ("<p>คำว่า “ปี 2566”</p>", "คำว่า “ปี ๒๕๖๖”", "prose, which the site brings to its digits too"),
    ('<p class="p-where">(ในเอกสาร: 1 ต.ค. 2567) 3</p>', "(ในเอกสาร: 1 ต.ค. 2567) ๓", "a period as written"),
    ("<p>ข้อ O13 i10 ปี 2568</p>", "ข้อ O13 i10 ปี ๒๕๖๘", "codes"),
    ("<p>SHA-256 A4 UTF-8 m1 24/2568</p>", "SHA-256 A4 UTF-8 m1 ๒๔/๒๕๖๘", "names with Latin letters"),
    ("<p>แผน2568.pdf https://a.example/2568/ข้อ9 a1@b2.example</p>", None, "files and addresses"),
    (
        "<p>โทร. 0-4400-1234 กว่า 1,234.50 บาท ร้อยละ 95.01</p>",
        "โทร. ๐-๔๔๐๐-๑๒๓๔ กว่า ๑,๒๓๔.๕๐ บาท ร้อยละ ๙๕.๐๑",
        "numbers",
    ),
    ('<p lang="en">Fiscal year 2568</p>', None, "English"),
    ("<p><q>๒๕๖๘ 2569</q> ๑ 2</p>", "๒๕๖๘ 2569 ๑ ๒", "letter by letter"),
    ("<p><select><option>2568</option></select></p>", None, "what a form sends"),
    ('<p><select><option value="2568">2568 (7)</option></select></p>', "๒๕๖๘ (๗)", "what a form only shows"),
]


@pytest.fixture(scope="module")
def workbench(chromium: Browser, home: str) -> Iterator[Page]:
    """A page on which Thai digits are chosen."""
    with reading(chromium, home, DESK) as reader:
        page = reader.open("about/")
        toggle(page)
        yield page


PUT = """async html => {
  const box = document.createElement('div');
  box.innerHTML = html;
  document.querySelector('article').append(box);
  await new Promise(done => setTimeout(done));
  return box.textContent;
}"""


@pytest.mark.parametrize(("html", "thai", "why"), QUOTED, ids=[why for _, _, why in QUOTED])
def test_what_is_added_later_follows_by_the_same_rules(workbench: Page, html: str, thai: str | None, why: str) -> None:
    plain = re.sub("<[^>]*>", "", html)
    assert workbench.evaluate(PUT, html) == (plain if thai is None else thai), why


def test_a_text_that_another_script_changes_is_not_brought_back(chromium: Browser, home: str) -> None:
    with reading(chromium, home, DESK) as reader:
        page = reader.open("about/")
        toggle(page)
        page.evaluate("document.querySelector('h1').firstChild.data = 'ปี 2570'")
        page.evaluate("prongsai.digits(document.querySelector('h1'))")
        expect(page.locator("h1")).to_contain_text("ปี ๒๕๗๐")
        toggle(page)
        expect(page.locator("h1")).to_contain_text("ปี 2570")


def test_the_choice_is_kept_on_the_device_and_worked_by_keyboard(chromium: Browser, home: str) -> None:
    with reading(chromium, home, DESK) as reader:
        page = reader.open("tuayang/2568/")
        page.get_by_role("button", name="เลขไทย").press("Enter")
        reader.open("tuayang/2569/")
        expect(page.locator("h1")).to_contain_text("๒๕๖๙")
        page.get_by_role("button", name="เลขไทย").press("Space")
        expect(page.locator("h1")).to_contain_text("2569")
        reader.open("tuayang/2568/")
        expect(page.locator("h1")).to_contain_text("2568")


def test_a_site_in_thai_digits_can_be_read_in_arabic_ones(chromium: Browser, tmp_path: Path) -> None:
    office = write_office(tmp_path)
    settings(office, plugins=[{"prongsai": {"data_dir": "data", "digits": "thai"}}])
    assert mkdocs("build", cwd=office).code == 0
    with hosted(office / "site") as home, reading(chromium, home, DESK) as reader:
        page = reader.open("2568/measures/m1/")
        button = page.get_by_role("button", name="เลขไทย")
        expect(button).to_have_attribute("aria-pressed", "true")
        before = page.evaluate(TEXTS)
        expect(page.locator(".p-lead")).to_contain_text("๒๕๖๘")
        button.click()
        expect(page.locator(".p-lead")).to_contain_text("2568")
        expect(button).to_have_text("๑๒๓")
        button.click()
        assert page.evaluate(TEXTS) == before


def test_without_scripts_there_is_no_empty_button(chromium: Browser, home: str) -> None:
    with reading(chromium, home, PHONE, scripts=False) as reader:
        page = reader.open("tuayang/2568/")
        expect(page.get_by_role("button", name="เลขไทย")).to_have_count(0)
        expect(page.locator("h1")).to_contain_text("2568")


# what a page is


@pytest.mark.parametrize("width", [DESK, PHONE])
def test_an_introduction_waits_to_be_asked_and_pushes_nothing_away(chromium: Browser, home: str, width: int) -> None:
    with reading(chromium, home, width) as reader:
        page = reader.open("tuayang/2568/oit/o9/")
        expect(page.locator(".p-components")).to_be_in_viewport()
        summary, answer = page.locator(".p-help summary"), page.locator(".p-help p")
        expect(answer).to_be_hidden()
        summary.press("Enter")
        expect(answer).to_be_visible()
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        reader.picture(f"{width}-help")
        answer.locator("a").click()
        page.wait_for_url("**/glossary/#item")
        expect(page.locator("dt:target")).to_be_in_viewport()


def test_an_introduction_is_there_without_scripts(chromium: Browser, home: str) -> None:
    with reading(chromium, home, PHONE, scripts=False) as reader:
        page = reader.open("tuayang/2568/results/")
        page.locator(".p-help summary").click()
        expect(page.locator(".p-help p")).to_contain_text("เต็ม 100")


def test_words_at_the_foot_lead_to_their_meaning(chromium: Browser, home: str) -> None:
    with reading(chromium, home, PHONE) as reader:
        page = reader.open("tuayang/2568/results/")
        expect(page.get_by_role("complementary", name="คำที่ควรรู้ในหน้านี้")).to_be_visible()
        page.get_by_role("link", name="อ่านต่อ เรื่องEIT").click()
        page.wait_for_url("**/glossary/#eit")
        assert reader.address == "glossary/#eit"


def test_help_is_not_printed(chromium: Browser, home: str) -> None:
    with reading(chromium, home, DESK) as reader:
        reader.page.emulate_media(media="print")
        page = reader.open("tuayang/2568/results/")
        expect(page.locator(".p-help")).to_be_hidden()
        expect(page.locator(".p-terms")).to_be_hidden()


def test_a_foreign_reader_comes_from_an_item_to_english_and_back(chromium: Browser, home: str) -> None:
    with reading(chromium, home, PHONE) as reader:
        page = reader.open("tuayang/2569/oit/o25/")
        reader.follow("header [hreflang=en]")
        assert reader.address == "tuayang/2569/en/"
        expect(page.locator("article[lang=en] h1")).to_be_visible()
        reader.picture("360-english-year")
        reader.follow("article td a", "O25")
        assert reader.address == "tuayang/2569/oit/o25/"
        reader.follow(".p-turn--years a", re.compile("O27"))
        assert reader.address == "tuayang/2568/oit/o27/"


def test_pages_for_reading_are_light(shipped: Built) -> None:
    paths = [shipped.site / address / "index.html" for address in ("glossary", "accessibility", "en")]
    paths += shipped.site.glob("*/**/en/index.html")
    sizes = {path: len(gzip.compress(path.read_bytes(), 9)) for path in paths}
    assert {path: size for path, size in sizes.items() if size > MOST} == {}
