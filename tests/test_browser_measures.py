"""All measures in Chromium: the filter by mouse, keys and address, from a folder and without scripts; citizens ask."""

import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import parse_qs, quote, urlsplit

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from browsing import DESK, PHONE, Reader, hosted, reading
from built import MEASURES, Built, mkdocs, settings, write_office

pytest_plugins = ["site_fixtures", "browser_fixtures"]
pytestmark = pytest.mark.browser

FOUND = "[data-found] li"
CHANGED = re.compile("^(?:พบ|ไม่พบ)")
LINES_OUTSIDE = """() => [...document.querySelectorAll('.p-time')].flatMap(drawn => {
  const frame = drawn.getBoundingClientRect();
  return [...drawn.children].filter(part => {
    const box = part.getBoundingClientRect();
    return box.left < frame.left - 7 || box.right > frame.right + 7 || frame.height !== 24;
  }).map(part => part.outerHTML);
})"""


def told(page: Page) -> Locator:
    """What a screen reader is told about the list."""
    return page.locator("[data-browse] [role=status]")


def asked(page: Page) -> dict[str, list[str]]:
    """The filters in the address."""
    return parse_qs(urlsplit(page.url).query)


def choose(page: Page, field: str, value: str) -> None:
    """Choose a filter, as soon as it can be chosen."""
    if not page.locator("details[open]").count():
        page.locator("[data-browse] summary").click()
    page.locator(f"select[name={field}]").focus()
    page.locator(f"select[name={field}] option[value='{value}']").wait_for(state="attached")
    page.locator(f"select[name={field}]").select_option(value)


def test_filters_narrow_the_list_and_stand_in_the_address(reader: Reader) -> None:
    page = reader.open("measures/")
    expect(page.locator("#by-topic")).to_be_visible()
    choose(page, "year", "2566")
    expect(told(page)).to_have_text("พบ 21 จาก 60 มาตรการ · ยังไม่มีรายงานผล 14 · รายงานผลแล้ว 7")
    expect(page.locator(FOUND)).to_have_count(21)
    expect(page.locator("#by-topic")).to_be_hidden()
    choose(page, "agency", "mueangmai")
    choose(page, "topic", "3")
    expect(page.locator(FOUND)).to_have_count(2)
    assert asked(page) == {"agency": ["mueangmai"], "year": ["2566"], "topic": ["3"]}
    page.go_back()
    expect(page.locator(FOUND)).to_have_count(14)
    expect(page.locator("select[name=topic]")).to_have_value("")
    page.go_forward()
    expect(page.locator(FOUND)).to_have_count(2)
    reader.picture(f"{reader.width}-measures-filtered")
    page.get_by_role("button", name="ล้างตัวกรอง").click()
    expect(page.locator("#by-topic")).to_be_visible()
    expect(told(page)).to_have_text("")
    assert asked(page) == {}
    expect(page.locator("#p-browse-q")).to_be_focused()
    page.go_back()
    expect(page.locator(FOUND)).to_have_count(2)


def test_an_address_with_filters_shows_the_same_list(reader: Reader) -> None:
    page = reader.open(f"measures/?state=done&agency=tuayang&q={quote('ทุจริต')}")
    expect(told(page)).to_have_text(re.compile("^พบ [0-9]+ จาก 60 มาตรการ · เสร็จแล้ว [0-9]+$"))
    expect(page.locator("#p-browse-q")).to_have_value("ทุจริต")
    expect(page.locator("select[name=state]")).to_have_value("done")
    first = page.locator(FOUND).first
    expect(first.locator(".p-state")).to_have_text("เสร็จแล้ว")
    expect(first).to_contain_text("หน่วยงานสมมติ")
    expect(first).to_contain_text("รายงานล่าสุด: รอบ 12 เดือน")
    reader.follow(f"{FOUND} a", re.compile("^หลักฐาน"))
    assert re.fullmatch(r"tuayang/256\d/measures/m\d+/#progress", reader.address)


def test_an_address_that_means_nothing_shows_everything(chromium: Browser, home: str) -> None:
    with reading(chromium, home, PHONE) as reader:
        for query in ("?year=9999", "?topic=x&state=", "?nothing=1", "?year=%E0%A4%A", "?q="):
            page = reader.open(f"measures/{query}")
            expect(page.locator("#by-topic")).to_be_visible()
            page.wait_for_url("**/measures/")


