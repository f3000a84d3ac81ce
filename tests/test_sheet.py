"""What is typed into ITAS: true ways, whole addresses, and nothing made up where something is missing."""

import csv
import io
import re
from html import unescape
from pathlib import Path

import openpyxl
import pytest

from built import ROOT, prongsai, settings
from prongsai.build import Site, build
from prongsai.sheet import Sheet, SheetRow, Standing
from writing import AGENCY, SOURCE, Files, single, write

pytest_plugins = ["site_fixtures"]

WEBSITE = f"{AGENCY}website: https://www.thotsop.example/\n"
BELOW = f"{WEBSITE}site_path: ita/\n"
MENU = f"{BELOW}menu: [เกี่ยวกับเรา, ข้อมูล ITA]\n"
O22 = "O22: {published: 1 มี.ค. 2568, unit: กองคลัง, components: {gift-report: ไม่มี}}"
O10 = """O10:
    components:
      from-main-site:
        - {link: https://social.example/thotsop, title: เฟซบุ๊ก}
        - {link: "https://WWW.thotsop.example/line", title: ไลน์}
        - {show: measures, id: m1}
        - {show: documents}
        - ข้อความ
"""
MEASURES = "source: ก\nmeasures: [{id: m1, number: 1, title: มาตรการหนึ่ง}]\n"


def sheets(folder: Path, files: Files) -> tuple[Sheet, ...]:
    """The sheets of a site of one agency, its files named from the data folder."""
    site = build(write(folder, single(files)), office=True)
    assert site.sound
    return site.sheets


def row(folder: Path, code: str, items: str, agency: str = MENU, **more: str) -> SheetRow:
    """One item of 2568 on the sheet."""
    files = {"agency.yml": agency, "2568/oit.yml": f"{SOURCE}items:\n  {items}\n", "2568/measures.yml": MEASURES}
    (sheet,) = sheets(folder, files | more)
    return next(one for one in sheet.rows if one.code == code)


STARTS = [
    # what agency.yml says, where the explanation begins, what is to be done
    ("the main website itself", WEBSITE, "หน้าหลัก → 2568 → O22", ""),
    ("below it, with the menu", MENU, "หน้าหลัก → เกี่ยวกับเรา → ข้อมูล ITA → 2568 → O22", ""),
    ("below it", BELOW, "https://www.thotsop.example/ita/ → 2568 → O22", "menu ใน agency.yml"),
    (
        "folder in the website",
        WEBSITE.replace(".example/", ".example/x/"),
        "https://www.thotsop.example/x/ → 2568",
        "menu",
    ),
    ("no website", AGENCY, "หน้าหลัก → 2568 → O22", "website ใน agency.yml"),
]


@pytest.mark.parametrize(("agency", "start", "todo"), [one[1:] for one in STARTS], ids=[one[0] for one in STARTS])
def test_the_way_begins_where_it_is_declared_to_begin(tmp_path: Path, agency: str, start: str, todo: str) -> None:
    found = row(tmp_path, "O22", O22, agency)
    assert found.explanation.startswith(start)
    assert any(todo in one for one in found.todo) == bool(todo)
    assert bool(found.urls) == ("website" in agency)


def test_an_item_that_says_there_is_nothing_is_there(tmp_path: Path) -> None:
    found = row(tmp_path, "O22", O22)
    assert (found.answer, found.standing) == ("มี", Standing.READY)
    assert found.urls == ("https://www.thotsop.example/ita/2568/oit/o22/",)
    first, second = found.explanation.split("\n")
    assert first == "หน้าหลัก → เกี่ยวกับเรา → ข้อมูล ITA → 2568 → O22"
    assert second.startswith("(1) อยู่ในหัวข้อ “")
    assert second.endswith("” (ระบุว่าไม่มี)")


def test_pages_shown_and_pages_of_the_main_website_follow_the_items_own(tmp_path: Path) -> None:
    found = row(tmp_path, "O10", O10)
    base = "https://www.thotsop.example/ita/2568"
    assert found.urls == (
        f"{base}/oit/o10/",
        "https://WWW.thotsop.example/line",
        f"{base}/measures/m1/",
        f"{base}/documents/",
    )
    assert "(ลิงก์, ข้อมูลของเว็บไซต์นี้, ข้อความ)" in found.explanation


