"""What a browser puts on paper: every kind of page on A4 with nothing lost, and the official edition as PDF."""

import io
import re
import shutil
import subprocess
from collections import Counter
from collections.abc import Callable
from functools import cached_property
from pathlib import Path
from typing import Any

import pypdfium2
import pytest
from playwright.sync_api import Browser, Page
from pypdf import PdfReader

from browsing import CHROMIUM, DESK, reading
from built import ROOT, Built, prongsai
from prongsai.printing.finishing import finished

pytest_plugins = ["site_fixtures", "browser_fixtures"]
pytestmark = pytest.mark.browser

A4 = (595, 842)
BELOW = ("measures", "progress", "documents", "oit", "concepts", "search")
"""Folders whose pages are all of one kind."""
FOOT = re.compile(r"หน้า (\d+) จาก (\d+)")
DAY = re.compile(r"(?:ข้อมูลณ|พิมพ์เมื่อ)\d{1,2}[ก-๙.]+25\d\d")
"""What is declared, or else the day it is printed."""
TABLES = """() => [...document.querySelectorAll('article table')].flatMap(table => {
  const clipped = [...table.querySelectorAll('*')].filter(one => getComputedStyle(one).clipPath !== 'none');
  const all = clipped.flatMap(one => [one, ...one.querySelectorAll('*')]);
  const unseen = all.flatMap(one => one.textContent.split(/\\s+/));
  return table.innerText.split(/\\s+/).filter(word => word.length > 1 && !unseen.includes(word));
})"""
WORDS = """() => [...new Intl.Segmenter('th', { granularity: 'word' })
  .segment(document.querySelector('article').innerText)].filter(one => one.isWordLike).map(one => one.segment)"""
HIDDEN = """() => document.querySelectorAll('.p-hidden, .p-screen, .p-more, .p-print-only, .headerlink')
  .forEach(one => one.remove())"""


def squeezed(text: str) -> str:
    return re.sub(r"[\s\u00ad\u200b]", "", text)


class Paper:
    """A printed file as who reads it in a browser sees it."""

    def __init__(self, content: bytes) -> None:
        self.content = content
        self.pdf = pypdfium2.PdfDocument(content)

    @cached_property
    def sheets(self) -> list[str]:
        """The text of each sheet."""
        return [sheet.get_textpage().get_text_range() for sheet in self.pdf]

    @cached_property
    def text(self) -> str:
        """The text of all, without what is said at the foot of every sheet."""
        return squeezed("".join(FOOT.sub("", sheet) for sheet in self.sheets))

    def holds(self, words: str) -> bool:
        """Whether words are there, whole or with a break between two sheets."""
        words = squeezed(words)
        breaks = (words[:place] in self.text and words[place:] in self.text for place in range(2, len(words) - 1))
        return words in self.text or any(breaks)

    @cached_property
    def sizes(self) -> set[tuple[int, int]]:
        """Width and height of its sheets, in points."""
        return {(round(sheet.get_width()), round(sheet.get_height())) for sheet in self.pdf}

    def beyond(self) -> list[str]:
        """Letters that stand in the margin or beyond it."""
        wrong = []
        for sheet in self.pdf:
            width, text = sheet.get_width(), sheet.get_textpage()
            boxes = (text.get_rect(number) for number in range(text.count_rects()))
            wrong += [text.get_text_bounded(*box) for box in boxes if box[0] < 20 or box[2] > width - 20]
        return wrong


def put_on_paper(page: Page) -> Paper:
    """A page as the browser prints it, with its letters told as in the edition."""
    pdf = page.pdf(prefer_css_page_size=True, print_background=True, tagged=True, outline=True)
    return Paper(finished(pdf, None, "").content)


def kind(address: str, agencies: set[str]) -> str:
    """Addresses of one kind of page are one."""
    parts = ["*" if part in agencies else part for part in address.split("/")]
    below = next((place for place, part in enumerate(parts) if part in BELOW), len(parts)) + 1
    return "/".join(
        "*" if place >= below and part else "year" if re.fullmatch(r"\d{4}", part) else part
        for place, part in enumerate(parts)
    )


def kinds(site: Path) -> dict[str, str]:
    """The fullest page of each kind; what is printed as an edition is looked at elsewhere."""
    found: dict[str, tuple[int, str]] = {}
    agencies = {path.parent.parent.name for path in site.glob("*/2*/index.html")}
    for path in site.rglob("index.html"):
        address = path.relative_to(site).as_posix().removesuffix("index.html")
        if not address.endswith("edition/") and "data-new-address" not in (text := path.read_text("utf-8")):
            name = kind(address, agencies)
            found[name] = max(found.get(name, (0, "")), (len(text), address))
    return {name: address for name, (_, address) in sorted(found.items())}