def test_what_is_typed_is_text(chromium: Browser, home: str) -> None:
    with reading(chromium, home, PHONE) as reader:
        page = reader.open(f"measures/?q={quote('<img src=x onerror=alert(1)>')}")
        expect(told(page)).to_have_text(re.compile("^ไม่พบมาตรการ"))
        expect(page.locator("article img")).to_have_count(0)


TYPED = [
    # what is typed, what is told, part of the address of one that is found
    ("เบาะแส", "^พบ ", "measures/m"),
    ("ตู้รับเรื่องร้องทุกข์", "^พบ 1 ", "mueangmai/2566/measures/m6/"),
    ("กล่องรับเรื่องร้องเรียน", "^ไม่พบคำนี้ตรงตัว มาตรการที่ใกล้เคียง", "mueangmai/2566/measures/m6/"),
    ("๒๕๗๗", "^ไม่พบมาตรการ", None),
    ("เเนวทางป้องกัน ดุลพินิจ", "^พบ 1 ", "maeukho/2565/measures/m1/"),
    ("สํานักปลัด", "^พบ 4", "measures/m"),
]


def test_words_find_what_was_promised(chromium: Browser, home: str) -> None:
    with reading(chromium, home, PHONE) as reader:
        page = reader.open("measures/")
        for text, says, expected in TYPED:
            page.locator("#p-browse-q").fill(text)
            expect(told(page)).to_have_text(re.compile(says))
            hrefs = page.locator(f"{FOUND} > a").evaluate_all("links => links.map(link => link.href)")
            assert any(expected in href for href in hrefs) if expected else not hrefs, text


def test_a_word_is_one_step_back(chromium: Browser, home: str) -> None:
    with reading(chromium, home, DESK) as reader:
        page = reader.open("measures/")
        page.locator("#p-browse-q").press_sequentially("ร้องเรียน")
        expect(told(page)).to_have_text(CHANGED)
        assert asked(page) == {"q": ["ร้องเรียน"]}
        page.go_back()
        expect(page.locator("#by-topic")).to_be_visible()
        expect(page.locator("#p-browse-q")).to_have_value("")


def test_a_long_list_goes_on_when_asked(chromium: Browser, home: str) -> None:
    with reading(chromium, home, DESK) as reader:
        page = reader.open("measures/?state=not-reported")
        expect(page.locator(FOUND)).to_have_count(25)
        page.get_by_role("button", name="แสดงอีก 6 จาก 6 รายการ").click()
        expect(page.locator(FOUND)).to_have_count(31)
        expect(page.locator(f"{FOUND} > a").nth(25)).to_be_focused()
        expect(page.locator("[data-more]")).to_be_hidden()


def test_the_filter_and_the_plain_lists_count_alike(chromium: Browser, home: str, shipped: Built) -> None:
    with reading(chromium, home, DESK) as reader:
        page = reader.open("measures/")
        page.locator("#p-browse-q").focus()
        for field, folder in (("state", "by-state"), ("topic", "by-topic"), ("unit", "by-unit"), ("year", "by-year")):
            page.locator(f"select[name={field}] option").nth(1).wait_for(state="attached")
            options = page.locator(f"select[name={field}] option").all_inner_texts()[1:]
            groups = (shipped.site / "measures" / folder / "index.html").read_text("utf-8")
            counts = re.findall(r'<a href="[^"]+">[^<]+</a> <span class="p-where">([0-9]+) มาตรการ', groups)
            assert [re.findall(r"\(([0-9]+)\)$", option)[0] for option in options] == counts, field


def test_the_filter_goes_by_keys_alone(reader: Reader) -> None:
    page = reader.open("measures/")
    keys = page.keyboard
    page.locator("#p-browse-q").focus()
    keys.press("Tab")
    expect(page.locator("[data-browse] summary")).to_be_focused()
    if reader.width == PHONE:
        keys.press("Enter")
    keys.press("Tab")
    expect(page.locator("select[name=agency]")).to_be_focused()
    page.locator("select[name=agency] option").nth(1).wait_for(state="attached")
    keys.press("ArrowDown")
    expect(told(page)).to_have_text(CHANGED)
    for _ in range(6):
        keys.press("Tab")
    expect(page.get_by_role("button", name="ล้างตัวกรอง")).to_be_focused()
    keys.press("Enter")
    expect(page.locator("#by-topic")).to_be_visible()
    expect(page.locator("#p-browse-q")).to_be_focused()