def test_a_missing_component_keeps_an_item_from_being_pasted(tmp_path: Path) -> None:
    found = row(tmp_path, "O1", "O1: {components: {duties: ดูแลตำบล}}")
    assert (found.answer, found.standing) == ("มี", Standing.UNFINISHED)
    assert [one for one in found.unfinished if one.startswith("ขาดองค์ประกอบ: ")] == list(found.unfinished)
    assert len(found.unfinished) == 2
    assert "(3) อยู่ในหัวข้อ" in found.explanation
    assert "(1)" not in found.explanation


@pytest.mark.parametrize("items", [O22, "O1: {withdrawn: {date: 1 มี.ค. 2568, reason: ซ้ำ}, components: {duties: ก}}"])
def test_what_is_not_shown_has_neither_address_nor_explanation(tmp_path: Path, items: str) -> None:
    found = row(tmp_path, "O1", items)
    assert (found.answer, found.urls, found.explanation) == ("ไม่มี", (), "")
    assert found.standing is Standing.UNFINISHED


def test_a_doubt_is_told_with_its_place(tmp_path: Path) -> None:
    found = row(tmp_path, "O22", O22.replace("1 มี.ค. 2568", "1 มี.ค. 2560"))
    assert found.standing is Standing.DOUBTFUL
    assert any(one.startswith("ตรวจสอบ data/2568/oit.yml:3") for one in found.doubts)


def test_an_item_published_late_is_looked_at(tmp_path: Path) -> None:
    found = row(tmp_path, "O22", O22.replace("unit:", "due: 1 ก.พ. 2568, unit:"))
    assert "เผยแพร่หลังกำหนด" in found.doubts


def test_names_that_lead_nowhere_are_told(tmp_path: Path) -> None:
    files = {
        f"data/{slug}/{name}": text
        for slug in ("nuea", "tai")
        for name, text in {"agency.yml": MENU, "2568/oit.yml": f"{SOURCE}items:\n  {O22}\n"}.items()
    }
    for sheet in build(write(tmp_path, files), office=True).sheets:
        found = next(one for one in sheet.rows if one.code == "O22")
        assert any(one.startswith("บอกทางคลิกไม่ได้") for one in found.doubts)
        assert found.explanation.startswith("(1) ")


def test_headings_are_told_as_the_page_shows_them(tmp_path: Path) -> None:
    site = build(
        write(tmp_path, single({"agency.yml": MENU, "2568/oit.yml": f"{SOURCE}items:\n  {O22}\n"})), "thai", office=True
    )
    found = next(one for one in site.sheets[0].rows if one.code == "O22")
    assert "→ ๒๕๖๘ → O22" in found.explanation
    assert found.urls == ("https://www.thotsop.example/ita/2568/oit/o22/",)


def test_nothing_of_the_office_is_made_for_a_site_that_is_published() -> None:
    site = build(ROOT / "tests/sites/two_years/data")
    assert site.sheets == ()
    assert not any(one.address.startswith("_office/") for one in site.documents)


def test_the_sample_office_may_paste_all_but_what_it_took_back_or_published_late(sample: Site) -> None:
    (sheet,) = (one for one in sample.sheets if (one.agency.slug, one.year) == ("tuayang", 2569))
    assert [row.code for row in sheet.standing(Standing.UNFINISHED)] == ["O14"]
    assert [row.code for row in sheet.standing(Standing.DOUBTFUL)] == ["O17"]
    assert len(sheet.standing(Standing.READY)) == 24


def test_every_url_of_the_sample_leads_to_a_page_of_the_site_or_of_the_main_website(sample: Site) -> None:
    addresses = {one.address for one in sample.documents if not one.address.startswith("_office/")}
    for sheet in sample.sheets:
        base = sheet.agency.agency.base or "–"
        for url in (url for row in sheet.rows for url in row.urls):
            assert url.removeprefix(base) in addresses or (not url.startswith(base) and ".example/" in url)