def test_every_kind_of_page_prints_with_nothing_lost(shipped: Built, chromium: Browser, home: str) -> None:
    addresses = kinds(shipped.site)
    assert {"", "*/", "*/year/", "*/year/results/", "*/year/measures/", "*/year/oit/*/"} <= set(addresses)
    with reading(chromium, home, DESK) as reader:
        for address in addresses.values():
            page = reader.open(address)
            page.emulate_media(media="print")
            said = page.evaluate(TABLES)
            paper = put_on_paper(page)
            page.emulate_media(media=None)
            assert paper.sizes <= {A4, A4[::-1]}, address
            assert paper.beyond() == [], address
            assert [word for word in said if not paper.holds(word)] == [], address
            for number, sheet in enumerate(paper.sheets, 1):
                told = FOOT.search(sheet)
                assert told, f"{address}, sheet {number}: no number"
                assert told.groups() == (str(number), str(len(paper.sheets))), address
                assert address in squeezed(sheet), f"{address}, sheet {number}: not where it is kept"
                assert DAY.search(squeezed(sheet)), f"{address}, sheet {number}: of no day"


def test_an_edition_printed_from_its_page_begins_with_its_cover(chromium: Browser, home: str) -> None:
    with reading(chromium, home, DESK) as reader:
        page = reader.open("tuayang/2569/edition/")
        page.wait_for_load_state("networkidle")
        paper = put_on_paper(page)
        assert "ฉบับทางการสำหรับพิมพ์" in squeezed(paper.sheets[0])
        assert squeezed(paper.sheets[1]).find("คำนำ") >= 0


def test_pictures_and_trees_are_on_paper_too(chromium: Browser, home: str) -> None:
    """Pictures that come into sight later, and a tree that is higher than a sheet."""
    with reading(chromium, home, DESK) as reader:
        page = reader.open("tuayang/2569/oit/o2/")
        page.wait_for_load_state("networkidle")
        assert page.evaluate("[...document.images].every(one => one.complete && one.naturalWidth > 0)")
        page = reader.open("tuayang/2569/oit/o1/")
        lengths = [len(squeezed(sheet)) for sheet in put_on_paper(page).sheets]
        assert min(lengths[:-1]) > 300, "no sheet is left nearly empty"


def test_a_page_that_knows_no_address_tells_where_it_was_read(chromium: Browser, home: str) -> None:
    with reading(chromium, home, DESK) as reader:
        for address in ("about/", "khuankhanun/2567/results/"):
            sheet = put_on_paper(reader.open(address)).sheets[0]
            assert f"{home}{address}" in squeezed(sheet)


def test_heads_are_repeated_and_wide_tables_lie_across(chromium: Browser, home: str) -> None:
    with reading(chromium, home, DESK) as reader:
        page = reader.open("tuayang/2569/measures/")
        head = page.locator("table.p-wide thead th").last.inner_text()
        paper = put_on_paper(page)
        assert paper.sizes == {A4[::-1]}
        assert sum(squeezed(head) in squeezed(sheet) for sheet in paper.sheets) >= 3


def test_what_is_folded_is_opened_and_what_is_dark_is_light(chromium: Browser, home: str) -> None:
    with reading(chromium, home, DESK) as reader:
        reader.page.emulate_media(color_scheme="dark")
        page = reader.open("tuayang/2569/results/")
        assert page.evaluate("document.documentElement.dataset.mdColorScheme") == "slate"
        page.emulate_media(media="print", color_scheme="dark")
        assert page.evaluate("getComputedStyle(document.documentElement).getPropertyValue('--p-ink')") == "#16202e"
        closed = page.locator("article details:not([open]) td").first
        assert closed.evaluate("cell => cell.checkVisibility({ contentVisibilityAuto: true })")
        assert put_on_paper(page).holds(closed.text_content() or "")


# --- the official edition


@pytest.fixture(scope="module")
def browser_here() -> str:
    found = next(filter(None, map(shutil.which, CHROMIUM)), None)
    assert found
    return found