def test_nothing_is_loaded_before_the_filter_is_used(chromium: Browser, home: str) -> None:
    with reading(chromium, home, PHONE) as reader:
        loaded: list[str] = []
        reader.page.on("request", lambda one: loaded.append(one.url.removeprefix(f"{home}measures/")))
        page = reader.open("measures/")
        page.wait_for_load_state("networkidle")
        assert [name for name in loaded if name.endswith(".js") and "/" not in name] == []
        with page.expect_response(f"{home}measures/list.js"):
            page.locator("[data-browse] summary").click()
        choose(page, "agency", "tuayang")
        expect(page.locator(FOUND)).to_have_count(18)
        assert "words-1.js" not in loaded, "nobody looked for words"


def test_when_data_do_not_come_the_plain_lists_stay(chromium: Browser, home: str) -> None:
    with reading(chromium, home, PHONE) as reader:
        reader.page.route("**/measures/list*.js", lambda route: route.abort())
        page = reader.open("measures/?year=2566")
        expect(told(page)).to_have_text(re.compile("^โหลดรายการไม่สำเร็จ"))
        expect(page.locator("#by-topic")).to_be_visible()
        reader.wrong.clear()


def test_without_scripts_the_lists_are_there(chromium: Browser, home: str) -> None:
    with reading(chromium, home, PHONE, scripts=False) as reader:
        page = reader.open("measures/?year=2566")
        expect(page.locator("[data-browse]")).to_be_hidden()
        reader.follow("#t3 a")
        assert reader.address == "measures/by-topic/3/"
        rows = page.locator(".p-promises > li")
        expect(rows).to_have_count(5)
        expect(rows.first.locator(".p-state").first).to_be_visible()


def test_from_a_folder_the_filter_works(chromium: Browser, shipped: Built) -> None:
    context = chromium.new_context(viewport={"width": PHONE, "height": 800})
    page = context.new_page()
    wrong: list[str] = []
    page.on("pageerror", lambda error: wrong.append(str(error)))
    page.goto((shipped.site / "measures/index.html").as_uri() + "?year=2566&agency=mueangmai")
    expect(page.locator(FOUND)).to_have_count(14)
    page.locator("#p-browse-q").fill("ตู้รับเรื่อง")
    expect(page.locator(FOUND)).to_have_count(1)
    page.locator(f"{FOUND} > a").first.click()
    page.wait_for_url("**/mueangmai/2566/measures/m6/index.html")
    assert wrong == []
    context.close()


# --- what a named day makes of it