def test_the_page_for_the_office_holds_every_cell_to_be_copied_and_warns_before_it(sample: Site) -> None:
    (page,) = (one for one in sample.documents if one.address == "_office/tuayang/2569/itas/")
    assert page.meta["prongsai"]["private"]
    (sheet,) = (one for one in sample.sheets if (one.agency.slug, one.year) == ("tuayang", 2569))
    shown = [text for row in sheet.rows for text in (*row.urls, *filter(None, [row.explanation]))]
    cells = re.findall(r'data-copy="[^"]+">([^<]*)</p> <span class="p-where">([0-9]+) อักขระ</span>', page.body)
    assert [(unescape(text), int(count)) for text, count in cells] == [(text, len(text)) for text in shown]
    warning, entry = page.body.index("ถอนข้อมูลของข้อนี้แล้ว"), page.body.index("{#o14}")
    assert entry < warning < page.body.index("{#o15}")
    assert 'href="itas/"' in next(one.body for one in sample.documents if one.address == "_office/tuayang/2569/")


# the command


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A site with items in every standing. Tests write only beside it."""
    folder = tmp_path_factory.mktemp("office")
    items = f"{O22}\n  O1: {{components: {{duties: ดูแลตำบล}}}}\n  {O10}"
    files = {"agency.yml": MENU, "2568/oit.yml": f"{SOURCE}items:\n  {items}\n", "2568/measures.yml": MEASURES}
    write(folder, {"content/about.md": "# ก\n", **single(files)})
    settings(folder)
    return folder


def test_the_command_writes_both_files_the_same_each_time_and_tells_what_is_unfinished(
    office: Path, tmp_path: Path
) -> None:
    ran = prongsai("sheet", "--year", "2568", "-o", tmp_path, cwd=office)
    assert (ran.code, ran.err) == (0, "")
    assert "ยังไม่ควรวาง O1 " in ran.out
    assert "    - ขาดองค์ประกอบ: " in ran.out
    assert "O22" not in ran.out
    names = {"itas-2568.xlsx", "itas-2568.csv"}
    first = {path.name: path.read_bytes() for path in tmp_path.iterdir()}
    assert set(first) == names
    again = prongsai("sheet", "-o", tmp_path, cwd=office, PYTHONHASHSEED="7", TZ="Pacific/Kiritimati")
    assert again.code == 0
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == first
    text = first["itas-2568.csv"]
    assert text.startswith(b"\xef\xbb\xbf")
    assert b"\r\n" in text
    rows = list(csv.reader(io.StringIO(text.decode("utf-8-sig"), newline="")))
    sheet = openpyxl.load_workbook(tmp_path / "itas-2568.xlsx").active
    assert sheet
    shown = [["" if cell is None else str(cell) for cell in row] for row in sheet.iter_rows(values_only=True)]
    assert shown == rows
    assert rows[0][:4] == ["ข้อ", "ชื่อข้อ", "วางได้หรือยัง", "มี/ไม่มี"]
    assert int(rows[22][-2]) == len(rows[22][-3])


def test_what_others_put_there_is_not_lost(office: Path, tmp_path: Path) -> None:
    (tmp_path / "itas-2568.csv").write_text("ของฉัน", "utf-8")
    ran = prongsai("sheet", "-o", tmp_path, cwd=office)
    assert ran.code == 1
    assert "--replace" in ran.err
    assert [path.name for path in tmp_path.iterdir()] == ["itas-2568.csv"]
    assert prongsai("sheet", "-o", tmp_path, "--replace", cwd=office).code == 0
    assert len([*tmp_path.iterdir()]) == 2


REFUSED = [
    (("-o", "data/2568/files"), 1, "กรุณาระบุโฟลเดอร์อื่นด้วย -o"),
    (("-o", "content"), 1, "กรุณาระบุโฟลเดอร์อื่นด้วย -o"),
    (("-o", "data/agency.yml"), 2, "agency.yml"),
    (("--year", "2560"), 2, "ไม่มีข้อมูลของปี 2560"),
    (("--agency", "tuayang"), 2, "ไม่ต้องระบุ --agency"),
]


@pytest.mark.parametrize(("options", "code", "said"), REFUSED, ids=[" ".join(one[0]) for one in REFUSED])
def test_what_cannot_be_is_refused_in_plain_words(office: Path, options: tuple[str, ...], code: int, said: str) -> None:
    ran = prongsai("sheet", *options, cwd=office)
    assert ran.code == code
    assert said in ran.err
    assert "Traceback" not in ran.told
    assert not (office / "itas").exists()