@pytest.fixture(scope="module")
def editions(tmp_path_factory: pytest.TempPathFactory, browser_here: str) -> Callable[[str, int], Path]:
    """Prints an edition of the shipped data, each once; the file."""
    folder, made = tmp_path_factory.mktemp("editions"), dict[tuple[str, int], Path]()

    def give(slug: str, year: int) -> Path:
        if (slug, year) not in made:
            file = folder / f"{slug}-{year}.pdf"
            options = ("--year", str(year), "--agency", slug, "-o", file, "--browser", browser_here)
            ran = prongsai("report", *options, cwd=ROOT)
            assert ran.code == 0, ran.told
            made[slug, year] = file
        return made[slug, year]

    return give


def outline(pdf: PdfReader) -> list[str]:
    """Bookmarks, in order."""
    names = list[str]()
    open_: list[Any] = list(pdf.outline)
    while open_:
        one = open_.pop(0)
        if isinstance(one, list):
            open_ = [*one, *open_]
        else:
            names.append(str(one.title))
    return names


def test_an_edition_has_bookmarks_tags_and_numbers_in_its_contents(editions: Callable[[str, int], Path]) -> None:
    file = editions("tuayang", 2569).read_bytes()
    paper, pdf = Paper(file), PdfReader(io.BytesIO(file))
    root: Any = pdf.trailer["/Root"]
    assert root["/Lang"] == "th"
    assert root["/MarkInfo"]["/Marked"]
    assert "/StructTreeRoot" in root
    assert pdf.metadata
    assert "2569" in str(pdf.metadata.title)
    assert pdf.metadata.creation_date_raw == "D:20261009000000+07'00'"
    parts = ("คำนำ", "สารบัญ", "ผลการประเมิน ITA", "การวิเคราะห์ผล", "มาตรการ", "ข้อจำกัด", "ความก้าวหน้า", "บันทึกข้อความ")
    marks, place = outline(pdf), 0
    for part in (*parts, "เอกสารประกอบ"):
        place = next(number for number, name in enumerate(marks) if number >= place and name.startswith(part))
    for sheet in paper.sheets:
        assert "หน่วยงานสมมติ" in sheet
        assert "https://www.tuayang.example/ita/tuayang/2569/edition/" in squeezed(sheet)
        assert "ข้อมูลณ9ตุลาคม2569" in squeezed(sheet)
    contents = next(number for number, sheet in enumerate(paper.sheets) if sheet.lstrip().find("สารบัญ") > 0)
    numbers = iter(map(int, re.findall(r"\d+", paper.sheets[contents])))
    for anchor in ("results", "analysis", "measures", "constraints", "progress", "memos", "documents"):
        place_of = pdf.get_destination_page_number(pdf.named_destinations[f"/{anchor}"])
        assert place_of is not None
        assert place_of + 1 in numbers, anchor
    assert paper.sizes == {A4, A4[::-1]}
    assert paper.beyond() == []


def test_words_stay_whole_for_every_reader_of_pdf(
    editions: Callable[[str, int], Path], chromium: Browser, home: str
) -> None:
    """As they are found, copied and read aloud; what only a screen shows is not asked for."""
    file = editions("maeukho", 2565)
    with reading(chromium, home, DESK) as reader:
        page = reader.open("maeukho/2565/edition/")
        page.evaluate(HIDDEN)
        page.emulate_media(media="print")
        said = page.evaluate(WORDS)
    words = Counter(word for word in said if re.fullmatch(r"[\u0e01-\u0e4f]{2,}", word))
    assert words.total() > 3000
    paper = Paper(file.read_bytes())
    read = {"PDFium": "".join(paper.sheets)}
    read["pypdf"] = "".join(sheet.extract_text() for sheet in PdfReader(file).pages)
    if poppler := shutil.which("pdftotext"):
        read["Poppler"] = subprocess.run([poppler, file, "-"], capture_output=True, check=True).stdout.decode()
    for name, text in read.items():
        lost = sum(max(0, count - text.count(word)) for word, count in words.items())
        assert [word for word in words if word not in text] == [], name
        assert lost <= words.total() * 0.005, f"{name}: {lost} of {words.total()}"
        assert "\0" not in text, name


def test_the_same_data_give_the_same_bytes(
    editions: Callable[[str, int], Path], tmp_path: Path, browser_here: str
) -> None:
    options = ("--year", "2565", "--agency", "maeukho", "-o", tmp_path / "again.pdf")
    ran = prongsai("report", *options, cwd=ROOT, PRONGSAI_BROWSER=browser_here)
    assert ran.code == 0, ran.told
    assert (tmp_path / "again.pdf").read_bytes() == editions("maeukho", 2565).read_bytes()
    assert [path.name for path in tmp_path.iterdir()] == ["again.pdf"]