@pytest.fixture(scope="module")
def dated(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A small site looked at on a day after the only measure's period."""
    folder = write_office(tmp_path_factory.mktemp("dated"), {"2568/measures.yml": MEASURES})
    settings(folder, plugins=[{"prongsai": {"today": "1 ต.ค. 2568"}}])
    ran = mkdocs("build", "--strict", cwd=folder)
    assert ran.code == 0, ran.told
    with hosted(folder / "site") as address:
        yield address


def test_overdue_is_told_of_the_named_day(chromium: Browser, dated: str) -> None:
    with reading(chromium, dated, PHONE) as reader:
        page = reader.open("measures/?state=overdue")
        expect(told(page)).to_contain_text("เลยกำหนดแล้ว 1 (ณ วันที่ 1 ตุลาคม 2568)")
        expect(page.locator(f"{FOUND} .p-state--late")).to_have_text("เลยกำหนดแล้ว")
        for address in ("2568/", "2568/measures/", "2568/progress/", "2568/measures/m1/", "measures/by-state/overdue/"):
            page = reader.open(address)
            expect(page.locator(".p-state--late").first).to_be_visible()
            expect(page.locator("article")).to_contain_text("1 ตุลาคม 2568")


# --- the months of a year


def test_the_months_of_a_year_fit_any_window(reader: Reader) -> None:
    for address in ("tuayang/2568/progress/", "dongklang/2566/progress/", "mueangmai/2566/progress/"):
        page = reader.open(address)
        assert page.locator(".p-time").count()
        assert page.evaluate(LINES_OUTSIDE) == [], address
        assert page.evaluate("document.documentElement.scrollWidth") <= reader.width
        expect(page.locator(".p-time").first).to_have_attribute("aria-hidden", "true")
        expect(page.locator(".p-timeline .p-promises > li").first).to_contain_text("ระยะเวลา")


def test_a_year_without_periods_draws_none(chromium: Browser, home: str) -> None:
    with reading(chromium, home, PHONE) as reader:
        page = reader.open("maeukho/2565/progress/")
        expect(page.locator(".p-time")).to_have_count(0)
        expect(page.locator("article")).to_contain_text("เอกสารไม่ได้ระบุระยะเวลา")


# --- what citizens ask, on a phone

TASKS: list[tuple[str, list[tuple[str, str]], str, list[str]]] = [
    # the question, taps (where, on what), where it ends, what is read there
    (
        "did อบต.เมืองมาย put up the complaint box it promised for 2566?",
        [(".p-card a", "อบต.เมืองมาย"), (".p-promises a", "มาตรการที่ 6")],
        "mueangmai/2566/measures/m6/",
        ["ยังไม่มีรายงานผล", "ติดตั้งตู้รับเรื่องร้องทุกข์ร้องเรียน"],
    ),
    (
        "how far did อบต.ตัวอย่าง get with its signs in the villages in 2568?",
        [(".p-card a", "อบต.ตัวอย่าง"), ("#years ~ .p-table a", "2568"), (".p-promises a", "มาตรการปรับปรุงช่องทาง")],
        "tuayang/2568/measures/m3/",
        ["กำลังดำเนินการ", "ป้ายประชาสัมพันธ์ 6 ป้าย จากเป้าหมาย 8 ป้าย"],
    ),
    (
        "which measures were called off?",
        [("article a", "ตามสถานะ"), (".p-rows a", "ยกเลิก")],
        "measures/by-state/cancelled/",
        ["โครงการศึกษาดูงาน", "อนุมัติให้ยกเลิกโครงการ", "หลักฐาน 1 รายการ"],
    ),
    (
        "what does กองช่าง have to do?",
        [("article a", "ตามผู้รับผิดชอบ"), (".p-rows a", "กองช่าง")],
        "measures/by-unit/19d97b5a/",
        ["12 มาตรการ", "อบต.เมืองมาย", "อบต.ตัวอย่าง (หน่วยงานสมมติ)"],
    ),
    (
        "what was promised against corruption, and did อบต.ดงกลาง report on its own?",
        [(".p-card a", "อบต.ดงกลาง"), (".p-promises a", "มาตรการที่ 4")],
        "dongklang/2566/measures/m4/",
        ["รายงานผลแล้ว", "ยังไม่มีหลักฐานในเว็บไซต์นี้"],
    ),
]


@pytest.mark.parametrize(("taps", "end", "read"), [task[1:] for task in TASKS], ids=[task[0] for task in TASKS])
def test_a_citizen_needs_few_taps(
    chromium: Browser, home: str, taps: list[tuple[str, str]], end: str, read: list[str]
) -> None:
    assert len(taps) <= 4
    with reading(chromium, home, PHONE) as reader:
        page = reader.open("")
        for selector, text in taps:
            reader.follow(selector, re.compile(f"^{re.escape(text)}"))
        assert reader.address == end
        for words in read:
            expect(page.locator("article")).to_contain_text(words)


def test_progress_and_evidence_are_in_sight_on_the_way(chromium: Browser, home: str) -> None:
    with reading(chromium, home, PHONE) as reader:
        for address in ("tuayang/", "tuayang/2568/", "tuayang/2568/measures/", "tuayang/measures/"):
            row = reader.open(address).locator(".p-promises > li").first
            expect(row.locator(".p-state")).to_have_text(re.compile("."))
            expect(row).to_contain_text("รายงานล่าสุด: รอบ 12 เดือน (")
            expect(row.get_by_role("link", name=re.compile("^หลักฐาน"))).to_be_visible()


def test_on_paper_the_form_is_left_out(chromium: Browser, home: str, tmp_path: Path) -> None:
    with reading(chromium, home, DESK) as reader:
        page = reader.open("measures/")
        page.emulate_media(media="print")
        expect(page.locator("[data-browse]")).to_be_hidden()
        expect(page.locator("#by-topic")).to_be_visible()
        page.pdf(path=tmp_path / "measures.pdf")
        assert (tmp_path / "measures.pdf").stat().st_size > 0
